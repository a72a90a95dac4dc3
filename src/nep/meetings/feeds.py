"""Announced meetings as an iCalendar (RFC 5545) and an RSS 2.0 feed."""

from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from nep.meetings.models import Meeting
from nep.vietnamese.dates import long_day
from nep.web import clock
from nep.web.icalendar import calendar_text, escaped, utc_value

STATUS = {Meeting.State.CANCELLED: "CANCELLED"}


def icalendar(
    meetings: Iterable[Meeting], *, names: dict[int, str], address: str, host: str, title: str = ""
) -> str:
    """A calendar of `meetings`, called `title`. `address` is the page of a meeting with `{uuid}` in it;
    `host` ends the ids.

    Moments are written in UTC, so that no time zone table is needed; a called-off meeting stays, cancelled.
    """
    events = (
        _event(meeting, names.get(meeting.unit_id, ""), address.format(uuid=meeting.uuid), host)
        for meeting in meetings
    )
    return calendar_text("Ngay nghe dan", title or _("Ngày nghe dân"), events)


def _event(meeting: Meeting, unit_name: str, url: str, host: str) -> list[str]:
    changed = meeting.changed_at or _start(meeting)
    return [
        f"UID:{meeting.uuid}@{host}",
        f"DTSTAMP:{utc_value(changed)}",
        f"LAST-MODIFIED:{utc_value(changed)}",
        f"DTSTART:{utc_value(_start(meeting))}",
        f"SUMMARY:{escaped(f'{meeting.title}, {unit_name}')}",
        f"LOCATION:{escaped(meeting.place)}",
        f"STATUS:{STATUS.get(Meeting.State(meeting.state), 'CONFIRMED')}",
        f"URL:{url}",
    ]


def _start(meeting: Meeting) -> datetime:
    return datetime.combine(meeting.happens_on, meeting.starts_at, tzinfo=clock.LOCAL)


def rss(meetings: Iterable[Meeting], *, names: dict[int, str], address: str, page: str) -> str:
    """An RSS 2.0 feed of `meetings`, the newest notice first as given."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    _child(channel, "title", _("Ngày nghe dân"))
    _child(channel, "link", page)
    _child(channel, "description", _("Các ngày nghe dân đã được thông báo."))
    _child(channel, "language", "vi")
    for meeting in meetings:
        item = ElementTree.SubElement(channel, "item")
        _child(item, "title", f"{meeting.title}, {names.get(meeting.unit_id, '')}")
        _child(item, "link", address.format(uuid=meeting.uuid))
        when = f"{meeting.starts_at:%H:%M}, {long_day(meeting.happens_on)}, {meeting.place}"
        called_off = meeting.state == Meeting.State.CANCELLED
        words = _("Không tổ chức. %(reason)s") % {"reason": meeting.cancel_reason} if called_off else when
        _child(item, "description", words)
        guid = _child(item, "guid", str(meeting.uuid))
        guid.set("isPermaLink", "false")
        if meeting.announced_on:
            day = clock.noon(meeting.announced_on)
            _child(item, "pubDate", day.strftime("%d %b %Y %H:%M:%S %z"))
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _child(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = text
    return child
