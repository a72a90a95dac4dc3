"""Who speaks, in which order, with which paper."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.files.actions import store_document
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.queries import name_on
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.conferences import locked_conference, open_conference
from nep.reviews.conference_permissions import can_give_speech, can_run_conference
from nep.reviews.models import AgendaItem, Conference, Speech
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def add_speech(
    conference: Conference,
    *,
    speaker: Post,
    title: str,
    by: Actor,
    at: datetime,
    minutes: int = 7,
    item: AgendaItem | None = None,
    upload: "UploadedFile[Any] | None" = None,
) -> Speech:
    """A speech at the end of the order. Who prepares the conference enters anybody's; an invited post its
    own.

    Raises NotAllowed, NotToCome, NoTitle, PartElsewhere, MarkedSecret, and what the store of files refuses.
    """
    with transaction.atomic():
        row = locked_conference(conference)
        may_run = can_run_conference(by, row.unit_id)
        if not may_run and not (can_give_speech(by, row) and by.post_id == speaker.pk):
            raise NotAllowed
        if row.paper_id is not None or not (row.is_to_come or (row.is_held and may_run)):
            raise refusals.NotToCome
        words = clean(title).strip()
        if not words:
            raise refusals.NoTitle
        refuse_marked_secret(words, (upload.name or "") if upload else "")
        if item is not None and item.conference_id != row.pk:
            raise refusals.PartElsewhere(field="item")
        speech = Speech.objects.create(
            conference=row,
            item=item,
            position=row.speeches.count() + 1,
            unit_id=speaker.unit_id,
            post=speaker,
            speaker=_called(speaker, row),
            title=words,
            minutes=minutes,
            file=store_document(upload, at=at) if upload else None,
        )
        record("speech_added", thing=row, by=by, at=at, unit_id=row.unit_id)
        return speech


def _called(post: Post, conference: Conference) -> str:
    unit = name_on(post.unit, conference.meeting.happens_on)
    return post.title if unit in post.title else f"{post.title}, {unit}"


def place_speech(speech: Speech, *, position: int, by: Actor, at: datetime) -> Speech:
    """It is called as number `position`; the others close up. Raises NotAllowed, NotOpen."""
    with transaction.atomic():
        row = open_conference(speech.conference, by)
        order = [pk for pk in _order(row) if pk != speech.pk]
        order.insert(max(0, position - 1), speech.pk)
        for number, pk in enumerate(order, start=1):
            Speech.objects.filter(pk=pk).update(position=number)
        record("speeches_ordered", thing=row, by=by, at=at, unit_id=row.unit_id)
        return Speech.objects.get(pk=speech.pk)


def _order(conference: Conference) -> list[int]:
    return list(conference.speeches.order_by("position", "pk").values_list("pk", flat=True))


def remove_speech(speech: Speech, *, by: Actor, at: datetime) -> None:
    """It is not given. Raises NotAllowed, NotOpen."""
    with transaction.atomic():
        row = open_conference(speech.conference, by)
        Speech.objects.filter(pk=speech.pk).delete()
        record("speech_removed", thing=row, by=by, at=at, unit_id=row.unit_id)


def note_given(speech: Speech, *, by: Actor, at: datetime) -> Speech:
    """It was given. Raises NotAllowed, NotOpen."""
    with transaction.atomic():
        row = open_conference(speech.conference, by)
        Speech.objects.filter(pk=speech.pk).update(was_given=True)
        record("speech_given", thing=row, by=by, at=at, unit_id=row.unit_id)
        return Speech.objects.get(pk=speech.pk)
