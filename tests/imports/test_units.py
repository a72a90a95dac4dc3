"""Units from a spreadsheet: through time, on both lines, by code with its day or by name."""

from datetime import date

import pytest

from nep.audit.models import Event
from nep.imports import actions
from nep.imports.refusals import StillUsed
from nep.organisations import queries
from nep.organisations.models import Line, Placement, Span, Unit, UnitVersion
from nep.organisations.roles import Role
from nep.organisations.spans import span_faults
from nep.web import clock
from tests.factories.imports import a_preview, an_import
from tests.factories.organisations import a_post, a_province, a_unit, an_actor

pytestmark = pytest.mark.django_db

DAY = date(2021, 1, 1)
ORDER = (
    "code",
    "day",
    "name",
    "kind",
    "abbreviation",
    "parent",
    "party_parent",
    "previous",
    "closing",
    "basis",
)


def row(name: str, day: date = DAY, *, kind: str = "cấp xã", **cells: str) -> list[object]:
    said = {"name": name, "day": day, "kind": kind, **cells}
    return [said.get(key) for key in ORDER]


@pytest.fixture
def units(now):
    return a_province()


@pytest.fixture
def keeper(units):
    return an_actor(units["province"], Role.ADMINISTRATOR)


def faults_of(rows, keeper) -> list[tuple[str, str]]:
    before = counts()
    batch = a_preview("units", rows, by=keeper)
    assert counts() == before
    assert batch.state == "checked"
    return sorted(batch.faults.values_list("cell", "sentence"))


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Unit, UnitVersion, Placement, Span))


def outcomes(batch) -> tuple[int, int, int, int]:
    return (batch.new_count, batch.changed_count, batch.same_count, batch.faulty_count)


def named(name: str) -> Unit:
    return Unit.objects.get(versions__name=name)


def test_units_come_in_below_each_other_in_any_order(units, keeper):
    rows = [
        row("Ấp 1", kind="ấp, khu vực", parent="Xã Mới"),
        row("Ấp 1", kind="ấp, khu vực", parent="Xã Một"),
        row("Xã Mới", code="09901", parent="Huyện Thử", party_parent="990"),
    ]
    batch = an_import("units", rows, by=keeper)

    assert outcomes(batch) == (3, 0, 0, 0)
    new = queries.unit_by_code("09901", DAY)
    assert queries.parent_of(new, line=Line.STATE, on=DAY) == units["district"]
    assert queries.parent_of(new, line=Line.PARTY, on=DAY) == units["district"]
    below = queries.units_below(new, line=Line.STATE, on=DAY)
    assert {queries.name_on(unit, DAY) for unit in below} == {"Xã Mới", "Ấp 1"}
    assert span_faults() == []


def test_the_same_file_again_changes_nothing(units, keeper):
    rows = [
        row("Xã Mới", code="09901", parent="Tỉnh Thử / Huyện Thử", party_parent="Huyện Thử"),
        row("Ấp 1", kind="ấp, khu vực", parent="Xã Mới"),
        row("Ấp 1", kind="ấp, khu vực", parent="Xã Một"),
        row("Huyện ủy Mới", kind="huyện ủy và tương đương", party_parent="Tỉnh ủy Thử"),
        row("Tỉnh ủy Khác", kind="tỉnh ủy", party_parent="đứng đầu"),
    ]
    an_import("units", rows, by=keeper)
    before = counts()

    assert outcomes(a_preview("units", rows, by=keeper)) == (0, 0, 5, 0)
    assert counts() == before


def test_a_new_name_from_a_later_day_is_shown_before_and_after(units, keeper):
    rows = [row("Phường Một", date(2023, 7, 1), code="99001", previous="99001", kind="cấp xã")]
    batch = a_preview("units", rows, by=keeper)
    assert outcomes(batch) == (0, 1, 0, 0)
    assert '"name":"Xã Một"' in batch.chunks.get().outcomes

    actions.commit_batch(batch, by=keeper, at=clock.now())
    assert queries.name_on(units["commune"], date(2023, 6, 30)) == "Xã Một"
    assert queries.name_on(units["commune"], date(2023, 7, 1)) == "Phường Một"
    assert outcomes(a_preview("units", rows, by=keeper)) == (0, 0, 1, 0)


def test_an_old_code_goes_to_a_new_unit_on_the_day_the_old_one_ends(units, keeper):
    day = date(2023, 7, 1)
    rows = [
        row("Xã Một", day, code="99001", closing="có"),
        row("Xã Gộp", day, code="99001", parent="990"),
        row("Ấp 9", day, kind="ấp, khu vực", parent="99001"),
    ]
    an_import("units", rows, by=keeper)

    assert queries.unit_by_code("99001", day) == named("Xã Gộp")
    assert queries.unit_by_code("99001@2023-06-30", day) == units["commune"]
    assert queries.parent_of(named("Ấp 9"), line=Line.STATE, on=day) == named("Xã Gộp")
    assert outcomes(a_preview("units", rows, by=keeper)) == (0, 0, 3, 0)


def test_a_unit_moves_from_a_day_on(units, keeper):
    day = date(2023, 7, 1)
    rows = [row("Xã Hai", day, code="99002", parent="Tỉnh Thử")]
    batch = an_import("units", rows, by=keeper)

    assert outcomes(batch) == (0, 1, 0, 0)
    assert queries.parent_of(units["neighbour"], line=Line.STATE, on=day) == units["province"]
    assert queries.parent_of(units["neighbour"], line=Line.STATE, on=DAY) == units["district"]
    assert span_faults() == []


def test_what_was_written_is_taken_back_whole(units, keeper):
    before = (counts(), sorted(Span.objects.values_list("unit", "line", "path", "valid_from", "valid_to")))
    rows = [
        row("Xã Mới", code="09901", parent="Huyện Thử"),
        row("Ấp 1", kind="ấp, khu vực", parent="Xã Mới"),
        row("Xã Một sửa", date(2020, 1, 1), code="99001"),
        row("Xã Hai", date(2023, 7, 1), code="99002", parent="Tỉnh Thử"),
    ]
    batch = an_import("units", rows, by=keeper)
    assert counts() != before[0]

    actions.undo_batch(batch, by=keeper, at=clock.now())
    spans = sorted(Span.objects.values_list("unit", "line", "path", "valid_from", "valid_to"))
    assert (counts(), spans) == before
    assert queries.name_on(units["commune"], DAY) == "Xã Một"
    assert Event.objects.filter(event="unit_removed").count() == 2
    assert Event.objects.filter(event="unit_taken_back").count() == 2
    assert span_faults() == []


def test_undoing_is_refused_when_something_stands_on_it(units, keeper):
    batch = an_import("units", [row("Xã Mới", code="09901", parent="Huyện Thử")], by=keeper)
    a_post(named("Xã Mới"))
    a_unit("Ấp 1", parent=named("Xã Mới"))
    before = counts()

    with pytest.raises(StillUsed) as refused:
        actions.undo_batch(batch, by=keeper, at=clock.now())
    assert "1 chức vụ đang dựa vào; ông/bà" in str(refused.value)
    assert "1 vị trí trong cây tổ chức đang dựa vào; ông/bà" in str(refused.value)
    assert counts() == before


def test_undoing_is_refused_when_it_was_changed_again(units, keeper):
    batch = an_import("units", [row("Xã Một sửa", date(2020, 1, 1), code="99001")], by=keeper)
    an_import("units", [row("Xã Một sửa nữa", date(2020, 1, 1), code="99001")], by=keeper)

    with pytest.raises(StillUsed) as refused:
        actions.undo_batch(batch, by=keeper, at=clock.now())
    assert "1 tên gọi của đơn vị đã được sửa sau lần nhập." in str(refused.value)
    assert queries.name_on(units["commune"], DAY) == "Xã Một sửa nữa"


def test_the_same_key_twice_is_told_at_both_rows(keeper):
    rows = [row("Xã Mới", code="09901", parent="990"), row("Xã Khác", code="09901", parent="990")]
    sentence = "Cùng đơn vị, cùng ngày có ở nhiều dòng (cả dòng {}). Ông/bà chỉ để một dòng."
    assert faults_of(rows, keeper) == [("A2", sentence.format(3)), ("A3", sentence.format(2))]


def test_an_unknown_unit_above_is_told(keeper):
    rows = [row("Xã A", code="1", parent="Huyện Không Có"), row("Xã B", code="2", parent="88888")]
    assert [cell for cell, _said in faults_of(rows, keeper)] == ["F2", "F3"]
    assert "Không có đơn vị “Huyện Không Có”" in faults_of(rows, keeper)[0][1]
    assert "Không có đơn vị nào mang mã 88888 vào ngày 01/01/2021." in faults_of(rows, keeper)[1][1]


def test_a_circle_is_told_at_each_of_its_rows(keeper):
    rows = [
        row("Xã A", code="1", parent="3"),
        row("Xã B", code="2", parent="1"),
        row("Xã C", code="3", parent="2"),
        row("Xã D", code="4", parent="4"),
    ]
    found = faults_of(rows, keeper)
    assert [cell for cell, _said in found] == ["F2", "F3", "F4", "F5"]
    assert "Thành vòng tròn" in found[0][1]
    assert found[3][1] == "Đơn vị không thể trực thuộc chính nó."


def test_a_circle_through_a_unit_of_the_house_is_told(units, keeper):
    rows = [row("Huyện Thử", date(2023, 7, 1), code="990", kind="cấp huyện", parent="99001")]
    assert "Thành vòng tròn" in faults_of(rows, keeper)[0][1]


def test_a_unit_before_its_parent_exists_is_told(keeper):
    rows = [
        row("Xã A", date(2021, 1, 1), code="1", parent="990"),
        row("Ấp 1", date(2020, 6, 1), kind="ấp, khu vực", parent="1"),
        row("Ấp 2", date(2019, 6, 1), kind="ấp, khu vực", parent="Xã Một"),
    ]
    assert faults_of(rows, keeper) == [
        ("F3", "“Xã A” chỉ có từ ngày 01/01/2021, sau ngày 01/06/2020 của dòng này."),
        ("F4", "“Xã Một” chỉ có từ ngày 01/01/2020, sau ngày 01/06/2019 của dòng này."),
    ]


def test_a_unit_below_one_that_ended_is_told(units, keeper):
    an_import("units", [row("Xã Một", date(2022, 1, 1), code="99001", closing="có")], by=keeper)
    rows = [row("Ấp 1", date(2023, 1, 1), kind="ấp, khu vực", parent="99001@2021-12-31")]
    assert faults_of(rows, keeper) == [("F2", "“Xã Một” đã chấm dứt hoạt động trước ngày 01/01/2023.")]


def test_a_code_in_use_on_that_day_is_told(keeper):
    assert [cell for cell, _ in faults_of([row("Xã Lạ", code="99001", parent="990")], keeper)] == ["A2"]
    said = faults_of([row("Xã Lạ", code="99001", parent="990")], keeper)[0][1]
    assert said.startswith("Mã 99001 vào ngày 01/01/2021 đang thuộc “Xã Một”.")


def test_a_code_that_another_unit_takes_later_is_told(units, keeper):
    a_unit("Xã Sau", parent=units["district"], code="77", valid_from=date(2022, 1, 1))
    said = faults_of([row("Xã Trước", code="77", parent="990")], keeper)
    assert said == [("A2", "Mã 77 từ ngày 01/01/2022 thuộc “Xã Sau”. Ông/bà kiểm tra lại mã.")]


def test_an_ambiguous_name_is_told(units, keeper):
    for parent in ("commune", "neighbour"):
        a_unit("Ấp Chung", parent=units[parent])
    said = faults_of([row("Tổ 1", kind="ấp, khu vực", parent="Ấp Chung")], keeper)
    assert said[0][0] == "F2"
    assert said[0][1].startswith("Có 2 đơn vị tên “Ấp Chung”.")
    an_import("units", [row("Tổ 1", kind="ấp, khu vực", parent="Xã Hai / Ấp Chung")], by=keeper)
    assert queries.parent_of(named("Tổ 1"), line=Line.STATE, on=DAY) is not None


def test_an_unknown_kind_and_a_closing_of_nobody_are_told(keeper):
    rows = [row("Xã A", code="1", kind="xã đảo"), row("Xã B", code="2", closing="có")]
    assert faults_of(rows, keeper) == [
        ("D2", "Không có loại đơn vị này. Ông/bà chọn trong danh sách của tệp mẫu."),
        ("I3", "Không tìm thấy đơn vị để chấm dứt. Ông/bà kiểm tra lại mã, tên và ngày."),
    ]
