"""Stated figures as a file: one line for each time that a unit stated one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.measures.models import Statement
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _lines(rows: list[Statement]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, max(row.period_to for row in rows))
    for row in rows:
        yield [
            names.get(row.unit_id, ""),
            row.period_from,
            row.period_to,
            row.value,
            _("còn hiệu lực") if row.is_current else _("đã được thay"),
            row.paper_number,
            row.paper_on,
            row.source,
            row.note,
            row.entered_by_post.title if row.entered_by_post else "",
            _("có") if row.entered_for else "",
            clock.day_of(row.entered_at),
        ]


STATED = Export(
    "so-don-vi-bao-cao",
    gettext_lazy("Các lần đơn vị báo cáo một số liệu"),
    [
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Kỳ, từ ngày"), 12),
        Head(gettext_lazy("Kỳ, đến hết ngày"), 12),
        Head(gettext_lazy("Giá trị"), 12),
        Head(gettext_lazy("Hiệu lực"), 16),
        Head(gettext_lazy("Số văn bản"), 20),
        Head(gettext_lazy("Ngày văn bản"), 12),
        Head(gettext_lazy("Nguồn"), 40),
        Head(gettext_lazy("Lý do sửa"), 40),
        Head(gettext_lazy("Người ghi"), 36),
        Head(gettext_lazy("Nhập thay"), 12),
        Head(gettext_lazy("Ngày ghi"), 12),
    ],
    _lines,
)
