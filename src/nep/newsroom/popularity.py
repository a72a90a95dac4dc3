"""Readings: written to a spool file in the request, counted by a job. No cookie, no address, no browser.

A process writes one file a minute; the job takes files of minutes that are over, so nobody writes into what
it reads. What it took is remembered in the transaction that counted it: a file that a crash left behind is
only removed.
"""

import logging
import os
import re
import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.http import HttpRequest

from nep.newsroom.models import Article, TakenSpool, ViewCount
from nep.web import clock

logger = logging.getLogger(__name__)

WEEK, MONTH, SHOWN = 7, 30, 5
KEPT = timedelta(days=60)
ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|scan|monitor|check|fetch|feed|archiv|headless|lighthouse|curl|"
    r"wget|python|java/|go-http|libwww|httpclient|okhttp|axios|node|facebookexternalhit|zalo(?!.*mobile)|"
    r"whatsapp|telegram|skype",
    re.IGNORECASE,
)
_PROCESS = uuid.uuid4().hex[:8]


def spool() -> Path:
    return Path(settings.SPOOL_DIR) / "news"


def is_reader(request: HttpRequest) -> bool:
    """A person who asks for the page, as far as a browser says so; officers who work here are none."""
    agent = request.headers.get("User-Agent", "")
    is_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return request.method == "GET" and not is_signed_in and bool(agent) and not ROBOT.search(agent)


def note_view(article: Article, *, day: date, at: datetime) -> None:
    """One reading more, in a line of a file; no reader waits for the database, and none meets a full disk.

    `at` is real time: it only names the file."""
    file = spool() / f"{at:%Y%m%d%H%M}-{os.getpid()}-{_PROCESS}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a") as opened:
            opened.write(f"{article.pk} {day.isoformat()}\n")
    except OSError as wrong:
        logger.warning("a reading was not noted: %s", wrong)


def count_views(*, at: datetime) -> int:
    """Count what was spooled before this minute; returns how many readings. Safe to run twice."""
    total = 0
    for file in sorted(spool().glob("*.log")):
        if file.name[:12] >= f"{at:%Y%m%d%H%M}":
            continue
        total += _count(file, at)
        file.unlink(missing_ok=True)
    TakenSpool.objects.filter(taken_at__lt=at - timedelta(days=2)).delete()
    ViewCount.objects.filter(day__lt=clock.today() - KEPT).delete()
    return total


def _count(file: Path, at: datetime) -> int:
    readings = Counter(_lines(file))
    with transaction.atomic():
        _taken, is_new = TakenSpool.objects.get_or_create(name=file.name, defaults={"taken_at": at})
        if not is_new:
            return 0
        known = set(Article.objects.filter(pk__in={pk for pk, _day in readings}).values_list("pk", flat=True))
        rows = [(pk, day, count) for (pk, day), count in readings.items() if pk in known]
        ViewCount.objects.bulk_create(
            [ViewCount(article_id=pk, day=day) for pk, day, _count in rows], ignore_conflicts=True
        )
        for pk, day, count in rows:
            ViewCount.objects.filter(article=pk, day=day).update(count=F("count") + count)
        return sum(count for _pk, _day, count in rows)


def _lines(file: Path) -> Iterable[tuple[int, date]]:
    """Whole lines only: a crash may have cut the last one."""
    for line in file.read_text().splitlines():
        pk, _, day = line.partition(" ")
        if pk.isdecimal() and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            yield int(pk), date.fromisoformat(day)


def most_viewed(days: int, *, today: date) -> list[Article]:
    """What is out and was read most in the last `days` days, today included. One query."""
    rows = Article.objects.public().filter(view_counts__day__gt=today - timedelta(days=days))
    most = rows.annotate(views=Sum("view_counts__count")).filter(views__gt=0)
    return list(most.select_related("live").defer("live__body").order_by("-views", "-published_at")[:SHOWN])
