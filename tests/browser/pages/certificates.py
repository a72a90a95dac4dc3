"""Certificates: layouts with their pictures, files of many of them, handing over."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from nep.commendations.actions import printing
from nep.web import clock
from tests.browser.pages.case import Case, Visit
from tests.factories.certificates import a_layout, issued
from tests.factories.commendations import Hall, a_hall
from tests.factories.norms import shipped_norms

LONG = "Chi hội Phụ nữ ấp Tân Phú Hòa, Hội Liên hiệp Phụ nữ xã Đông Phước An Mới"


def _hall() -> Hall:
    shipped_norms()
    hall = a_hall(members=1)
    issued(hall, "Lê A", LONG)
    return hall


def _page(name: str, *more: str, of: str = "round") -> Callable[[], Visit]:
    def visit() -> Visit:
        hall = _hall()
        layout = a_layout(hall)
        things: dict[str, Any] = {"round": hall.round, "layout": layout, "form": hall.form}
        return Visit(reverse(f"commendations:{name}", args=[things[of].uuid, *more]), hall.office.user)

    return visit


def _run() -> Visit:
    hall = _hall()
    layout = a_layout(hall)
    run = printing.ask_for_run(hall.round, layout=layout, package="one", by=hall.office, at=clock.now())
    return Visit(run.get_absolute_url(), hall.office.user)


def _group() -> Visit:
    hall = _hall()
    key = f"{hall.form.pk}-collective"
    return Visit(reverse("commendations:hand_over_group", args=[hall.round.uuid, key]), hall.office.user)


PAGES = [
    Case("mẫu in bằng", _page("layout", of="layout")),
    Case("một ô của mẫu in", _page("layout_field", "name", of="layout")),
    Case("bỏ một ô của mẫu in", _page("layout_field_remove", "golden", of="layout")),
    Case("cỡ tờ của mẫu in", _page("layout_sheet", of="layout")),
    Case("hình khung của mẫu in", _page("layout_picture", "border", of="layout")),
    Case("bỏ hình của mẫu in", _page("layout_picture_remove", "emblem", of="layout")),
    Case("lập mẫu in", _page("layout_create", of="form")),
    Case("bằng đã cấp", _page("certificates")),
    Case("lập tệp in bằng", _page("certificate_run_new")),
    Case("tệp in bằng đang lập", _run),
    Case("trao thưởng", _page("hand_over")),
    Case("ghi người trao", _group),
]
