from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nep.newsroom import actions, popularity
from nep.newsroom.models import Article, TakenSpool, ViewCount
from nep.newsroom.popularity import count_views, most_viewed, note_view
from nep.organisations.models import Unit
from nep.web import clock
from tests.factories.newsroom import a_published, an_approver, an_editor, signed_in
from tests.newsroom.test_photographs import with_photographs

Units = dict[str, Unit]
BROWSER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
DAY = date(2023, 12, 27)
NOTED = datetime(2023, 12, 27, 2, 0, tzinfo=UTC)
LATER = NOTED + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def spool(settings: Any, tmp_path: Path) -> Path:
    settings.SPOOL_DIR = tmp_path
    return tmp_path / "news"


def noted(article: Article, times: int, *, day: date = DAY) -> None:
    for _time in range(times):
        note_view(article, day=day, at=NOTED)


def counts() -> list[tuple[int, date, int]]:
    return list(ViewCount.objects.order_by("article", "day").values_list("article", "day", "count"))


def test_a_view_writes_nothing_to_the_database_and_sets_no_cookie_of_its_own(
    units: Units, spool: Path
) -> None:
    article = a_published(units["commune"])
    with CaptureQueriesContext(connection) as captured:
        answer = Client(headers={"user-agent": BROWSER}).get(article.public_url)
    assert [query["sql"] for query in captured if not query["sql"].startswith("SELECT")] == []
    assert set(answer.cookies) <= {"csrftoken"}, "that of the switch of language, on every page"
    (file,) = spool.glob("*.log")
    assert file.read_text() == f"{article.pk} 2023-12-27\n"


@pytest.mark.parametrize(
    "agent",
    ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "Mozilla/5.0 (compatible; bingbot/2.0)",
     "facebookexternalhit/1.1", "curl/8.5.0", "python-requests/2.31", "Mozilla/5.0 HeadlessChrome/120.0",
     "Mozilla/5.0 (compatible; AhrefsBot/7.0)", "Feedly/1.0", "UptimeRobot/2.0 monitor"],
)  # fmt: skip
def test_robots_are_left_out(units: Units, spool: Path, agent: str) -> None:
    article = a_published(units["commune"])
    Client(headers={"user-agent": agent}).get(article.public_url)
    assert not list(spool.glob("*.log"))


def test_officers_and_requests_for_the_head_are_left_out(units: Units, spool: Path) -> None:
    article = a_published(units["commune"])
    signed_in(an_editor(units["commune"])).get(article.public_url, headers={"user-agent": BROWSER})
    Client(headers={"user-agent": BROWSER}).head(article.public_url)
    assert not list(spool.glob("*.log"))


def test_the_job_counts_what_was_noted_before_this_minute_and_removes_the_file(
    units: Units, spool: Path
) -> None:
    first, second = a_published(units["commune"]), a_published(units["commune"])
    noted(first, 3)
    noted(second, 1, day=date(2023, 12, 26))
    assert count_views(at=NOTED) == 0
    assert count_views(at=LATER) == 4
    assert count_views(at=LATER) == 0
    noted(first, 2)
    TakenSpool.objects.all().delete()
    assert count_views(at=LATER) == 2
    assert counts() == [(first.pk, DAY, 5), (second.pk, date(2023, 12, 26), 1)]
    assert not list(spool.glob("*.log"))


def test_a_file_that_a_crash_left_behind_is_not_counted_twice(units: Units, spool: Path) -> None:
    article = a_published(units["commune"])
    noted(article, 3)
    (file,) = spool.glob("*.log")
    kept = file.read_text()
    count_views(at=LATER)
    file.write_text(kept)
    assert count_views(at=LATER) == 0
    assert counts() == [(article.pk, DAY, 3)]


def test_a_cut_line_and_an_article_that_is_not_there_are_passed_over(units: Units, spool: Path) -> None:
    article = a_published(units["commune"])
    noted(article, 1)
    (file,) = spool.glob("*.log")
    file.write_text(f"{article.pk} 2023-12-27\n999999 2023-12-27\nabc\n{article.pk} 2023-")
    assert count_views(at=LATER) == 1
    assert counts() == [(article.pk, DAY, 1)]


def test_a_full_disk_costs_no_reader_the_page(
    units: Units, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    article = a_published(units["commune"])
    settings.SPOOL_DIR = "/dev/null/khong-co"
    answer = Client(headers={"user-agent": BROWSER}).get(article.public_url)
    assert answer.status_code == 200


def test_most_viewed_of_seven_and_of_thirty_days(units: Units, client: Client) -> None:
    now, then, gone = (
        a_published(units["commune"], title=title) for title in ("Tin nay", "Tin xưa", "Bị rút")
    )
    noted(now, 2, day=DAY - timedelta(days=6))
    noted(then, 9, day=DAY - timedelta(days=7))
    noted(gone, 20)
    count_views(at=LATER)
    actions.withdraw_article(gone, reason="Nhầm.", by=an_approver(units["commune"]), at=clock.now())
    assert [row.pk for row in most_viewed(7, today=DAY)] == [now.pk]
    assert [row.pk for row in most_viewed(30, today=DAY)] == [then.pk, now.pk]
    page = client.get(now.public_url).content.decode()
    assert "Xem nhiều nhất trong 7 ngày" in page
    assert "Xem nhiều nhất trong 30 ngày" in page


def test_counts_of_long_ago_are_forgotten(units: Units) -> None:
    noted(a_published(units["commune"]), 1, day=DAY - popularity.KEPT - timedelta(days=1))
    count_views(at=LATER)
    count_views(at=LATER)
    assert not ViewCount.objects.exists()


def test_feeds_and_the_map_name_what_is_out_by_whole_addresses(units: Units, client: Client) -> None:
    article = a_published(units["commune"], title='Tin & "dấu" <b>')
    address = f"http://testserver{article.public_url}"
    rss, atom, sitemap = (client.get(f"/tin-tuc/{name}/") for name in ("rss", "atom", "so-do"))
    assert [answer.headers["Content-Type"].split(";")[0] for answer in (rss, atom, sitemap)] == [
        "application/rss+xml", "application/atom+xml", "application/xml",
    ]  # fmt: skip
    for answer in (rss, atom, sitemap):
        assert address in answer.content.decode()
    assert 'Tin &amp; "dấu" &lt;b&gt;' in rss.content.decode()
    assert f"urn:uuid:{article.uuid}" in atom.content.decode()


def test_a_shared_article_shows_its_title_lead_and_first_photograph(units: Units, client: Client) -> None:
    article = with_photographs(units["commune"])
    page = client.get(article.public_url).content.decode()
    assert f'<meta property="og:url" content="http://testserver{article.public_url}">' in page
    assert '<meta property="og:title" content="Hội nghị đối thoại với công nhân">' in page
    assert '<meta property="og:image" content="http://testserver/tin-tuc/anh/' in page
    assert '<meta property="og:image:alt" content="Hội trường có hai hàng ghế">' in page
    plain = client.get(a_published(units["commune"]).public_url).content.decode()
    assert "og:image" not in plain
