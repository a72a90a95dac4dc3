"""Long lists."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Q
from django.http import HttpResponse
from django.utils import translation

from nep.web import exports
from nep.web.listing import Choice, Export, Head, Listing, Withheld, exportable
from nep.web.models import VisitCount
from nep.web.tables import safe_cell
from tests.taken import grid, notes_of, rows_of

DAY = datetime(2023, 12, 27, tzinfo=UTC)
FILE = Export(
    "luot-xem",
    "Lượt xem",
    [Head("Tên"), Head("Số"), Head("Ngày")],
    lambda rows: ([row.name, row.count, row.ends_at.date()] for row in rows),
)


@pytest.fixture
def rows(db, now):
    """Seven rows whose days tie two by two."""
    VisitCount.objects.bulk_create(
        VisitCount(
            name=f"duong so {n}", who="ab"[n % 2], seconds=1, ends_at=DAY + timedelta(days=n // 2), count=n
        )
        for n in range(7)
    )


def listing(rf, query="", **options):
    return Listing(
        rf.get(f"/{query}"),
        VisitCount.objects.all(),
        search=("name",),
        filters={"ai": Choice("Ai", [("a", "A"), ("b", "B")], lookup="who")},
        orders={"moi": ("-ends_at",), "cu": ("ends_at", "-count")},
        **{"size": 3, "export": FILE} | options,
    )


def walk(rf, query, side):
    pages, address = [], query
    while True:
        page = listing(rf, address)
        pages.append([row.count for row in page.page])
        address = getattr(page, side)
        if not address:
            return pages, page


@pytest.mark.parametrize(
    ("query", "pages"),
    [("", [[6, 5, 4], [3, 2, 1], [0]]), ("?xep=cu", [[1, 0, 3], [2, 5, 4], [6]])],
)
def test_pages_are_walked_by_key_forth_and_back_without_loss(rf, rows, query, pages):
    forth, last = walk(rf, query, "next_url")
    assert forth == pages
    back, first = walk(rf, last.previous_url, "previous_url")
    assert [[row.count for row in last.page], *back][::-1] == pages
    assert first.previous_url == ""


def test_a_row_that_arrives_meanwhile_moves_no_other_row(rf, rows):
    second = listing(rf).next_url
    VisitCount.objects.create(name="x", who="a", seconds=2, ends_at=DAY + timedelta(days=9))
    assert [row.count for row in listing(rf, second).page] == [3, 2, 1]


def test_filters_and_search_stay_in_every_address(rf, rows):
    page = listing(rf, "?ai=a&tim=%C4%90%C6%B0%E1%BB%9Dng+2", size=1)
    assert [row.count for row in page.page] == [2]
    assert page.query_string == "ai=a&tim=%C4%90%C6%B0%E1%BB%9Dng+2"
    assert listing(rf, "?ai=a", size=1).next_url.startswith("?ai=a&sau=")
    assert page.is_narrowed


@pytest.mark.parametrize(
    "query", ["?xep=password", "?ai=zzz", "?sau=%%%", "?sau=W10=", "?truoc=W1siaSIsInh4Il1d"]
)
def test_what_is_not_on_the_white_list_changes_nothing(rf, rows, query):
    page = listing(rf, query)
    assert [row.count for row in page.page] == [6, 5, 4]
    assert not page.is_narrowed


def test_the_count_is_exact_up_to_a_thousand(rf, rows):
    assert listing(rf).total_text == "Có 7 mục."
    VisitCount.objects.bulk_create(
        VisitCount(name="n", who=str(n), seconds=3, ends_at=DAY) for n in range(1000)
    )
    assert listing(rf).total_text == "Có hơn 1.000 mục."


def test_the_file_is_the_screen_without_its_pages(rf, rows):
    page = listing(rf, "?ai=b&xep=cu&sau=W10=", order_labels={"cu": "Cũ trước"})
    assert [(file.label, file.url) for file in page.files] == [
        ("Excel", "?ai=b&xep=cu&dang=xlsx"),
        ("CSV", "?ai=b&xep=cu&dang=csv"),
    ]
    lines = grid(listing(rf, page.files[1].url, order_labels={"cu": "Cũ trước"}).file)
    assert [line[1] for line in rows_of(lines)] == ["1", "3", "5"]
    assert notes_of(lines) == [
        "Lượt xem",
        "Tải từ trang công khai, ngày 27/12/2023.",
        "Chỉ gồm: Ai: B.",
        "Xếp theo: Cũ trước.",
        "Có 3 dòng.",
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_portions_join_to_the_whole(rf, rows, monkeypatch, form):
    monkeypatch.setattr(exports, "PORTION", 2)
    lines = rows_of(grid(listing(rf, f"?xep=cu&dang={form}").file))
    assert [int(line[1]) for line in lines] == [1, 0, 3, 2, 5, 4, 6]


def test_an_xlsx_has_real_days_and_numbers_and_no_formula(rf, rows):
    VisitCount.objects.filter(count=6).update(name="=1+1")
    first = rows_of(grid(listing(rf, "?dang=xlsx").file))[0]
    assert first == ["=1+1", 6, date(2023, 12, 30)]


def test_what_a_file_leaves_out_is_said_and_not_counted(rf, rows):
    some = replace(FILE, leaves_out=Q(who="a"), left_out="Không gồm a.")
    page = listing(rf, "?dang=csv", export=some)
    assert (page.total_count, page.file_count) == ("7", "3")
    lines = grid(page.file)
    assert notes_of(lines)[-2:] == ["Không gồm a.", "Có 3 dòng."]
    assert [line[1] for line in rows_of(lines)] == ["5", "3", "1"]


def test_what_stands_in_no_file_has_no_button_and_no_answer(rf, rows):
    page = listing(rf, "?dang=csv", export=Withheld("vì"))
    assert (page.files, page.file) == ([], None)


class Somebody:
    is_authenticated = True


def test_who_is_signed_in_takes_a_file_by_a_button_never_by_a_link(rf, rows, monkeypatch):
    written = []
    monkeypatch.setattr(exports, "_witnesses", [Witness(written)])
    asked = rf.get("/?dang=csv&tim=duong")
    asked.user = Somebody()
    assert page_of(asked).file is None
    assert {file.url for file in page_of(asked).files} == {""}
    asked = rf.post("/?tim=duong", {"dang": "csv"})
    asked.user = Somebody()
    lines = grid(page_of(asked).file)
    assert notes_of(lines)[1:3] == ["Đơn vị Thử tải ngày 27/12/2023.", "Chỉ gồm: có chữ “duong”."]
    assert written == [exports.Exported("Lượt xem", "tìm theo chữ", "csv", 7)], "never what was searched for"


class Witness:
    def __init__(self, written):
        self.written = written

    def unit_name(self, request):
        return "Đơn vị Thử"

    def record(self, request, exported):
        self.written.append(exported)


def page_of(request):
    return Listing(
        request, VisitCount.objects.all(), search=("name",), orders={"moi": ("-ends_at",)}, export=FILE
    )


def test_a_file_that_fails_half_way_is_no_file_and_no_history(rf, rows, monkeypatch):
    written = []
    monkeypatch.setattr(exports, "_witnesses", [Witness(written)])
    asked = rf.post("/", {"dang": "csv"})
    asked.user = Somebody()
    broken = replace(FILE, rows=lambda rows: (1 // 0 for _row in rows))
    with pytest.raises(ZeroDivisionError):
        Listing(asked, VisitCount.objects.all(), orders={"moi": ("-ends_at",)}, export=broken).file  # noqa: B018
    assert written == []


def test_a_post_that_asks_for_no_file_is_refused_and_a_file_speaks_vietnamese(rf):
    @exportable
    def view(request):
        return HttpResponse(translation.get_language())

    asked = rf.post("/", {"dang": "exe"})
    asked.user = Somebody()
    assert view(asked).status_code == 405
    with translation.override("en"):
        assert view(rf.get("/")).content == b"en"
        assert view(rf.get("/?dang=csv")).content == b"vi"


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_costs_the_same_queries_with_one_row_or_three(rf, db, django_assert_num_queries, count):
    VisitCount.objects.bulk_create(
        VisitCount(name="n", who=str(n), seconds=3, ends_at=DAY) for n in range(count)
    )
    with django_assert_num_queries(2):
        page = listing(rf)
        assert (len(page.page), page.total, page.next_url) == (count, count, "")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+84 912", "'+84 912"),
        ("-5", "'-5"),
        ("@a", "'@a"),
        ("  =1", "'  =1"),
        (-5, "-5"),
        (Decimal("-1234.50"), "-1234,50"),
        (DAY, "27/12/2023 07:00"),
        ("00123", "00123"),
        (None, ""),
        (DAY.date(), "27/12/2023"),
        ("Đường Nguyễn Huệ", "Đường Nguyễn Huệ"),
    ],
)
def test_a_cell_runs_nothing_in_a_spreadsheet(value, cell):
    assert safe_cell(value) == cell


def test_the_file_opens_as_utf_8_in_a_spreadsheet(rf, rows):
    VisitCount.objects.filter(count__lt=6).delete()
    answer = listing(rf, "?dang=csv").file
    with closing(answer.file_to_stream):
        content = answer.getvalue().decode()
    assert content.splitlines() == [
        "\ufeffLượt xem",
        '"Tải từ trang công khai, ngày 27/12/2023."',
        '"Toàn bộ danh sách, không lọc."',
        "Có 1 dòng.",
        "Tên,Số,Ngày",
        "duong so 6,6,30/12/2023",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="luot-xem-2023-12-27.csv"'
    assert answer["Cache-Control"] == "private, no-store"
