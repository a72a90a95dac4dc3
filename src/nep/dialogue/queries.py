"""Reads of listening days."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from nep.dialogue.models import Issue, ListeningDay, Registration
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.registry import DeskItem
from nep.promises.models import Promise
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
    return [
        DeskItem(
            kind=_waits_for(meeting, day),
            title=meeting.title,
            url=address_for("dialogue:work", meeting.uuid),
            due_on=meeting.happens_on,
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


def counts_of(day: ListeningDay) -> dict[str, int]:
    """Speakers, opinions and issues of a day, and what the issues came to."""
    states = list(Issue.objects.filter(day=day).values_list("state", flat=True))
    return {
        "speakers": day.speakers.count(),
        "opinions": day.opinions.count(),
        "issues": len(states),
        **{state.value: states.count(state.value) for state in Issue.State},
    }


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
