"""Announced meetings as an iCalendar (RFC 5545) and an RSS 2.0 feed."""

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from nep.meetings.models import Meeting
from nep.vietnamese.dates import long_day
from nep.web import clock

LINE_OCTETS = 75
STATUS = {Meeting.State.CANCELLED: "CANCELLED"}


def icalendar(meetings: Iterable[Meeting], *, names: dict[int, str], address: str, host: str) -> str:
    """A calendar of `meetings`. `address` is the page of a meeting with `{uuid}` in it; `host` ends the ids.

    Moments are written in UTC, so that no time zone table is needed; a called-off meeting stays, cancelled.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nep//Ngay nghe dan//VI", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_escaped(_('Ngày nghe dân'))}"]
    for meeting in meetings:
        lines += _event(meeting, names.get(meeting.unit_id, ""), address.format(uuid=meeting.uuid), host)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(meeting: Meeting, unit_name: str, url: str, host: str) -> list[str]:
    changed = meeting.changed_at or _start(meeting)
    return [
        "BEGIN:VEVENT",
        f"UID:{meeting.uuid}@{host}",
        f"DTSTAMP:{_utc(changed)}",
        f"LAST-MODIFIED:{_utc(changed)}",
        f"DTSTART:{_utc(_start(meeting))}",
        f"SUMMARY:{_escaped(f'{meeting.title}, {unit_name}')}",
        f"LOCATION:{_escaped(meeting.place)}",
        f"STATUS:{STATUS.get(Meeting.State(meeting.state), 'CONFIRMED')}",
        f"URL:{url}",
        "END:VEVENT",
    ]


def _start(meeting: Meeting) -> datetime:
    return datetime.combine(meeting.happens_on, meeting.starts_at, tzinfo=clock.LOCAL)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Pieces of at most 75 octets, never cut inside a letter; each further one starts with a blank."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LINE_OCTETS:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]


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
