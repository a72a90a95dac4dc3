"""Sorting at the desk: class by content, the secret path, named officers, the public text."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.audit.actions import kind_of
from nep.norms.actions import forget_unit
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.organisations.models import Person, Unit
from nep.petitions import clocks, permissions, queries
from nep.petitions.actions.sealed import Kind, reseal_text, seal_text, sealed_text_of
from nep.petitions.contact_words import words_of
from nep.petitions.models import NOT_HANDLED, Answer, Concern, Exclusion, Klass, Petition, State
from nep.petitions.searched import reindex
from nep.petitions.searching import folded_for_search, public_answer_of
from nep.vietnamese.masking import find_contacts, mask_contacts
from nep.vietnamese.text import clean, fold
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row


class NotSortable(Refusal):
    sentence = _("Kiến nghị này đã trả lời hoặc đã kết thúc, không phân loại lại được.")


class BodyMissing(Refusal):
    sentence = _("Hãy ghi tên cơ quan có thẩm quyền nhận đơn.")
    field = "transferred_to"


class NotForTransfer(Refusal):
    sentence = _("Chỉ khiếu nại và tố cáo được chuyển ra cơ quan khác. Hãy phân loại trước.")


class PartsMissing(Refusal):
    sentence = _("Khi tách, mỗi phần phải có nội dung và loại riêng.")
    field = "part_text"


class RestMissing(Refusal):
    sentence = _(
        "Phần tố cáo rời nơi này. Hãy ghi nội dung còn lại, không còn điều gì của phần tố cáo: "
        "người của nơi này chỉ còn thấy nội dung ấy."
    )
    field = "rest"


class NotPublishable(Refusal):
    sentence = _("Ý kiến có liên quan đến xã hoặc cán bộ của xã thì không công khai.")


class TextShowsPerson(Refusal):
    """Names what was found; the clerk mends the text, or confirms that it is meant."""

    field = "public_text"


def _locked(petition: Petition) -> Petition:
    return locked_row(Petition, petition.pk)


def _open_for(petition: Petition, by: Actor) -> Petition:
    """Locked, permitted to sort, and still open."""
    locked = _locked(petition)
    if not permissions.can_classify_petition(by, locked):
        raise NotAllowed
    if locked.state not in {State.RECEIVED, State.ASSIGNED}:
        raise NotSortable
    return locked


def classify_petition(petition: Petition, *, klass: str, by: Actor, at: datetime) -> Petition:
    """Give it its class. A complaint or denunciation is taken back from its unit and gets its own clock; a
    denunciation becomes secret: it leaves every list, figure and notice but those of who handles secret ones.
    Found at the place's own desk, it leaves that desk too, for the one above. A complaint stays: who decided
    must answer it first (Law on Complaints 02/2011/QH13, article 7).
    """
    with transaction.atomic():
        petition = _open_for(petition, by)
        petition.klass = Klass(klass)
        if petition.klass == Klass.DENUNCIATION and not by.may("handle_secret", petition.desk_unit_id):
            raise NotAllowed
        petition.is_secret = petition.klass == Klass.DENUNCIATION
        if petition.klass in NOT_HANDLED:
            _take_back(petition)
        above = _leave_the_place(petition, clock.day_of(at)) if petition.is_secret else None
        clocks.change_clock(petition, on=clock.day_of(at), by=by, at=at)
        petition.save()
        reindex(petition)
        audit.record("petition_classified", thing=petition, by=by, at=at, facts={"klass": str(klass)})
        if above is not None:
            audit.record("petition_sent_above", thing=petition, by=by, at=at)
    return petition


def _leave_the_place(petition: Petition, day: date) -> Unit | None:
    """To the desk above, as if the citizen had said that it concerns the place; the caller saves it. Returns
    that desk, or None where it stays."""
    above = queries.desk_for_secret(petition, day)
    if above is not None:
        petition.home_unit = petition.desk_unit = above
    return above


def _take_back(petition: Petition) -> None:
    petition.unit = petition.assigned_on = None
    petition.state = State.RECEIVED
    petition.public_title = petition.public_text = petition.folded = ""
    if petition.is_secret:
        _leave_no_trace(petition)


def _leave_no_trace(petition: Petition) -> None:
    """Nothing that others were told leads to it, and no clock of it names a unit."""
    answers = list(petition.answers.values_list("pk", flat=True))
    Notice.objects.filter(thing_kind=kind_of(petition), thing_id=petition.pk).delete()
    Notice.objects.filter(thing_kind=Answer._meta.label_lower, thing_id__in=answers).delete()
    forget_unit(petition)


def transfer_out_petition(petition: Petition, *, to_body: str, by: Actor, at: datetime) -> Petition:
    """Close a complaint or denunciation here: `to_body`, the body with competence, has it now."""
    with transaction.atomic():
        petition = _open_for(petition, by)
        if petition.klass not in NOT_HANDLED:
            raise NotForTransfer
        petition.transferred_to = clean(to_body).strip()[:300]
        if not petition.transferred_to:
            raise BodyMissing
        petition.state, petition.closed_on = State.TRANSFERRED_OUT, clock.day_of(at)
        clocks.stop_clock(petition, on=petition.closed_on, by=by, at=at)
        petition.save()
        reindex(petition)
        audit.record("petition_transferred_out", thing=petition, by=by, at=at)
    return petition


def split_petition(
    petition: Petition, *, parts: Sequence[tuple[str, str]], rest: str = "", by: Actor, at: datetime
) -> list[Petition]:
    """Split off each (class, text) of `parts` as a petition of its own, under the same slip.

    The first keeps its text and its sealed original, unless `rest` words what is left of it. Each part is at
    home where the first is, and gets the clock of its class. A denunciation leaves the place's own desk like
    a whole one: then `rest` is asked for, the sealed original goes with it, and the first says nothing of it.
    Raises NotAllowed, NotSortable, PartsMissing, RestMissing.
    """
    with transaction.atomic():
        petition = _open_for(petition, by)
        if not parts or not all(klass in Klass.values and clean(text).strip() for klass, text in parts):
            raise PartsMissing
        if any(klass == Klass.DENUNCIATION for klass, _text in parts):
            _refuse_leaving_it_behind(petition, rest, by, at)
        made = [_part(petition, Klass(klass), text, by, at) for klass, text in parts]
        gone = [part for part in made if part.desk_unit_id != petition.desk_unit_id]
        if gone:
            _hand_over_sealed(petition, gone, rest)
        if rest.strip():
            _reword(petition, rest)
        reindex(petition, *made)
        if len(gone) < len(made):
            facts: dict[str, str | int | None] = {"parts": len(made) - len(gone)}
            audit.record("petition_split", thing=petition, by=by, at=at, facts=facts)
    return made


def _refuse_leaving_it_behind(petition: Petition, rest: str, by: Actor, at: datetime) -> None:
    if not by.may("handle_secret", petition.desk_unit_id):
        raise NotAllowed
    if queries.desk_for_secret(petition, clock.day_of(at)) is not None and not clean(rest).strip():
        raise RestMissing


def _hand_over_sealed(petition: Petition, gone: Sequence[Petition], rest: str) -> None:
    """The whole original and who sent it go with what leaves; the first keeps who sent it and its rest."""
    original, identity = sealed_text_of(petition, Kind.ORIGINAL), sealed_text_of(petition, Kind.IDENTITY)
    for part in gone:
        if original is not None:
            reseal_text(part, Kind.ORIGINAL, original)
        if identity is not None:
            seal_text(part, Kind.IDENTITY, identity)
    reseal_text(petition, Kind.ORIGINAL, clean(rest).strip())


def _reword(petition: Petition, rest: str) -> None:
    petition.working_text = mask_contacts(clean(rest))[0].strip()
    petition.working_folded = fold(petition.working_text)
    petition.save(update_fields=["working_text", "working_folded"])


def _part(petition: Petition, klass: Klass, text: str, by: Actor, at: datetime) -> Petition:
    working = mask_contacts(text)[0].strip()
    part = Petition(
        slip=petition.slip,
        split_from=petition,
        choice=petition.choice,
        concern=petition.concern,
        channel=petition.channel,
        klass=klass,
        is_secret=klass == Klass.DENUNCIATION,
        place_unit=petition.place_unit,
        place_text=petition.place_text,
        home_unit=petition.home_unit,
        desk_unit=petition.desk_unit,
        meeting=petition.meeting,
        received_on=petition.received_on,
        received_at=petition.received_at,
        working_text=working,
        working_folded=fold(working),
        tell_by=petition.tell_by,
        unit_may_call=petition.unit_may_call,
    )
    above = _leave_the_place(part, clock.day_of(at)) if part.is_secret else None
    part.save(force_insert=True)
    clocks.start_clock(part, by=by, at=at)
    part.save(update_fields=["deadline", "due_on", "late_from"])
    seal_text(part, Kind.ORIGINAL, clean(text))
    Exclusion.objects.bulk_create(
        Exclusion(petition=part, person_id=named.person_id, set_at=at) for named in petition.exclusions.all()
    )
    audit.record("petition_split_off", thing=part, by=by, at=at)
    if above is not None:
        audit.record("petition_sent_above", thing=part, by=by, at=at)
    return part


def exclude_officer(petition: Petition, *, person: Person, by: Actor, at: datetime) -> None:
    """The officer is named in it: from now on it does not exist for them, in whatever post."""
    with transaction.atomic():
        petition = _open_for(petition, by)
        Exclusion.objects.get_or_create(petition=petition, person=person, defaults={"set_at": at})
        reindex(petition)
        audit.record("petition_officer_excluded", thing=petition, by=by, at=at, facts={"person": person.pk})


def include_officer(petition: Petition, *, person: Person, by: Actor, at: datetime) -> None:
    """Take an exclusion back that was set by mistake."""
    with transaction.atomic():
        petition = _open_for(petition, by)
        Exclusion.objects.filter(petition=petition, person=person).delete()
        reindex(petition)
        audit.record("petition_officer_included", thing=petition, by=by, at=at, facts={"person": person.pk})


def review_public_text(
    petition: Petition, *, title: str, text: str, is_confirmed: bool = False, by: Actor, at: datetime
) -> Petition:
    """Set what anyone may read; empty takes it back. Refused when it shows a person (telephone, number,
    name), until the clerk confirms that it is meant (`is_confirmed`); never for what concerns officers."""
    title, text = clean(title).strip()[:200], clean(text).strip()
    with transaction.atomic():
        petition = _locked(petition)
        if not permissions.can_review_public_text(by, petition):
            raise NotAllowed
        if petition.concern != Concern.NO or petition.klass in NOT_HANDLED:
            raise NotPublishable
        if not is_confirmed:
            _refuse_persons(f"{title}\n{text}")
        petition.public_title, petition.public_text = title, text
        petition.folded = folded_for_search(petition, public_answer_of(petition))
        petition.save(update_fields=["public_title", "public_text", "folded"])
        reindex(petition)
        audit.record("petition_public_text_reviewed", thing=petition, by=by, at=at)
    return petition


def _refuse_persons(text: str) -> None:
    found = find_contacts(text)
    if found:
        raise TextShowsPerson(
            _("Nội dung công khai còn %(kinds)s. Hãy bỏ đi, hoặc đánh dấu xác nhận nếu đúng là được nêu.")
            % {"kinds": words_of(found)}
        )
