"""The XML inside spreadsheet files, read as it streams, within limits that no honest file reaches.

A document type (and with it every entity) is refused, so is nesting without end and a piece of text or a tag
of many megabytes. Nothing is kept but what a subclass keeps.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

CHUNK = 64 * 1024
MOST_DEPTH = 200
MOST_CHUNKS_WITHOUT_TAG = 16
"""So many chunks (1 MB) without a new tag are no cell any more: a spreadsheet takes 32,767 characters in
one.
"""


class BrokenXmlError(Exception):
    """The XML is not well-formed, or goes beyond the limits."""


class LocalNames(dict[str, str]):
    """Name of a tag or attribute -> the same without its prefix: programs prefix as they like."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


LOCAL = LocalNames()


class XmlPart(ABC):
    """One part, read once. A subclass says what a tag means where it starts and, if need be, where it ends,
    and calls `listen` to get the text inside a tag.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._depth = self._tags = 0
        self._pieces: list[str] = []

    @abstractmethod
    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens; names come without their prefixes, those of attributes with them."""

    def end(self, name: str) -> None:  # noqa: B027 - many parts say everything where a tag starts
        """A tag closes."""

    def listen(self) -> None:
        """Keep the characters from here on, until `heard`."""
        self._pieces = []
        self._parser.CharacterDataHandler = self._pieces.append

    def heard(self) -> str:
        self._parser.CharacterDataHandler = None
        return "".join(self._pieces)

    def chunks(self) -> Iterator[None]:
        """Parse the part, with a pause after each piece of it. Raises BrokenXmlError."""
        idle = 0
        while chunk := self._stream.read(CHUNK):
            tags = self._tags
            try:
                self._parser.Parse(chunk, False)
            except expat.ExpatError as error:
                raise BrokenXmlError(str(error)) from error
            idle = 0 if self._tags > tags else idle + 1
            if self._depth > MOST_DEPTH or idle > MOST_CHUNKS_WITHOUT_TAG:
                raise BrokenXmlError("too deep, or too long without a tag")
            yield
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise BrokenXmlError(str(error)) from error
        yield

    def read(self) -> None:
        """Parse the whole part. Raises BrokenXmlError."""
        for _pause in self.chunks():
            pass

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._tags += 1
        self.start(LOCAL[name], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(LOCAL[name])


def _refuse_doctype(*_declared: object) -> None:
    raise BrokenXmlError("a spreadsheet has no document type")


def local(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by their names without prefixes."""
    return {LOCAL[name]: value for name, value in attributes.items()}


def whole(text: str | None, *, otherwise: int = 0, most: float = math.inf) -> int:
    """A count or number as XML writes it. Raises BrokenXmlError for what is none."""
    if text is None:
        return otherwise
    try:
        return int(min(int(text), most))
    except ValueError as error:
        raise BrokenXmlError(f"{text[:20]!r} is no number") from error
