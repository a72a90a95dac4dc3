"""Pages of the room of imports."""

from collections.abc import Callable

from django.urls import reverse

from nep.imports.models import Batch
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from tests.browser.pages.case import Case, Visit, somebody_of, units_with_norms
from tests.factories.imports import a_preview, an_import

PEOPLE = [["00123", "Nguyễn Văn Một"], ["00124", "Trần Thị Hai"]]


def _keeper() -> Actor:
    return somebody_of(units_with_norms()["commune"], Role.ADMINISTRATOR)


def _page(name: str, *args: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        keeper = _keeper()
        an_import("people", PEOPLE, by=keeper)
        return Visit(reverse(name, args=args), keeper.user)

    return visit


def _batch(make: Callable[[Actor], Batch], name: str = "imports:batch") -> Callable[[], Visit]:
    def visit() -> Visit:
        keeper = _keeper()
        return Visit(reverse(name, args=[make(keeper).uuid]), keeper.user)

    return visit


def _changed(keeper: Actor) -> Batch:
    an_import("people", PEOPLE, by=keeper)
    return a_preview("people", [["00123", "Nguyễn Văn Một Khác"], *PEOPLE[1:]], by=keeper)


def _busy(keeper: Actor) -> Batch:
    batch = a_preview("people", PEOPLE, by=keeper)
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.COMMITTING)
    return batch


PAGES = [
    Case("nhập từ bảng tính", _page("imports:index")),
    Case("gửi một bảng tính", _page("imports:new", "units")),
    Case("xem trước, có dòng đổi", _batch(_changed)),
    Case("xem trước, có ô sai", _batch(lambda by: a_preview("people", [PEOPLE[0], PEOPLE[0]], by=by))),
    Case("bảng tính đang được ghi", _batch(_busy)),
    Case("kết quả một lần nhập", _batch(lambda by: an_import("people", PEOPLE, by=by))),
    Case("hỏi trước khi hoàn tác", _batch(lambda by: an_import("people", PEOPLE, by=by), "imports:undo")),
]
