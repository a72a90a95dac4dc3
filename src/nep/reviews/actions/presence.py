"""Who came: by list on a phone, or by the code of the invitation; erased to counts after a year."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext

from nep.audit.actions import record
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.programmes.models import Theme
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.invitations import list_open_to
from nep.reviews.models import Conference, Invitation
from nep.vietnamese.dates import long_day
from nep.web import clock

Presence = Invitation.Presence
OPENS_BEFORE = timedelta(hours=1)


def refuse_early(conference: Conference, moment: datetime) -> None:
    """Nobody is present before there is anything to be present at. Raises TooEarly."""
    meeting = conference.meeting
    opens = datetime.combine(meeting.happens_on, meeting.starts_at, tzinfo=clock.LOCAL) - OPENS_BEFORE
    if conference.is_held or moment >= opens:
        return
    said = gettext("Hội nghị bắt đầu lúc %(hour)s, %(day)s. Điểm danh được từ %(opens)s ngày ấy.")
    facts = {
        "hour": f"{meeting.starts_at:%H:%M}",
        "day": long_day(meeting.happens_on),
        "opens": f"{opens:%H:%M}",
    }
    raise refusals.TooEarly(said % facts)


def mark_presence(conference: Conference, *, marks: Mapping[int, str], by: Actor, at: datetime) -> int:
    """Each row whose key is in `marks` is in the state it says; rows not named stay as they are, so that two
    phones may keep one list. Returns how many rows were named.

    Raises NotAllowed, NotOpen, ListErased, TooEarly, NotOnList.
    """
    with transaction.atomic():
        current = list_open_to(conference, by, at)
        refuse_early(current, at)
        rows = current.invitations.all()
        if rows.filter(pk__in=list(marks)).count() != len(marks):
            raise refusals.NotOnList
        by_state: dict[Presence, list[int]] = {}
        for pk, state in marks.items():
            by_state.setdefault(Presence(state), []).append(pk)
        for state, keys in by_state.items():
            moment = None if state is Presence.DUE else at
            rows.filter(pk__in=keys).update(presence=state, marked_at=moment)
        _follow_count(current)
        facts: dict[str, str | int | None] = {"count": len(marks)}
        record(
            "conference_presence_marked", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts
        )
        return len(marks)


def check_in_code(conference: Conference, *, code: str, by: Actor, at: datetime) -> Invitation:
    """Who keeps the list types the code that somebody shows at the door. Raises as `mark_presence`, and
    NoSuchCode, AlreadyPresent."""
    with transaction.atomic():
        current = list_open_to(conference, by, at)
        refuse_early(current, at)
        row = current.invitations.filter(code="".join(code.split())).select_related("post", "unit").first()
        if row is None:
            raise refusals.NoSuchCode
        waiting = current.invitations.filter(pk=row.pk).exclude(presence=Presence.PRESENT)
        if not waiting.update(presence=Presence.PRESENT, marked_at=at):
            raise refusals.AlreadyPresent
        _follow_count(current)
        facts: dict[str, str | int | None] = {"count": 1}
        record(
            "conference_presence_marked", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts
        )
        return row


def _follow_count(conference: Conference) -> None:
    """What the meeting says of how many came follows corrections made after it was held."""
    if conference.is_held:
        came = conference.invitations.filter(presence=Presence.PRESENT).count()
        Meeting.objects.filter(pk=conference.meeting_id).update(present_count=came)


def counts_in(conference: Conference) -> dict[str, int]:
    """Invited, and how many were present, excused, absent, not marked. One query; none once erased."""
    if conference.erased_on is not None:
        return {name: int(conference.kept_counts.get(name, 0)) for name in ("invited", *Presence.values)}
    rows = conference.invitations.order_by().values_list("presence").annotate(n=Count("pk"))
    found = dict(rows)
    counts = {name: found.get(name, 0) for name in Presence.values}
    return {"invited": sum(counts.values()), **counts}


def erase_presence(theme: Theme, *, by: Actor, at: datetime) -> int:
    """No row says any more who came to a conference on `theme`; the counts keep their value (safeguard 12).
    Runs twice safely. Returns how many rows were erased."""
    with transaction.atomic():
        erased = 0
        for conference in Conference.objects.select_for_update().filter(theme=theme, erased_on=None):
            kept = counts_in(conference)
            erased += conference.invitations.all().delete()[0]
            Conference.objects.filter(pk=conference.pk).update(kept_counts=kept, erased_on=clock.day_of(at))
        if erased:
            record("conference_lists_erased", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return erased
