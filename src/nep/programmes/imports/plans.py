"""Lines of the own unit's plan from a spreadsheet: what a line says, and of which kind it is, is its key."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.organisations.actors import Actor
from nep.organisations.queries import name_on
from nep.programmes.actions.plan_lines import refuse_day, refuse_target
from nep.programmes.actions.plan_lines_in_bulk import PlanLine, take_back_plan_lines, write_plan_lines
from nep.programmes.imports.plan_columns import ACTION, KINDS, WORDS_OF, Ties, columns, plan_of
from nep.programmes.models import Plan, PlanAction, Theme
from nep.programmes.permissions.plans import can_edit_plan
from nep.spreadsheets.cells import Value
from nep.spreadsheets.reading import Row
from nep.vietnamese.secrecy import is_marked_secret
from nep.vietnamese.text import fold
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.secrecy import MarkedSecret

MOST_ROWS = 1_000
ONLY_ACTIONS = ("owner", "objective", "serves", "target_value", "target_unit", "yearly_plan")
COLUMN_OF = {"due_on": "due_on", "target_value": "target_value", "target_unit": "target_unit"}
THING_NAMES = {
    "programmes.planaction": gettext_lazy("việc làm"),
    "programmes.focuspoint": gettext_lazy("trọng tâm"),
    "programmes.actionstanding": gettext_lazy("tiến độ"),
    "programmes.commitmentsonpaper": gettext_lazy("dòng số bản đăng ký"),
}


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    ties = Ties(plan_of(scope))
    repeats = Repeats((row.number, _key(row)) for row in rows.every())
    new_focus = {fold(str(row.values.get("text"))) for row in rows if _kind(row)}
    for row in rows:
        yield _checked(row, ties, repeats, new_focus)


def _kind(row: Row) -> str | None:
    """The kind of a focus point; empty for an action, None for a word that is none."""
    known = {fold(word): kind for word, kind in KINDS.items()}
    return known.get(fold(str(row.values.get("kind") or "")))


def _key(row: Row) -> tuple[bool, str] | None:
    kind, text = _kind(row), row.values.get("text")
    return None if kind is None or text is None else (bool(kind), fold(str(text)))


def _checked(row: Row, ties: Ties, repeats: Repeats, new_focus: set[str]) -> Checked:
    kind, text = _kind(row), str(row.values["text"])
    if kind is None:
        words = ", ".join(KINDS)
        fault = Fault("kind", _("Loại dòng là một trong: %(words)s.") % {"words": words})
        return Checked(row.number, Outcome.FAULTY, [fault])
    faults = []
    if others := repeats.others(_key(row), row.number):
        told = _("Dòng này có ở nhiều chỗ trong tệp (cả dòng %(others)s). Ông/bà chỉ để một.")
        faults.append(Fault("text", told % {"others": others}))
    if is_marked_secret(text):
        faults.append(Fault("text", str(MarkedSecret.sentence)))
    if kind:
        return _checked_focus(row, kind, text, ties, faults)
    return _checked_action(row, text, ties, faults, new_focus)


def _checked_focus(row: Row, kind: str, text: str, ties: Ties, faults: list[Fault]) -> Checked:
    for name in (*ONLY_ACTIONS, "due_on"):
        if row.values.get(name) is not None:
            faults.append(Fault(name, _("Cột này chỉ ghi cho dòng Việc làm.")))
    if faults:
        return Checked(row.number, Outcome.FAULTY, faults)
    standing = ties.focus.get(fold(text))
    if standing is None:
        return Checked(row.number, Outcome.NEW, plan=PlanLine(text, kind))
    if standing.kind == kind:
        return Checked(row.number, Outcome.SAME, rests_on=(standing.pk,))
    line = PlanLine(text, kind, standing=standing.pk)
    before = {"kind": WORDS_OF[standing.kind]}
    return Checked(row.number, Outcome.CHANGED, before=before, plan=line, rests_on=(standing.pk,))


def _checked_action(row: Row, text: str, ties: Ties, faults: list[Fault], new_focus: set[str]) -> Checked:
    fields = _fields(row, ties, faults)
    serves = _served(row, ties, faults, new_focus)
    if faults:
        return Checked(row.number, Outcome.FAULTY, faults)
    standing = ties.actions.get(fold(text))
    rests = tuple(one.pk for one in (fields["owner"], fields["objective"], standing) if one is not None)
    line = PlanLine(text, "", fields, serves, standing.pk if standing else None)
    if standing is None:
        return Checked(row.number, Outcome.NEW, plan=line, rests_on=rests)
    before = _before(standing, fields, serves, ties)
    if not before:
        return Checked(row.number, Outcome.SAME, rests_on=rests)
    return Checked(row.number, Outcome.CHANGED, before=before, plan=line, rests_on=rests)


def _fields(row: Row, ties: Ties, faults: list[Fault]) -> dict[str, Any]:
    """The cells as the action wants them; what is wrong goes to `faults`."""
    fields: dict[str, Any] = {"owner": None, "objective": None}
    for name, find in (("owner", ties.owner), ("objective", ties.objective)):
        if row.values.get(name) is not None:
            try:
                fields[name] = find(str(row.values[name]))
            except ValueError as error:
                faults.append(Fault(name, str(error)))
    fields["due_on"], fields["target_value"] = row.values.get("due_on"), row.values.get("target_value")
    for name in ("target_unit", "yearly_plan"):
        fields[name] = str(row.values.get(name) or "")
    if fields["due_on"] is None:
        faults.append(Fault("due_on", _("Ô này phải ghi: %(title)s.") % {"title": "Hạn"}))
    else:
        _ask(refuse_day, fields["due_on"], ties.plan.theme, faults=faults)
    _ask(refuse_target, fields["target_value"], fields["target_unit"], faults=faults)
    return fields


def _ask(refuse: Any, *given: Any, faults: list[Fault]) -> None:
    try:
        refuse(*given)
    except Refusal as refusal:
        faults.append(Fault(COLUMN_OF[refusal.field or "due_on"], str(refusal.sentence)))


def _served(row: Row, ties: Ties, faults: list[Fault], new_focus: set[str]) -> str:
    """The words of the focus point that an action serves, as the plan has them."""
    written = str(row.values.get("serves") or "")
    standing = ties.focus.get(fold(written))
    if written and standing is None and fold(written) not in new_focus:
        faults.append(
            Fault("serves", _("Không có trọng tâm nào mang lời này, trong kế hoạch hay trong tệp."))
        )
    return standing.text if standing is not None else written


def _before(standing: PlanAction, fields: dict[str, Any], serves: str, ties: Ties) -> dict[str, str]:
    """Column -> what stands there now, for each column that would change."""
    now = cells_of(standing, ties)
    wanted = {
        "owner": ties.words_of_post(fields["owner"]) if fields["owner"] else None,
        "objective": fields["objective"].words if fields["objective"] else None,
        "serves": serves or None,
        "due_on": fields["due_on"],
        "target_value": fields["target_value"],
        "target_unit": fields["target_unit"] or None,
        "yearly_plan": fields["yearly_plan"] or None,
    }
    return {name: _said(now[name]) for name, value in wanted.items() if now[name] != value}


def cells_of(action: PlanAction, ties: Ties) -> dict[str, Value]:
    """An action as the sheet would say it."""
    return {
        "owner": ties.words_of_post(action.owner) if action.owner else None,
        "due_on": action.due_on,
        "objective": action.objective.words if action.objective else None,
        "serves": action.adopts_focus.text if action.adopts_focus else None,
        "target_value": action.target_value,
        "target_unit": action.target_unit or None,
        "yearly_plan": action.yearly_plan or None,
    }


def _said(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return "" if value is None else str(value)


def export(scope: str) -> Iterator[Sequence[Value]]:
    """The plan as it stands; sent back, every row is the same."""
    ties = Ties(plan_of(scope))
    for one in ties.plan.focuspoints.order_by("position", "pk"):
        yield [WORDS_OF[one.kind], one.text, *[None] * (len(ONLY_ACTIONS) + 1)]
    for action in ties.actions.values():
        yield [ACTION, action.text, *cells_of(action, ties).values()]


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    write_plan_lines(plan_of(scope), [one.plan for one in changes], trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_plan_lines(plan_of(scope), effects, by=by, at=at)


def scopes(by: Actor) -> list[tuple[str, str]]:
    """Plans of the own unit that are being written, of themes that run."""
    if by.unit is None or not by.has("edit_plan"):
        return []
    plans = Plan.objects.filter(unit=by.unit, state__in=Plan.EDITABLE, theme__state=Theme.State.ISSUED)
    rows = plans.select_related("theme").order_by("-theme__starts_on", "-pk")[:20]
    return [(str(plan.uuid), f"{plan.title} ({plan.theme.short_title})") for plan in rows]


def may(by: Actor, scope: str) -> bool:
    plan = Plan.objects.filter(uuid=scope).select_related("unit").first() if scope else None
    return plan is not None and can_edit_plan(by, plan)


def describe(scope: str) -> str:
    plan = plan_of(scope)
    return f"{plan.title}, {name_on(plan.unit, clock.today())}"


PLAN_LINES = Importer(
    kind="plan",
    label=gettext_lazy("Trọng tâm và việc làm của kế hoạch"),
    hint=gettext_lazy("Mỗi dòng một trọng tâm hoặc một việc, kèm người phụ trách, hạn, mục tiêu, chỉ tiêu."),
    key_sentence=gettext_lazy("Cùng loại, cùng lời là cùng một dòng của kế hoạch."),
    columns=columns,
    may=may,
    scopes=scopes,
    describe=describe,
    check=check,
    write=write,
    take_back=take_back,
    export=export,
    most_rows=MOST_ROWS,
    order=40,
)
