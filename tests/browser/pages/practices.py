"""Practices: the public gallery and one practice, and where officers write, decide and apply."""

from collections.abc import Callable

from django.urls import reverse

from nep.organisations.models import Unit
from nep.practices import actions
from nep.practices.actions.results import Result
from nep.practices.models import Practice
from nep.web import clock
from tests.browser.pages.case import Case, Visit, units_with_norms
from tests.factories.practices import (
    a_clerk,
    a_draft,
    a_leader,
    a_recognised,
    a_registered,
    an_adoption,
    with_photograph,
)


def _full(units: dict[str, Unit]) -> Practice:
    """Recognised, with a photograph, a result and two adoptions."""
    practice = with_photograph(a_recognised(units["commune"], units["district"]))
    result = Result("Thời gian chờ trả lời", "30 ngày", "10 ngày")
    actions.add_result(practice, result=result, by=a_clerk(units["commune"]), at=clock.now())
    first = an_adoption(practice, units["neighbour"], changed="Họp buổi tối", results="Đông người hơn")
    an_adoption(practice, units["district"], from_adoption=first)
    return practice


def _public(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        practice = _full(units_with_norms())
        args = [practice.uuid] if name in {"practice", "spread"} else []
        return Visit(reverse(f"practices:{name}", args=args))

    return visit


def _own(name: str) -> Callable[[], Visit]:
    """A page of who writes the practice, another one like it being known."""

    def visit() -> Visit:
        units = units_with_norms()
        _full(units)
        draft = with_photograph(a_draft(units["neighbour"]))
        args = [draft.uuid] if name not in {"list", "create"} else []
        return Visit(reverse(f"practices:{name}", args=args), a_clerk(units["neighbour"]).user)

    return visit


def _to_decide() -> Visit:
    units = units_with_norms()
    waiting = a_registered(units["commune"])
    return Visit(reverse("practices:act", args=[waiting.uuid, "cong-nhan"]), a_leader(units["district"]).user)


def _to_adopt() -> Visit:
    units = units_with_norms()
    practice = _full(units)
    return Visit(reverse("practices:adopt", args=[practice.uuid]), a_clerk(units["province"]).user)


PAGES = [
    Case("mô hình", _public("gallery")),
    Case("một mô hình", _public("practice")),
    Case("nơi áp dụng mô hình", _public("spread")),
    Case("đếm mô hình", _public("counts")),
    Case("mô hình của đơn vị", _own("list")),
    Case("viết mô hình", _own("create")),
    Case("một mô hình đang viết", _own("practice")),
    Case("thêm nơi cùng làm", _own("add_owner")),
    Case("thêm ảnh của mô hình", _own("add_photograph")),
    Case("thêm kết quả của mô hình", _own("add_result")),
    Case("công nhận mô hình", _to_decide),
    Case("áp dụng mô hình", _to_adopt),
]
