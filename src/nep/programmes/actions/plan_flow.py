"""The way of a plan forwards: sent, approved one level above, issued as a paper."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.documents.actions import issue_paper
from nep.documents.content import Signature
from nep.documents.models import PaperType
from nep.documents.queries import place_before_date
from nep.norms.actions import close_deadline
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.queries import name_on
from nep.programmes import refusals, standing
from nep.programmes.actions.plans import locked_plan
from nep.programmes.models import Plan
from nep.programmes.papers import plan_paper
from nep.programmes.permissions import can_approve_plan, can_issue_plan, can_submit_plan
from nep.programmes.queries import approving_unit, people_who_may
from nep.programmes.searched import reindex
from nep.web import clock
from nep.web.errors import NotAllowed


def submit_plan(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """The plan waits for the unit one level above and cannot be changed meanwhile. Who approves is told.

    Raises NotAllowed, PlanLocked, ThemeNotOpen, PlanEmpty, ActionsWithoutOwner."""
    today = clock.day_of(at)
    with transaction.atomic():
        plan = locked_plan(plan)
        if not can_submit_plan(by, plan) or by.post is None:
            raise NotAllowed
        if not plan.is_editable:
            raise refusals.PlanLocked
        _refuse_unfinished(plan)
        waiting = Plan.objects.filter(pk=plan.pk, state__in=Plan.EDITABLE)
        if (
            waiting.update(state="submitted", submitted_on=today, submitted_at=at, submitted_by_post=by.post)
            != 1
        ):
            raise refusals.PlanLocked
        if plan.deadline is not None and plan.deadline.closed_on is None:
            close_deadline(plan.deadline, on=today, by=by, at=at)
        reindex(plan)
        record("plan_submitted", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        approvers = people_who_may("approve_plan", [approving_unit(plan, on=today).pk], on=today)
        send("plan_submitted", thing=plan, at=at, to_users=approvers)
        plan.refresh_from_db()
        return plan


def approve_plan(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """The plan stands and units below may start from it. Of two who approve at once the second is refused.

    Raises NotAllowed, ApprovalOutOfOrder, NotWaiting, AbovePlanFirst, OwnSubmission."""
    with transaction.atomic():
        plan, post = plan_to_decide(plan, by=by, at=at)
        if plan.state != Plan.State.SUBMITTED:
            raise refusals.NotWaiting
        _refuse_order(plan, by)
        waiting = Plan.objects.filter(pk=plan.pk, state="submitted")
        approved = {"approved_on": clock.day_of(at), "approved_at": at, "approved_by_post": post}
        if waiting.update(state="approved", **approved) != 1:
            raise refusals.NotWaiting
        standing.write_plan(plan)
        reindex(plan)
        record("plan_approved", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        tell_sender("plan_approved", plan, at)
        plan.refresh_from_db()
        return plan


def issue_plan(
    plan: Plan,
    *,
    issued_on: date,
    is_public: bool,
    signature: Signature,
    by: Actor,
    at: datetime,
    place: str = "",
    number: int | None = None,
) -> Plan:
    """The approved plan becomes an official paper of its unit, inside unless `is_public` (safeguard 19).

    Raises NotAllowed, PlanNotApproved, PlanIssued, and whatever `documents.actions.issue_paper` refuses."""
    with transaction.atomic():
        plan = locked_plan(plan)
        if not can_issue_plan(by, plan):
            raise NotAllowed
        if plan.state != Plan.State.APPROVED:
            raise refusals.PlanNotApproved
        if plan.paper_id is not None:
            raise refusals.PlanIssued
        content = plan_paper(
            plan,
            place=place or place_before_date(plan.unit, issued_on),
            issued_on=issued_on,
            signature=signature,
        )
        paper = issue_paper(
            unit=plan.unit,
            type_code=PaperType.PLAN,
            thing=plan,
            paper=content,
            issued_on=issued_on,
            is_public=is_public,
            by=by,
            at=at,
            number=number,
        )
        if Plan.objects.filter(pk=plan.pk, paper=None).update(paper=paper) != 1:
            raise refusals.PlanIssued
        facts: dict[str, str | int | None] = {"number": paper.number_text}
        record("plan_issued", thing=plan, by=by, at=at, unit_id=plan.unit_id, facts=facts)
        plan.refresh_from_db()
        return plan


def plan_to_decide(plan: Plan, *, by: Actor, at: datetime) -> tuple[Plan, Post]:
    """The plan, locked, whose approval is the business of the unit of `by`, and the post that decides.

    Raises NotAllowed, ApprovalOutOfOrder."""
    today = clock.day_of(at)
    plan = locked_plan(plan)
    if by.post is None or not by.has("approve_plan"):
        raise NotAllowed
    if not can_approve_plan(by, plan, on=today):
        if not by.may("view_plans", plan.unit) or by.unit == plan.unit:
            raise NotAllowed
        above = name_on(approving_unit(plan, on=today), today)
        raise refusals.ApprovalOutOfOrder(
            _("Kế hoạch này do %(unit)s duyệt. Duyệt theo từng cấp, không duyệt vượt cấp.") % {"unit": above}
        )
    return plan, by.post


def _refuse_order(plan: Plan, by: Actor) -> None:
    if plan.submitted_by_post_id == by.post_id:
        raise refusals.OwnSubmission
    if by.unit is None or by.unit == plan.unit:
        return
    own = Plan.objects.filter(theme=plan.theme, unit=by.unit).exclude(state=Plan.State.APPROVED)
    if own.exists():
        raise refusals.AbovePlanFirst


def _refuse_unfinished(plan: Plan) -> None:
    actions = list(plan.planactions.order_by("position", "pk"))
    if not actions:
        raise refusals.PlanEmpty
    open_lines = [action.text for action in actions if action.owner_id is None]
    if open_lines:
        raise refusals.ActionsWithoutOwner(
            _("Còn %(count)s việc chưa giao ai, trước hết: “%(first)s”. Giao đủ rồi hãy gửi duyệt.")
            % {"count": len(open_lines), "first": open_lines[0]}
        )


def tell_sender(kind: str, plan: Plan, at: datetime) -> None:
    sender = plan.submitted_by_post.person.user if plan.submitted_by_post else None
    send(kind, thing=plan, at=at, to_users=[sender] if sender else [])
