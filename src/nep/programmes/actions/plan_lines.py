"""Lines of a plan that is being written: focus points, actions, papers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.files.actions import store_document
from nep.measures.registry import figure
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.programmes import refusals
from nep.programmes.actions.plans import approved_plan_for, plan_to_write
from nep.programmes.models import (
    AnyPlanPart,
    FocusPoint,
    Objective,
    Plan,
    PlanAction,
    PlanPaper,
    Theme,
)
from nep.programmes.searched import reindex
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.secrecy import refuse_marked_secret

PLAN_PARTS = {FocusPoint: "trọng tâm", PlanAction: "việc làm", PlanPaper: "văn bản, đề án"}
LARGEST_TARGET = Decimal(10) ** 12


def add_focus_point(
    plan: Plan,
    *,
    kind: str,
    text: str,
    by: Actor,
    at: datetime,
    position: int = 1,
    adopts: FocusPoint | None = None,
) -> FocusPoint:
    """The plan puts one more thing first; with `adopts` it takes over a line of the plan above.

    Raises NotAllowed, PlanLocked, ThemeNotOpen, PlanTextMissing, AdoptsElsewhere, AdoptedAlready,
    MarkedSecret."""
    part = FocusPoint(kind=kind, text=text, position=position, adopts=adopts)
    return _write_focus(part, plan, "plan_part_added", by, at)


def edit_focus_point(
    part: FocusPoint, *, kind: str, text: str, position: int, by: Actor, at: datetime
) -> FocusPoint:
    """As `add_focus_point`; what the line takes over stays, so that other words adapt it."""
    part.kind, part.text, part.position = kind, text, position
    return _write_focus(part, part.plan, "plan_part_edited", by, at)


def add_action(
    plan: Plan,
    *,
    text: str,
    due_on: date,
    by: Actor,
    at: datetime,
    owner: Post | None = None,
    objective: Objective | None = None,
    adopts: PlanAction | None = None,
    adopts_focus: FocusPoint | None = None,
    target_value: Decimal | int | None = None,
    target_unit: str = "",
    measure_key: str = "",
    yearly_plan: str = "",
    position: int = 1,
) -> PlanAction:
    """The plan has one more thing to do. `adopts` is an action of the plan above, `adopts_focus` the focus
    point of this plan that it serves. The owner may stay open until the plan is sent.

    Raises NotAllowed, PlanLocked, ThemeNotOpen, PlanTextMissing, OwnerElsewhere, DueOutsideTheme,
    ObjectiveElsewhere, AdoptsElsewhere, AdoptedAlready, TargetNegative, TargetTooLarge, TargetWithoutUnit,
    UnknownFigure, MarkedSecret."""
    part = PlanAction(
        text=text,
        due_on=due_on,
        owner=owner,
        objective=objective,
        adopts=adopts,
        adopts_focus=adopts_focus,
        target_value=target_value,
        target_unit=target_unit,
        measure_key=measure_key,
        yearly_plan=yearly_plan,
        position=position,
    )
    return _write_action(part, plan, "plan_part_added", by, at)


def edit_action(part: PlanAction, *, by: Actor, at: datetime, **fields: Any) -> PlanAction:
    """As `add_action` on a line that stands: fields not given stay. What it takes over cannot change."""
    for name in (
        "text", "due_on", "owner", "objective", "adopts_focus",
        "target_value", "target_unit", "measure_key", "yearly_plan", "position",
    ):  # fmt: skip
        setattr(part, name, fields.pop(name, getattr(part, name)))
    if fields:
        raise TypeError(f"unknown fields: {sorted(fields)}")
    return _write_action(part, part.plan, "plan_part_edited", by, at)


def add_paper(
    plan: Plan,
    *,
    kind: str,
    number: str,
    issued_on: date,
    title: str,
    by: Actor,
    at: datetime,
    is_project: bool = False,
    upload: "UploadedFile[Any] | None" = None,
    position: int = 1,
) -> PlanPaper:
    """A paper or project that the unit issued for the theme is entered, also after the plan was approved.

    Raises NotAllowed, ThemeNotOpen, PlanTextMissing, PaperEntered, PaperInFuture, MarkedSecret, and what
    `store_document` refuses."""
    part = PlanPaper(
        kind=kind, number=number, issued_on=issued_on, title=title, is_project=is_project, position=position
    )
    return _write_paper(part, plan, upload, by, at)


def remove_plan_part(part: AnyPlanPart, *, by: Actor, at: datetime) -> None:
    """The line is no longer in the plan. Raises NotAllowed, PlanLocked, ThemeNotOpen, LineInUse,
    and LineCounted in a plan opened again: its progress and what units below took over stay."""
    with transaction.atomic():
        writable = plan_to_add_paper if isinstance(part, PlanPaper) else plan_to_write
        plan = writable(part.plan, by=by, at=at)
        if isinstance(part, FocusPoint) and part.served_by.exists():
            raise refusals.LineInUse
        try:
            part.delete()
        except ProtectedError as counted:
            raise refusals.LineCounted from counted
        _record("plan_part_removed", part, plan, by, at)


def adopt_line(plan: Plan, line: FocusPoint | PlanAction, *, by: Actor, at: datetime) -> AnyPlanPart:
    """The plan takes over `line` of the plan above word for word; it may then be adapted. An action comes
    without owner and target, which are the unit's own."""
    if isinstance(line, FocusPoint):
        return add_focus_point(
            plan, kind=line.kind, text=line.text, position=line.position, adopts=line, by=by, at=at
        )
    served = plan.focuspoints.filter(adopts=line.adopts_focus).first() if line.adopts_focus_id else None
    return add_action(
        plan,
        text=line.text,
        due_on=line.due_on,
        objective=line.objective,
        target_unit=line.target_unit,
        measure_key=line.measure_key,
        position=line.position,
        adopts=line,
        adopts_focus=served,
        by=by,
        at=at,
    )


def give_open_actions(plan: Plan, *, owner: Post, by: Actor, at: datetime) -> int:
    """Every action that nobody answers for yet gets `owner`; returns how many.

    Raises NotAllowed, PlanLocked, ThemeNotOpen, OwnerElsewhere."""
    with transaction.atomic():
        plan = plan_to_write(plan, by=by, at=at)
        _refuse_owner(owner, plan, clock.day_of(at))
        given = plan.planactions.filter(owner=None).update(owner=owner)
        if given:
            facts: dict[str, str | int | None] = {"count": given}
            record("plan_actions_given", thing=plan, by=by, at=at, unit_id=plan.unit_id, facts=facts)
        return given


def _write_focus(part: FocusPoint, plan: Plan, event: str, by: Actor, at: datetime) -> FocusPoint:
    with transaction.atomic():
        part.plan = plan = plan_to_write(plan, by=by, at=at)
        _refuse_words(part.text)
        _refuse_adoption(part, plan)
        part.save()
        _record(event, part, plan, by, at)
        return part


def _write_action(part: PlanAction, plan: Plan, event: str, by: Actor, at: datetime) -> PlanAction:
    with transaction.atomic():
        part.plan = plan = plan_to_write(plan, by=by, at=at)
        _refuse_words(part.text, part.target_unit, part.yearly_plan)
        _refuse_adoption(part, plan)
        _refuse_ties(part, plan, clock.day_of(at))
        refuse_target(part.target_value, part.target_unit)
        part.save()
        _record(event, part, plan, by, at)
        return part


def _write_paper(
    part: PlanPaper, plan: Plan, upload: "UploadedFile[Any] | None", by: Actor, at: datetime
) -> PlanPaper:
    with transaction.atomic():
        part.plan = plan = plan_to_add_paper(plan, by=by, at=at)
        for name in ("number", "title"):
            if not getattr(part, name).strip():
                raise refusals.PlanTextMissing(field=name)
        refuse_marked_secret(part.number, part.title, (upload.name or "") if upload else "")
        if part.issued_on > clock.day_of(at):
            raise refusals.PaperInFuture
        if plan.planpapers.filter(kind=part.kind, number=part.number, issued_on=part.issued_on).exists():
            raise refusals.PaperEntered
        if upload is not None:
            part.file = store_document(upload, at=at)
        part.save()
        _record("plan_part_added", part, plan, by, at)
        return part


def plan_to_add_paper(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Papers come all through the theme, so an approved plan takes them too."""
    if Plan.objects.filter(pk=plan.pk, state=Plan.State.APPROVED).exists():
        return approved_plan_for(plan, by=by)
    return plan_to_write(plan, by=by, at=at)


def _refuse_words(text: str, *others: str) -> None:
    if not text.strip():
        raise refusals.PlanTextMissing
    refuse_marked_secret(text, *others)


def _refuse_adoption(part: FocusPoint | PlanAction, plan: Plan) -> None:
    if part.adopts is None:
        return
    if plan.parent_plan_id is None or part.adopts.plan_id != plan.parent_plan_id:
        raise refusals.AdoptsElsewhere
    lines = plan.focuspoints if isinstance(part, FocusPoint) else plan.planactions
    if lines.filter(adopts=part.adopts_id).exclude(pk=part.pk).exists():
        raise refusals.AdoptedAlready


def _refuse_ties(part: PlanAction, plan: Plan, today: date) -> None:
    refuse_day(part.due_on, plan.theme)
    if part.owner is not None:
        _refuse_owner(part.owner, plan, today)
    if part.objective is not None and part.objective.theme_id != plan.theme_id:
        raise refusals.ObjectiveElsewhere
    if part.adopts_focus is not None and part.adopts_focus.plan_id != plan.pk:
        raise refusals.AdoptsElsewhere(field="adopts_focus")
    if part.measure_key:
        figure(part.measure_key)


def _refuse_owner(owner: Post, plan: Plan, today: date) -> None:
    if owner.unit_id != plan.unit_id or not owner.valid_from <= today < owner.valid_to:
        raise refusals.OwnerElsewhere


def refuse_day(due_on: date, theme: Theme) -> None:
    """Raises DueOutsideTheme with the days between which an action may be due."""
    if not theme.starts_on <= due_on <= theme.ends_on:
        days = {"first": short_day(theme.starts_on), "last": short_day(theme.ends_on)}
        raise refusals.DueOutsideTheme(
            _("Hạn phải nằm trong thời gian của chuyên đề, từ %(first)s đến hết %(last)s.") % days
        )


def refuse_target(target: Decimal | int | None, unit: str) -> None:
    """Raises TargetNegative, TargetTooLarge, TargetWithoutUnit."""
    if target is None:
        return
    if target < 0:
        raise refusals.TargetNegative
    value = Decimal(target)
    if value >= LARGEST_TARGET or value != value.quantize(Decimal("0.01")):
        raise refusals.TargetTooLarge
    if not unit.strip():
        raise refusals.TargetWithoutUnit


def _record(event: str, part: AnyPlanPart, plan: Plan, by: Actor, at: datetime) -> None:
    facts: dict[str, str | int | None] = {"part": PLAN_PARTS[type(part)]}
    reindex(plan)
    record(event, thing=plan, by=by, at=at, unit_id=plan.unit_id, facts=facts)
