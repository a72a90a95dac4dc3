"""What the officer's page of one petition is made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import BaseFormSet, Form

from nep.audit.queries import events_of, sealed_reads_of
from nep.norms.queries import can_be_paused, most_extension
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.petitions import permissions
from nep.petitions import permissions_handling as may
from nep.petitions import queries_handling as queries
from nep.petitions.actions.answering import draft_mark
from nep.petitions.actions.assigning import HANDLED_CLASSES
from nep.petitions.forms.clock import ExtendForm, PauseForm, ResumeForm
from nep.petitions.forms_handling import (
    AnswerForm,
    AssignForm,
    PromiseChoices,
    PromiseFormSet,
    PublicAnswerForm,
    ReturnForm,
    SpokenAnswerForm,
    TransferForm,
)
from nep.petitions.models import EDITABLE, Answer, AnswerPromise, Petition, State
from nep.petitions.trails import entries_of
from nep.web.strip import Strip, strip_of

AnyForm = Form | BaseFormSet[Any]
IN_HAND = frozenset({State.ASSIGNED, State.ANSWERED})


def page_context(petition: Petition, actor: Actor, day: date, bound: Mapping[str, AnyForm]) -> dict[str, Any]:
    """Everything the template shows, with `bound` forms (refused ones) instead of fresh ones."""
    live = queries.live_answer(petition)
    approved = queries.approved_answers(petition)
    trail = list(petition.assignments.select_related("by_post").order_by("pk"))
    promises = list(petition.promises.order_by("due_on", "pk"))
    units = [petition.place_unit_id, petition.home_unit_id, petition.desk_unit_id, petition.unit_id]
    units += [step.to_unit_id for step in trail] + [step.from_unit_id for step in trail]
    units += [promise.unit_id for promise in promises]
    return {
        "petition": petition,
        "live": live,
        "live_promises": queries.promises_in(live) if live else [],
        "approved": approved,
        "trail": trail,
        "promises": promises,
        "reopenings": list(petition.reopenings.select_related("deadline").order_by("-pk")),
        "tellings": list(petition.tellings.select_related("done_by").order_by("-pk")),
        "files": list(petition.files.select_related("file").order_by("position")),
        "names": names_on(units, day),
        "strip": strip_of_petition(petition, promises, day),
        "history": entries_of(events_of(petition)[:100]),
        "sealed_reads": sealed_reads_of(petition)[:20],
        **_verbs(petition, live, actor, day),
        **_forms(petition, live, approved, actor, day),
        **bound,
    }


def strip_of_petition(petition: Petition, promises: list[Any], day: date) -> Strip:
    """Nghe · Nói · Làm of a petition: its last open promise decides the third station."""
    owed = [promise for promise in promises if promise.is_published]
    open_days = [promise.due_on for promise in owed if promise.kept_on is None and promise.due_on]
    is_done = bool(owed) and all(promise.kept_on is not None for promise in owed)
    return strip_of(
        today=day,
        received_on=petition.received_on,
        answer_due_on=petition.due_on,
        answer_clock=petition.deadline,
        answered_on=petition.answered_on,
        is_question=petition.klass == Petition.Klass.QUESTION or (bool(petition.answered_on) and not owed),
        done_due_on=max(open_days, default=None),
        done_on=max((promise.kept_on for promise in owed), default=None) if is_done else None,
    )


def _verbs(petition: Petition, live: Answer | None, actor: Actor, day: date) -> dict[str, bool]:
    """What the acting post may do here and now: the buttons."""
    drafts = may.can_draft_answer(actor, petition) and petition.state in IN_HAND
    approves = may.can_approve_answer(actor, petition)
    state = live.state if live else ""
    ready = (
        {Answer.State.CHECKED}
        if queries.has_head(petition, day)
        else {
            Answer.State.CHECKED,
            Answer.State.SUBMITTED,
        }
    )
    return {
        "may_sort": permissions.can_classify_petition(actor, petition),
        "may_open_identity": permissions.can_open_identity(actor, petition),
        "may_open_original": permissions.can_open_original(actor, petition),
        "may_draft": drafts and (live is None or state in EDITABLE),
        "may_submit": drafts and state in EDITABLE,
        "may_check": state == Answer.State.SUBMITTED and may.can_check_answer(actor, petition),
        "may_approve": approves and state in ready and live is not None and not may.is_own_draft(actor, live),
        "may_return": state in {Answer.State.SUBMITTED, Answer.State.CHECKED}
        and may.can_return_answer(actor, petition),
    }


def _forms(
    petition: Petition, live: Answer | None, approved: list[Answer], actor: Actor, day: date
) -> dict[str, AnyForm]:
    """The forms that the acting post may use here, and no others."""
    forms: dict[str, AnyForm] = {"return_form": ReturnForm()}
    handled = petition.klass in HANDLED_CLASSES and not petition.is_secret
    if petition.state == State.RECEIVED and handled and may.can_assign_petition(actor, petition):
        forms["assign_form"] = AssignForm(petition, day)
    if petition.state == State.ASSIGNED and may.can_transfer_petition(actor, petition):
        forms["transfer_form"] = TransferForm(petition, day)
    if petition.unit is not None and may.can_draft_answer(actor, petition):
        forms["answer_form"] = AnswerForm(
            initial={"text": live.text if live else "", "mark": draft_mark(petition)}
        )
        forms["promise_forms"] = PromiseFormSet(
            prefix="promises",
            initial=[row_of(row) for row in queries.promises_in(live)] if live else [],
            form_kwargs={"choices": PromiseChoices.of(petition.unit, day)},
        )
    if petition.meeting_id and petition.is_open and handled and may.can_answer_on_the_spot(actor, petition):
        forms["spoken_form"] = SpokenAnswerForm(petition, day)
    forms |= _clock_forms(petition, actor, day)
    if approved and petition.public_text and may.can_review_public_answer(actor, petition):
        forms["public_form"] = PublicAnswerForm(
            initial={"public_text": approved[0].public_text or approved[0].text}
        )
    return forms


def _clock_forms(petition: Petition, actor: Actor, day: date) -> dict[str, AnyForm]:
    """What may be done with the clock of an answer that is owed: each only as far as its norm lets."""
    deadline = petition.deadline
    if deadline is None or not petition.is_open:
        return {}
    if deadline.paused_on is not None:
        return {"resume_form": ResumeForm(day=day)} if may.can_pause_answer(actor, petition) else {}
    forms: dict[str, AnyForm] = {}
    if may.can_pause_answer(actor, petition) and deadline.due_on >= day and can_be_paused(deadline, day):
        forms["pause_form"] = PauseForm(day=day)
    if may.can_extend_answer(actor, petition) and deadline.due_on >= day:
        most = most_extension(deadline, day)
        forms |= {"extend_form": ExtendForm(most=most)} if most else {}
    return forms


def row_of(promise: AnswerPromise) -> dict[str, Any]:
    return {
        "text": promise.text,
        "outcome": promise.outcome,
        "due_on": promise.due_on,
        "unit": promise.unit_id,
        "promised_by": promise.promised_by_id,
        "contact": promise.contact_id,
    }
