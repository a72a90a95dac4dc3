"""What an article quotes of the rest of the house."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from nep.audit.actions import record
from nep.measures.actions import freeze
from nep.measures.periods import Period
from nep.measures.queries import tree_of
from nep.newsroom import refusals
from nep.newsroom.actions.writing import writable
from nep.newsroom.models import Article, Quote
from nep.newsroom.quoting import quotable
from nep.organisations.actors import Actor
from nep.web.clock import day_of

MOST = 30


def add_quote(article: Article, *, address: str, by: Actor, at: datetime) -> Quote:
    """Quote what stands at `address`: a promise, a practice, a figure as it stands or a frozen one. It is
    shown where the body names it. Raises NotWriter, InHand, NotQuotable, TooManyQuotes."""
    with transaction.atomic():
        current = writable(article, by)
        return _kept(current, quotable(address, today=day_of(at)), by=by, at=at)


def add_frozen_quote(article: Article, *, address: str, by: Actor, at: datetime) -> Quote:
    """As `add_quote`, of a figure that stays as it is now, with the keys of its records. Raises also
    NotAFigure."""
    with transaction.atomic():
        current = writable(article, by)
        found = quotable(address, today=day_of(at))
        if found["kind"] != Quote.Kind.FIGURE:
            raise refusals.NotAFigure
        live = Quote(**found)
        assert live.unit is not None, "a figure is of a unit"
        assert live.period_from is not None, "and of a period"
        assert live.period_to is not None, "from a day to a day"
        period = Period(live.period_from, live.period_to)
        tree = tree_of(live.unit)
        frozen, *_parts = freeze(
            [live.measure_key], live.unit, period, tree=tree, thing=current, by=by, at=at
        )
        return _kept(current, {"kind": Quote.Kind.FROZEN, "frozen": frozen}, by=by, at=at)


def _kept(current: Article, found: dict[str, object], *, by: Actor, at: datetime) -> Quote:
    last = Quote.objects.filter(article=current).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST:
        raise refusals.TooManyQuotes
    quote = Quote.objects.create(article=current, number=last + 1, quoted_at=at, **found)
    facts: dict[str, str | int | None] = {"number": quote.number}
    record("article_quote_added", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
    return quote
