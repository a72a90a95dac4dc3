"""From the address of a page to what an article quotes, and from that to what its readers see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.safestring import SafeString

from nep.commendations.models import AwardDecision
from nep.measures.declarations import Figure
from nep.measures.freezing import period_of, tree_of_frozen
from nep.measures.models import FrozenFigure
from nep.measures.pages import words
from nep.measures.periods import Period
from nep.measures.queries import line_of, read
from nep.measures.registry import figures
from nep.measures.scopes import Scope, scope_form, scope_of
from nep.newsroom import quoted_decisions, refusals
from nep.newsroom.models import Quote
from nep.newsroom.quoted_decisions import WITH, QuotedDecision
from nep.organisations.actors import PUBLIC
from nep.organisations.queries import names_on
from nep.practices.models import Practice
from nep.promises.models import Promise
from nep.promises.standing import state_of
from nep.web.states import State

KIND = Quote.Kind
LONGEST_ADDRESS = 2000


def quotable(address: str, *, today: date) -> dict[str, object]:
    """The fields of a `Quote` of what stands at `address`, as everybody sees it today.

    Raises NotQuotable for any other page, and for what the public does not see."""
    try:
        parts = urlsplit(address.strip()[:LONGEST_ADDRESS])
        found = resolve(parts.path)
    except (Resolver404, ValueError):
        raise refusals.NotQuotable from None
    if found.view_name == "promises:promise":
        return {"kind": KIND.PROMISE, "promise": _one(Promise.objects.public(), found.kwargs["uuid"])}
    if found.view_name == "practices:practice":
        return {"kind": KIND.PRACTICE, "practice": _one(Practice.objects.public(), found.kwargs["uuid"])}
    if found.view_name in quoted_decisions.PAGES:
        return {"kind": KIND.DECISION, "decision": _decision(found.view_name, found.kwargs["uuid"])}
    if found.view_name == "measures:frozen":
        frozen = _one(FrozenFigure.objects.all(), found.kwargs["uuid"])
        _counted(frozen.key)
        return {"kind": KIND.FROZEN, "frozen": frozen}
    if found.view_name == "measures:figure":
        return _figure(found.kwargs["key"], dict(parse_qsl(parts.query)), today)
    raise refusals.NotQuotable


def _decision(view_name: str, uuid: UUID) -> AwardDecision:
    decision = quoted_decisions.decision_at(view_name, uuid)
    if decision is None:
        raise refusals.NotADecision
    return decision


def _one(rows: object, uuid: object) -> "FrozenFigure":
    found = rows.filter(uuid=uuid).first()  # type: ignore[attr-defined] # a query set of one of three models
    if found is None:
        raise refusals.NotQuotable
    return found  # type: ignore[no-any-return]


def _counted(key: str) -> Figure:
    """The counted figure with this key, unless it counts one member's own texts (safeguard 12)."""
    figure = next((one for one in figures() if one.key == key), None)
    if figure is None or figure.counts.is_shielded:
        raise refusals.NotQuotable
    return figure


def _figure(key: str, given: dict[str, str], today: date) -> dict[str, object]:
    _counted(key)
    try:
        form = scope_form(given, PUBLIC, today)
    except ValidationError:
        raise refusals.NotQuotable from None
    if not form.is_valid():
        raise refusals.NotQuotable
    scope: Scope = scope_of(form, today)
    values = read([key], [scope.unit], [scope.period], line=line_of(scope.unit))
    return {
        "kind": KIND.FIGURE,
        "measure_key": key,
        "unit": scope.unit,
        "period_from": scope.period.first,
        "period_to": scope.period.last,
        "value": values[key, scope.unit.pk, scope.period],
    }


@dataclass(frozen=True)
class Shown:
    """What `_quote.html` draws. `was` is the value when it was quoted, or `now` what a frozen one would be
    today, where records were corrected since."""

    quote: Quote
    url: str
    title: str
    unit_name: str = ""
    value: str = ""
    period: str = ""
    sentence: str = ""
    was: str = ""
    now: str = ""
    state: State | None = None
    decision: QuotedDecision | None = None


def blocks_of(quotes: Sequence[Quote], *, today: date) -> dict[int, SafeString]:
    """What stands in the place of each mark. What the public no longer sees stands nowhere.

    Two queries for each figure and decision, one for the names of all units."""
    names = names_on([_unit_of(quote) for quote in quotes], today)
    shown = {quote.number: _shown(quote, names, today) for quote in quotes}
    return {
        number: SafeString(render_to_string("newsroom/_quote.html", {"shown": one}))
        for number, one in shown.items()
        if one is not None
    }


def quotes_of(article_id: int, numbers: Iterable[int]) -> list[Quote]:
    """One query."""
    rows = Quote.objects.filter(article=article_id, number__in=list(numbers))
    return list(rows.select_related("promise", "practice", "frozen__unit", "unit", *WITH).order_by("number"))


def title_of(quote: Quote) -> str:
    """What is quoted, in one line, for who writes."""
    if quote.promise is not None:
        return quote.promise.text
    if quote.practice is not None:
        return quote.practice.title
    if quote.decision is not None:
        return quoted_decisions.title_of(quote.decision)
    key = quote.frozen.key if quote.frozen is not None else quote.measure_key
    return next((one.label for one in figures() if one.key == key), key)


def _unit_of(quote: Quote) -> int | None:
    thing = quote.promise or quote.practice or quote.frozen or quote.decision
    return thing.unit_id if thing is not None else quote.unit_id


def _shown(quote: Quote, names: Mapping[int, str], today: date) -> Shown | None:
    unit = names.get(_unit_of(quote) or 0, "")
    if quote.promise is not None:
        return _promise(quote, quote.promise, unit, today)
    if quote.practice is not None:
        if not (quote.practice.is_public and quote.practice.state == Practice.State.RECOGNISED):
            return None
        return Shown(quote, quote.practice.get_absolute_url(), quote.practice.title, unit)
    if quote.decision is not None:
        decision = quoted_decisions.told(quote.decision, since=quote.quoted_at)
        return Shown(quote, decision.register_url, decision.title, unit, decision=decision)
    return _frozen(quote, quote.frozen, unit) if quote.frozen is not None else _live(quote, unit)


def _promise(quote: Quote, promise: Promise, unit: str, today: date) -> Shown | None:
    if not Promise.objects.public().filter(pk=promise.pk).exists():
        return None
    url = reverse("promises:promise", args=[promise.uuid])
    return Shown(quote, url, promise.text, unit, state=state_of(promise, today=today))


def _frozen(quote: Quote, frozen: FrozenFigure, unit: str) -> Shown | None:
    figure = next((one for one in figures() if one.key == frozen.key), None)
    url = reverse("measures:frozen", args=[frozen.uuid])
    if figure is None:
        return None
    hide = figure.counts.hides_small(from_public=True)
    tree, period = tree_of_frozen(frozen), period_of(frozen)
    values = read(
        [frozen.key], [frozen.unit], [period], line=tree.line, tree_mode=tree.mode, tree_date=tree.on
    )
    then, now = words(frozen.value, hide=hide), words(values[frozen.key, frozen.unit_id, period], hide=hide)
    return Shown(
        quote, url, figure.label, unit, then, str(period), figure.sentence, now=now if now != then else ""
    )


def _live(quote: Quote, unit: str) -> Shown | None:
    figure = next((one for one in figures() if one.key == quote.measure_key), None)
    if figure is None or quote.unit is None or quote.period_from is None or quote.period_to is None:
        return None
    period = Period(quote.period_from, quote.period_to)
    values = read([figure.key], [quote.unit], [period], line=line_of(quote.unit))
    hide = figure.counts.hides_small(from_public=True)
    now, was = words(values[figure.key, quote.unit.pk, period], hide=hide), words(quote.value, hide=hide)
    scope = {"don-vi": quote.unit.uuid, "tu": f"{period.first:%d/%m/%Y}", "den": f"{period.last:%d/%m/%Y}"}
    url = f"{reverse('measures:figure', args=[figure.key])}?{urlencode(scope)}"
    return Shown(
        quote, url, figure.label, unit, now, str(period), figure.sentence, was=was if was != now else ""
    )
