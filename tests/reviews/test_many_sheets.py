"""Figures of many units from one spreadsheet: template, preview, all or nothing, never twice."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.measures.models import Statement
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.models import UnitReport
from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import Expected, read_sheet
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.web import clock
from tests.factories.organisations import an_actor
from tests.factories.rounds import assigned, sent
from tests.reviews.test_round_pages import as_, said
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree
from tests.tables import assert_queries, assert_table

HEADS = ("Mã đơn vị", "Đơn vị", "Số văn bản", "Ngày văn bản", "Ngày nhận được", "Số lớp học tập chuyên đề")
ONE, TWO = "99001@2023-12-31", "99002@2023-12-31"
DAY = date(2023, 12, 20)
GOOD = [
    (ONE, "Xã Một", "31/BC-UBND", DAY, date(2023, 12, 25), 5),
    (TWO, "Xã Hai", "8/BC", "21/12/2023", None, 0),
]


def a_file(rows: list[Any]) -> SimpleUploadedFile:
    heads = [Head(title) for title in HEADS]
    return SimpleUploadedFile("so.xlsx", workbook([Sheet("Nhập thay", heads, rows)]))


def url_of(tree: Tree, name: str = "round_many") -> str:
    return reverse(f"reviews:{name}", args=[tree.round.uuid])


def take(desk: Client, tree: Tree, rows: list[Any]) -> str:
    preview = desk.post(url_of(tree), {"file": a_file(rows)})
    carried = {"carried": preview.context["carried"]}
    return said(desk.post(url_of(tree, "round_many_take"), carried, follow=True))


def test_the_office_types_in_many_units_from_the_template(client: Client, tree: Tree) -> None:
    desk = as_(client, tree.office)
    assert url_of(tree) in said(desk.get(reverse("reviews:round", args=[tree.round.uuid])))
    actions.note_missing(
        assigned(tree.round, tree.units["commune"]), reason="Không gửi.", by=tree.district, at=clock.now()
    )
    template = desk.get(url_of(tree, "round_many_template")).content
    wanted = [Expected(title, (title,), Kind.TEXT) for title in HEADS]
    codes = [row.values["Mã đơn vị"] for row in read_sheet(template, wanted).rows]
    assert {ONE, TWO} < set(codes)
    assert len(codes) == 4
    preview = said(desk.post(url_of(tree), {"file": a_file(GOOD)}))
    assert "số 31/BC-UBND ngày 20/12/2023" in preview
    assert not UnitReport.objects.exists()
    page = take(desk, tree, GOOD)
    assert "Đã nhập thay báo cáo của 2 đơn vị." in page
    assert page.count('<span class="badge">nhập thay</span>') == 2
    reports = UnitReport.objects.order_by("assignment__name")
    facts = [(one.state, one.entered_for, one.own_paper_number, one.sent_on) for one in reports]
    assert facts == [
        ("submitted", True, "8/BC", date(2023, 12, 27)),
        ("submitted", True, "31/BC-UBND", date(2023, 12, 25)),
    ]
    said_by_unit = set(Statement.objects.values_list("unit", "value", "paper_number", "entered_for"))
    assert said_by_unit == {
        (tree.units["commune"].pk, 5, "31/BC-UBND", True),
        (tree.units["neighbour"].pk, 0, "8/BC", True),
    }
    assert assigned(tree.round, tree.units["commune"]).missing_reason == ""


def test_the_same_file_again_writes_nothing(client: Client, tree: Tree) -> None:
    desk = as_(client, tree.office)
    take(desk, tree, GOOD[:1])
    page = said(desk.post(url_of(tree), {"file": a_file(GOOD)}))
    assert "1 đơn vị đã nhập từ trước với đúng văn bản và các số này" in page
    assert "Đã nhập thay báo cáo của 1 đơn vị." in take(desk, tree, GOOD)
    assert "Không có dòng mới nào để ghi." in said(desk.post(url_of(tree), {"file": a_file(GOOD)}))
    assert (UnitReport.objects.count(), Statement.objects.count()) == (2, 2)


def test_a_report_that_began_after_the_preview_stops_the_whole(client: Client, tree: Tree) -> None:
    desk = as_(client, tree.office)
    preview = desk.post(url_of(tree), {"file": a_file(GOOD)})
    sent(tree.round, tree.units["neighbour"], tree.district)
    carried = {"carried": preview.context["carried"]}
    page = said(desk.post(url_of(tree, "round_many_take"), carried, follow=True))
    assert "Có đơn vị vừa bắt đầu hoặc gửi báo cáo." in page
    assert UnitReport.objects.count() == 1


def but(place: int, value: object) -> tuple[object, ...]:
    return (*GOOD[0][:place], value, *GOOD[0][place + 1 :])


BAD: list[tuple[tuple[object, ...], str, str]] = [
    (but(0, "12345"), "A2", "Không có đơn vị nào mang mã 12345"),
    (but(0, "99"), "A2", "Đơn vị mang mã 99 không được hỏi trong đợt này."),
    (but(0, None), "A2", "Ô này phải ghi: Mã đơn vị."),
    (but(2, None), "C2", "Chưa ghi số văn bản của đơn vị"),
    (but(2, "31/BC TỐI MẬT"), "C2", "dấu độ mật"),
    (but(3, None), "D2", "Chưa ghi ngày văn bản"),
    (but(3, "20/12/2032"), "D2", "Ngày này chưa tới"),
    (but(3, "hôm qua"), "D2", "hôm qua"),
    (but(4, "19/12/2023"), "E2", "đứng trước ngày văn bản"),
    (but(5, None), "F2", "Chưa có số. Không có gì thì ghi 0."),
    (but(5, -1), "F2", "nhỏ hơn 0"),
    (but(5, "năm"), "F2", "không phải là số nguyên"),
    (but(5, 10**16), "F2", "quá lớn"),
]


@pytest.mark.parametrize(("row", "cell", "words"), BAD)
def test_one_bad_cell_is_named_and_nothing_is_written(
    client: Client, tree: Tree, row: tuple[object, ...], cell: str, words: str
) -> None:
    desk = as_(client, tree.office)
    answer = desk.post(url_of(tree), {"file": a_file([row, GOOD[1]])})
    page = said(answer)
    assert "Có 1 ô cần sửa, chưa ghi gì" in page
    assert f"<strong>{cell}</strong>" in page
    assert words in page
    assert "Nhập thay các đơn vị này" not in page
    desk.post(url_of(tree, "round_many_take"), {"carried": answer.context["carried"]})
    assert not UnitReport.objects.exists()


def test_two_rows_of_one_unit_and_one_that_has_its_report_are_named(client: Client, tree: Tree) -> None:
    row = sent(tree.round, tree.units["neighbour"], tree.district)
    desk = as_(client, tree.office)
    page = said(desk.post(url_of(tree), {"file": a_file([GOOD[0], GOOD[0], GOOD[1]])}))
    assert "Đơn vị này có hai dòng, chỉ để một." in page
    assert "Xã Hai đã gửi báo cáo, đang chờ duyệt." in page
    actions.accept_report(row, by=tree.district, at=clock.now())
    page = said(desk.post(url_of(tree), {"file": a_file([GOOD[1]])}))
    assert "Báo cáo của Xã Hai đã duyệt, đã chốt." in page
    assert UnitReport.objects.count() == 1


def test_an_excused_unit_and_a_closed_round_take_nothing(client: Client, tree: Tree) -> None:
    one = assigned(tree.round, tree.units["commune"])
    actions.excuse_unit(one, reason="Mới thành lập.", by=tree.office, at=clock.now())
    desk = as_(client, tree.office)
    page = said(desk.post(url_of(tree), {"file": a_file([GOOD[0]])}))
    assert "Xã Một không phải báo cáo trong đợt này." in page
    actions.close_round(tree.round, by=tree.office, at=clock.now())
    page = said(desk.post(url_of(tree), {"file": a_file([GOOD[1]])}))
    assert "Đợt báo cáo chưa mở hoặc đã đóng" in page
    assert not UnitReport.objects.exists()


TABLE = """
                 form  template  take
office           yes   yes       yes
district-leader  -     -         -
commune-officer  -     -         -
auditor          -     -         -
"""


def test_only_the_office_of_the_round_types_in_many(client: Client, tree: Tree) -> None:
    who = {
        "office": tree.office,
        "district-leader": tree.district,
        "commune-officer": tree.commune,
        "auditor": an_actor(tree.units["party"], Role.AUDITOR),
    }
    verbs: dict[str, Any] = {
        "form": lambda a: as_(client, a).get(url_of(tree)).status_code == 200,
        "template": lambda a: as_(client, a).get(url_of(tree, "round_many_template")).status_code == 200,
        "take": lambda a: as_(client, a).post(url_of(tree, "round_many_take")).status_code == 302,
    }
    assert_table(TABLE, who=who, verbs=verbs)


@pytest.mark.parametrize("how_many", [1, 2])
def test_a_preview_costs_the_same_for_one_unit_and_for_two(client: Client, tree: Tree, how_many: int) -> None:
    desk = as_(client, tree.office)
    desk.get(url_of(tree))
    with assert_queries(12):
        desk.post(url_of(tree), {"file": a_file(GOOD[:how_many])})
