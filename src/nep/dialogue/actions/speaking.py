"""Who wants to speak: a number and a topic, no name."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.models import ListeningDay, Registration
from nep.meetings.actions import locked
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.vietnamese.masking import mask_contacts
from nep.vietnamese.text import clean
from nep.web.clock import day_of

LONGEST_TOPIC = 500
MOST = 300


def register_to_speak(day: ListeningDay, *, topic: str, by: Actor, at: datetime) -> Registration:
    """Take a topic and give its number. What tells who it is (telephone, name) is masked before it is stored.

    Raises NoTopic, NotOpenForSpeakers when the day is not announced, is over, or has no room left.
    """
    with transaction.atomic():
        meeting = locked(day.meeting)
        if meeting.state != Meeting.State.ANNOUNCED or meeting.happens_on < day_of(at):
            raise refusals.NotOpenForSpeakers
        words = mask_contacts(clean(topic))[0][:LONGEST_TOPIC]
        if not words:
            raise refusals.NoTopic
        taken = Registration.objects.filter(day=day).count()
        if taken >= MOST:
            raise refusals.NotOpenForSpeakers
        row = Registration.objects.create(day=day, number=taken + 1, topic=words, registered_on=day_of(at))
        record("speaker_registered", thing=day, by=by, at=at, unit_id=meeting.unit_id)
        return row


def settle_registration(
    registration: Registration, *, state: str, reason: str, by: Actor, at: datetime
) -> Registration:
    """Write what came of one number. Not taking it up needs a reason, which is counted in public."""
    with transaction.atomic():
        row = (
            Registration.objects.select_for_update(of=("self",))
            .select_related("day__meeting")
            .get(pk=registration.pk)
        )
        if not permissions.can_read_registrations(by, row.day):
            raise refusals.NotTheSecretary
        words = clean(reason)[:300]
        if state == Registration.State.REFUSED and not words:
            raise refusals.NoReason
        row.state = Registration.State(state)
        row.reason = words if state == Registration.State.REFUSED else ""
        row.save(update_fields=["state", "reason"])
        facts: dict[str, str | int | None] = {"number": row.number, "state": row.state}
        record(
            "registration_settled", thing=row.day, by=by, at=at, unit_id=row.day.meeting.unit_id, facts=facts
        )
        return row
