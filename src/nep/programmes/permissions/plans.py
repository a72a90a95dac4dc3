"""Who may write, send, approve and issue a plan, and who says which units must have one."""

from datetime import date

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import Plan, Theme
from nep.programmes.queries import approving_unit


def can_create_plan(actor: Actor, unit: Unit) -> bool:
    return actor.may("edit_plan", unit)


def can_edit_plan(actor: Actor, plan: Plan) -> bool:
    return actor.may("edit_plan", plan.unit)


def can_submit_plan(actor: Actor, plan: Plan) -> bool:
    return actor.may("submit_plan", plan.unit)


def can_approve_plan(actor: Actor, plan: Plan, *, on: date) -> bool:
    """Only from the unit one level above: a higher one does not reach past it."""
    return actor.may("approve_plan", approving_unit(plan, on=on))


def can_issue_plan(actor: Actor, plan: Plan) -> bool:
    return actor.may("submit_plan", plan.unit) and actor.may("issue_paper", plan.unit)


def can_set_levels(actor: Actor, theme: Theme) -> bool:
    return actor.may("set_plan_levels", theme.unit)


def can_remind_units(actor: Actor) -> bool:
    return actor.has("remind_plans")
