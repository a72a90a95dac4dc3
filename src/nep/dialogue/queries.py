"""Reads of listening days."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from nep.dialogue.models import Issue, ListeningDay, Registration
from nep.dialogue.rule import ANNOUNCE_RULE
from nep.meetings.models import Meeting
from nep.norms.following import working_calendar_of
from nep.norms.queries import due_days
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit, UnitKind
from nep.organisations.queries import ancestors, children_of, names_on, units_below, with_version
from nep.organisations.registry import DeskItem
from nep.promises.models import Promise
from nep.vietnamese.names import title_sort_key as sort_key
from nep.web.registry import address_for

TO_ANNOUNCE_DAYS = 21
DESK_LIMIT = 200

# Floors of safeguard 6; a norm may only ask for more.
LEAST_QUESTIONS = 5
LEAST_EMPLOYEES = 50


def desk_days(actor: Actor, day: date) -> list[DeskItem]:
    """Days of the acting post's unit that wait: to be announced, to be written up, to be closed."""
    if actor.unit is None or not (actor.has("record_session") or actor.has("announce_session")):
        return []
    states = Meeting.State
    meetings = Meeting.objects.filter(
        unit=actor.unit,
        listening_day__isnull=False,
        state__in=[states.PLANNED, states.ANNOUNCED, states.HELD],
        happens_on__lte=day + timedelta(days=TO_ANNOUNCE_DAYS),
    ).order_by("happens_on", "pk")[:DESK_LIMIT]
    planned = [meeting.happens_on for meeting in meetings if meeting.state == states.PLANNED]
    notices = due_days(ANNOUNCE_RULE, planned, working_calendar_of(actor.unit, day)) if planned else {}
    return [
        DeskItem(
            kind=_waits_for(meeting, day),
            title=meeting.title,
            url=address_for("dialogue:work", meeting.uuid),
            due_on=notices.get(meeting.happens_on) if meeting.state == states.PLANNED else meeting.happens_on,
        )
        for meeting in meetings
        if meeting.state != states.ANNOUNCED or meeting.happens_on <= day
    ]


def _waits_for(meeting: Meeting, day: date) -> str:
    if meeting.state == Meeting.State.PLANNED:
        return _("Thông báo ngày nghe dân")
    if meeting.state == Meeting.State.ANNOUNCED:
        return _("Ghi kết quả ngày nghe dân")
    return _("Kết thúc ngày nghe dân")


def unfinished_promises(unit: Unit, before: date) -> list[Promise]:
    """What was promised at earlier days of `unit` and is not finished: a day opens with it."""
    return list(
        Promise.objects.public()
        .unsettled()
        .filter(meeting__unit=unit, made_on__lt=before)
        .select_related("meeting")
        .order_by("due_on", "pk")[:100]
    )


def promises_around(day: ListeningDay) -> list[Promise]:
    """Public promises given at this day, and the unfinished ones of the unit's earlier days, in one query."""
    meeting = day.meeting
    earlier = Q(meeting__unit=meeting.unit_id, made_on__lt=meeting.happens_on)
    running = Q(state__in=[Promise.State.OPEN, Promise.State.DISPUTED])
    promises = Promise.objects.public().filter(Q(meeting=meeting) | (earlier & running))
    return list(promises.select_related("meeting").order_by("due_on", "pk")[:200])


def counts_of(day: ListeningDay) -> dict[str, int]:
    """Speakers, opinions and issues of a day, and what the issues came to: one query, for every speaker has
    an opinion and every opinion an issue."""
    states = {state.value: Count("pk", filter=Q(state=state)) for state in Issue.State}
    return Issue.objects.filter(day=day).aggregate(
        speakers=Count("opinion__speaker", distinct=True),
        opinions=Count("opinion", distinct=True),
        issues=Count("pk"),
        **states,
    )


def registration_counts(day: ListeningDay) -> dict[str, int]:
    """The public counts of who asked to speak and what came of it (safeguard 5): numbers, no topics."""
    states = list(Registration.objects.filter(day=day).values_list("state", flat=True))
    return {"asked": len(states), **{state.value: states.count(state.value) for state in Registration.State}}


def shown_workplaces(day: ListeningDay) -> set[str]:
    """Workplaces that may be named: at least 5 questions from there, and 50 employees (safeguard 6)."""
    if day.meeting.kind != Meeting.Kind.WORKERS or (day.employees_count or 0) < LEAST_EMPLOYEES:
        return set()
    named = list(
        Issue.objects.filter(day=day)
        .exclude(opinion__speaker__workplace="")
        .values_list("opinion__speaker__workplace", flat=True)
    )
    return {workplace for workplace in named if named.count(workplace) >= LEAST_QUESTIONS}


def responsible_units(unit: Unit, day: date) -> list[tuple[int, str]]:
    """Units that may have to do what a host of `unit` promised: itself, those below it, those above it, and
    the departments beside those above."""
    above = ancestors(unit, line=Line.STATE, on=day)
    found = {unit.pk, *(parent.pk for parent in above)}
    found |= set(units_below(unit, line=Line.STATE, on=day).values_list("pk", flat=True)[:500])
    for parent in above:
        beside = with_version(children_of(parent, line=Line.STATE, on=day), day)
        found |= set(beside.filter(current_kind=UnitKind.DEPARTMENT).values_list("pk", flat=True))
    names = names_on(found, day)
    own = [(unit.pk, names[unit.pk])]
    return own + sorted(((pk, names[pk]) for pk in found - {unit.pk}), key=lambda pair: sort_key(pair[1]))
