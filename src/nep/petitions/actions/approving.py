"""The leader's word: the answer goes out, its promises are made, the citizen is told."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nep.norms.actions import close_deadline
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.roles import grants_of
from nep.petitions import clocks
from nep.petitions.actions.answering import (
    AnswerStepTaken,
    NotAnswerable,
    PromiseDraft,
    acting_post,
    checked_text,
    drafter_of,
    locked_answer,
    locked_petition,
    move_answer,
    needs_check,
    next_version,
    promise_rows,
    refuse_strangers,
    remember,
)
from nep.petitions.actions.assigning import HANDLED_CLASSES, NotHandledHere, write_step
from nep.petitions.actions.telling import tell_citizen
from nep.petitions.models import Answer, AnswerPromise, Petition, Reopening, Telling
from nep.petitions.permissions_handling import can_answer_on_the_spot, can_approve_answer, is_own_draft
from nep.petitions.searched import reindex
from nep.promises.actions import approve_wording, make_promise
from nep.promises.permissions import can_approve_wording
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal


class OwnDraft(Refusal):
    sentence = _("Người soạn không tự duyệt câu trả lời của mình. Đề nghị lãnh đạo khác của đơn vị duyệt.")


class NotChecked(Refusal):
    sentence = _("Câu trả lời chưa qua người đứng đầu bộ phận kiểm tra, nên chưa duyệt được.")


class NotInTheHall(Refusal):
    sentence = _("Chỉ ghi “trả lời tại chỗ” cho ý kiến nêu tại buổi đối thoại, do lãnh đạo trả lời.")


def approve_answer(answer: Answer, *, by: Actor, at: datetime) -> None:
    """The answer is the unit's word from now on and never changes.

    The first approved answer closes the clock and sets the day and the unit on the petition; a later version
    leaves both. Its promises are made, their wording approved with it, and the citizen is told by the channel
    they chose. Raises NotAllowed, NoLongerTheirs, OwnDraft, NotChecked, AnswerStepTaken, and what
    `make_promise` refuses (no owner, due before made).
    """
    with transaction.atomic():
        answer = locked_answer(answer)
        refuse_strangers(answer.petition, by, can_approve_answer(by, answer.petition))
        if is_own_draft(by, answer):
            raise OwnDraft
        _approve(answer, _states_to_approve(answer, clock.day_of(at)), approved_by=by.post, at=at)
        _settle_petition(answer, by=by, at=at)
        _make_promises(answer, by=by, at=at)
        remember("answer_approve", answer, by=by, at=at)
        send("answer_approved", thing=answer, at=at, to_users=drafter_of(answer))


def answer_on_the_spot(
    petition: Petition,
    *,
    text: str,
    answered_by: Post,
    promises: Sequence[PromiseDraft] = (),
    by: Actor,
    at: datetime,
) -> Answer:
    """A leader answered in the hall before everyone; the secretary writes it down. No second approval: it was
    said in public.

    Raises NotAllowed, NotInTheHall, NotHandledHere, NotAnswerable, AnswerEmpty, AnswerTooLong.
    """
    with transaction.atomic():
        petition = locked_petition(petition)
        if not can_answer_on_the_spot(by, petition):
            raise NotAllowed
        _refuse_outside_the_hall(petition, answered_by, by)
        answer = _write_spoken(petition, checked_text(text), answered_by, by=by, at=at)
        AnswerPromise.objects.bulk_create(promise_rows(answer, promises))
        _settle_petition(answer, by=by, at=at)
        _make_promises(answer, by=by, at=at)
        remember("answer_spoken", answer, by=by, at=at)
        return answer


def _states_to_approve(answer: Answer, day: date) -> list[str]:
    if not needs_check(answer.unit_id, day):
        return [Answer.State.SUBMITTED, Answer.State.CHECKED]
    if answer.state == Answer.State.SUBMITTED:
        raise NotChecked
    return [Answer.State.CHECKED]


def _approve(answer: Answer, old_states: list[str], *, approved_by: Post | None, at: datetime) -> None:
    move_answer(answer, old_states, Answer.State.APPROVED, approved_by=approved_by, approved_at=at)


def _settle_petition(answer: Answer, *, by: Actor, at: datetime) -> None:
    """One writer of the petition's answer day and unit: the first approved answer sets them for ever."""
    day = clock.day_of(at)
    petition = answer.petition
    same = Petition.objects.filter(
        pk=petition.pk, unit_id=answer.unit_id, state__in=[Petition.State.ASSIGNED, Petition.State.ANSWERED]
    )
    changed = same.update(
        state=Petition.State.ANSWERED,
        answered_on=Coalesce(F("answered_on"), Value(day)),
        answered_by_unit=Coalesce(F("answered_by_unit"), Value(answer.unit_id)),
    )
    if changed != 1:
        raise AnswerStepTaken
    was_answered = petition.answered_on is not None
    petition.state, petition.answered_on = Petition.State.ANSWERED, petition.answered_on or day
    petition.answered_by_unit_id = petition.answered_by_unit_id or answer.unit_id
    clocks.stop_clock(petition, on=day, by=by, at=at)
    if was_answered:
        _close_reopenings(petition, day, by=by, at=at)
    reindex(petition)
    tell_citizen(petition, about=Telling.About.ANSWER, answer=answer, at=at)


def _close_reopenings(petition: Petition, day: date, *, by: Actor, at: datetime) -> None:
    for reopening in Reopening.objects.filter(petition=petition, closed_on=None).select_related("deadline"):
        Reopening.objects.filter(pk=reopening.pk, closed_on=None).update(closed_on=day)
        if reopening.deadline is not None:
            close_deadline(reopening.deadline, on=day, by=by, at=at)


def _make_promises(answer: Answer, *, by: Actor, at: datetime) -> None:
    """Whoever approves the answer approves the words of its promises with it, where that is theirs to do; a
    promise of another unit's leader waits for that leader."""
    drafts = answer.promises.filter(promise=None).select_related("promised_by__unit", "unit", "contact")
    for draft in drafts.order_by("position"):
        promise = make_promise(
            text=draft.text,
            outcome=draft.outcome,
            promised_by=draft.promised_by,
            unit=draft.unit,
            contact=draft.contact,
            made_on=clock.day_of(at),
            due_on=draft.due_on,
            meeting=answer.petition.meeting,
            by=by,
            at=at,
        )
        AnswerPromise.objects.filter(pk=draft.pk).update(promise=promise)
        answer.petition.promises.add(promise)
        if can_approve_wording(by, promise):
            approve_wording(promise, by=by, at=at)


def _refuse_outside_the_hall(petition: Petition, answered_by: Post, by: Actor) -> None:
    if petition.meeting_id is None or answered_by.pk == by.post_id or not _leads(answered_by):
        raise NotInTheHall
    if petition.is_secret or petition.klass not in HANDLED_CLASSES:
        raise NotHandledHere
    if petition.state not in {Petition.State.RECEIVED, Petition.State.ASSIGNED}:
        raise NotAnswerable
    if petition.exclusions.filter(person=answered_by.person_id).exists():
        raise NotInTheHall


def _leads(post: Post) -> bool:
    return "approve_answer" in grants_of(role.role for role in post.roles.all())


def _write_spoken(petition: Petition, text: str, answered_by: Post, *, by: Actor, at: datetime) -> Answer:
    unit = petition.unit or _give_to(answered_by.unit, petition, by=by, at=at)
    return Answer.objects.create(
        petition=petition,
        version=next_version(petition),
        text=text,
        state=Answer.State.APPROVED,
        unit=unit,
        drafted_by=acting_post(by),
        drafted_at=at,
        approved_by=answered_by,
        approved_at=at,
        is_on_the_spot=True,
    )


def _give_to(unit: Unit, petition: Petition, *, by: Actor, at: datetime) -> Unit:
    same = Petition.objects.filter(pk=petition.pk, state=Petition.State.RECEIVED, unit=None)
    if same.update(unit=unit, state=Petition.State.ASSIGNED, assigned_on=clock.day_of(at)) != 1:
        raise AnswerStepTaken
    petition.refresh_from_db()
    write_step(petition, None, unit, reason="", event="petition_assign", by=by, at=at)
    return unit
