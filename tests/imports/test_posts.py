"""Posts from a spreadsheet."""

from datetime import date

import pytest

from nep.imports import actions
from nep.organisations.models import FOR_EVER, Post, PostRole
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.imports import a_preview, an_import
from tests.factories.organisations import a_province, an_actor

pytestmark = pytest.mark.django_db

FIRST = date(2022, 1, 1)
BOTH = ["leader", "unit_officer"]
ORDER = ("code", "name", "unit", "title", "roles", "phone", "first", "last", "concurrent")


def row(code: str = "001", unit: str = "99001", title: str = "Chuyên viên", **cells: object) -> list[object]:
    said = {"code": code, "unit": unit, "title": title, "first": FIRST, **cells}
    return [said.get(key) for key in ORDER]


@pytest.fixture
def units(now):
    return a_province()


@pytest.fixture
def keeper(units):
    actor = an_actor(units["province"], Role.ADMINISTRATOR)
    an_import("people", [["001", "Nguyễn Văn Một"], ["002", "Trần Thị Hai"]], by=actor)
    return actor


def posts() -> list[tuple[object, ...]]:
    rows = Post.objects.exclude(person__code="").order_by("pk")
    return [
        (p.person.code, p.unit_id, p.title, p.office_phone, p.valid_from, p.valid_to,
         sorted(p.roles.values_list("role", flat=True)))
        for p in rows
    ]  # fmt: skip


def faults_of(rows, keeper) -> list[tuple[str, str]]:
    before = posts()
    batch = a_preview("posts", rows, by=keeper)
    assert posts() == before
    return sorted(batch.faults.values_list("cell", "sentence"))


def test_posts_come_in_with_their_roles(units, keeper):
    rows = [
        row(roles="Cán bộ đơn vị; Lãnh đạo", phone="0293 3123 456", last=date(2022, 12, 31)),
        row("002", "Huyện Thử / Xã Hai", name="Trần Thị Hai"),
    ]
    an_import("posts", rows, by=keeper)

    assert posts() == [
        ("001", units["commune"].pk, "Chuyên viên", "02933123456", FIRST, date(2023, 1, 1), BOTH),
        ("002", units["neighbour"].pk, "Chuyên viên", "", FIRST, FOR_EVER, []),
    ]
    again = a_preview("posts", rows, by=keeper)
    assert (again.same_count, again.row_count) == (2, 2)


def test_what_a_row_corrects_is_taken_back_with_the_roles(units, keeper):
    an_import("posts", [row(roles="Cán bộ đơn vị; Lãnh đạo")], by=keeper)
    before = posts()
    batch = an_import("posts", [row(roles="Người kiểm tra", last=date(2023, 6, 30))], by=keeper)
    assert batch.changed_count == 1
    assert posts() != before

    actions.undo_batch(batch, by=keeper, at=clock.now())
    assert posts() == before
    assert PostRole.objects.filter(post__person__code="001").count() == 2


def test_two_posts_of_one_person_may_not_overlap_without_a_word(units, keeper):
    rows = [row(), row(title="Phó Chủ tịch", first=date(2022, 6, 1))]
    overlap = (
        "Người này giữ “{}” từ ngày {}: hai thời gian chồng nhau. "
        "Nếu kiêm nhiệm, ông/bà ghi “có” ở cột Kiêm nhiệm."
    )
    assert faults_of(rows, keeper) == [
        ("G2", overlap.format("Phó Chủ tịch", "01/06/2022")),
        ("G3", overlap.format("Chuyên viên", "01/01/2022")),
    ]
    an_import("posts", [row()], by=keeper)
    assert faults_of(rows[1:], keeper) == [("G2", overlap.format("Chuyên viên", "01/01/2022"))]

    said = [row(last=date(2022, 5, 31)), row(title="Phó Chủ tịch", first=date(2022, 6, 1))]
    assert an_import("posts", said, by=keeper).changed_count == 1
    an_import("posts", [row("001", title="Trưởng ban", concurrent="có")], by=keeper)
    assert len(posts()) == 3


def test_a_post_at_a_dissolved_unit_is_told(units, keeper):
    day = date(2021, 6, 1)
    ended = [None, None, None, None, None, None, None, None, None, None]
    ended[0], ended[1], ended[2], ended[3], ended[8] = "99001", day, "Xã Một", "cấp xã", "có"
    an_import("units", [ended], by=keeper)

    assert faults_of([row(unit="99001@31/05/2021")], keeper) == [
        ("C2", "“Xã Một” đã chấm dứt hoạt động trước ngày 01/01/2022.")
    ]


def test_who_and_what_nobody_knows_is_told(keeper):
    rows = [
        row("999"),
        row(name="Lê Văn Khác"),
        row("002", roles="Vua", last=date(2021, 1, 1)),
        row("002", unit="Xã Không Có", title="Trưởng ban"),
    ]
    unknown = (
        "Không có đơn vị “Xã Không Có”, cả trong hệ thống và trong tệp này. Ông/bà kiểm tra lại tên hoặc mã."
    )
    assert faults_of(rows, keeper) == [
        ("A2", "Không có người nào mang mã 999. Ông/bà nhập ở loại “Người” trước."),
        ("B3", "Mã 001 trong hệ thống là của người khác tên. Ông/bà kiểm tra lại mã và họ tên."),
        ("C5", unknown),
        ("E4", "Không có vai “Vua”. Ông/bà chọn trong danh sách của tệp mẫu."),
        ("H4", "Ngày cuối đứng trước ngày đầu. Ông/bà kiểm tra lại hai ngày."),
    ]


def test_the_same_post_twice_is_told_at_both_rows(keeper):
    said = "Cùng người, đơn vị, chức vụ và ngày có ở nhiều dòng (cả dòng {}). Ông/bà chỉ để một."
    assert faults_of([row(), row(phone="115")], keeper) == [("A2", said.format(3)), ("A3", said.format(2))]
