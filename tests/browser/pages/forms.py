"""The citizen's form, every page of it, as it first stands and as it comes back with its errors."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.browser.pages.case import Case, Visit, units_with_norms

STEPS = ["choice", "place", "words", "concern", "tell", "send"]
FILL: dict[str, Callable[[Any], None]] = {
    "choice": lambda page: page.check("input[name=choice][value=report]"),
    "place": lambda page: page.select_option("select[name=place_unit]", label="Xã Một"),
    "words": lambda page: page.fill("textarea[name=text]", "Cầu ấp Ba bị gãy lan can."),
    "concern": lambda page: page.check("input[name=concern][value=no]"),
    "tell": lambda page: page.check("input[name=tell_by][value=come]"),
}
SPOIL: dict[str, Callable[[Any], None]] = {"tell": lambda page: page.check("input[name=tell_by][value=call]")}
ERROR = ".error-summary, [role=alert]"


def _go_on(page: Any, then: str) -> None:
    page.click("main form button.btn-primary[type=submit]")
    page.wait_for_selector(then, state="attached")


def _to(step: str) -> Callable[[Any], None]:
    def walk(page: Any) -> None:
        for number in range(STEPS.index(step)):
            FILL[STEPS[number]](page)
            _go_on(page, f"input[name=step][value={STEPS[number + 1]}]")

    return walk


def _refused_at(step: str) -> Callable[[Any], None]:
    def walk(page: Any) -> None:
        _to(step)(page)
        SPOIL.get(step, lambda page: None)(page)
        _go_on(page, ERROR)

    return walk


def _form(walk: Callable[[Any], None]) -> Callable[[], Visit]:
    def visit() -> Visit:
        units_with_norms()
        return Visit(reverse("petitions:submit"), walk=walk)

    return visit


def _wrong_slip() -> Visit:
    def walk(page: Any) -> None:
        page.fill("input[name=number]", "1234 5678")
        page.fill("input[name=secret]", "000000")
        _go_on(page, ERROR)

    return Visit(reverse("petitions:open_slip"), walk=walk)


PAGES = [
    *(Case(f"gửi ý kiến, trang {n + 1}", _form(_to(step))) for n, step in enumerate(STEPS) if n),
    *(Case(f"gửi ý kiến, sai ở trang {n + 1}", _form(_refused_at(s))) for n, s in enumerate(STEPS[:5])),
    Case("xem trả lời, sai số", _wrong_slip),
]
