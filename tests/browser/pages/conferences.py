"""Pages of a review conference: the roll is kept on a phone, the projector is read from across a hall."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from django.urls import reverse

from nep.reviews.actions import conclusions, minutes, publication, speeches
from nep.reviews.minutes_parts import OPENING
from nep.reviews.models import AgendaItem, Conference
from nep.web import clock
from tests.browser.pages.case import Case, Visit
from tests.factories.awards import a_chosen, a_chosen_person, a_pending
from tests.factories.closings import Closing, a_closing
from tests.factories.conferences import (
    a_held_conference,
    a_report,
    an_invited_conference,
    rows_of,
    the_leader,
)
from tests.factories.newsroom import an_approved
from tests.factories.norms import shipped_norms
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


def _written(name: str, *, query: str = "") -> Visit:
    """Minutes in two versions, one conclusion, one speech."""
    planning, conference = _scene(a_held_conference)
    officer = planning.officers["party"]
    told: dict[str, Any] = {"by": officer, "at": clock.now()}
    for number, words in enumerate(("Đại biểu chào cờ.", "Đại biểu dự lễ chào cờ.")):
        given = {OPENING: words}
        minutes.write_minutes(conference, words=given, based_on=number, **told)
    due_on = clock.today() + timedelta(days=90)
    unit = planning.units["commune"]
    conclusions.conclude_work(conference, text="Trả lời hết việc treo", unit=unit, due_on=due_on, **told)
    speaker = the_leader(planning)
    speeches.add_speech(conference, speaker=speaker, title="Nghe dân ở ấp", **told)
    return Visit(reverse(f"reviews:{name}", args=[conference.uuid]) + query, officer.user)


def _ordered() -> Visit:
    planning, conference = _scene()
    told: dict[str, Any] = {"by": planning.officers["party"], "at": clock.now()}
    speech = speeches.add_speech(conference, speaker=the_leader(planning), title="Nghe dân", **told)
    address = reverse("reviews:speech_place", args=[conference.uuid, speech.uuid])
    return Visit(address, planning.officers["party"].user)


def _closing() -> Closing:
    """Awards of many names and an article wait for it; the decision stands on the agenda."""
    shipped_norms()
    closing = a_closing()
    hall = closing.hall
    for _number in range(9):
        a_chosen(hall)
    a_chosen_person(hall, "Nguyễn Hoàng Thị Mẫu Có Tên Khá Dài Để Xem Xuống Dòng")
    decision = a_pending(hall)
    AgendaItem.objects.create(
        conference=closing.conference, position=1, title="Công bố khen thưởng", minutes=15, decision=decision
    )
    closing.bind(an_approved(hall.units["party"]))
    return closing


def _to_publish() -> Visit:
    closing = _closing()
    address = reverse("reviews:conference_publication", args=[closing.conference.uuid])
    return Visit(address, closing.office.user)


def _published(name: str, query: str = "") -> Visit:
    closing = _closing()
    publication.publish_conference(closing.conference, **closing.told)
    return Visit(reverse(f"reviews:{name}", args=[closing.conference.uuid]) + query, closing.office.user)


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
    Case("hội nghị có kết luận, tham luận", lambda: _written("conference")),
    Case("biên bản hội nghị", lambda: _written("conference_minutes")),
    Case("ghi biên bản hội nghị", lambda: _written("minutes_write")),
    Case("so hai bản biên bản", lambda: _written("minutes_compare", query="?truoc=1&sau=2")),
    Case("ban hành biên bản hội nghị", lambda: _written("minutes_issue")),
    Case("giao việc tại hội nghị", lambda: _written("conclude_work")),
    Case("bài học của hội nghị", lambda: _written("conclude_lesson")),
    Case("chọn chuyên đề sau", lambda: _written("choose_theme")),
    Case("thêm tham luận", lambda: _written("speech_add")),
    Case("xếp thứ tự tham luận", _ordered),
    Case("công bố kết quả hội nghị", lambda: _written("conference_publication")),
    Case("công bố kết quả hội nghị, đủ mọi thứ", _to_publish),
    Case("hội nghị đã công bố", lambda: _published("conference")),
    Case("trình chiếu tên được khen", lambda: _published("conference_screen", query="?trang=2")),
    Case("chọn những gì công bố", lambda: _written("conference_bind")),
    Case("trình chiếu hội nghị", lambda: _written("conference_screen", query="?trang=2")),
]
