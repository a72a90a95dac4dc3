"""From the first draft to the approved answer: drafter, head, leader."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nep.accounts.models import User
from nep.audit.actions import record
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import posts_at
from nep.organisations.roles import Role
from nep.petitions.handing_over import finisher_of
from nep.petitions.models import EDITABLE, LIVE, Answer, AnswerPromise, Petition
from nep.petitions.permissions_handling import (
    can_check_answer,
    can_draft_answer,
    can_return_answer,
    had_petition,
)
from nep.promises import refusals as promise_refusals
from nep.promises.actions.locking import wording_of
from nep.promises.actions.making import refuse_days
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row

LONGEST_ANSWER = 20_000


class NoLongerTheirs(Refusal):
    sentence = _(
        "Kiến nghị đã chuyển cho đơn vị khác. Đơn vị của ông/bà không còn giữ kiến nghị này "
        "nên không trả lời được; nội dung đã soạn không được gửi đi."
    )


class NotAnswerable(Refusal):
    sentence = _("Kiến nghị này không ở bước trả lời: chưa giao cho đơn vị nào, đã rút hoặc đã chuyển đi.")


class AnswerEmpty(Refusal):
    sentence = _("Câu trả lời chưa có nội dung. Viết câu trả lời để người dân đọc hiểu được.")
    field = "text"


class AnswerTooLong(Refusal):
    sentence = _("Câu trả lời dài quá 20.000 chữ cái. Viết gọn lại, phần chi tiết gửi kèm văn bản.")
    field = "text"


class AnswerOnItsWay(Refusal):
    sentence = _("Câu trả lời đã trình, không sửa được nữa. Đề nghị người kiểm tra trả lại nếu cần sửa.")


class DraftChanged(Refusal):
    sentence = _(
        "Người khác vừa lưu một bản khác của câu trả lời này, nên bản của ông/bà chưa được lưu. "
        "Chép phần đã viết, tải lại trang để đọc bản mới, rồi thêm phần của mình."
    )


class AnswerStepTaken(Refusal):
    sentence = _("Câu trả lời không còn ở bước này: người khác vừa xử lý. Tải lại trang để xem.")


class ReturnReasonMissing(Refusal):
    sentence = _("Ghi lý do trả lại, để người soạn biết cần bổ sung gì.")
    field = "reason"


@dataclass(frozen=True)
class PromiseDraft:
    """One promise as the drafter words it: who promises what, who does it, whom to ask, until when."""

    text: str
    outcome: str
    promised_by: Post | None
    unit: Unit | None
    contact: Post | None = None
    due_on: date | None = None


class NoPromiser(Refusal):
    sentence = _("Chọn người hứa: một chức vụ lãnh đạo chịu trách nhiệm về lời hứa.")
    field = "promised_by"


def refuse_promise(draft: PromiseDraft, *, day: date) -> None:
    """What `make_promise` would refuse if the answer were approved on `day`: the drafter hears it now."""
    wording_of(draft.text)
    if draft.unit is None:
        raise promise_refusals.NoOwner
    if draft.promised_by is None:
        raise NoPromiser
    refuse_days(draft.outcome, made_on=day, due_on=draft.due_on, today=day)


def draft_answer(
    petition: Petition,
    *,
    text: str,
    promises: Sequence[PromiseDraft] = (),
    mark: str | None = None,
    by: Actor,
    at: datetime,
) -> Answer:
    """The live answer of the petition says `text` and carries `promises`; a new version where none is live.

    `mark` is the `draft_mark` that the drafter started from; None asks nothing. After an approved answer this
    starts a correction: the approved one stays as it is. Raises NotAllowed, NoLongerTheirs, NotAnswerable,
    AnswerEmpty, AnswerTooLong, AnswerOnItsWay, DraftChanged, and what `refuse_promise` says.
    """
    with transaction.atomic():
        petition = locked_petition(petition)
        refuse_strangers(petition, by, can_draft_answer(by, petition))
        if petition.state not in {Petition.State.ASSIGNED, Petition.State.ANSWERED}:
            raise NotAnswerable
        if mark is not None and mark != draft_mark(petition):
            raise DraftChanged
        for draft in promises:
            refuse_promise(draft, day=clock.day_of(at))
        answer = _write_text(petition, checked_text(text), by=by, at=at)
        AnswerPromise.objects.bulk_create(promise_rows(answer, promises))
        remember("answer_draft", answer, by=by, at=at)
        return answer


def submit_answer(answer: Answer, *, by: Actor, at: datetime) -> None:
    """The draft goes to the head of the unit; it can no longer be edited. Raises NotAllowed, NoLongerTheirs,
    AnswerStepTaken."""
    with transaction.atomic():
        answer = locked_answer(answer)
        refuse_strangers(answer.petition, by, can_draft_answer(by, answer.petition))
        move_answer(answer, EDITABLE, Answer.State.SUBMITTED, submitted_at=at)
        remember("answer_submit", answer, by=by, at=at)


def check_answer(answer: Answer, *, by: Actor, at: datetime) -> None:
    """The head has checked it; it waits for the leader.

    Raises NotAllowed, NoLongerTheirs, AnswerStepTaken.
    """
    with transaction.atomic():
        answer = locked_answer(answer)
        refuse_strangers(answer.petition, by, can_check_answer(by, answer.petition))
        move_answer(answer, [Answer.State.SUBMITTED], Answer.State.CHECKED, checked_by=by.post, checked_at=at)
        remember("answer_check", answer, by=by, at=at)


def return_answer(answer: Answer, *, reason: str, by: Actor, at: datetime) -> None:
    """It goes back to its drafter with the reason. Raises NotAllowed, NoLongerTheirs, ReturnReasonMissing,
    AnswerStepTaken."""
    with transaction.atomic():
        answer = locked_answer(answer)
        refuse_strangers(answer.petition, by, can_return_answer(by, answer.petition))
        if not reason.strip():
            raise ReturnReasonMissing
        move_answer(
            answer,
            [Answer.State.SUBMITTED, Answer.State.CHECKED],
            Answer.State.RETURNED,
            returned_by=by.post,
            returned_at=at,
            return_reason=clean(reason).strip()[:500],
        )
        remember("answer_return", answer, by=by, at=at)
        send("answer_returned", thing=answer, at=at, to_users=drafter_of(answer))


def draft_mark(petition: Petition) -> str:
    """Says which words of the live answer somebody has before them; empty where none is live."""
    live = petition.answers.filter(state__in=EDITABLE).first()
    if live is None:
        return ""
    rows = live.promises.order_by("position")
    promises = rows.values_list("text", "outcome", "due_on", "unit", "promised_by", "contact")
    words = repr((live.pk, live.text, list(promises)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def locked_petition(petition: Petition) -> Petition:
    return locked_row(Petition, petition.pk)


def locked_answer(answer: Answer) -> Answer:
    """The answer, re-read after its petition is locked: always in this order, so that no two wait for each
    other."""
    petition = locked_row(Petition, answer.petition_id)
    fresh = locked_row(Answer, answer.pk)
    fresh.petition = petition
    return fresh


def refuse_strangers(petition: Petition, by: Actor, is_allowed: bool) -> None:
    """A unit that had the petition and lost it is told so; anyone else is simply not allowed."""
    if is_allowed:
        return
    if had_petition(by, petition):
        raise NoLongerTheirs
    raise NotAllowed


def move_answer(answer: Answer, old_states: Sequence[str], new_state: str, **fields: object) -> None:
    """Take one step, only from `old_states` and only while the answering unit still has the petition."""
    if answer.unit_id != answer.petition.unit_id:
        raise NoLongerTheirs
    same = Answer.objects.filter(pk=answer.pk, state__in=old_states)
    if same.update(state=new_state, **fields) != 1:
        raise AnswerStepTaken
    answer.state = new_state


def checked_text(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise AnswerEmpty
    if len(text) > LONGEST_ANSWER:
        raise AnswerTooLong
    return text


def needs_check(unit_id: int, day: date) -> bool:
    """A unit with a head has every answer checked by one before its leader approves."""
    return posts_at(unit_id, on=day, role=Role.UNIT_HEAD).exists()


def next_version(petition: Petition) -> int:
    return (petition.answers.aggregate(last=Max("version"))["last"] or 0) + 1


def acting_post(by: Actor) -> Post:
    """The post that stands under the answer. Whoever has none has no verb either."""
    if by.post is None:
        raise NotAllowed
    return by.post


def _holder(petition: Petition) -> int:
    if petition.unit_id is None:
        raise NotAnswerable
    return petition.unit_id


def _write_text(petition: Petition, text: str, *, by: Actor, at: datetime) -> Answer:
    versions = list(petition.answers.order_by("version"))
    live = next((answer for answer in versions if answer.state in LIVE), None)
    if live is None:
        return Answer.objects.create(
            petition=petition,
            version=versions[-1].version + 1 if versions else 1,
            text=text,
            unit_id=_holder(petition),
            drafted_by=acting_post(by),
            drafted_at=at,
        )
    same = Answer.objects.filter(pk=live.pk, state__in=EDITABLE)
    if same.update(text=text, drafted_by=by.post, drafted_at=at) != 1:
        raise AnswerOnItsWay
    live.promises.all().delete()
    live.refresh_from_db()
    return live


def promise_rows(answer: Answer, promises: Sequence[PromiseDraft]) -> list[AnswerPromise]:
    return [
        AnswerPromise(
            answer=answer,
            position=position,
            text=clean(draft.text).strip(),
            outcome=draft.outcome,
            promised_by=draft.promised_by,
            unit=draft.unit,
            contact=draft.contact,
            due_on=draft.due_on,
        )
        for position, draft in enumerate(promises, start=1)
    ]


def drafter_of(answer: Answer) -> list[User]:
    """Who drafted it, or took it over."""
    user = finisher_of(answer).person.user
    return [user] if user else []


def remember(event: str, answer: Answer, *, by: Actor, at: datetime) -> None:
    facts: dict[str, str | int | None] = {"version": answer.version, "answer": answer.pk}
    record(event, thing=answer.petition, by=by, at=at, unit_id=answer.unit_id, facts=facts)
