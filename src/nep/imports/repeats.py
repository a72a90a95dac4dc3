"""The same key at several rows of a file."""

from collections.abc import Hashable, Iterable

MOST_NAMED = 5


class Repeats:
    """Knows which keys stand at more than one row; None is no key. Keeps one number for each key."""

    def __init__(self, keyed: Iterable[tuple[int, Hashable]]) -> None:
        first: dict[Hashable, int] = {}
        self._rows: dict[Hashable, list[int]] = {}
        for number, key in keyed:
            if key is None:
                continue
            if key in first:
                self._rows.setdefault(key, [first[key]]).append(number)
            else:
                first[key] = number

    def others(self, key: Hashable, number: int) -> str:
        """The other rows with `key`, as "7, 12"; empty when there is none."""
        rows = [str(row) for row in self._rows.get(key, ()) if row != number]
        return ", ".join(rows[:MOST_NAMED]) + (", …" if len(rows) > MOST_NAMED else "")
