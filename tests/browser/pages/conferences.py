"""Pages of a review conference: the roll is kept on a phone, the projector is read from across a hall."""

from collections.abc import Callable
from datetime import time
from typing import Any

from django.urls import reverse

from nep.reviews.models import Conference
from tests.browser.pages.case import Case, Visit
from tests.factories.conferences import a_held_conference, a_report, an_invited_conference, rows_of
from tests.factories.plans import Planning, a_planning

# The clock runs while these pages are read: people can be marked whatever the hour is.
AT_ANY_HOUR: dict[str, Any] = {"starts_at": time(0, 30)}
Made = Callable[..., Conference]


def _scene(made: Made = an_invited_conference) -> tuple[Planning, Conference]:
    planning = a_planning()
    return planning, made(planning, report=a_report(planning), **AT_ANY_HOUR)


def _of(name: str, *args: Any, made: Made = an_invited_conference, by: str = "party") -> Visit:
    planning, conference = _scene(made)
    return Visit(reverse(f"reviews:{name}", args=[conference.uuid, *args]), planning.officers[by].user)


def _list() -> Visit:
    planning, _conference = _scene()
    return Visit(reverse("reviews:conferences"), planning.officers["party"].user)


def _plan() -> Visit:
    planning = a_planning()
    address = reverse("reviews:conference_plan", args=[planning.theme.uuid])
    return Visit(address, planning.officers["party"].user)


def _item() -> Visit:
    planning, conference = _scene()
    item = conference.items.order_by("pk").first()
    assert item is not None
    address = reverse("reviews:agenda_change", args=[conference.uuid, item.uuid])
    return Visit(address, planning.officers["party"].user)


def _delegate() -> Visit:
    planning, conference = _scene()
    address = reverse("reviews:name_delegate", args=[conference.uuid, rows_of(conference)[2].pk])
    return Visit(address, planning.officers["commune"].user)


PAGES = [
    Case("hội nghị", _list),
    Case("lập hội nghị", _plan),
    Case("một hội nghị", lambda: _of("conference", made=a_held_conference)),
    Case("sửa hội nghị", lambda: _of("conference_change")),
    Case("ghi hội nghị đã tổ chức", lambda: _of("conference_act", "da-to-chuc")),
    Case("thêm mục chương trình", lambda: _of("agenda_add")),
    Case("sửa mục chương trình", _item),
    Case("danh sách mời hội nghị", lambda: _of("conference_invited")),
    Case("mời theo chức vụ", lambda: _of("invite_posts")),
    Case("mời đơn vị cử người", lambda: _of("invite_units")),
    Case("giấy mời hội nghị", lambda: _of("conference_own", by="commune")),
    Case("cử người dự hội nghị", _delegate),
    Case("điểm danh hội nghị", lambda: _of("conference_roll")),
    Case("nhập mã tại cửa hội nghị", lambda: _of("conference_door")),
]
