"""A petition on its way through the office, and the pages of who holds its slip."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from nep.petitions import receipts
from nep.petitions.models import Answer, Petition
from nep.web import clock
from tests.browser.pages.case import Case, Visit, somebody_of, units_with_norms
from tests.factories.handling import (
    House,
    a_house,
    approved_answer,
    assigned_petition,
    checked_answer,
    drafted_answer,
    sorted_petition,
)
from tests.factories.petitions import a_petition, a_receipt


def _desk_page(name: str) -> Callable[[], Visit]:
    """A page of the reception desk while a petition waits to be sorted."""

    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        a_petition(commune, at=clock.now())
        return Visit(reverse(name), somebody_of(commune).user)

    return visit


def _to_sort() -> Visit:
    house = a_house(clock.now())
    petition = a_petition(house.commune, at=clock.now())
    return Visit(reverse("petitions:sort", args=[petition.uuid]), house.desk.user)


def _in_hand(make: Callable[[House], Petition | Answer], who: str) -> Callable[[], Visit]:
    """A petition's page at one step of its way, opened by the post whose turn it is."""

    def visit() -> Visit:
        house = a_house(clock.now())
        made = make(house)
        petition = made.petition if isinstance(made, Answer) else made
        return Visit(reverse("petitions:petition", args=[petition.uuid]), house.staff[who].user)

    return visit


def _office_list(name: str, make: Callable[[House], object], who: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        house = a_house(clock.now())
        make(house)
        return Visit(reverse(name), house.staff[who].user)

    return visit


def _with_slip(finish: Callable[[House, Petition], object]) -> Callable[[], Visit]:
    """The slip holder has typed both numbers."""

    def visit() -> Visit:
        house = a_house(clock.now())
        receipt = a_receipt(house.commune, at=clock.now())
        shown = receipts.shown(receipt, clock.now())
        finish(house, receipt.petition)

        def open_slip(page: Any) -> None:
            page.fill("input[name=number]", shown.number)
            page.fill("input[name=secret]", shown.secret)
            page.click("main form button[type=submit]")
            page.wait_for_url("**/phieu/")

        return Visit(reverse("petitions:open_slip"), walk=open_slip)

    return visit


def _scanned() -> Visit:
    receipt = a_receipt(units_with_norms()["commune"], at=clock.now())
    link = receipts.shown(receipt, clock.now()).link
    return Visit("/p/" + link.split("/p/")[1])


PAGES = [
    Case("ghi tại nơi tiếp dân", _desk_page("petitions:clerk")),
    Case("phân loại", _desk_page("petitions:triage")),
    Case("quyển phiếu", _desk_page("petitions:slip_books")),
    Case("chờ kiểm tra", _desk_page("petitions:quarantine")),
    Case("phân loại một kiến nghị", _to_sort),
    Case("kiến nghị chờ giao", _in_hand(sorted_petition, "desk")),
    Case("kiến nghị chờ trả lời", _in_hand(assigned_petition, "officer")),
    Case("câu trả lời đang viết", _in_hand(drafted_answer, "officer")),
    Case("câu trả lời chờ duyệt", _in_hand(checked_answer, "leader")),
    Case("kiến nghị đã trả lời", _in_hand(approved_answer, "desk")),
    Case("các kiến nghị", _office_list("petitions:list", assigned_petition, "officer")),
    Case("chờ duyệt", _office_list("petitions:approval", checked_answer, "leader")),
    Case("báo tin cho dân", _office_list("petitions:tellings", approved_answer, "desk")),
    Case("phiếu của tôi", _with_slip(lambda house, petition: None)),
    Case("quét mã trên phiếu", _scanned),
]
