"""The OLE compound file around an XLS: the bytes of one named stream. [MS-CFB], what is needed of it."""

import struct
from collections.abc import Iterator

_END = 0xFFFFFFFC
"""From here on a sector number is a mark: free, end of a chain."""
_ENTRY = 128


class BrokenCompoundError(Exception):
    """The chains of sectors lead nowhere, or in a circle."""


def stream_of(content: bytes, names: tuple[str, ...]) -> bytes:
    """The stream that bears one of `names`, of the first that is there. Raises BrokenCompoundError."""
    try:
        return _Compound(content).stream(names)
    except (struct.error, IndexError, ValueError) as error:
        raise BrokenCompoundError("cut off") from error


class _Compound:
    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenCompoundError("no such size of sectors")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        first_directory, _signature, self._small, first_mini = struct.unpack_from("<IIII", content, 48)
        self._table = self._numbers(self._table_sectors())
        directory = self._chained(first_directory)
        self._entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        self._mini_table = self._words(self._chained(first_mini))

    def stream(self, names: tuple[str, ...]) -> bytes:
        found = {self._name(entry): entry for entry in reversed(self._entries) if entry[66] in (2, 5)}
        entry = next((found[name] for name in names if name in found), None)
        if entry is None:
            raise BrokenCompoundError("no such stream")
        start, length = struct.unpack_from("<II", entry, 116)
        if length >= self._small:
            return self._chained(start)[:length]
        root = self._chained(struct.unpack_from("<I", self._entries[0], 116)[0])
        size = self._mini_size
        return b"".join(
            root[at * size : (at + 1) * size] for at in _chain(start, self._mini_table, len(self._mini_table))
        )[:length]

    def _name(self, entry: bytes) -> str:
        return entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode(
            "utf-16-le", errors="replace"
        )

    def _table_sectors(self) -> list[int]:
        """Where the table of sectors lies: 109 of its sectors are in the header, the others in a chain."""
        first, count = struct.unpack_from("<II", self._content, 68)
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        for _more in range(min(count, len(self._content) // self._size)):
            *some, first = self._words(self._sector(first))
            sectors += some
        return [sector for sector in sectors if sector < _END]

    def _numbers(self, sectors: list[int]) -> list[int]:
        return self._words(b"".join(map(self._sector, sectors)))

    def _words(self, content: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._content):
            raise BrokenCompoundError("a sector beyond the end")
        return self._content[start : start + self._size]

    def _chained(self, start: int) -> bytes:
        most = len(self._content) // self._size
        return b"".join(map(self._sector, _chain(start, self._table, most)))


def _chain(start: int, table: list[int], most: int) -> Iterator[int]:
    for _step in range(most + 1):
        if start >= _END:
            return
        yield start
        start = table[start]
    raise BrokenCompoundError("a chain without end")
