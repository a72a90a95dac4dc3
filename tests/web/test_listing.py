"""Long lists."""

from datetime import UTC, datetime, timedelta

import pytest

from nep.web.listing import Choice, Listing
from nep.web.models import VisitCount
from nep.web.tables import csv_response, safe_cell

DAY = datetime(2023, 12, 27, tzinfo=UTC)


@pytest.fixture
def rows(db):
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
        **{"size": 3, "csv": True} | options,
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


def test_the_export_is_the_screen_without_its_pages(rf, rows):
    page = listing(rf, "?ai=b&xep=cu")
    assert page.export_url == "?ai=b&xep=cu&dang=csv"
    assert listing(rf, page.export_url).wants_csv
    assert [row.count for row in page.all_rows()] == [1, 3, 5]


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
        (None, ""),
        (DAY.date(), "27/12/2023"),
        ("Đường Nguyễn Huệ", "Đường Nguyễn Huệ"),
    ],
)
def test_a_cell_runs_nothing_in_a_spreadsheet(value, cell):
    assert safe_cell(value) == cell


def test_the_file_opens_as_utf_8_in_a_spreadsheet():
    response = csv_response("viec.csv", ["Việc", "Ngày"], [["=1", DAY.date()]])
    body = b"".join(response.streaming_content)
    assert body == b"\xef\xbb\xbf" + "Việc,Ngày\r\n'=1,27/12/2023\r\n".encode()
    assert response["Content-Disposition"] == 'attachment; filename="viec.csv"'
