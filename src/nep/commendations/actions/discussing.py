"""What members say about a nomination, for the council alone."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import council_refusals, refusals
from nep.commendations.models import Council, DiscussionNote, Nomination
from nep.commendations.permissions import seat_of
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def write_note(
    council: Council, *, nomination: Nomination, text: str, by: Actor, at: datetime
) -> DiscussionNote:
    """Kept with the member's seat, never changed, printed nowhere: who stays out reads nothing of it, also
    not in the minutes.

    Raises NotAllowed, NothingSaid, StaysOut, DossierClosed, NominationElsewhere, MarkedSecret."""
    with transaction.atomic():
        member = seat_of(by, council)
        if member is None:
            raise NotAllowed
        if not text.strip():
            raise council_refusals.NothingSaid
        refuse_marked_secret(text)
        if nomination.judged_by_id != council.unit_id or nomination.state != Nomination.State.SUBMITTED:
            raise refusals.NominationElsewhere
        if member.recusals.filter(nomination=nomination).exists():
            raise council_refusals.StaysOut
        if not member.openings.filter(nomination=nomination).exists():
            raise council_refusals.DossierClosed
        note = DiscussionNote.objects.create(
            member=member, nomination=nomination, text=text.strip(), written_at=at
        )
        record("note_written", thing=council, by=by, at=at, unit_id=council.unit_id)
        return note
