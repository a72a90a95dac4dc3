"""What norms declares, and where upper apps say that their clocks run here."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop

if TYPE_CHECKING:
    from nep.norms.models import Calendar, Deadline
    from nep.organisations.actors import Actor


EVENTS = {
    "norm_record_added": gettext_noop("Thêm giá trị {value} áp dụng từ ngày {day}"),
    "norm_record_verified": gettext_noop("Đã đối chiếu văn bản gốc"),
    "calendar_day_added": gettext_noop(
        "Thêm ngày {day} vào lịch làm việc ({kind}); số hạn đang chạy đổi theo: {moved}"
    ),
    "calendar_day_removed": gettext_noop(
        "Bỏ ngày {day} khỏi lịch làm việc; số hạn đang chạy đổi theo: {moved}"
    ),
    "calendar_year_announced": gettext_noop(
        "Ghi nhận thông báo lịch nghỉ năm {year}; số hạn đang chạy đổi theo: {moved}"
    ),
    "deadline_started": gettext_noop("Bắt đầu tính hạn, hạn là {due}"),
    "deadline_closed": gettext_noop("Dừng tính hạn ngày {day}"),
    "calendar_changed": gettext_noop(
        "Ghi {added} ngày, bỏ {removed} ngày, thông báo năm {years}; số hạn đang chạy đổi theo: {moved}"
    ),
    "calendar_created": gettext_noop("Lập lịch, chép từ {from}"),
    "calendar_followed": gettext_noop(
        "Theo lịch làm việc “{calendar}” từ ngày {day}; số hạn đang chạy đổi theo: {moved}"
    ),
    "deadline_moved": gettext_noop("Hạn đổi từ {before} sang {after} vì lịch làm việc thay đổi"),
    "deadline_paused": gettext_noop("Tạm dừng tính hạn từ ngày {day}"),
    "deadline_resumed": gettext_noop("Tính tiếp từ ngày {day}, hạn đổi từ {before} sang {after}"),
    "deadline_extended": gettext_noop("Gia hạn lần {number}, hạn đổi từ {before} sang {after}"),
}

_owners: "dict[str, Callable[[Deadline, date, Actor, datetime], None]]" = {}
_watchers: "list[Callable[[Calendar, tuple[date, date], Actor, datetime], None]]" = []


def register_deadline_owner(
    thing_kind: str, deadline_moved: "Callable[[Deadline, date, Actor, datetime], None]"
) -> None:
    """`deadline_moved(deadline, before, by, at)` is called in the transaction of a calendar change, a pause,
    its end or an extension for every open clock of a `thing_kind` ("petitions.petition") whose due day moved
    from `before` to `deadline.due_on`, or that now stands still (`deadline.paused_on`: nothing is due): the
    owner mends its copies and tells whoever must know."""
    _owners[thing_kind] = deadline_moved


def owner_of(thing_kind: str) -> "Callable[[Deadline, date, Actor, datetime], None] | None":
    return _owners.get(thing_kind)


def register_calendar_watcher(
    follow: "Callable[[Calendar, tuple[date, date], Actor, datetime], None]",
) -> None:
    """`follow(calendar, (first, last), by, at)` is called in the transaction of a change of a calendar
    between two days: for what is planned on days and is no deadline."""
    if follow not in _watchers:
        _watchers.append(follow)


def calendar_watchers() -> "list[Callable[[Calendar, tuple[date, date], Actor, datetime], None]]":
    return list(_watchers)
