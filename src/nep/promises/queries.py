"""Reads of promises, shaped for the desk."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.measures.queries import line_of
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on, units_below
from nep.organisations.registry import DeskItem
from nep.programmes.carrying import MOST_LINES, Carried
from nep.programmes.models import Theme
from nep.promises.models import Confirmation, Promise
from nep.vietnamese.numbers import with_dots

DUE_SOON_DAYS = 7
DESK_LIMIT = 200


def desk_promises(actor: Actor, day: date) -> list[DeskItem]:
    """What waits for the acting post: late, due today and due soon, disputed, and wording to approve."""
    wanted = _work_of(actor, day)
    if wanted is None:
        return []
    found = Promise.objects.filter(wanted).select_related("wording_deadline")
    rows = list(found.order_by("due_on", "pk")[:DESK_LIMIT])
    names = names_on([row.unit_id for row in rows], day)
    return [
        DeskItem(
            kind=_desk_kind(row),
            title=row.text,
            url=reverse("promises:work", args=[row.uuid]),
            due_on=row.wording_due_on if row.state == Promise.State.DRAFT else row.due_on,
            unit_name=names.get(row.unit_id, ""),
            clock=row.wording_deadline if row.state == Promise.State.DRAFT else None,
        )
        for row in rows
    ]


def _work_of(actor: Actor, day: date) -> Q | None:
    if actor.unit is None:
        return None
    wanted: Q | None = None
    if actor.has("keep_promise"):
        soon = Q(state=Promise.State.OPEN, due_on__lte=day + timedelta(days=DUE_SOON_DAYS))
        wanted = Q(unit=actor.unit) & (soon | Q(state=Promise.State.DISPUTED))
    if actor.has("approve_wording"):
        drafts = Q(state=Promise.State.DRAFT) & (
            Q(promised_by__unit=actor.unit) | Q(meeting__unit=actor.unit)
        )
        wanted = drafts if wanted is None else wanted | drafts
    return wanted


def _desk_kind(promise: Promise) -> str:
    if promise.state == Promise.State.DRAFT:
        return _("Duyệt nội dung cam kết")
    if promise.state == Promise.State.DISPUTED:
        return _("Người dân báo chưa xong")
    return _("Nội dung cam kết giải quyết")


def unkept_promises(theme: Theme, day: date) -> list[Carried]:
    """Promises given in the theme's time, at the theme's unit or below it, that are not kept on `day`: the
    oldest by their words, then how many more. Only what the public may read; what a review's conference
    concluded comes with its conclusions. Four queries."""
    spoken = Promise.objects.public().filter(Q(meeting=None) | ~Q(meeting__kind__in=Meeting.Kind.internal()))
    given = spoken.filter(
        made_on__gte=theme.starts_on,
        made_on__lte=theme.ends_on,
        unit__in=units_below(theme.unit, line=line_of(theme.unit), on=day),
    )
    unkept = given.exclude(state__in=[Promise.State.KEPT, Promise.State.WITHDRAWN])
    rows = list(unkept.order_by("made_on", "pk")[:MOST_LINES])
    names = names_on([row.unit_id for row in rows], day)
    lines = [
        Carried(f"{names[row.unit_id]}: {row.text}", reverse("promises:promise", args=[row.uuid]))
        for row in rows
    ]
    more = unkept.count() - len(lines)
    if more > 0:
        said = _("Còn %(count)s việc đã hứa khác chưa làm xong") % {"count": with_dots(more)}
        lines.append(Carried(said, reverse("promises:board")))
    return lines


def unapproved_late(day: date) -> int:
    """How many promises wait for approval of their words beyond the norm's days."""
    return Promise.objects.filter(state=Promise.State.DRAFT, wording_due_on__lt=day).count()


def answers_of(promise_ids: Iterable[int]) -> defaultdict[int, list[Confirmation]]:
    found: defaultdict[int, list[Confirmation]] = defaultdict(list)
    for row in Confirmation.objects.filter(promise__in=list(promise_ids), is_current=True).order_by("pk"):
        found[row.promise_id].append(row)
    return found
