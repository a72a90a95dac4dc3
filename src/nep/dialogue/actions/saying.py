"""What was said, typed from paper: one row of the grid is one opinion with its issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.models import Issue, ListeningDay, Opinion, Speaker
from nep.meetings.actions import locked
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.vietnamese.masking import mask_contacts
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed

LONGEST = 5000
MOST_SPEAKERS = 2000


@dataclass(frozen=True)
class GridRow:
    """`issues` may be empty: then the opinion is its own single issue. `number` is the speaker's; no name."""

    number: int
    opinion: str
    issues: Sequence[str] = ()
    workplace: str = ""


def record_opinions(day: ListeningDay, rows: Sequence[GridRow], *, by: Actor, at: datetime) -> list[Opinion]:
    """Write the rows of a day that was held and is not closed. A number met again is the same speaker.

    Telephone numbers and names that speakers gave of themselves are masked. All rows or none. Raises NotHeld,
    NoRows, NoSpeaker (which names the row), NotAllowed.
    """
    with transaction.atomic():
        meeting = locked_held(day)
        if not permissions.can_record_day(by, day):
            raise NotAllowed
        if not rows:
            raise refusals.NoRows
        _refuse_bad_rows(rows)
        speakers = _speakers_of(day, meeting, rows)
        opinions = [_write_opinion(day, meeting, speakers[row.number], row) for row in rows]
        facts: dict[str, str | int | None] = {"count": len(opinions)}
        record("opinions_recorded", thing=day, by=by, at=at, unit_id=meeting.unit_id, facts=facts)
        return opinions


def locked_held(day: ListeningDay) -> Meeting:
    """The day's meeting, locked, so that nothing is added while it closes. Raises NotHeld."""
    meeting = locked(day.meeting)
    if meeting.state != Meeting.State.HELD:
        raise refusals.NotHeld
    return meeting


def _refuse_bad_rows(rows: Sequence[GridRow]) -> None:
    for line, row in enumerate(rows, start=1):
        if not 1 <= row.number <= MOST_SPEAKERS:
            raise refusals.NoSpeaker(
                _("Dòng %(line)s: ghi số thứ tự người phát biểu, từ 1 trở lên.") % {"line": line}
            )
        if not clean(row.opinion):
            raise refusals.NoRows(_("Dòng %(line)s: chưa ghi ý kiến.") % {"line": line})
        if len(row.opinion) > LONGEST or any(len(issue) > LONGEST for issue in row.issues):
            raise refusals.NoRows(_("Dòng %(line)s: dài quá 5.000 ký tự.") % {"line": line})


def _speakers_of(day: ListeningDay, meeting: Meeting, rows: Sequence[GridRow]) -> dict[int, Speaker]:
    known = {speaker.number: speaker for speaker in Speaker.objects.filter(day=day)}
    for row in rows:
        if row.number not in known:
            known[row.number] = Speaker.objects.create(
                day=day,
                unit_id=meeting.unit_id,
                held_on=_held_on(meeting),
                number=row.number,
                workplace=clean(row.workplace)[:120] if meeting.kind == Meeting.Kind.WORKERS else "",
            )
    return known


def _write_opinion(day: ListeningDay, meeting: Meeting, speaker: Speaker, row: GridRow) -> Opinion:
    facts = {"day": day, "unit_id": meeting.unit_id, "held_on": _held_on(meeting)}
    opinion = Opinion.objects.create(speaker=speaker, text=_masked(row.opinion), **facts)
    texts = [text for text in map(_masked, row.issues) if text] or [opinion.text]
    Issue.objects.bulk_create(Issue(opinion=opinion, text=text, **facts) for text in texts)
    return opinion


def _masked(text: str) -> str:
    return mask_contacts(clean(text))[0]


def _held_on(meeting: Meeting) -> date:
    assert meeting.held_on is not None, "a held meeting has its day by constraint"
    return meeting.held_on
