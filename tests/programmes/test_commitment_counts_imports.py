"""Commitments kept on paper come in as counts of a unit and a year, never as rows of persons."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from nep.imports import actions as imports
from nep.imports.models import Batch, BatchFault
from nep.imports.refusals import StillUsed
from nep.imports.registry import importer_of
from nep.measures.periods import Period
from nep.measures.queries import read
from nep.organisations.models import Line
from nep.programmes import checks
from nep.programmes.actions import close_theme
from nep.programmes.actions import commitments as actions
from nep.programmes.actions.commitments_on_paper import PaperCount, bring_counts
from nep.programmes.imports.commitments import scope_of
from nep.programmes.models import Commitment, CommitmentsOnPaper, CommitmentTally
from nep.programmes.queries.commitments import counts_of
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.commitments import a_commitment, a_member, reviewed
from tests.factories.commitments import planning as planning
from tests.factories.imports import a_preview, an_import
from tests.factories.plans import Planning
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
KIND = "commitments"
COMMUNE, ABOVE = "Đảng ủy Xã Một", "Huyện ủy Thử"
GOOD = [[COMMUNE, 2023, 25, 20], [ABOVE, 2022, 9, 0]]


def scope(planning: Planning, name: str = "party_district") -> str:
    return scope_of(planning.theme, planning.units[name])


def brought(planning: Planning, rows: list[Any] = GOOD) -> Batch:
    return an_import(KIND, rows, by=planning.officers["party_district"], scope=scope(planning))


def looked_at(planning: Planning, rows: list[Any]) -> Batch:
    return a_preview(KIND, rows, by=planning.officers["party_district"], scope=scope(planning))


def told(batch: Batch) -> dict[str, str]:
    return dict(BatchFault.objects.filter(batch=batch).order_by("pk").values_list("cell", "sentence"))


def standing() -> dict[tuple[str, int], tuple[int, int]]:
    """(unit, year) -> (registered, reviewed), as the tallies say it."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for row in CommitmentTally.objects.filter(paper__isnull=False).order_by("pk"):
        key = (row.unit.versions.get().name, row.year)
        whole, done = found.get(key, (0, 0))
        found[key] = (whole + 1, done + (row.reviewed_on is not None))
    return found


def test_counts_come_in_are_counted_and_go_back(planning: Planning) -> None:
    batch = brought(planning)
    assert (batch.new_count, batch.faulty_count) == (2, 0)
    assert standing() == {(COMMUNE, 2023): (25, 20), (ABOVE, 2022): (9, 0)}
    assert (checks.commitment_faults(), checks.paper_faults()) == ([], [])

    imports.undo_batch(batch, by=planning.officers["party_district"], at=clock.now())

    assert standing() == {}
    assert not CommitmentsOnPaper.objects.exists()


def test_figures_and_the_page_of_counts_hold_both_ways_of_writing(planning: Planning) -> None:
    a_commitment(planning, a_member(planning))
    brought(planning)
    unit, year = planning.units["party_commune"], Period(date(2023, 1, 1), date(2023, 12, 31))
    keys = ["commitments_registered", "commitments_reviewed"]
    found = read(keys, [unit], [year], line=Line.PARTY)
    assert [found[key, unit.pk, year] for key in keys] == [26, 20]
    counts = counts_of(planning.theme, planning.leaders["party"], year=2023, on=clock.today())
    assert [(row.name, row.registered, row.reviewed) for row in counts.rows] == [(COMMUNE, 26, 20)]


def test_the_same_file_again_changes_nothing_and_another_number_changes_its_row(planning: Planning) -> None:
    brought(planning)
    again = looked_at(planning, GOOD)
    assert (again.same_count, again.writes_count) == (2, 0)
    batch = brought(planning, [[COMMUNE, 2023, 10, 10], GOOD[1]])
    assert (batch.changed_count, batch.same_count) == (1, 1)
    assert standing() == {(COMMUNE, 2023): (10, 10), (ABOVE, 2022): (9, 0)}
    imports.undo_batch(batch, by=planning.officers["party_district"], at=clock.now())
    assert standing() == {(COMMUNE, 2023): (25, 20), (ABOVE, 2022): (9, 0)}


def test_an_import_whose_row_was_changed_since_is_not_undone(planning: Planning) -> None:
    brought(planning)
    first = brought(planning, [[COMMUNE, 2023, 24, 20]])
    brought(planning, [[COMMUNE, 2023, 23, 20]])
    with pytest.raises(StillUsed, match="1 dòng số bản đăng ký đã được sửa sau lần nhập"):
        imports.undo_batch(first, by=planning.officers["party_district"], at=clock.now())
    assert standing()[COMMUNE, 2023] == (23, 20)


NOT_OURS = "Không phải đơn vị của ông/bà hay đơn vị bên dưới. Ông/bà chọn tên trong danh sách của tệp mẫu."
PART = "Ghi số từ 0 đến số bản đăng ký."
BAD = {
    "above": (["Tỉnh ủy Thử", 2023, 25, 20], {"A2": NOT_OURS}),
    "other_side": (["Xã Một", 2023, 25, 20], {"A2": NOT_OURS}),
    "before": ([COMMUNE, 2021, 25, 20], {"B2": "Chuyên đề này nhận số của năm: 2022, 2023."}),
    "to_come": ([COMMUNE, 2024, 25, 20], {"B2": "Chuyên đề này nhận số của năm: 2022, 2023."}),
    "more_reviewed": ([COMMUNE, 2023, 5, 6], {"D2": PART}),
    "below": ([COMMUNE, 2023, 1, -1], {"D2": PART}),
    "nothing": ([COMMUNE, 2023, -1, 0], {"C2": "Ghi số từ 0 đến 20.000.", "D2": PART}),
    "too_many": ([COMMUNE, 2023, 20_001, 0], {"C2": "Ghi số từ 0 đến 20.000."}),
}  # fmt: skip


@pytest.mark.parametrize(("row", "faults"), BAD.values(), ids=BAD)
def test_a_bad_cell_is_named_and_nothing_is_written(
    planning: Planning, row: list[Any], faults: dict[str, str]
) -> None:
    batch = looked_at(planning, [row, GOOD[1]])
    assert told(batch) == faults
    assert (batch.faulty_count, CommitmentsOnPaper.objects.count()) == (1, 0)


@pytest.mark.parametrize("cell", ["nhiều", "1,5", None])
def test_a_cell_that_is_no_whole_number_is_named(planning: Planning, cell: object) -> None:
    assert set(told(looked_at(planning, [[COMMUNE, 2023, cell, 0]]))) == {"C2"}


def test_a_unit_and_year_twice_are_faulty_at_both(planning: Planning) -> None:
    assert set(told(looked_at(planning, [GOOD[0], GOOD[0], [COMMUNE, 2022, 1, 0]]))) == {"A2", "A3"}


def test_a_list_of_persons_is_refused_whole_and_nothing_of_it_stays(planning: Planning) -> None:
    by, at = planning.officers["party_district"], clock.now()
    heads = [Head("Họ và tên"), Head("Đơn vị"), Head("Việc đăng ký")]
    content = workbook([Sheet("Bảng", heads, [["Nguyễn Văn Ví Dụ", COMMUNE, "Giữ đường sạch"]])])
    batch = imports.send_file(KIND, scope=scope(planning), content=content, name="a.xlsx", by=by, at=at)
    batch = imports.read_batch(batch, at=at)
    assert batch.state == Batch.State.REFUSED
    assert (batch.file, batch.chunks.count()) == (None, 0)


def test_no_row_is_given_out(client: Client, planning: Planning) -> None:
    brought(planning)
    assert not importer_of(KIND).gives_back
    assert list(importer_of(KIND).export(scope(planning))) == []
    client.force_login(planning.officers["party_district"].user)  # type: ignore[arg-type] # it has one
    url = reverse("imports:current", args=[KIND])
    assert client.post(f"{url}?pham-vi={scope(planning)}", {"dang": "xlsx"}).status_code == 403


def test_what_is_written_here_is_taken_back_and_reviewed_apart(planning: Planning) -> None:
    brought(planning, [[COMMUNE, 2023, 5, 0]])
    member, other = a_member(planning), a_member(planning)
    mine, theirs = a_commitment(planning, member), a_commitment(planning, other)
    reviewed(theirs, other)
    actions.withdraw_commitment(mine, by=member, at=clock.now())
    assert standing() == {(COMMUNE, 2023): (5, 0)}
    assert (Commitment.objects.count(), CommitmentTally.objects.filter(paper=None).count()) == (1, 1)
    assert checks.commitment_faults() == []


def test_tallies_that_differ_from_their_source_are_found_and_mended(planning: Planning) -> None:
    brought(planning)
    lost = CommitmentTally.objects.filter(paper__isnull=False).order_by("pk").first()
    assert lost is not None
    lost.delete()
    assert checks.paper_faults() == ["Số đếm 1 dòng bản đăng ký trên giấy khác với nguồn của nó."]
    checks.mend_paper()
    assert checks.paper_faults() == []
    assert standing()[COMMUNE, 2023] == (25, 20)


@pytest.mark.parametrize(
    "values", [{"registered": 1, "reviewed": 2}, {"registered": 25, "reviewed": 20, "is_again": True}]
)
def test_the_database_refuses_a_part_above_its_whole_and_a_second_row(
    planning: Planning, values: dict[str, Any]
) -> None:
    if values.pop("is_again", False):
        brought(planning)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitmentsOnPaper.objects.create(
            theme=planning.theme, unit=planning.units["party_commune"], year=2023, **values
        )


WHO = {"party": True, "party_district": True, "party_commune": True, "district": True, "commune": True}


@pytest.mark.parametrize("name", WHO)
def test_who_writes_for_a_unit_brings_its_own_and_no_member_does(planning: Planning, name: str) -> None:
    may = importer_of(KIND).may
    assert may(planning.officers[name], scope(planning, name))
    others = [other for other in WHO if other != name]
    assert not any(may(planning.officers[name], scope(planning, other)) for other in others)
    assert not may(a_member(planning, name), scope(planning, name))


def test_nobody_brings_counts_to_a_theme_that_is_closed(planning: Planning, now: datetime) -> None:
    close_theme(planning.theme, by=planning.officers["party"], at=now)
    with pytest.raises(NotAllowed):
        looked_at(planning, GOOD)


def test_the_action_itself_refuses_a_unit_that_does_not_stand_below(
    planning: Planning, now: datetime
) -> None:
    row = PaperCount(planning.units["party"].pk, 2023, 1, 1)
    by, unit = planning.officers["party_district"], planning.units["party_district"]
    with pytest.raises(NotAllowed):
        bring_counts(planning.theme, unit, [row], trace=None, by=by, at=now)  # type: ignore[arg-type]


def test_the_page_of_counts_leads_to_the_import_for_who_may(client: Client, planning: Planning) -> None:
    url = reverse("programmes:commitment_counts", args=[planning.theme.uuid])
    link = f"{reverse('imports:new', args=[KIND])}?pham-vi={scope(planning)}"
    client.force_login(planning.officers["party_district"].user)  # type: ignore[arg-type] # it has one
    assert link in client.get(url).content.decode()
    assert client.get(link).status_code == 200
    client.force_login(a_member(planning, "party_district").user)  # type: ignore[arg-type] # it has one
    assert reverse("imports:new", args=[KIND]) not in client.get(url).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_check_costs_the_same_with_more_rows(planning: Planning, count: int, now: datetime) -> None:
    rows = [[COMMUNE, 2023, 5, 1], [COMMUNE, 2022, 5, 1], [ABOVE, 2022, 5, 1]][:count]
    batch = looked_at(planning, rows)
    with assert_queries(22):
        imports.check_again(batch, at=now)
