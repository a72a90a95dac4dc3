from datetime import date, timedelta
from xml.etree import ElementTree

from django.test import Client
from django.urls import reverse

from nep.meetings import actions
from nep.organisations.models import Unit
from nep.web.clock import noon
from nep.web.icalendar import _folded
from tests.factories.meetings import a_meeting, the_desk

COMING = date(2024, 1, 26)


def _announced(unit: Unit, **changes: object) -> None:
    desk = the_desk(unit)
    meeting = a_meeting(unit, desk=desk, happens_on=COMING, due_on=COMING, **changes)
    actions.announce_meeting(meeting, by=desk, at=noon(date(2023, 12, 20)))


def test_the_calendar_holds_announced_days_in_utc(commune: Unit, client: Client) -> None:
    _announced(commune, place="Nhà văn hóa, ấp Một; cạnh chợ")
    a_meeting(commune, title="Chưa thông báo")
    answer = client.get(reverse("meetings:icalendar"))
    text = answer.content.decode()
    unfolded = text.replace("\r\n ", "")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTSTART:20240126T003000Z" in unfolded
    assert "LOCATION:Nhà văn hóa\\, ấp Một\\; cạnh chợ" in unfolded
    assert "Chưa thông báo" not in unfolded
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_day_called_off_stays_in_the_calendar_as_cancelled(commune: Unit, client: Client) -> None:
    desk = the_desk(commune)
    meeting = a_meeting(commune, desk=desk, happens_on=COMING)
    actions.announce_meeting(meeting, by=desk, at=noon(date(2023, 12, 20)))
    actions.cancel_meeting(meeting, reason="bão", by=desk, at=noon(date(2023, 12, 21)))
    assert "STATUS:CANCELLED" in client.get(reverse("meetings:icalendar")).content.decode()


def test_long_lines_are_folded_between_letters() -> None:
    line = "SUMMARY:" + "ngày nghe dân nói ở ấp Mỹ Thuận " * 5
    pieces = _folded(line)
    assert len(pieces) > 1
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert all(len(piece.encode()) <= 75 for piece in pieces)


def test_the_feed_is_rss_with_one_item_a_day(commune: Unit, client: Client) -> None:
    _announced(commune, title="Ngày <nghe> & nói")
    feed = ElementTree.fromstring(client.get(reverse("meetings:rss")).content)
    titles = [item.findtext("title") for item in feed.iter("item")]
    assert titles == ["Ngày <nghe> & nói, Xã Đông Thử"]


def test_the_calendar_page_shows_what_is_coming(commune: Unit, client: Client) -> None:
    _announced(commune)
    page = client.get(reverse("meetings:calendar")).content.decode()
    assert "thứ Sáu 26/01/2024" in page
    assert date(2023, 12, 27) + timedelta(days=1) < COMING
