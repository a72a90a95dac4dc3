"""News with 300 articles out: an article with remarks below it in at most 6 queries and 30 kB of HTML (14 kB
compressed), the list of news in at most 6; the edit page in at most 20 queries and 100 kB, the newsroom's
list in 60 kB; 10,000 readings noted with no write in the request and counted within a minute; both spellings
find the same.

python -m bench.bench_news
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.bench_page_weight import weight_of
from bench.province import in_a_home_of_its_own

OUT, READINGS, SECONDS = 300, 10_000, 60
ARTICLE, LIST, EDIT = (6, 30_000, 14_000), (6, 60_000, 30_000), (20, 100_000, 40_000)
REMARKS = 25
SAID = "Đường đê nay sạch cỏ, đi làm sớm cũng yên tâm. " * 10
BODY = "<p>Mỗi tổ nhận một đoạn kênh trước nhà, sáng chủ nhật đầu tháng cùng vớt rác, phát cỏ.</p>" * 40


def main() -> int:
    with in_a_home_of_its_own():
        public, desk, articles, edit = a_newsroom()
        failed = [
            _page(public, "an article", articles[-1].public_url, ARTICLE),
            _page(public, "the list of news", "/tin-tuc/", LIST),
            _page(desk, "the edit page", edit, EDIT),
            _page(desk, "the newsroom's list", "/tin-tuc/soan/", (20, 60_000, 30_000)),
            _readings(articles),
            _found(),
        ]
        return int(any(failed))


def a_newsroom() -> tuple[Any, Any, list[Any], str]:
    """A stranger, the editor, what is out, and the address of a page being edited."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client
    from django.urls import reverse

    from nep.search.actions import once_at_the_end
    from tests.factories.newsroom import a_draft, a_moderator, a_shown, an_approver, an_editor, signed_in
    from tests.factories.norms import shipped_norms
    from tests.factories.organisations import a_province

    settings.ALLOWED_HOSTS = ["*"]
    with transaction.atomic(), once_at_the_end():
        shipped_norms()
        commune = a_province()["commune"]
        editor, approver, moderator = an_editor(commune), an_approver(commune), a_moderator(commune)
        articles = [_out(commune, number, editor, approver) for number in range(OUT)]
        for number in range(REMARKS):
            a_shown(articles[-1], moderator, f"Lời số {number}. {SAID}", answer=SAID)
        edited = a_draft(commune, by=editor, body=BODY * 5)
    return Client(), signed_in(editor), articles, reverse("newsroom:edit", args=[edited.uuid])


def _out(commune: Any, number: int, editor: Any, approver: Any) -> Any:
    """Written by one, approved by the other: passwords of 900 more accounts would be most of the time."""
    from nep.newsroom import actions
    from nep.web import clock
    from tests.factories.newsroom import a_submitted

    sent = a_submitted(commune, by=editor, title=f"Hội nghị đối thoại lần {number}", body=BODY)
    actions.approve_article(sent, by=approver, at=clock.now())
    return actions.publish_article(sent, by=approver, at=clock.now())


def _page(client: Any, words: str, address: str, bars: tuple[int, int, int]) -> bool:
    """Whether a second visit passes a bar: queries, bytes of HTML, compressed."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, headers={"user-agent": "Mozilla/5.0 Firefox/120.0"})
    assert answer.status_code == 200, address
    size, weight = len(answer.content), weight_of(answer.content)
    writes = [query for query in captured if not query["sql"].startswith("SELECT")]
    found = (len(captured), size, weight)
    print(f"{words}: {found[0]} of {bars[0]} queries, {size:,} of {bars[1]:,} bytes, {weight:,} compressed")
    return bool(writes) or any(value > bar for value, bar in zip(found, bars, strict=True))


def _readings(articles: list[Any]) -> bool:
    from nep.newsroom.models import ViewCount
    from nep.newsroom.popularity import count_views, note_view
    from nep.web import clock

    at = datetime.now(UTC)
    count_views(at=at + timedelta(minutes=1))
    ViewCount.objects.all().delete()
    begun = time.perf_counter()
    for number in range(READINGS):
        note_view(articles[number % OUT], day=clock.today(), at=at + timedelta(minutes=2))
    noted = time.perf_counter() - begun
    begun = time.perf_counter()
    counted = count_views(at=at + timedelta(minutes=3))
    seconds = time.perf_counter() - begun
    kept = sum(ViewCount.objects.values_list("count", flat=True))
    print(
        f"{READINGS:,} readings: noted in {noted * 1e6 / READINGS:.0f} microseconds each, "
        f"counted in {seconds:.2f} of {SECONDS} s"
    )
    return counted != READINGS or kept != READINGS or seconds > SECONDS


def _found() -> bool:
    """The list as the page asks for it: a page outside tests keeps no context to look into."""
    from django.test import RequestFactory

    from nep.newsroom.lists import news

    found = {}
    for words in ("hoi nghi doi thoai", "hội nghị đối thoại"):
        found[words] = news(RequestFactory().get("/tin-tuc/", {"tim": words})).listing.total
    print(f"found: {found}")
    return set(found.values()) != {OUT}


if __name__ == "__main__":
    sys.exit(main())
