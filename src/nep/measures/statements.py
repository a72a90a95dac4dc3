"""Statements: what a unit says a figure was in a period, each with the paper it stands on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.files.models import StoredFile
from nep.measures.models import StatedFigure, Statement
from nep.measures.named import known_keys
from nep.measures.periods import Period
from nep.measures.refusals import (
    FigureKeyTaken,
    SameStatement,
    SourceMissing,
    StatementStands,
    UnitEndedInPeriod,
    ValueNegative,
)
from nep.organisations.actors import Actor
from nep.organisations.models import Unit, UnitVersion
from nep.vietnamese.dates import short_day


@dataclass(frozen=True)
class SourcePaper:
    number: str = ""
    on: date | None = None
    file: StoredFile | None = None


@dataclass(frozen=True)
class Stating:
    """`paper` where it is another than that of the whole act."""

    key: str
    unit: Unit
    value: int
    paper: SourcePaper | None = None


def name_stated_figure(
    *,
    key: str,
    label: str,
    sentence: str,
    counts: str,
    unit: Unit,
    adds_over_units: bool = True,
    adds_over_periods: bool = True,
    by: Actor,
    at: datetime,
) -> StatedFigure:
    """A figure that units state. The caller asked whether `by` may. Raises FigureKeyTaken."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = StatedFigure.objects.create(
                    key=key,
                    label=label,
                    sentence=sentence,
                    counts=counts,
                    adds_over_units=adds_over_units,
                    adds_over_periods=adds_over_periods,
                    unit=unit,
                    created_at=at,
                )
        except IntegrityError:
            raise FigureKeyTaken from None
        record("stated_figure_named", thing=made, by=by, at=at, unit_id=unit.pk, facts={"key": key})
    return made


def enter_statement(
    stating: Stating,
    *,
    period: Period,
    paper: SourcePaper,
    source: str = "",
    note: str = "",
    entered_for: bool = False,
    by: Actor,
    at: datetime,
) -> Statement:
    """One statement, the first for its figure, unit and period. The caller asked whether `by` may.

    Raises UnknownFigure, ValueNegative, SourceMissing, UnitEndedInPeriod, SameStatement, StatementStands.
    """
    _refuse(stating, period)
    if not paper.number and not source.strip():
        raise SourceMissing
    row = _row(stating, period, paper, source, by=by, at=at, entered_for=entered_for)
    row.note = note
    with transaction.atomic():
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            _say_what_stands(stating, period)
            raise
        _remember(row, by=by, at=at)
    return row


def _say_what_stands(stating: Stating, period: Period) -> None:
    old = _current(stating.key, [stating.unit], period).get(stating.unit.pk)
    if old is not None:
        raise SameStatement if old.value == stating.value else StatementStands(old.value)


def correct_statement(
    old: Statement,
    *,
    value: int,
    paper: SourcePaper,
    source: str = "",
    note: str,
    entered_for: bool | None = None,
    by: Actor,
    at: datetime,
) -> Statement:
    """Another value instead of `old`, which stays readable; `entered_for` None: as the old one was. The
    caller asked whether `by` may. Raises ValueNegative, SourceMissing, SameStatement (nothing is different,
    or somebody corrected it meanwhile)."""
    stating = Stating(old.figure_key, old.unit, value)
    period = Period(old.period_from, old.period_to)
    _refuse(stating, period)
    if not paper.number and not source.strip():
        raise SourceMissing
    with transaction.atomic():
        if value == old.value or _retire([old.pk]) != 1:
            raise SameStatement
        for_unit = old.entered_for if entered_for is None else entered_for
        row = _row(stating, period, paper, source, by=by, at=at, entered_for=for_unit)
        row.note, row.replaces = note, old
        row.save(force_insert=True)
        _remember(row, by=by, at=at)
    return row


def state_many(
    statings: Sequence[Stating],
    *,
    period: Period,
    paper: SourcePaper,
    source: str,
    entered_for: bool,
    by: Actor,
    at: datetime,
) -> int:
    """The stated figures of a report that is sent. What already stands with the same value stays; another
    value replaces it. The report's own history tells of it. Returns how many were written.

    Raises UnknownFigure, ValueNegative, UnitEndedInPeriod.
    """
    if not statings:
        return 0
    for stating in statings:
        _refuse_value(stating)
    known_keys({one.key for one in statings}, strict=True)
    with transaction.atomic():
        standing = _standing(statings, period)
        fresh = [one for one in statings if _differs(standing.get((one.key, one.unit.pk)), one)]
        olds = {key: old for one in fresh if (old := standing.get(key := (one.key, one.unit.pk))) is not None}
        _retire([old.pk for old in olds.values()])
        rows = [_row(one, period, paper, source, by=by, at=at, entered_for=entered_for) for one in fresh]
        for row in rows:
            row.replaces = olds.get((row.figure_key, row.unit_id))
        Statement.objects.bulk_create(rows)
    return len(rows)


def _standing(statings: Sequence[Stating], period: Period) -> dict[tuple[str, int], Statement]:
    rows = Statement.objects.filter(
        figure_key__in={one.key for one in statings},
        unit__in={one.unit.pk for one in statings},
        period_from=period.first,
        period_to=period.last,
        is_current=True,
    )
    return {(row.figure_key, row.unit_id): row for row in rows}


def _differs(old: Statement | None, new: Stating) -> bool:
    return old is None or old.value != new.value


def _current(key: str, units: Iterable[Unit], period: Period) -> dict[int, Statement]:
    rows = Statement.objects.filter(
        figure_key=key,
        unit__in=[unit.pk for unit in units],
        period_from=period.first,
        period_to=period.last,
        is_current=True,
    )
    return {row.unit_id: row for row in rows}


def _retire(pks: Sequence[int]) -> int:
    return Statement.objects.filter(pk__in=pks, is_current=True).update(is_current=False)


def _row(
    one: Stating,
    period: Period,
    paper: SourcePaper,
    source: str,
    *,
    by: Actor,
    at: datetime,
    entered_for: bool,
) -> Statement:
    paper = one.paper or paper
    return Statement(
        figure_key=one.key,
        unit=one.unit,
        period_from=period.first,
        period_to=period.last,
        value=one.value,
        paper_number=paper.number,
        paper_on=paper.on,
        paper_file=paper.file,
        source=source.strip(),
        entered_by_post=by.post,
        entered_for=entered_for,
        entered_at=at,
    )


def _refuse(stating: Stating, period: Period) -> None:
    _refuse_value(stating)
    known_keys([stating.key], strict=True)
    closing = UnitVersion.objects.filter(
        unit=stating.unit, is_closing=True, valid_from__lte=period.last
    ).first()
    if closing is not None:
        raise UnitEndedInPeriod(closing.name, short_day(closing.valid_from))


def _refuse_value(stating: Stating) -> None:
    if stating.value < 0:
        raise ValueNegative


def _remember(row: Statement, *, by: Actor, at: datetime) -> None:
    record("statement_entered", thing=row, by=by, at=at, unit_id=row.unit_id, facts={"key": row.figure_key})
