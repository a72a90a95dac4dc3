"""The way of a plan backwards: returned with a reason, taken back by who sent it, opened again."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.norms.actions import start_deadline
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.programmes import refusals, standing
from nep.programmes.actions.plan_flow import plan_to_decide, tell_sender
from nep.programmes.actions.plans import locked_plan
from nep.programmes.models import Plan, PlanReturn, Theme
from nep.programmes.permissions import can_submit_plan
from nep.programmes.queries import approving_unit, people_who_may
from nep.programmes.searched import reindex
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

MEND_RULE = "plan.mend"
NEVER_SENT = {
    "state": Plan.State.DRAFT,
    "submitted_on": None,
    "submitted_at": None,
    "submitted_by_post": None,
}
NOT_APPROVED = {"approved_on": None, "approved_at": None, "approved_by_post": None}


def return_plan(plan: Plan, *, reason: str, by: Actor, at: datetime) -> Plan:
    """The plan goes back to be mended; a clock of mending runs. Who sent it is told.

    Raises NotAllowed, ApprovalOutOfOrder, NotWaiting, ReasonMissing, MarkedSecret, UnknownNorm."""
    with transaction.atomic():
        plan, post = plan_to_decide(plan, by=by, at=at)
        _refuse_reason(reason)
        if Plan.objects.filter(pk=plan.pk, state="submitted").update(state="returned") != 1:
            raise refusals.NotWaiting
        _to_mend(plan, reason, post, by, at)
        reindex(plan)
        record("plan_returned", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        tell_sender("plan_returned", plan, at)
        plan.refresh_from_db()
        return plan


def take_back_plan(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """The unit has its plan in hand again, as it was before it was sent: a draft, or returned, when it had
    been, with the same clock of mending. Who would have approved it is told.

    Raises NotAllowed, NotWaiting."""
    today = clock.day_of(at)
    with transaction.atomic():
        plan = locked_plan(plan)
        if not can_submit_plan(by, plan):
            raise NotAllowed
        before = plan.returns.order_by("pk").last()
        again = NEVER_SENT if before is None else {"state": Plan.State.RETURNED}
        if Plan.objects.filter(pk=plan.pk, state="submitted").update(**again) != 1:
            raise refusals.NotWaiting
        if before is not None:
            _start_mending(plan, clock.day_of(before.returned_at), by, at)
        reindex(plan)
        record("plan_taken_back", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        approvers = people_who_may("approve_plan", [approving_unit(plan, on=today).pk], on=today)
        send("plan_taken_back", thing=plan, at=at, to_users=approvers)
        plan.refresh_from_db()
        return plan


def reopen_plan(plan: Plan, *, reason: str, by: Actor, at: datetime) -> Plan:
    """The approved plan is opened to be changed, and must be sent and approved again; until then its actions
    stand nowhere and no unit below starts from it. Progress and evidence stay. Who sent it is told.

    A plan that went out as a paper is not opened: another paper changes it. Raises NotAllowed,
    ApprovalOutOfOrder, ReasonMissing, MarkedSecret, PlanIssued, PlanNotApproved, ThemeNotOpen."""
    with transaction.atomic():
        plan, post = plan_to_decide(plan, by=by, at=at)
        _refuse_reason(reason)
        if plan.paper_id is not None:
            raise refusals.IssuedPlanStands
        if plan.theme.state != Theme.State.ISSUED:
            raise refusals.ThemeNotOpen
        approved = Plan.objects.filter(pk=plan.pk, state="approved", paper=None)
        if approved.update(state="returned", **NOT_APPROVED) != 1:
            raise refusals.PlanNotApproved
        _to_mend(plan, reason, post, by, at)
        standing.write_plan(plan)
        reindex(plan)
        record("plan_reopened", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        tell_sender("plan_reopened", plan, at)
        plan.refresh_from_db()
        return plan


def _refuse_reason(reason: str) -> None:
    if not reason.strip():
        raise refusals.ReasonMissing
    refuse_marked_secret(reason)


def _to_mend(plan: Plan, reason: str, post: Post, by: Actor, at: datetime) -> None:
    PlanReturn.objects.create(plan=plan, reason=reason, returned_at=at, returned_by_post=post)
    _start_mending(plan, clock.day_of(at), by, at)


def _start_mending(plan: Plan, from_day: date, by: Actor, at: datetime) -> None:
    running = start_deadline(rule=MEND_RULE, thing=plan, unit=plan.unit, start_on=from_day, by=by, at=at)
    Plan.objects.filter(pk=plan.pk).update(deadline=running)
