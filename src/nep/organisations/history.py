"""History of a record as a person reads it: when, which post, what."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from nep.audit.models import Event
from nep.audit.queries import events_of
from nep.audit.registry import sentence_of
from nep.organisations.actors import Channel
from nep.organisations.models import Post
from nep.vietnamese.dates import short_day
from nep.web.parts import HistoryEntry

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def history_of(thing: models.Model, *, most: int = 100) -> list[HistoryEntry]:
    """The newest `most` lines of the history of `thing`, in two queries. `by` is a post's title, never a
    person's name."""
    return lines_of(events_of(thing)[:most])


def lines_of(events: Iterable[Event]) -> list[HistoryEntry]:
    """Events as lines: each registered sentence with its facts filled in."""
    rows = list(events)
    ids = {pk for row in rows for pk in (row.post_id, row.on_behalf_of_id) if pk is not None}
    titles = dict(Post.objects.filter(pk__in=ids).values_list("pk", "title"))
    return [HistoryEntry(_sentence(row), row.at, _who(row, titles)) for row in rows]


def _who(event: Event, titles: dict[int, str]) -> str:
    """The post that acted, and in whose name."""
    acted = titles.get(event.post_id or 0, _door(event.channel))
    if event.on_behalf_of_id is None:
        return acted
    behalf = titles.get(event.on_behalf_of_id, "")
    return _("%(post)s, thay mặt %(behalf)s") % {"post": acted, "behalf": behalf}


def _sentence(event: Event) -> str:
    facts = defaultdict(str, {name: _words(fact) for name, fact in event.facts.items()})
    return _(sentence_of(event.event)).format_map(facts)


def _words(fact: str | int | None) -> str:
    """A fact as a person reads it: days are kept as 2023-12-27 and shown as 27/12/2023."""
    text = "" if fact is None else str(fact)
    return short_day(date.fromisoformat(text)) if ISO_DAY.fullmatch(text) else text


def _door(channel: str) -> str:
    doors = {
        Channel.PUBLIC: _("Người dân"),
        Channel.SLIP: _("Người giữ phiếu"),
        Channel.JOB: _("Hệ thống"),
        Channel.CLI: _("Quản trị máy chủ"),
        Channel.DEMO: _("Dữ liệu mẫu"),
        Channel.PAGE: _("Cán bộ"),
    }
    return doors[Channel(channel)]
