"""Taking a petition: from the public form, at the counter, from a session."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.files import actions as files
from nep.meetings.models import Meeting
from nep.organisations import queries as organisations
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.petitions import clocks, keys, permissions, queries
from nep.petitions.actions.sealed import Kind, seal_text
from nep.petitions.actions.slips import make_slip, take_book_slip
from nep.petitions.models import Channel, Choice, Concern, Petition, PetitionFile, Slip, State
from nep.petitions.searched import reindex
from nep.petitions.submission import MAX_PHOTOS, Submission, TooManyPhotos
from nep.vietnamese.masking import mask_contacts
from nep.vietnamese.text import fold
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal

SHOWN_AGAIN_FOR = timedelta(hours=24)


class NotAPlace(Refusal):
    sentence = _("Hãy chọn xã, phường, thị trấn nơi có việc.")
    field = "place_unit"


class NoDesk(Refusal):
    sentence = _(
        "Nơi này chưa có bộ phận tiếp công dân trên hệ thống. Ông/bà hãy đến trụ sở tiếp dân cấp trên."
    )
    field = "place_unit"


class OtherContent(Refusal):
    sentence = _(
        "Biểu mẫu này đã được gửi một lần với nội dung khác. Phần vừa sửa chưa được gửi: "
        "ông/bà hãy mở một biểu mẫu mới để gửi thêm."
    )


class AlreadyShown(Refusal):
    sentence = _(
        "Ý kiến này đã được tiếp nhận. Phiếu chỉ hiện lại trong 24 giờ và trước lần dùng đầu tiên; "
        "ông/bà hãy dùng tờ phiếu đã nhận, hoặc đến nơi tiếp dân."
    )


@dataclass(frozen=True)
class Receipt:
    """What the citizen takes home. `secrets` is None for a slip from a book, and where there is no slip."""

    petition: Petition
    slip: Slip | None
    secrets: keys.SlipSecrets | None
    is_again: bool = False


def submit_petition(
    submission: Submission,
    *,
    key: str,
    photos: "Sequence[UploadedFile[Any]]" = (),
    proved: bool = True,
    by: Actor,
    at: datetime,
) -> Receipt:
    """Take a petition of the public form at the desk that may see it, and give its slip.

    *Yes* and *unsure* go to the desk one level above the place, which the place cannot look into. Without
    the proof of work (`proved`) it is taken too, and waits in quarantine. `key` belongs to one form: the same
    contents again give the same petition and slip for 24 hours and before the slip's first use; others raise
    OtherContent. Also raises NotAPlace, NoDesk and the refusals of `Submission` and of photographs.
    """
    tidy = submission.cleaned()
    mark = tidy.fingerprint(_checked(photos))
    try:
        with transaction.atomic():
            again = _taken_before(key, mark, at)
            if again is not None:
                return again
            slip, shown = make_slip(form_key=key, fingerprint=mark, at=at)
            state = State.RECEIVED if proved else State.QUARANTINED
            petition = take(tidy, home=None, channel=Channel.WEB, state=state, slip=slip, by=by, at=at)
            _attach(petition, photos, at)
    except IntegrityError:
        again = _taken_before(key, mark, at)
        if again is None:
            raise
        return again
    return Receipt(petition, slip, shown)


def _checked(photos: "Sequence[UploadedFile[Any]]") -> list[str]:
    """Hashes of the photographs as they came; refuses a bad one before anything is written."""
    if len(photos) > MAX_PHOTOS:
        raise TooManyPhotos
    hashes = []
    for photo in photos:
        try:
            files.check_image(photo)
        except Refusal as refusal:
            raise type(refusal)(str(refusal.sentence), field="photos") from None
        photo.seek(0)
        hashes.append(hashlib.sha256(photo.read()).hexdigest())
    return hashes


def _taken_before(key: str, mark: str, at: datetime) -> Receipt | None:
    slip = Slip.objects.filter(key_hash=keys.form_key_hash(key)).first()
    if slip is None:
        return None
    if not keys.matches(slip.fingerprint, mark):
        raise OtherContent
    if slip.first_used_at is not None or at - slip.made_at > SHOWN_AGAIN_FOR:
        raise AlreadyShown
    petition = slip.petitions.select_related("deadline").get(split_from=None)
    return Receipt(petition, slip, keys.derived_secrets(slip.uuid, key), is_again=True)


def take(
    tidy: Submission,
    *,
    home: Unit | None,
    channel: str,
    state: str,
    slip: Slip | None,
    meeting: Meeting | None = None,
    by: Actor,
    at: datetime,
) -> Petition:
    """Inside an action's transaction: write the petition with its three texts, start its clock and its
    history. `home` None: the desk that the place and the one question choose. Raises NotAPlace, NoDesk."""
    day = clock.day_of(at)
    if not queries.is_place(tidy.place_unit, day):
        raise NotAPlace
    if home is None:
        home = queries.desk_for(tidy.place_unit, tidy.concern, day)
    if home is None:
        raise NoDesk
    working = mask_contacts(tidy.text)[0]
    petition = Petition.objects.create(
        slip=slip,
        choice=tidy.choice,
        concern=tidy.concern,
        channel=channel,
        state=state,
        place_unit=tidy.place_unit,
        place_text=mask_contacts(tidy.place_text)[0][:200],
        home_unit=home,
        desk_unit=home,
        meeting=meeting,
        received_on=day,
        received_at=at,
        working_text=working,
        working_folded=fold(working),
        tell_by=tidy.tell_by,
        unit_may_call=tidy.unit_may_call,
    )
    _seal(petition, tidy)
    if state == State.RECEIVED:
        clocks.start_clock(petition, by=by, at=at)
        petition.save(update_fields=["deadline", "due_on", "late_from"])
    reindex(petition)
    audit.record("petition_received", thing=petition, by=by, at=at, facts={"channel": str(channel)})
    return petition


def _seal(petition: Petition, tidy: Submission) -> None:
    seal_text(petition, Kind.ORIGINAL, tidy.text)
    identity = tidy.identity()
    if identity:
        seal_text(petition, Kind.IDENTITY, identity)


def _attach(petition: Petition, photos: "Sequence[UploadedFile[Any]]", at: datetime) -> None:
    for position, photo in enumerate(photos, start=1):
        file = files.store_image(photo, at=at)
        PetitionFile.objects.create(petition=petition, file=file, position=position)


def register_petition(
    submission: Submission,
    *,
    channel: str = Channel.COUNTER,
    slip_number: str = "",
    photos: "Sequence[UploadedFile[Any]]" = (),
    by: Actor,
    at: datetime,
) -> Receipt:
    """A clerk writes down what a visitor says or brings. The folded slip is handed over unread.

    What does not concern the place is at home with the clerk's own desk; the rest goes one level above the
    place, unless the clerk's desk stands there. Raises NotAllowed, UnknownBookSlip, BookSlipUsed and the
    refusals of `submit_petition`.
    """
    tidy = submission.cleaned()
    _checked(photos)
    with transaction.atomic():
        if by.unit is None or not permissions.can_register_petition(by, by.unit):
            raise NotAllowed
        slip = take_book_slip(slip_number, unit=by.unit) if slip_number else None
        home = by.unit if tidy.concern == Concern.NO else None
        petition = take(tidy, home=home, channel=channel, state=State.RECEIVED, slip=slip, by=by, at=at)
        _attach(petition, photos, at)
    return Receipt(petition, slip, None)


def register_spoken(*, text: str, unit: Unit, meeting: Meeting, by: Actor, at: datetime) -> Petition:
    """An issue that the hall did not answer becomes a petition about `unit`, without name and without slip.

    It is at home with the desk of `unit`, or the one above where `unit` has none. Raises NotAllowed when the
    acting post does not record the session.
    """
    said = Submission(choice=Choice.REPORT, concern=Concern.NO, place_unit=unit, text=text).cleaned()
    with transaction.atomic():
        if not by.may("record_session", meeting.unit_id):
            raise NotAllowed
        return take(
            said,
            home=None,
            channel=Channel.SESSION,
            state=State.RECEIVED,
            slip=None,
            meeting=meeting,
            by=by,
            at=at,
        )


def desk_name(petition: Petition, at: datetime) -> str:
    """What the desk that took the petition is called on that day."""
    return organisations.name_on(petition.home_unit, clock.day_of(at))
