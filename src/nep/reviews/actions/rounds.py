"""A round is made, edited, opened and closed by the office that asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.measures.named import known_keys
from nep.measures.periods import Period
from nep.norms.actions import close_deadline, start_deadline
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import Theme
from nep.reviews.assigning import day_of_asking, units_to_ask, write_assignments
from nep.reviews.models import (
    Assignment,
    Round,
    RoundDeadline,
    RoundFigure,
    RoundSection,
    UnitReport,
)
from nep.reviews.permissions import can_open_round
from nep.reviews.round_outline import DEFAULT_FIGURES, DEFAULT_SECTIONS
from nep.reviews.round_refusals import (
    DueBeforeOpening,
    HasReport,
    NobodyToAsk,
    ReasonMissing,
    RoundAlreadyThere,
    RoundIncomplete,
    RoundIsOpen,
    RoundNotOpen,
)
from nep.web.clock import day_of
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

RULE = "report.round"


@dataclass(frozen=True)
class SectionPlan:
    title: str
    guide: str = ""
    is_assessment: bool = False


@dataclass(frozen=True)
class FigurePlan:
    """`section` is the number of the heading under which the figure is asked; None: in the table alone."""

    key: str
    section: int | None = None
    is_required: bool = True


def create_round(
    *,
    unit: Unit,
    title: str,
    period: Period,
    theme: Theme | None = None,
    request_text: str = "",
    copied_from: Round | None = None,
    by: Actor,
    at: datetime,
) -> Round:
    """A draft with the outline, figures and levels of `copied_from`, else the default ones. Deadlines are not
    copied: their days have passed. Raises NotAllowed, RoundAlreadyThere, MarkedSecret."""
    if not can_open_round(by, unit):
        raise NotAllowed
    refuse_marked_secret(title, request_text)
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = Round.objects.create(
                    unit=unit,
                    theme=theme,
                    title=title,
                    period_from=period.first,
                    period_to=period.last,
                    request_text=request_text or (copied_from.request_text if copied_from else ""),
                    copied_from=copied_from,
                )
        except IntegrityError:
            raise RoundAlreadyThere from None
        _fill(made, *(_outline_of(copied_from) if copied_from else _default_outline()))
        record("round_created", thing=made, by=by, at=at, unit_id=unit.pk)
    return made


def _default_outline() -> tuple[list[SectionPlan], list[FigurePlan], dict[str, date | None]]:
    known = known_keys(DEFAULT_FIGURES)
    sections = [SectionPlan(*row) for row in DEFAULT_SECTIONS]
    return sections, [FigurePlan(key) for key in DEFAULT_FIGURES if key in known], {}


def _outline_of(old: Round) -> tuple[list[SectionPlan], list[FigurePlan], dict[str, date | None]]:
    sections = [
        SectionPlan(part.title, part.guide, part.is_assessment) for part in old.sections.order_by("number")
    ]
    figures = [
        FigurePlan(figure.key, figure.section.number if figure.section else None, figure.is_required)
        for figure in old.figures.select_related("section").order_by("position", "pk")
    ]
    return sections, figures, dict.fromkeys(old.deadlines.values_list("kind", flat=True))


def _fill(
    round_: Round,
    sections: Sequence[SectionPlan],
    figures: Sequence[FigurePlan],
    due: dict[str, date | None],
) -> None:
    rows = RoundSection.objects.bulk_create(
        RoundSection(
            round=round_, number=n, title=part.title, guide=part.guide, is_assessment=part.is_assessment
        )
        for n, part in enumerate(sections, start=1)
    )
    by_number = {row.number: row for row in rows}
    RoundFigure.objects.bulk_create(
        RoundFigure(
            round=round_,
            position=n,
            key=one.key,
            section=by_number.get(one.section or 0),
            is_required=one.is_required,
        )
        for n, one in enumerate(figures, start=1)
    )
    RoundDeadline.objects.bulk_create(
        RoundDeadline(round=round_, kind=kind, due_on=day) for kind, day in due.items()
    )


def set_deadlines(round_: Round, due: dict[str, date | None], *, by: Actor, at: datetime) -> Round:
    """Which levels are asked and until when; a level without a day gets the term of the norm when the round
    opens. Raises NotAllowed, RoundIsOpen."""
    with transaction.atomic():
        draft = draft_round(round_, by=by)
        draft.deadlines.all().delete()
        RoundDeadline.objects.bulk_create(
            RoundDeadline(round=draft, kind=kind, due_on=day) for kind, day in due.items()
        )
        record("round_edited", thing=draft, by=by, at=at, unit_id=draft.unit_id, facts={"part": "deadlines"})
    return draft


def edit_outline(
    round_: Round,
    *,
    title: str,
    request_text: str,
    sections: Sequence[SectionPlan],
    figures: Sequence[FigurePlan],
    by: Actor,
    at: datetime,
) -> Round:
    """Other headings, figures and words of the letter, in this order. Raises NotAllowed, RoundIsOpen,
    UnknownFigure, RoundAlreadyThere, MarkedSecret."""
    refuse_marked_secret(
        title, request_text, *(text for part in sections for text in (part.title, part.guide))
    )
    with transaction.atomic():
        draft = draft_round(round_, by=by)
        known_keys([one.key for one in figures], strict=True)
        draft.title, draft.request_text = title, request_text
        try:
            with transaction.atomic():
                draft.save(update_fields=["title", "request_text"])
        except IntegrityError:
            raise RoundAlreadyThere from None
        draft.figures.all().delete()
        draft.sections.all().delete()
        _fill(draft, sections, figures, {})
        record("round_edited", thing=draft, by=by, at=at, unit_id=draft.unit_id, facts={"part": "outline"})
    return draft


def open_round(round_: Round, *, by: Actor, at: datetime) -> Round:
    """The round takes reports from today: every unit of its levels that is valid in the period is asked.

    Raises NotAllowed, RoundIsOpen, RoundIncomplete, UnknownFigure, DueBeforeOpening, NobodyToAsk, and
    UnknownNorm where a level leaves its day to a norm that does not exist.
    """
    today = day_of(at)
    with transaction.atomic():
        draft = draft_round(round_, by=by)
        _refuse_incomplete(draft)
        _settle_deadlines(draft, today, by=by, at=at)
        asked = units_to_ask(draft, day_of_asking(draft, today))
        if not asked:
            raise NobodyToAsk
        if Round.objects.filter(pk=draft.pk, state="draft").update(state="open", opened_on=today) != 1:
            raise RoundIsOpen
        units = write_assignments(draft, asked)
        record("round_opened", thing=draft, by=by, at=at, unit_id=draft.unit_id, facts={"units": units})
    draft.refresh_from_db()
    return draft


def _refuse_incomplete(draft: Round) -> None:
    if not draft.sections.exists():
        raise RoundIncomplete(_("Đề cương chưa có đề mục nào."))
    if not draft.deadlines.exists():
        raise RoundIncomplete(_("Chưa chọn cấp nào phải báo cáo, chưa ghi hạn gửi."), field="due_on")
    keys = list(draft.figures.values_list("key", flat=True))
    known_keys(keys, strict=True)


def _settle_deadlines(draft: Round, today: date, *, by: Actor, at: datetime) -> None:
    for row in draft.deadlines.all():
        if row.due_on is None:
            row.deadline = start_deadline(rule=RULE, thing=row, unit=draft.unit, start_on=today, by=by, at=at)
            row.due_on = row.deadline.due_on
            row.save(update_fields=["deadline", "due_on"])
        elif row.due_on < today:
            raise DueBeforeOpening


def close_round(round_: Round, *, by: Actor, at: datetime) -> Round:
    """No report comes in any more; who has sent nothing stays missing. Raises NotAllowed, RoundNotOpen."""
    with transaction.atomic():
        row = locked_round(round_.pk)
        if not can_open_round(by, row.unit):
            raise NotAllowed
        if Round.objects.filter(pk=row.pk, state="open").update(state="closed", closed_on=day_of(at)) != 1:
            raise RoundNotOpen
        for level in row.deadlines.exclude(deadline=None).select_related("deadline"):
            if level.deadline is not None and level.deadline.closed_on is None:
                close_deadline(level.deadline, on=day_of(at), by=by, at=at)
        record("round_closed", thing=row, by=by, at=at, unit_id=row.unit_id)
    row.refresh_from_db()
    return row


def ask_new_units(round_: Round, *, by: Actor, at: datetime) -> int:
    """Ask units of the round's levels that came after it was opened, with the day of their level. Returns how
    many. Raises NotAllowed, RoundNotOpen."""
    with transaction.atomic():
        row = locked_round(round_.pk)
        if not can_open_round(by, row.unit):
            raise NotAllowed
        if row.state != Round.State.OPEN:
            raise RoundNotOpen
        made = write_assignments(row, units_to_ask(row, day_of_asking(row, day_of(at))))
        record("round_opened", thing=row, by=by, at=at, unit_id=row.unit_id, facts={"units": made})
    return made


def excuse_unit(assignment: Assignment, *, reason: str, by: Actor, at: datetime) -> Assignment:
    """The unit need not report in this round and leaves every count. Raises NotAllowed, RoundNotOpen,
    ReasonMissing, HasReport."""
    with transaction.atomic():
        row = (
            Assignment.objects.select_for_update(of=("self",))
            .select_related("round__unit")
            .get(pk=assignment.pk)
        )
        if not can_open_round(by, row.round.unit):
            raise NotAllowed
        if row.round.state != Round.State.OPEN:
            raise RoundNotOpen
        if not reason.strip():
            raise ReasonMissing
        if UnitReport.objects.filter(assignment=row).exclude(state="draft").exists():
            raise HasReport
        refuse_marked_secret(reason)
        row.excused_reason = reason.strip()
        row.save(update_fields=["excused_reason"])
        record("unit_excused", thing=row, by=by, at=at, unit_id=row.unit_id)
    return row


def draft_round(round_: Round, *, by: Actor) -> Round:
    """The round re-read and locked, if it may still be edited. Raises NotAllowed, RoundIsOpen."""
    row = locked_round(round_.pk)
    if not can_open_round(by, row.unit):
        raise NotAllowed
    if row.state != Round.State.DRAFT:
        raise RoundIsOpen
    return row


def locked_round(pk: int) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
