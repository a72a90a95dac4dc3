"""A plan is begun: from the plan above, from the own last one, from the office's lines, or empty."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import posts_at, version_on
from nep.programmes import refusals
from nep.programmes.models import FocusPoint, Objective, Plan, PlanAction, PlanLevel, Theme
from nep.programmes.permissions import can_create_plan, can_edit_plan
from nep.programmes.queries import parent_plan_for, takes_part
from nep.programmes.searched import reindex
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


class Start(StrEnum):
    """What a new plan begins with."""

    ABOVE = "above"
    LAST = "last"
    LINES = "lines"
    EMPTY = "empty"


START_LABELS = {
    Start.ABOVE: _("Trọng tâm và việc làm của cấp trên, sửa cho hợp đơn vị"),
    Start.LAST: _("Chép kế hoạch của đơn vị ở chuyên đề trước"),
    Start.LINES: _("Mẫu của cơ quan phụ trách chuyên đề"),
    Start.EMPTY: _("Bắt đầu từ trang trống"),
}


def create_plan(
    theme: Theme,
    *,
    unit: Unit,
    title: str,
    by: Actor,
    at: datetime,
    start: str = Start.EMPTY,
    yearly_plan: str = "",
) -> Plan:
    """`unit` has a draft for `theme`, begun with what `start` names; owners of copied actions are kept only
    where they still hold their post, days are moved into the new theme.

    Raises NotAllowed, ThemeNotOpen, NotOfTheme, PlanExists, NothingToStartFrom, PlanTextMissing,
    MarkedSecret.
    """
    today = clock.day_of(at)
    with transaction.atomic():
        theme = Theme.objects.select_for_update(of=("self",)).select_related("unit").get(pk=theme.pk)
        if not can_create_plan(by, unit):
            raise NotAllowed
        _refuse_plan(theme, unit, today)
        _refuse_titles(title, yearly_plan)
        plan = Plan.objects.create(
            theme=theme,
            unit=unit,
            title=title,
            yearly_plan=yearly_plan,
            parent_plan=parent_plan_for(theme, unit, on=today),
        )
        _STARTS[Start(start)](plan, today)
        reindex(plan)
        record("plan_created", thing=plan, by=by, at=at, unit_id=unit.pk)
        return plan


def edit_plan(plan: Plan, *, title: str, yearly_plan: str, by: Actor, at: datetime) -> Plan:
    """The draft has this title and serves this yearly plan. Raises NotAllowed, PlanLocked, ThemeNotOpen,
    PlanTextMissing, MarkedSecret."""
    with transaction.atomic():
        plan = plan_to_write(plan, by=by, at=at)
        _refuse_titles(title, yearly_plan)
        if (plan.title, plan.yearly_plan) != (title, yearly_plan):
            plan.title, plan.yearly_plan = title, yearly_plan
            plan.save(update_fields=["title", "yearly_plan"])
            reindex(plan)
            record("plan_edited", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        return plan


def plan_to_write(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """The plan, locked, for one who may write it now; tied to the plan above once that was approved.

    Raises NotAllowed, PlanLocked, ThemeNotOpen."""
    plan = locked_plan(plan)
    if not can_edit_plan(by, plan):
        raise NotAllowed
    if not plan.is_editable:
        raise refusals.PlanLocked
    if plan.theme.state != Theme.State.ISSUED:
        raise refusals.ThemeNotOpen
    if plan.parent_plan_id is None:
        plan.parent_plan = parent_plan_for(plan.theme, plan.unit, on=clock.day_of(at))
        if plan.parent_plan is not None:
            plan.save(update_fields=["parent_plan"])
    return plan


def approved_plan_for(plan: Plan, *, by: Actor) -> Plan:
    """The approved plan, locked, for one who may write for its unit. Raises NotAllowed, PlanNotApproved,
    ThemeNotOpen."""
    plan = locked_plan(plan)
    if not can_edit_plan(by, plan):
        raise NotAllowed
    if plan.state != Plan.State.APPROVED:
        raise refusals.PlanNotApproved
    if plan.theme.state != Theme.State.ISSUED:
        raise refusals.ThemeNotOpen
    return plan


def locked_plan(plan: Plan) -> Plan:
    rows = Plan.objects.select_for_update(of=("self",)).select_related("unit", "theme__unit", "parent_plan")
    return rows.get(pk=plan.pk)


def last_plan(theme: Theme, unit: Unit) -> Plan | None:
    """The plan of `unit` for the theme before this one, else for the latest theme that began earlier."""
    earlier = Plan.objects.filter(unit=unit, theme__starts_on__lt=theme.starts_on).exclude(theme=theme)
    if theme.succeeds_id:
        before = earlier.filter(theme=theme.succeeds_id).first()
        if before is not None:
            return before
    return earlier.order_by("-theme__starts_on", "-pk").first()


def level_of(theme: Theme, unit: Unit, day: date) -> PlanLevel | None:
    """What the office set for units of this kind."""
    return PlanLevel.objects.filter(theme=theme, kind=version_on(unit, day).kind).first()


def _refuse_plan(theme: Theme, unit: Unit, today: date) -> None:
    if theme.state != Theme.State.ISSUED:
        raise refusals.ThemeNotOpen
    if not takes_part(theme, unit, on=today):
        raise refusals.NotOfTheme
    if Plan.objects.filter(theme=theme, unit=unit).exists():
        raise refusals.PlanExists


def _refuse_titles(title: str, yearly_plan: str) -> None:
    if not title.strip():
        raise refusals.PlanTextMissing(field="title")
    refuse_marked_secret(title, yearly_plan)


def _start_above(plan: Plan, today: date) -> None:
    above = plan.parent_plan
    if above is None:
        raise refusals.NothingToStartFrom
    _copy(above, plan, adopts=True, today=today)


def _start_last(plan: Plan, today: date) -> None:
    last = last_plan(plan.theme, plan.unit)
    if last is None:
        raise refusals.NothingToStartFrom
    _copy(last, plan, adopts=False, today=today)
    plan.copied_from = last
    plan.save(update_fields=["copied_from"])


def _start_lines(plan: Plan, today: date) -> None:
    level = level_of(plan.theme, plan.unit, today)
    if level is None or not (level.focus_lines.strip() or level.action_lines.strip()):
        raise refusals.NothingToStartFrom
    for position, text in enumerate(_lines(level.focus_lines), start=1):
        FocusPoint.objects.create(plan=plan, position=position, kind=FocusPoint.Kind.OTHER, text=text)
    for position, text in enumerate(_lines(level.action_lines), start=1):
        PlanAction.objects.create(plan=plan, position=position, text=text, due_on=plan.theme.ends_on)


def _start_empty(plan: Plan, today: date) -> None:
    pass


_STARTS: dict[Start, Callable[[Plan, date], None]] = {
    Start.ABOVE: _start_above,
    Start.LAST: _start_last,
    Start.LINES: _start_lines,
    Start.EMPTY: _start_empty,
}


def _lines(text: str) -> list[str]:
    return [line.strip()[:1000] for line in text.splitlines() if line.strip()]


def _copy(source: Plan, plan: Plan, *, adopts: bool, today: date) -> None:
    """The lines of `source` in `plan`: taken over from above (`adopts`), or as an own new beginning."""
    old_focus = list(source.focuspoints.order_by("position", "pk"))
    new_focus = FocusPoint.objects.bulk_create(
        FocusPoint(
            plan=plan, position=row.position, kind=row.kind, text=row.text, adopts=row if adopts else None
        )
        for row in old_focus
    )
    focus = {old.pk: new for old, new in zip(old_focus, new_focus, strict=True)}
    objectives = _objectives_of(plan.theme)
    holders = {post.pk: post for post in posts_at(plan.unit, on=today)}
    old_actions = source.planactions.select_related("objective").order_by("position", "pk")
    PlanAction.objects.bulk_create(
        PlanAction(
            plan=plan,
            position=action.position,
            text=action.text,
            owner=holders.get(action.owner_id or 0),
            due_on=moved_into(plan.theme, source.theme, action.due_on),
            objective=objectives.get(_key(action.objective)) if action.objective else None,
            adopts=action if adopts else None,
            adopts_focus=focus.get(action.adopts_focus_id or 0),
            target_value=None if adopts else action.target_value,
            target_unit=action.target_unit,
            measure_key=action.measure_key,
            yearly_plan="" if adopts else action.yearly_plan,
        )
        for action in old_actions
    )


def _objectives_of(theme: Theme) -> dict[tuple[str, int, str], Objective]:
    return {_key(row): row for row in theme.objectives.all()}


def _key(objective: Objective) -> tuple[str, int, str]:
    return objective.kind, objective.position, objective.text


def moved_into(theme: Theme, old: Theme, day: date) -> date:
    """30/06/2023 of a theme of 2022 is 30/06/2025 in one of 2024: whole months, for a leap day lies between.
    Themes that begin on different days of the month are moved by days."""
    if theme.starts_on.day == old.starts_on.day:
        moved = _months_later(day, _months(theme.starts_on) - _months(old.starts_on))
    else:
        moved = day + (theme.starts_on - old.starts_on)
    return min(max(moved, theme.starts_on), theme.ends_on)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _months_later(day: date, months: int) -> date:
    """The same day of the month, the last one where that month is shorter."""
    year, month = divmod(_months(day) + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
