"""What of a file's text was mended, and what may be a slip of the hand: told, never rewritten by itself."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import misplaced_tones, repairs
from nep.web.saying import said

MOST_TOLD = 5
"""Words named with their cells; of the rest the number is told."""


class Spelling:
    """The cells looked at so far. `mended`: cells whose text was stored otherwise than it was typed."""

    def __init__(self) -> None:
        self.mended = 0
        self._told: list[str] = []
        self._doubted: dict[str, str] = {}

    def look(self, cell: str, raw: str, text: str) -> None:
        """`raw` was typed in `cell` and is stored as `text`."""
        if text != raw.strip() and (found := repairs(raw)):
            self.mended += 1
            if len(self._told) < MOST_TOLD:
                self._told.append(_in(cell, said(found[0].sentence)))
        for tone in () if text.isascii() else misplaced_tones(text):
            if tone.written not in self._doubted:
                self._doubted[tone.written] = _in(cell, said(tone.sentence))

    def notices(self) -> Iterator[str]:
        if self.mended:
            yield _("%(count)s ô có ký tự ẩn hoặc chữ cái lạ giống chữ Việt, đã sửa. Ông/bà xem lại.") % {
                "count": with_dots(self.mended)
            }
            yield from self._told
        yield from list(self._doubted.values())[:MOST_TOLD]
        if len(self._doubted) > MOST_TOLD:
            yield _("Còn %(count)s chữ khác có thể đặt dấu chưa đúng chỗ, giữ nguyên như đã gõ.") % {
                "count": with_dots(len(self._doubted) - MOST_TOLD)
            }


def _in(cell: str, sentence: str) -> str:
    return _("Ô %(cell)s: %(sentence)s") % {"cell": cell, "sentence": sentence}
