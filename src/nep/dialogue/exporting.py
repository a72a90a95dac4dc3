"""Lists of listening days and of their rules as files."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.dialogue.models import ListeningDay, ListeningSeries
from nep.organisations.queries import names_on
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _day_lines(days: list[ListeningDay]) -> Iterator[list[Cell]]:
    names = names_on({day.meeting.unit_id for day in days}, clock.today())
    for meeting in (day.meeting for day in days):
        yield [
            meeting.title,
            meeting.happens_on,
            f"{meeting.starts_at:%H:%M}",
            meeting.place,
            names.get(meeting.unit_id, ""),
            meeting.get_state_display(),
        ]


def _series_lines(rows: list[ListeningSeries]) -> Iterator[list[Cell]]:
    names, today = names_on({row.unit_id for row in rows}, clock.today()), clock.today()
    for row in rows:
        over = row.ends_on if row.ends_on is not None and row.ends_on < today else None
        yield [
            row.title,
            names.get(row.unit_id, ""),
            f"{row.get_weekday_display()} {row.get_week_display()}",
            f"{row.starts_at:%H:%M}",
            _("đã kết thúc ngày %(day)s") % {"day": short_day(over)} if over else _("đang chạy"),
        ]


DAY_HEADS = [
    Head(gettext_lazy("Buổi nghe dân"), 50),
    Head(gettext_lazy("Ngày"), 12),
    Head(gettext_lazy("Giờ"), 8),
    Head(gettext_lazy("Địa điểm"), 40),
    Head(gettext_lazy("Đơn vị"), 36),
    Head(gettext_lazy("Tình trạng"), 18),
]
DAYS = Export("ngay-nghe-dan", gettext_lazy("Ngày nghe dân"), DAY_HEADS, _day_lines)
PAST_DAYS = Export("ngay-nghe-dan-da-qua", gettext_lazy("Ngày nghe dân đã qua"), DAY_HEADS, _day_lines)
SERIES = Export(
    "lich-dinh-ky",
    gettext_lazy("Các lịch định kỳ"),
    [
        Head(gettext_lazy("Lịch"), 50),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Ngày trong tháng"), 26),
        Head(gettext_lazy("Giờ"), 8),
        Head(gettext_lazy("Tình trạng"), 18),
    ],
    _series_lines,
)
