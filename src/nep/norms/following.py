"""Which calendar a unit follows on a day, as dated data."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Subquery

from nep.norms.arithmetic import WorkingCalendar
from nep.norms.calendar import STATE, UnknownCalendar, load
from nep.norms.models import Calendar, UnitCalendar
from nep.organisations.models import Line, Span, Unit
from nep.organisations.queries import SEGMENT, id_of
from nep.web.looking_up import looked_up

Rows = dict[int, list[tuple[date, Calendar]]]


def calendar_of(unit: Unit | int | None, on: date) -> Calendar:
    """The calendar that `unit` follows on a day: its own row, else that of the nearest unit above it with one
    (on the line of the State before that of the Party), else that of state bodies.

    One query where nobody follows another calendar. Raises UnknownCalendar before the calendars are loaded.
    """
    state, first_other = _state_and_first_other()
    if unit is None or first_other is None or on < first_other:
        return state
    return Followed([unit], state=state).on(id_of(unit), on)


@looked_up
def _state_and_first_other() -> tuple[Calendar, date | None]:
    """The calendar of state bodies, and from which day on somebody follows another."""
    first = UnitCalendar.objects.order_by("valid_from").values("valid_from")[:1]
    state = Calendar.objects.filter(scope=STATE).annotate(first_other=Subquery(first)).first()
    if state is None:
        raise UnknownCalendar
    return state, state.first_other


def working_calendar_of(unit: Unit | int | None, on: date) -> WorkingCalendar:
    """What `calendar_of` finds, to be counted on."""
    return load(calendar_of(unit, on))


class Followed:
    """The calendars of many units: three queries, then none.

    `extra` is a row that is not written yet: what would be followed with it.
    """

    def __init__(
        self, units: Iterable[Unit | int], *, state: Calendar, extra: UnitCalendar | None = None
    ) -> None:
        self.state = state
        self.rows = _rows(extra)
        places = Span.objects.filter(unit__in={id_of(unit) for unit in units})
        self.spans = list(places.values_list("unit_id", "line", "path", "valid_from", "valid_to"))

    def on(self, unit_id: int, day: date) -> Calendar:
        for near in [unit_id, *self._above(unit_id, day, Line.STATE), *self._above(unit_id, day, Line.PARTY)]:
            held = [calendar for valid_from, calendar in self.rows.get(near, []) if valid_from <= day]
            if held:
                return held[-1]
        return self.state

    def _above(self, unit_id: int, day: date, line: Line) -> list[int]:
        """The units above, the nearest first."""
        for unit, on_line, path, valid_from, valid_to in self.spans:
            if (unit, on_line) == (unit_id, line) and valid_from <= day < valid_to:
                ids = [int(path[i : i + SEGMENT]) for i in range(0, len(path) - SEGMENT, SEGMENT)]
                return ids[::-1]
        return []


def _rows(extra: UnitCalendar | None) -> Rows:
    """Per unit its rows in the order of their days; `extra` stands for a written one of its day."""
    written = list(UnitCalendar.objects.select_related("calendar"))
    if extra is not None:
        key = (extra.unit_id, extra.valid_from)
        written = [row for row in written if (row.unit_id, row.valid_from) != key] + [extra]
    rows: Rows = {}
    for row in sorted(written, key=lambda row: row.valid_from):
        rows.setdefault(row.unit_id, []).append((row.valid_from, row.calendar))
    return rows
