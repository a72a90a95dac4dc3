"""Which units must have a plan and until when; reminding those that have not sent it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.norms.actions import close_deadline, start_deadline
from nep.norms.models import Deadline
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit, UnitKind
from nep.organisations.queries import units_below
from nep.programmes import refusals
from nep.programmes.models import Plan, PlanLevel, PlanReminder, Theme
from nep.programmes.permissions import can_remind_units, can_set_levels
from nep.programmes.queries import people_who_may
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

SUBMIT_RULE = "plan.submit"


def set_plan_level(
    theme: Theme,
    *,
    kind: str,
    by: Actor,
    at: datetime,
    due_on: date | None = None,
    focus_lines: str = "",
    action_lines: str = "",
) -> PlanLevel:
    """Units of `kind` must send a plan until `due_on`; without it the rule `plan.submit` counts from the day
    the theme was issued. The lines are what their plans may start from.

    Raises NotAllowed, ThemeNotOpen, LevelDayOutside, MarkedSecret, UnknownNorm."""
    with transaction.atomic():
        theme = _theme_for(theme, by)
        refuse_marked_secret(focus_lines, action_lines)
        level, _made = PlanLevel.objects.get_or_create(
            theme=theme, kind=kind, defaults={"due_on": theme.starts_on}
        )
        _stop_clock(level, by=by, at=at)
        level.deadline = _start_clock(level, theme, by=by, at=at) if due_on is None else None
        level.due_on = due_on or (level.deadline.due_on if level.deadline else theme.starts_on)
        if not theme.starts_on <= level.due_on <= theme.ends_on:
            raise refusals.LevelDayOutside
        level.focus_lines, level.action_lines = focus_lines, action_lines
        level.save()
        facts: dict[str, str | int | None] = {
            "kind": str(UnitKind(kind).label),
            "day": level.due_on.isoformat(),
        }
        record("plan_level_set", thing=theme, by=by, at=at, unit_id=theme.unit_id, facts=facts)
        return level


def remove_plan_level(level: PlanLevel, *, by: Actor, at: datetime) -> None:
    """Units of this kind need no plan; plans that were made stay. Raises NotAllowed, ThemeNotOpen."""
    with transaction.atomic():
        theme = _theme_for(level.theme, by)
        _stop_clock(level, by=by, at=at)
        facts: dict[str, str | int | None] = {"kind": str(UnitKind(level.kind).label)}
        level.delete()
        record("plan_level_removed", thing=theme, by=by, at=at, unit_id=theme.unit_id, facts=facts)


def remind_units(theme: Theme, *, units: Iterable[int], by: Actor, at: datetime) -> int:
    """Whoever may send the plan at one of `units` is told in Nếp; returns how many units were reminded.

    Units that sent their plan, that were reminded today or that stand elsewhere are left out. In a handful
    of queries however many units there are. Raises NotAllowed, NobodyToRemind."""
    today = clock.day_of(at)
    with transaction.atomic():
        if not can_remind_units(by) or by.post is None:
            raise NotAllowed
        chosen = _to_remind(theme, list(units), by.post, by, today)
        if not chosen:
            raise refusals.NobodyToRemind
        PlanReminder.objects.bulk_create(
            [
                PlanReminder(
                    theme=theme, unit_id=pk, reminded_on=today, reminded_at=at, reminded_by_post=by.post
                )
                for pk in chosen
            ],
            batch_size=500,
            ignore_conflicts=True,
        )
        send("plan_reminder", thing=theme, at=at, to_users=people_who_may("edit_plan", chosen, on=today))
        facts: dict[str, str | int | None] = {"count": len(chosen)}
        record("plans_reminded", thing=theme, by=by, at=at, unit_id=by.post.unit_id, facts=facts)
        return len(chosen)


def level_moved(deadline: Deadline, before: date, by: Actor, at: datetime) -> None:
    """The calendar moved the clock of a level: its day follows."""
    PlanLevel.objects.filter(deadline=deadline).update(due_on=deadline.due_on)


def _theme_for(theme: Theme, by: Actor) -> Theme:
    theme = Theme.objects.select_for_update(of=("self",)).select_related("unit").get(pk=theme.pk)
    if not can_set_levels(by, theme):
        raise NotAllowed
    if theme.state != Theme.State.ISSUED:
        raise refusals.ThemeNotOpen
    return theme


def _start_clock(level: PlanLevel, theme: Theme, *, by: Actor, at: datetime) -> Deadline:
    start = theme.issued_on or clock.day_of(at)
    return start_deadline(rule=SUBMIT_RULE, thing=level, unit=theme.unit, start_on=start, by=by, at=at)


def _stop_clock(level: PlanLevel, *, by: Actor, at: datetime) -> None:
    if level.deadline is not None and level.deadline.closed_on is None:
        close_deadline(level.deadline, on=clock.day_of(at), by=by, at=at)


def _to_remind(theme: Theme, units: list[int], post: Post, by: Actor, today: date) -> list[int]:
    reached = units_below(post.unit, line=by.line, on=today)
    sent = Plan.objects.filter(theme=theme, state__in=[Plan.State.SUBMITTED, Plan.State.APPROVED])
    reminded = PlanReminder.objects.filter(theme=theme, reminded_on=today)
    below = Unit.objects.filter(pk__in=reached).exclude(pk__in=sent.values("unit"))
    open_units = set(below.exclude(pk__in=reminded.values("unit")).values_list("pk", flat=True))
    return [pk for pk in dict.fromkeys(units) if pk in open_units]
