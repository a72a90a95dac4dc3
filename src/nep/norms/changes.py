"""A change of a working calendar before it is made: what it writes, and which deadlines it would move."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nep.norms.arithmetic import Mark, SpecialDay, WorkingCalendar
from nep.norms.calendar import load
from nep.norms.models import Calendar, CalendarDay, Deadline, DeadlineQuerySet
from nep.norms.queries import compute_clock, with_history
from nep.vietnamese.dates import short_day
from nep.vietnamese.lunar import suggested_holidays, tet

MOST_DAYS = 1000


@dataclass(frozen=True)
class DayLine:
    """A day that differs from its weekday, as a clerk or a file gives it."""

    day: date
    kind: str
    name: str
    basis: str

    @property
    def kind_label(self) -> str:
        return str(CalendarDay.Kind(self.kind).label)


@dataclass(frozen=True)
class CalendarChange:
    """`days` are written, in place of what stood there; `dropped` go back to their weekday; `years` are
    announced. `basis` is what the whole rests on."""

    basis: str
    days: tuple[DayLine, ...] = ()
    dropped: tuple[date, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.days or self.dropped or self.years)

    @property
    def touched(self) -> list[date]:
        return sorted({line.day for line in self.days} | set(self.dropped))

    def touches(self, first: date, last: date) -> bool:
        """True when a deadline that runs after `first` up to `last` has one of its days on its way."""
        if any(first < day <= last for day in self.touched):
            return True
        return any(first.year <= year <= last.year for year in self.years)

    def bounds(self) -> tuple[date, date]:
        """The first and the last day that it touches."""
        days = self.touched
        days += [date(year, month, 1) for year in self.years for month in (1, 12)]
        last = max(days)
        return min(days), last.replace(day=31) if last.month == 12 else last

    def on(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """`calendar` as it would be."""
        special = {day: said for day, said in calendar.special.items() if day not in self.dropped}
        special |= {line.day: SpecialDay(Mark(line.kind), line.name) for line in self.days}
        return replace(calendar, special=special, approved=calendar.approved | set(self.years))

    def packed(self) -> dict[str, Any]:
        """As JSON can carry it, through a signed field of the page that shows it."""
        packed = asdict(self)
        packed["days"] = [{**line, "day": line["day"].isoformat()} for line in packed["days"]]
        packed["dropped"] = [day.isoformat() for day in self.dropped]
        return packed


def unpacked(packed: Mapping[str, Any]) -> CalendarChange:
    return CalendarChange(
        basis=packed["basis"],
        days=tuple(DayLine(**{**line, "day": date.fromisoformat(line["day"])}) for line in packed["days"]),
        dropped=tuple(date.fromisoformat(day) for day in packed["dropped"]),
        years=tuple(packed["years"]),
    )


@dataclass(frozen=True)
class Move:
    """An open deadline that gets another day, or whose day stays and is no longer (or now) provisional."""

    deadline: Deadline
    after: date
    provisional: bool

    @property
    def before(self) -> date:
        return self.deadline.due_on

    @property
    def is_moved(self) -> bool:
        return self.after != self.deadline.due_on


def clocks_touched(calendar: Calendar, change: CalendarChange) -> DeadlineQuerySet:
    """Open clocks on `calendar` that may have a day of the change on their way, in the order of their due
    day."""
    first, last = change.bounds()
    near = Deadline.objects.open().filter(calendar=calendar, start_on__lt=last, due_on__gte=first)
    return with_history(near).order_by("due_on", "pk")


def moves_of(calendar: Calendar, change: CalendarChange) -> list[Move]:
    """The open deadlines that the change would move, nothing written.

    Clocks without a unit run on what goes a way of its own (denunciations): they are dated again too, but
    neither listed nor counted anywhere.
    """
    if change.is_empty:
        return []
    after = change.on(load(calendar))
    shown = clocks_touched(calendar, change).exclude(unit=None)
    found = (move_to(deadline, after) for deadline in _on_the_way(shown, change))
    return [move for move in found if move.is_moved]


def _on_the_way(clocks: Iterable[Deadline], change: CalendarChange) -> Iterable[Deadline]:
    return (clock for clock in clocks if change.touches(clock.start_on, clock.due_on))


def move_to(deadline: Deadline, calendar: WorkingCalendar) -> Move:
    """Where `deadline` comes to lie on `calendar`."""
    found = compute_clock(deadline, calendar)
    return Move(deadline, found.due_on, found.provisional)


def warnings_of(calendar: Calendar, change: CalendarChange) -> list[str]:
    """What a clerk should look at before the change is made; none of it forbids."""
    after = change.on(load(calendar))
    years = sorted({day.year for day in change.touched})
    waiting = [str(year) for year in years if year not in after.approved]
    said = [_swap_warning(after, year) for year in years]
    if waiting:
        said.append(
            _("Năm %(years)s chưa ghi nhận thông báo lịch nghỉ: hạn qua năm ấy vẫn là tạm tính.")
            % {"years": ", ".join(waiting)}
        )
    said += [_days_missing(calendar, after, year) for year in change.years]
    return [*filter(None, said), *_replaced(calendar, change)]


def _days_missing(calendar: Calendar, after: WorkingCalendar, year: int) -> str:
    """A year counted as announced says its own days: what nobody entered would be worked."""
    known = [(date(year, one["month"], one["day"]), one["name"]) for one in calendar.fixed_days]
    known += [(one.day, one.name) for one in suggested_holidays(year) if one.day == tet(year)]
    worked = [f"{name} {short_day(day)}" for day, name in sorted(known) if after.is_working(day)]
    if not worked:
        return ""
    return _("Năm %(year)s ghi là đã có thông báo mà lịch chưa có: %(days)s. Sẽ tính là ngày làm việc.") % {
        "year": year,
        "days": "; ".join(worked),
    }


def _swap_warning(after: WorkingCalendar, year: int) -> str:
    marks = Counter(said.mark for day, said in after.special.items() if day.year == year)
    off, made_up = marks[Mark.SWAP_OFF], marks[Mark.SWAP_WORK]
    if off == made_up:
        return ""
    return _(
        "Năm %(year)s có %(off)s ngày nghỉ hoán đổi nhưng %(made_up)s ngày làm bù. "
        "Ông/bà xem có thiếu dòng nào."
    ) % {"year": year, "off": off, "made_up": made_up}


def _replaced(calendar: Calendar, change: CalendarChange) -> list[str]:
    there = {row.day: row for row in calendar.days.filter(until_version=None, day__in=change.touched)}
    return [
        _("Ngày %(day)s đang ghi “%(old)s”, sẽ ghi lại là “%(new)s”.")
        % {"day": short_day(line.day), "old": there[line.day].name, "new": line.name}
        for line in change.days
        if line.day in there
    ]
