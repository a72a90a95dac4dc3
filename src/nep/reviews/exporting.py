"""Lists of rounds as files."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.reviews.models import Assignment, Round, UnitReport
from nep.reviews.standing import standings_of
from nep.web import clock
from nep.web.exports import Cell, Export, Head
from nep.web.states import clock_note

REPORT = UnitReport.State


def _round_lines(rounds: list[Round]) -> Iterator[list[Cell]]:
    standings = standings_of(rounds)
    names = names_on({row.unit_id for row in rounds}, clock.today())
    for row in rounds:
        standing = standings.get(row.pk)
        counts: list[Cell] = (
            [standing.assigned, standing.sent, standing.in_time] if standing else [None, None, None]
        )
        yield [
            row.title,
            names.get(row.unit_id, ""),
            row.period_from,
            row.period_to,
            row.get_state_display(),
            *counts,
        ]


def _unit_lines(rows: list[Assignment]) -> Iterator[list[Cell]]:
    for row in rows:
        report = row.own_report
        sent_on = report.sent_on if report else None
        yield [
            row.name,
            row.get_kind_display(),
            row.due_on,
            clock_note(row.deadline, is_open=sent_on is None),
            state_words(row),
            sent_on,
            _in_time(row, report) if sent_on else "",
            _("có") if report and report.entered_for else "",
            getattr(row, "times_chased", 0),
        ]


def _in_time(row: Assignment, report: UnitReport | None) -> str:
    return _("có") if report and report.was_in_time(row.due_on) else _("không")


def state_words(row: Assignment) -> str:
    """Where a unit stands, in words."""
    if row.excused_reason:
        return _("không phải báo cáo: %(reason)s") % {"reason": row.excused_reason}
    report = row.own_report
    if report is not None and report.state != REPORT.DRAFT:
        return str(report.get_state_display())
    if row.missing_reason:
        return _("không gửi: %(reason)s") % {"reason": row.missing_reason}
    return _("đang soạn") if report else _("chưa gửi")


ROUNDS = Export(
    "dot-bao-cao",
    gettext_lazy("Đợt báo cáo"),
    [
        Head(gettext_lazy("Đợt báo cáo"), 60),
        Head(gettext_lazy("Đơn vị mở đợt"), 36),
        Head(gettext_lazy("Kỳ, từ ngày"), 12),
        Head(gettext_lazy("Kỳ, đến hết ngày"), 12),
        Head(gettext_lazy("Tình trạng"), 20),
        Head(gettext_lazy("Phải báo cáo, đơn vị"), 12),
        Head(gettext_lazy("Đã gửi"), 10),
        Head(gettext_lazy("Đúng hạn"), 10),
    ],
    _round_lines,
)
UNITS = Export(
    "don-vi-cua-dot",
    gettext_lazy("Các đơn vị phải báo cáo"),
    [
        Head(gettext_lazy("Đơn vị"), 40),
        Head(gettext_lazy("Cấp"), 20),
        Head(gettext_lazy("Hạn gửi"), 12),
        Head(gettext_lazy("Tạm tính, tạm dừng"), 24),
        Head(gettext_lazy("Tình trạng"), 30),
        Head(gettext_lazy("Ngày gửi"), 12),
        Head(gettext_lazy("Đúng hạn"), 10),
        Head(gettext_lazy("Nhập thay"), 10),
        Head(gettext_lazy("Đã đôn đốc, lần"), 12),
    ],
    _unit_lines,
)
