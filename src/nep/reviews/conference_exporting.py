"""The list of conferences as a file: facts and counts, never persons."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.reviews.models import Conference
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _lines(rows: list[Conference]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [
            row.title,
            row.meeting.happens_on,
            row.meeting.place,
            names.get(row.unit_id, ""),
            row.meeting.get_state_display(),
            row.meeting.present_count,
        ]


CONFERENCES = Export(
    "hoi-nghi",
    gettext_lazy("Hội nghị"),
    [
        Head(gettext_lazy("Hội nghị"), 60),
        Head(gettext_lazy("Ngày"), 12),
        Head(gettext_lazy("Địa điểm"), 40),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Tình trạng"), 16),
        Head(gettext_lazy("Có mặt (người)"), 14),
    ],
    _lines,
)
