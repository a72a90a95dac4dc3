"""What was said, typed from paper: one row of the grid is one opinion with its issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.models import Issue, ListeningDay, Opinion, Speaker
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
        meeting = locked_held(day.pk)
        if not permissions.can_record_day(by, day):
            raise NotAllowed
        if not rows:
            raise refusals.NoRows
        _refuse_bad_rows(rows)
        opinions = _write_opinions(day, meeting, rows)
        _write_issues(day, meeting, opinions, rows)
        facts: dict[str, str | int | None] = {"count": len(opinions)}
        record("opinions_recorded", thing=day, by=by, at=at, unit_id=meeting.unit_id, facts=facts)
        return opinions


def locked_held(day_id: int) -> Meeting:
    """The day's meeting, locked, so that nothing is added while it closes. Raises NotHeld."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(listening_day=day_id)
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
    first_rows = {row.number: row for row in reversed(rows) if row.number not in known}
    is_of_workers = meeting.kind == Meeting.Kind.WORKERS
    new = Speaker.objects.bulk_create(
        Speaker(
            number=number,
            workplace=clean(first_rows[number].workplace)[:120] if is_of_workers else "",
            **_copied(day, meeting),
        )
        for number in dict.fromkeys(row.number for row in rows)
        if number in first_rows
    )
    return known | {speaker.number: speaker for speaker in new}


def _write_opinions(day: ListeningDay, meeting: Meeting, rows: Sequence[GridRow]) -> list[Opinion]:
    speakers = _speakers_of(day, meeting, rows)
    return Opinion.objects.bulk_create(
        Opinion(speaker=speakers[row.number], text=_masked(row.opinion), **_copied(day, meeting))
        for row in rows
    )


def _write_issues(
    day: ListeningDay, meeting: Meeting, opinions: Sequence[Opinion], rows: Sequence[GridRow]
) -> None:
    Issue.objects.bulk_create(
        Issue(opinion=opinion, text=text, **_copied(day, meeting))
        for opinion, row in zip(opinions, rows, strict=True)
        for text in [words for words in map(_masked, row.issues) if words] or [opinion.text]
    )


def _copied(day: ListeningDay, meeting: Meeting) -> dict[str, Any]:
    """The columns that figures count by, the same on every row of a day."""
    return {"day": day, "unit_id": meeting.unit_id, "held_on": _held_on(meeting)}


def _masked(text: str) -> str:
    return mask_contacts(clean(text))[0]


def _held_on(meeting: Meeting) -> date:
    assert meeting.held_on is not None, "a held meeting has its day by constraint"
    return meeting.held_on
