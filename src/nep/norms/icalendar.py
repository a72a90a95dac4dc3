"""A working calendar as an iCalendar (RFC 5545), out and in.

Days are DATE values, one event a day, so that no time zone can move them. `X-NEP-KIND` and `X-NEP-BASIS`
carry what other programs have no word for; a file of ours read again says the same days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.norms.found import Found, kind_in
from nep.norms.models import Calendar, CalendarDay
from nep.vietnamese.dates import parse_day
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.icalendar import (
    Event,
    Line,
    UnreadableCalendarError,
    calendar_text,
    day_value,
    escaped,
    read_events,
    utc_value,
)
from nep.web.saying import said

FIXED = "fixed"
LONGEST_NAME, LONGEST_BASIS = 200, 300
# what Outlook calls our zone
ZONES = {"SE Asia Standard Time": "Asia/Bangkok"}
REPEATS = ("RRULE", "RDATE")
Kind = CalendarDay.Kind


class NotACalendar(Refusal):
    sentence = gettext_lazy(
        "Không đọc được tệp này như một lịch iCalendar (.ics): tệp hỏng hoặc bị cắt. Ông/bà tải lại tệp."
    )
    field = "file"


class Reading(Protocol):
    faults: list[str]
    notices: list[str]


# --- out


@dataclass(frozen=True)
class _Day:
    day: date
    kind: str
    label: str
    name: str
    basis: str
    version: int
    notes: tuple[str, ...] = ()


def calendar_file(calendar: Calendar, *, at: datetime, host: str) -> str:
    """Every day in force of `calendar`. Days of a year without a notice, its fixed holidays with them, are
    TENTATIVE and say that they are provisional; so is a day whose notice has not come."""
    announced = set(calendar.years.values_list("year", flat=True))
    written = [_written(special, announced) for special in calendar.days.filter(until_version=None)]
    days = {one.day: one for one in [*_fixed(calendar, announced, {one.day for one in written}), *written]}
    events = (_event(days[day], calendar.scope, at, host) for day in sorted(days))
    return calendar_text("Lich lam viec", calendar.label, events)


def _written(special: CalendarDay, announced: set[int]) -> _Day:
    notes = () if special.day.year in announced else (_("Tạm tính, chờ thông báo lịch nghỉ."),)
    return _Day(
        special.day,
        special.kind,
        str(special.get_kind_display()),
        special.name,
        special.basis,
        special.since_version,
        notes,
    )


def _fixed(calendar: Calendar, announced: set[int], written: set[date]) -> list[_Day]:
    """Fixed holidays of the years that the calendar speaks of and that no notice settled."""
    years = {day.year for day in written} - announced
    note = _("Tạm tính, chờ thông báo lịch nghỉ.")
    return [
        _Day(
            date(year, one["month"], one["day"]),
            FIXED,
            str(Kind.HOLIDAY.label),
            one["name"],
            one["basis"],
            1,
            (note,),
        )
        for year in sorted(years)
        for one in calendar.fixed_days
    ]


def _event(one: _Day, scope: str, at: datetime, host: str) -> list[str]:
    tentative = one.notes or one.kind == Kind.UNCONFIRMED
    about = " ".join([f"{one.label}.", _("Căn cứ: %(basis)s.") % {"basis": one.basis}, *one.notes])
    return [
        f"UID:{scope}-{one.day.isoformat()}@{host}",
        f"DTSTAMP:{utc_value(at)}",
        f"DTSTART;VALUE=DATE:{day_value(one.day)}",
        f"DTEND;VALUE=DATE:{day_value(one.day + timedelta(days=1))}",
        f"SUMMARY:{escaped(one.name)}",
        f"DESCRIPTION:{escaped(about)}",
        f"CATEGORIES:{escaped(one.label)}",
        f"STATUS:{'TENTATIVE' if tentative else 'CONFIRMED'}",
        f"SEQUENCE:{one.version - 1}",
        "TRANSP:TRANSPARENT",
        f"X-NEP-KIND:{one.kind}",
        f"X-NEP-BASIS:{escaped(one.basis)}",
    ]


# --- in


class _UnfitError(ValueError):
    """An event that cannot be taken, with the sentence why."""


def is_one(content: bytes) -> bool:
    """True for what claims to be an iCalendar."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def found_in(content: bytes, read: Reading) -> list[Found]:
    """The events of an iCalendar as days. Faults and notices are added to `read`. Raises NotACalendar."""
    try:
        events = read_events(content.lstrip())
    except UnreadableCalendarError as unreadable:
        raise NotACalendar from unreadable
    return list(_each(events, read))


def _each(events: list[Event], read: Reading) -> Iterator[Found]:
    for event in events:
        if event.text("STATUS").upper() == "CANCELLED":
            read.notices.append(_("%(event)s đã bị hủy trong tệp nên bỏ qua.") % {"event": _called(event)})
        elif event.text("X-NEP-KIND") != FIXED:
            try:
                found = _found(event)
            except _UnfitError as unfit:
                read.faults.append(f"{_called(event)}: {unfit}")
            else:
                if found.is_in_order(read.faults):
                    yield found


def _called(event: Event) -> str:
    name = clean(event.text("SUMMARY")).strip()[:60]
    words = _("Sự kiện %(number)s") % {"number": event.number}
    return f"{words} (“{name}”)" if name else words


def _found(event: Event) -> Found:
    if any(event.line(name) is not None for name in REPEATS):
        raise _UnfitError(
            _("sự kiện lặp lại không nhận, vì ngày nghỉ mỗi năm theo thông báo riêng. Ghi từng ngày của năm.")
        )
    start = event.line("DTSTART")
    if start is None:
        raise _UnfitError(_("thiếu ngày bắt đầu (DTSTART)."))
    first = _day_of(start)
    last = _last_day(event, first)
    name = clean(" ".join(event.text("SUMMARY").split())).strip()
    basis = clean(" ".join(event.text("X-NEP-BASIS").split())).strip()
    if len(name) > LONGEST_NAME or len(basis) > LONGEST_BASIS:
        raise _UnfitError(_("tên hoặc căn cứ dài quá 200 ký tự."))
    place = _("sự kiện %(number)s") % {"number": event.number}
    return Found(first, last, _kind_of(event), name, basis, place)


def _kind_of(event: Event) -> str:
    own = event.text("X-NEP-KIND")
    if own in Kind.values:
        return own
    words = f"{event.text('CATEGORIES')} {event.text('SUMMARY')}"
    return kind_in(words) or Kind.HOLIDAY


def _last_day(event: Event, first: date) -> date:
    """The last day of an event: its end is the day after (3.6.1)."""
    end, duration = event.line("DTEND"), event.text("DURATION")
    if end is not None:
        after = _day_of(end)
        return after - timedelta(days=1) if after > first else after
    if not duration:
        return first
    days = _whole_days(duration)
    return first + timedelta(days=days - 1)


def _whole_days(duration: str) -> int:
    """P5D, P1W, PT24H -> days."""
    text = duration.strip().upper().removeprefix("+")
    number = text.removeprefix("P").removeprefix("T")[:-1]
    days = {"D": 1, "W": 7}.get(text[-1:], 0)
    if text[:1] == "P" and number.isascii() and number.isdigit() and len(number) < 5:
        if days:
            return max(1, int(number) * days)
        if text[-1] == "H" and int(number) % 24 == 0 and int(number):
            return int(number) // 24
    raise _UnfitError(_("thời lượng “%(text)s” không phải là số ngày.") % {"text": duration[:20]})


def _day_of(line: Line) -> date:
    """The day of a DATE, or of a moment that is midnight in Vietnam: other moments are hours of a day."""
    text = line.value.strip().upper()
    if line.parameters.get("VALUE", "").upper() == "DATE" or len(text) == 8:
        return _date(text)
    moment = _moment(text, line.parameters.get("TZID", ""))
    if (moment.hour, moment.minute, moment.second) != (0, 0, 0):
        raise _UnfitError(
            _("có giờ (%(time)s giờ Việt Nam), lịch nghỉ chỉ nhận cả ngày.") % {"time": f"{moment:%H:%M}"}
        )
    return moment.date()


def _date(text: str) -> date:
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        raise _UnfitError(_("không đọc được ngày “%(text)s”.") % {"text": text[:20]})
    try:
        return parse_day(f"{text[6:]}/{text[4:6]}/{text[:4]}")
    except ValueError as none:
        raise _UnfitError(said(none)) from none


def _moment(text: str, zone_name: str) -> datetime:
    bare = text.removesuffix("Z")
    day = _date(bare[:8])
    hours = bare[9:]
    if bare[8:9] != "T" or len(hours) != 6 or not (hours.isascii() and hours.isdigit()):
        raise _UnfitError(_("không đọc được ngày giờ “%(text)s”.") % {"text": text[:20]})
    zone = ZoneInfo("UTC") if text.endswith("Z") else _zone(zone_name)
    try:
        moment = datetime(
            day.year, day.month, day.day, int(hours[:2]), int(hours[2:4]), int(hours[4:]), tzinfo=zone
        )
        return moment.astimezone(clock.LOCAL)
    except (ValueError, OverflowError) as none:
        raise _UnfitError(_("không đọc được ngày giờ “%(text)s”.") % {"text": text[:20]}) from none


def _zone(name: str) -> ZoneInfo:
    if not name:
        return clock.LOCAL
    try:
        return ZoneInfo(ZONES.get(name, name))
    except (ValueError, OSError, KeyError) as unknown:
        raise _UnfitError(_("không biết múi giờ “%(zone)s”.") % {"zone": name[:40]}) from unknown
