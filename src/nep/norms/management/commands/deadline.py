"""`nep deadline`: the due day of a rule or of a number of days, or of a running clock, and why."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any
from uuid import UUID

from django.core.management.base import CommandParser

from nep.jobs.command import NepCommand
from nep.norms import arithmetic
from nep.norms.arithmetic import Computation, WorkingCalendar
from nep.norms.calendar import STATE, UnknownCalendar, calendar_row, load
from nep.norms.explaining import ExplainedDay, Explanation, explain, explained_days, notes_of, reason_of
from nep.norms.models import Calendar, Deadline, NormRecord
from nep.norms.queries import compute, norm_on, with_history
from nep.vietnamese.dates import long_day, parse_day, short_day
from nep.web.errors import Refusal
from nep.web.saying import said

UNUSABLE_INPUT = 2
HELP = (
    "Tính ngày đến hạn và kể vì sao. Ngày ghi 27/12/2023 hoặc 2023-12-27. Ví dụ: "
    "nep deadline 2023-12-27 --rule reception.notice --explain; "
    "nep deadline 31/12/2025 --working-days 5 --scope no_swap --json. "
    "Kết thúc bằng 0 khi tính được, 1 khi không có quy định hoặc lịch ấy, 2 khi ngày hoặc số ngày sai."
)


class UnknownClock(Refusal):
    sentence = "Không có thời hạn nào mang mã này."


def number_of_days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise ArgumentTypeError(f"“{text[:20]}” không phải là số ngày.")
    return int(text)


class Command(NepCommand):
    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "start",
            metavar="START",
            help="ngày xảy ra sự việc, không tính vào hạn: 2023-12-27 hoặc 27/12/2023; "
            "hoặc mã của một hạn đang tính (cuối địa chỉ trang giải thích)",
        )
        term = parser.add_mutually_exclusive_group()
        term.add_argument("--rule", metavar="CODE", help="mã quy định, ví dụ reception.notice")
        term.add_argument("--working-days", type=number_of_days, metavar="N", help="số ngày làm việc")
        term.add_argument("--calendar-days", type=number_of_days, metavar="N", help="số ngày")
        parser.add_argument("--scope", default=STATE, help="mã lịch làm việc (mặc định: %(default)s)")
        parser.add_argument("--explain", action="store_true", help="kể từng ngày và lý do")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> int | None:
        if (uuid := uuid_in(options["start"])) is not None:
            return self._tell_clock(uuid, options)
        if not any(options[name] is not None for name in ("rule", "working_days", "calendar_days")):
            self.stderr.write("nep: Ông/bà ghi một trong: --rule CODE, --working-days N, --calendar-days N.")
            return UNUSABLE_INPUT
        try:
            start = parse_day(options["start"])
            row = row_of(options["scope"])
            record = norm_on(options["rule"], start) if options["rule"] else None
            found = counted(load(row), start, record, options)
        except ValueError as unreadable:
            self.stderr.write(f"nep: {said(unreadable)}")
            return UNUSABLE_INPUT
        if options["json"]:
            self.say_json(as_json(found, record, row))
        else:
            self.say(as_words(found, record, row, explained=options["explain"]))
        return None

    def _tell_clock(self, uuid: UUID, options: dict[str, Any]) -> int | None:
        clocks = with_history(Deadline.objects.filter(uuid=uuid)).select_related("calendar")
        deadline = clocks.first()
        if deadline is None:
            raise UnknownClock
        told = explain(deadline)
        if options["json"]:
            self.say_json(clock_as_json(deadline, told))
        else:
            self.say(clock_as_words(deadline, told, explained=options["explain"]))
        return None


def uuid_in(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def row_of(scope: str) -> Calendar:
    try:
        return calendar_row(scope)
    except UnknownCalendar as unknown:
        there = ", ".join(Calendar.objects.order_by("pk").values_list("scope", flat=True))
        raise UnknownCalendar(f"Không có lịch “{scope[:20]}”. Các lịch đang có: {there}.") from unknown


def counted(
    calendar: WorkingCalendar, start: date, record: NormRecord | None, options: dict[str, Any]
) -> Computation:
    if record:
        return compute(record, start, calendar)
    if options["working_days"] is not None:
        return arithmetic.working_term(calendar, start, options["working_days"])
    return arithmetic.calendar_term(calendar, start, options["calendar_days"])


def as_words(found: Computation, record: NormRecord | None, row: Calendar, *, explained: bool) -> str:
    lines = [f"Hạn: {long_day(found.due_on)}"]
    if record:
        lines.append(f"Quy định: {record.norm.label}: {record.value_words}")
        lines.append(f"Căn cứ: {record.basis} ({record.get_status_display()})")
    if explained:
        lines.append(f"Lịch: {row.label}, phiên bản {row.version}")
        lines.append(_day_zero(found.start_on))
        lines += [_day_line(day) for day in explained_days(found)]
    elif found.skipped:
        skipped = [f"{long_day(step.day)} ({reason_of(step)})" for step in found.skipped]
        lines.append("Không tính: " + "; ".join(skipped))
    return "\n".join([*lines, *notes_of(found)])


def _day_zero(start_on: date) -> str:
    return f"{long_day(start_on)}: ngày xảy ra sự việc, không tính"


def _day_line(row: ExplainedDay) -> str:
    place = f"ngày thứ {row.number}, " if row.number else "" if row.is_due else "không tính, "
    return f"{row.words}: {place}{row.reason}"


def as_json(found: Computation, record: NormRecord | None, row: Calendar) -> dict[str, Any]:
    return {
        "start_on": found.start_on.isoformat(),
        "due_on": found.due_on.isoformat(),
        "provisional": found.provisional,
        "if_confirmed": found.if_confirmed.isoformat() if found.if_confirmed else None,
        "calendar": {"scope": row.scope, "label": row.label, "version": row.version},
        "rule": record and rule_json(record),
        "skipped": [{"day": step.day.isoformat(), "reason": reason_of(step)} for step in found.skipped],
        "days": days_json(explained_days(found)),
        "notes": list(notes_of(found)),
    }


def rule_json(record: NormRecord) -> dict[str, Any]:
    return {
        "code": record.norm.code,
        "label": record.norm.label,
        "value": record.value,
        "time_unit": record.time_unit,
        "basis": record.basis,
        "status": record.status,
        "is_sample": record.is_sample,
    }


def days_json(days: tuple[ExplainedDay, ...]) -> list[dict[str, Any]]:
    return [{"day": row.day.isoformat(), "number": row.number, "reason": row.reason} for row in days]


def clock_as_words(deadline: Deadline, told: Explanation, *, explained: bool) -> str:
    paused = f"Tạm dừng tính hạn từ ngày {short_day(told.paused_on)}" if told.paused_on else ""
    lines = [paused or f"Hạn: {long_day(told.due_on)}"]
    lines.append(f"Quy định: {told.label}: {told.term}")
    lines.append(f"Căn cứ: {told.basis} ({told.status})")
    lines += told.changes
    if explained:
        lines.append(f"Lịch: {told.calendar}, phiên bản {deadline.calendar_version}")
        lines.append(_day_zero(told.start_on))
        lines += [_day_line(day) for day in told.days]
    return "\n".join([*lines, *told.notes])


def clock_as_json(deadline: Deadline, told: Explanation) -> dict[str, Any]:
    return {
        "start_on": told.start_on.isoformat(),
        "due_on": None if told.paused_on else told.due_on.isoformat(),
        "paused_on": told.paused_on.isoformat() if told.paused_on else None,
        "closed_on": deadline.closed_on.isoformat() if deadline.closed_on else None,
        "provisional": told.provisional,
        "if_confirmed": told.if_confirmed.isoformat() if told.if_confirmed else None,
        "calendar": {
            "scope": deadline.calendar.scope,
            "label": told.calendar,
            "version": deadline.calendar_version,
        },
        "rule": rule_json(deadline.norm),
        "changes": list(told.changes),
        "days": days_json(told.days),
        "notes": list(told.notes),
    }
