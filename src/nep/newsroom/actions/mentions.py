"""Leaders whom an article names."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from nep.audit.actions import record
from nep.commendations.subjects import tells_membership
from nep.newsroom import refusals
from nep.newsroom.actions.writing import writable
from nep.newsroom.mentions import full_title, leaders_on
from nep.newsroom.models import Article, Mention
from nep.organisations.actors import Actor
from nep.organisations.queries import name_on

MOST = 60


def add_mention(article: Article, *, post: int, day: date, by: Actor, at: datetime) -> Mention:
    """Name whoever holds `post` (its id) on `day`; the body's marks say where. The same post and day again is
    the same mention. Raises NotWriter, InHand, NoLeaderThatDay, TooManyMentions."""
    with transaction.atomic():
        current = writable(article, by)
        held = leaders_on(day).filter(pk=post).first()
        if held is None:
            raise refusals.NoLeaderThatDay
        title = full_title(held.title, name_on(held.unit_id, day))
        if tells_membership(title):
            raise refusals.NoLeaderThatDay
        rows = Mention.objects.filter(article=current)
        known = rows.filter(post=held, day=day).first()
        if known is not None:
            return known
        last = rows.aggregate(last=Max("number"))["last"] or 0
        if last >= MOST:
            raise refusals.TooManyMentions
        words = {"title": title, "name": held.person.full_name}
        made = Mention.objects.create(article=current, number=last + 1, post=held, day=day, **words)
        facts: dict[str, str | int | None] = {"number": made.number}
        record("article_mention_added", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return made
