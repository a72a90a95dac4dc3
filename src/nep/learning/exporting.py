"""The list of sessions as a file: facts and counts, never persons."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.learning.models import Material, Session
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _lines(rows: list[Session]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [
            row.title,
            row.get_format_display(),
            row.meeting.happens_on,
            row.meeting.place,
            names.get(row.unit_id, ""),
            row.get_state_display(),
            row.persons_due if row.is_held else None,
            row.present if row.is_held else None,
        ]


SESSIONS = Export(
    "buoi-hoc",
    gettext_lazy("Buổi học"),
    [
        Head(gettext_lazy("Buổi học"), 60),
        Head(gettext_lazy("Hình thức"), 20),
        Head(gettext_lazy("Ngày"), 12),
        Head(gettext_lazy("Địa điểm"), 40),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Tình trạng"), 16),
        Head(gettext_lazy("Cần dự (người)"), 14),
        Head(gettext_lazy("Có mặt (lượt)"), 14),
    ],
    _lines,
)


def _material_lines(rows: list[Material]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [row.title, row.get_kind_display(), row.theme.short_title, row.published_on]


MATERIALS = Export(
    "tai-lieu",
    gettext_lazy("Tài liệu học tập"),
    [
        Head(gettext_lazy("Tên tài liệu"), 70),
        Head(gettext_lazy("Loại"), 16),
        Head(gettext_lazy("Chuyên đề"), 40),
        Head(gettext_lazy("Ngày đăng"), 12),
    ],
    _material_lines,
)
