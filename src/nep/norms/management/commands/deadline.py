"""`nep deadline`: the due day of a rule or of a number of days, and why it is that day."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from nep.jobs.command import NepCommand
from nep.norms import arithmetic
from nep.norms.arithmetic import Computation, WorkingCalendar
from nep.norms.calendar import STATE, calendar_row, load
from nep.norms.explaining import ExplainedDay, explained_days, notes_of, reason_of
from nep.norms.models import NormRecord
from nep.norms.queries import compute, norm_on
from nep.vietnamese.dates import long_day, parse_day

UNUSABLE_INPUT = 2


class Command(NepCommand):
    help = "Tính ngày đến hạn. Ví dụ: nep deadline 2023-12-27 --rule reception.notice --explain"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "start", help="ngày xảy ra sự việc, không tính vào hạn: 2023-12-27 hoặc 27/12/2023"
        )
        term = parser.add_mutually_exclusive_group(required=True)
        term.add_argument("--rule", help="mã quy định, ví dụ reception.notice")
        term.add_argument("--working-days", type=int, metavar="N", help="số ngày làm việc")
        term.add_argument("--calendar-days", type=int, metavar="N", help="số ngày")
        parser.add_argument("--scope", default=STATE, help="lịch làm việc (mặc định: %(default)s)")
        parser.add_argument("--explain", action="store_true", help="kể từng ngày và lý do")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> int | None:
        try:
            start = parse_day(options["start"])
            calendar = load(calendar_row(options["scope"]))
            record = norm_on(options["rule"], start) if options["rule"] else None
            found = counted(calendar, start, record, options)
        except ValueError as unreadable:
            self.stderr.write(f"nep: {unreadable}")
            return UNUSABLE_INPUT
        if options["json"]:
            self.say_json(as_json(found, record))
        else:
            self.say(as_words(found, record, options))
        return None


def counted(
    calendar: WorkingCalendar, start: date, record: NormRecord | None, options: dict[str, Any]
) -> Computation:
    if record:
        return compute(record, start, calendar)
    if options["working_days"] is not None:
        return arithmetic.working_term(calendar, start, options["working_days"])
    return arithmetic.calendar_term(calendar, start, options["calendar_days"])


def as_words(found: Computation, record: NormRecord | None, options: dict[str, Any]) -> str:
    lines = [f"Hạn: {long_day(found.due_on)}"]
    if record:
        lines.append(f"Quy định: {record.norm.label}: {record.value_words}")
        lines.append(f"Căn cứ: {record.basis} ({record.get_status_display()})")
    if options["explain"]:
        lines.append(f"{long_day(found.start_on)}: ngày xảy ra sự việc, không tính")
        lines += [_day_line(row) for row in explained_days(found)]
    elif found.skipped:
        lines.append("Không tính: " + "; ".join(_skipped(found)))
    return "\n".join([*lines, *notes_of(found)])


def _rows(found: Computation) -> list[tuple[date, int | None, str]]:
    return [(row.day, row.number, row.reason) for row in explained_days(found)]


def _day_line(row: ExplainedDay) -> str:
    place = f"ngày thứ {row.number}, " if row.number else "" if row.is_due else "không tính, "
    return f"{row.words}: {place}{row.reason}"


def _skipped(found: Computation) -> list[str]:
    return [f"{long_day(step.day)} ({reason_of(step)})" for step in found.skipped]


def as_json(found: Computation, record: NormRecord | None) -> dict[str, Any]:
    return {
        "start_on": found.start_on.isoformat(),
        "due_on": found.due_on.isoformat(),
        "provisional": found.provisional,
        "if_confirmed": found.if_confirmed.isoformat() if found.if_confirmed else None,
        "rule": record
        and {
            "code": record.norm.code,
            "label": record.norm.label,
            "value": record.value,
            "time_unit": record.time_unit,
            "basis": record.basis,
            "status": record.status,
            "is_sample": record.is_sample,
        },
        "skipped": [{"day": step.day.isoformat(), "reason": reason_of(step)} for step in found.skipped],
        "days": [
            {"day": day.isoformat(), "number": number, "reason": reason}
            for day, number, reason in _rows(found)
        ],
        "notes": list(notes_of(found)),
    }
