"""Text of an iCalendar (RFC 5545): lines out, lines in. What an event means is the business of each app."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

LINE_OCTETS = 75
MOST_LINES = 200_000
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*(?:,(?:"[^"]*"|[^";:,]*))*)')
_NAME = re.compile(r"[A-Za-z0-9-]+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class UnreadableCalendarError(ValueError):
    """The text is no iCalendar."""


@dataclass(frozen=True)
class Line:
    """A content line: NAME;PARAMETER=value:value, names in capitals, the value as it stands."""

    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as text: escapes undone (3.3.11)."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


@dataclass
class Event:
    """A VEVENT: its lines, without those of an alarm in it. `number` is its place in the file, from 1."""

    number: int
    lines: list[Line] = field(default_factory=list)

    def line(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)

    def text(self, name: str) -> str:
        line = self.line(name)
        return line.text if line else ""


def calendar_text(
    product: str, name: str, events: Iterable[Iterable[str]], *, more: Iterable[str] = ()
) -> str:
    """A whole calendar: folded lines with CRLF. `events` are the lines inside each VEVENT, values escaped."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Nep//{product}//VI", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and line break escaped (3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def day_value(day: date) -> str:
    """A DATE (3.3.4): 20260102."""
    return f"{day:%Y%m%d}"


def utc_value(moment: datetime) -> str:
    """A DATE-TIME in UTC (3.3.5), so that no time zone table is needed."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> list[str]:
    """Pieces of at most 75 octets, never cut inside a letter; each further one starts with a blank (3.1)."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LINE_OCTETS:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]


def read_events(content: bytes) -> list[Event]:
    """The events of an iCalendar, whoever wrote it: any line ends, folded inside a letter, a byte order mark.

    Raises UnreadableCalendarError for what is no iCalendar, or one cut off in the middle.
    """
    lines = list(_read_lines(content))
    if not lines or (lines[0].name, lines[0].value.strip().upper()) != ("BEGIN", "VCALENDAR"):
        raise UnreadableCalendarError
    events: list[Event] = []
    open_parts: list[str] = []
    for line in lines:
        kind = line.value.strip().upper()
        if line.name == "BEGIN":
            open_parts.append(kind)
            if kind == "VEVENT":
                events.append(Event(len(events) + 1))
        elif line.name == "END":
            if not open_parts or open_parts.pop() != kind:
                raise UnreadableCalendarError
        elif open_parts and open_parts[-1] == "VEVENT":
            events[-1].lines.append(line)
    if open_parts:
        raise UnreadableCalendarError
    return events


def _read_lines(content: bytes) -> Iterator[Line]:
    """Unfolded before it is decoded: others fold by octets, also between the octets of one letter."""
    joined = re.sub(rb"\r\n|\r", b"\n", content.removeprefix(b"\xef\xbb\xbf"))
    joined = re.sub(rb"\n[ \t]", b"", joined)
    if joined.count(b"\n") > MOST_LINES:
        raise UnreadableCalendarError
    try:
        text = joined.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableCalendarError from error
    for raw in text.split("\n"):
        if raw.strip():
            yield _read_line(raw)


def _read_line(raw: str) -> Line:
    name = _NAME.match(raw)
    if name is None:
        raise UnreadableCalendarError
    place, parameters = name.end(), {}
    while found := _PARAMETER.match(raw, place):
        parameters[found[1].upper()] = found[2].strip('"')
        place = found.end()
    if raw[place : place + 1] != ":":
        raise UnreadableCalendarError
    return Line(name[0].upper(), raw[place + 1 :], parameters)
