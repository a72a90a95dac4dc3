"""Figures of many units as an import: the same file as on the round's page, taken back whole."""

import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from nep import cli
from nep.imports import actions as imports
from nep.imports.models import BatchFault
from nep.imports.refusals import StillUsed
from nep.imports.registry import importer_of
from nep.measures.models import Statement
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.actions.approving import Point
from nep.reviews.models import ReportFigure, ReportStep, Round, UnitReport
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.imports import a_preview, an_import
from tests.factories.organisations import an_actor
from tests.factories.rounds import assigned, sent
from tests.reviews.test_many_sheets import DAY, GOOD, ONE, TWO, a_file
from tests.reviews.test_round_pages import as_, said
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    return [model._base_manager.count() for model in (UnitReport, ReportFigure, ReportStep, Statement)]


def scope_of(tree: Tree) -> str:
    return str(tree.round.uuid)


def test_units_come_in_and_go_back_with_what_they_replaced(client: Client, tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    actions.note_missing(row, reason="Không gửi.", by=tree.district, at=clock.now())
    before = counts()
    batch = an_import("statements", GOOD, by=tree.office, scope=scope_of(tree))
    assert batch.new_count == 2
    assert set(Statement.objects.values_list("unit", "value", "paper_number")) == {
        (tree.units["commune"].pk, 5, "31/BC-UBND"),
        (tree.units["neighbour"].pk, 0, "8/BC"),
    }

    told = said(as_(client, tree.office).get(reverse("imports:batch", args=[batch.uuid])))
    assert "2 báo cáo của đơn vị mới" in told
    assert not re.search(r"\b(reviews|measures|norms)\.[a-z]+", told.split("<main")[1])
    imports.undo_batch(batch, by=tree.office, at=clock.now())

    assert counts() == before
    assert assigned(tree.round, tree.units["commune"]).missing_reason == "Không gửi."


def test_the_same_rows_again_change_nothing_at_either_door(client: Client, tree: Tree) -> None:
    an_import("statements", GOOD, by=tree.office, scope=scope_of(tree))
    again = a_preview("statements", GOOD, by=tree.office, scope=scope_of(tree))
    assert (again.same_count, again.writes_count) == (2, 0)
    url = reverse("reviews:round_many", args=[tree.round.uuid])
    page = said(as_(client, tree.office).post(url, {"file": a_file(GOOD)}))
    assert "Xã Một" in page
    assert UnitReport.objects.count() == 2


def test_what_goes_out_comes_back_unchanged(tree: Tree) -> None:
    an_import("statements", GOOD, by=tree.office, scope=scope_of(tree))
    rows = [list(row) for row in importer_of("statements").export(scope_of(tree))]
    assert len(rows) == 4
    again = a_preview("statements", rows, by=tree.office, scope=scope_of(tree))
    assert (again.same_count, again.writes_count, again.faulty_count) == (4, 0, 0)


def test_a_report_that_was_judged_holds_the_import(tree: Tree) -> None:
    batch = an_import("statements", GOOD, by=tree.office, scope=scope_of(tree))
    row = assigned(tree.round, tree.units["commune"])
    actions.return_report(row, points=[Point("Thiếu chữ ký.")], by=tree.district, at=clock.now())
    before = counts()
    with pytest.raises(StillUsed, match="1 bước duyệt, trả lại báo cáo đang dựa vào"):
        imports.undo_batch(batch, by=tree.office, at=clock.now())
    assert counts() == before


NO_PAPER = "Chưa ghi số văn bản của đơn vị: văn bản ấy là hồ sơ của các con số."
NO_LEAP = "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày."
NOT_YET = "Ngày này chưa tới. Ông/bà kiểm tra lại năm."
BAD = {
    "unknown": (("12345@2023-12-31", "", "1/BC", DAY, None, 1), "A2", None),
    "no_paper": ((ONE, "", None, DAY, None, 1), "C2", NO_PAPER),
    "no_day": ((ONE, "", "1/BC", None, None, 1), "D2", "Chưa ghi ngày văn bản của đơn vị."),
    "leap": ((ONE, "", "1/BC", "29/02/2023", None, 1), "D2", NO_LEAP),
    "future": ((ONE, "", "1/BC", date(2024, 3, 1), None, 1), "D2", NOT_YET),
    "no_figure": ((ONE, "", "1/BC", DAY, None, None), "F2", "Chưa có số. Không có gì thì ghi 0."),
    "below": ((ONE, "", "1/BC", DAY, None, -1), "F2", "Số liệu không thể nhỏ hơn 0."),
    "half": ((ONE, "", "1/BC", DAY, None, "1,5"), "F2", None),
}  # fmt: skip


@pytest.mark.parametrize(("row", "cell", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_cell_is_named_and_nothing_is_written(tree: Tree, row, cell, sentence) -> None:  # type: ignore[no-untyped-def]
    before = counts()
    batch = a_preview("statements", [row, GOOD[1]], by=tree.office, scope=scope_of(tree))
    told = dict(BatchFault.objects.filter(batch=batch).values_list("cell", "sentence"))
    assert list(told) == [cell]
    assert told[cell] == (sentence or told[cell])
    assert counts() == before


def test_a_unit_twice_and_a_unit_that_sent_its_own_are_faulty(tree: Tree) -> None:
    neighbour = an_actor(tree.units["neighbour"], Role.UNIT_OFFICER, Role.UNIT_HEAD)
    sent(tree.round, tree.units["neighbour"], neighbour)
    rows = [GOOD[0], GOOD[0], (TWO, "", "8/BC", DAY, None, 0)]
    batch = a_preview("statements", rows, by=tree.office, scope=scope_of(tree))
    told = dict(BatchFault.objects.filter(batch=batch).values_list("cell", "sentence"))
    assert set(told) == {"A2", "A3", "A4"}
    assert "đang chờ duyệt" in told["A4"]


def test_only_the_office_of_the_round_brings_statements(client: Client, tree: Tree) -> None:
    with pytest.raises(NotAllowed):
        a_preview("statements", GOOD, by=tree.district, scope=scope_of(tree))
    url = reverse("imports:new", args=["statements"])
    assert as_(client, tree.office).get(url).status_code == 200
    assert as_(client, tree.commune).get(url).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_check_costs_the_same_with_more_empty_rows(tree: Tree, count: int) -> None:
    codes = [row[0] for row in importer_of("statements").export(scope_of(tree))]
    batch = a_preview("statements", [[code] for code in codes[:count]], by=tree.office, scope=scope_of(tree))
    with assert_queries(21):
        imports.check_again(batch, at=clock.now())


def test_a_template_is_taken_for_the_round_it_fills(client: Client, tree: Tree) -> None:
    address = reverse("imports:new", args=["statements"])
    office = as_(client, tree.office)
    assert f'/mau/?pham-vi={tree.round.uuid}"' in office.get(address).content.decode()
    other = Round.objects.get(pk=tree.round.pk)
    other.pk, other.uuid, other.title = None, uuid4(), "Sơ kết sáu tháng"
    other.period_to = date(2023, 6, 30)
    other.save(force_insert=True)
    page = office.get(address).content.decode()
    assert page.count("/mau/?pham-vi=") == 2
    assert "Mẫu cho Sơ kết sáu tháng (.xlsx)" in page
    assert '/mau/"' not in page


def test_the_command_names_the_rounds_between_which_one_chooses(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tree.office.user is not None
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(SystemExit) as ended:
        cli.main(["import", "statements", str(path), "--as", tree.office.user.username])
    said = f"nep: Loại này cần --scope, một trong:\n  {tree.round.uuid}  {tree.round.title}\n"
    assert (ended.value.code, capsys.readouterr().err) == (1, said)
