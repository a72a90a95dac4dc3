"""Cells whose text is not in Unicode: each judged by itself, and the file told what was done."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from nep.vietnamese.legacy import Encoding, Guess, decode, detect_text, guess_of_words
from nep.vietnamese.legacy.detection import reads_well, reads_whole
from nep.vietnamese.legacy.mojibake import MANGLED
from nep.vietnamese.legacy.words import telling_words
from nep.vietnamese.numbers import with_dots

_NAMES = {
    Encoding.TCVN3: "TCVN3 (ABC)",
    Encoding.TCVN3_CAPITALS: "TCVN3 (ABC)",
    Encoding.VNI: "VNI-Windows",
    Encoding.VISCII: "VISCII",
    Encoding.WINDOWS_1258: "Windows-1258",
    Encoding.MOJIBAKE: "UTF-8 bị đọc sai",
}


# Vietnamese letters that exist only in Unicode: what holds one is no text of one byte a letter.
BEYOND_ONE_BYTE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0323]")


MOST_TELLING = 20_000


class Reader:
    """Reads cells one by one. `usual`: what most of the file is in, or what the user said (`is_told`).

    `is_bytes`: the text stands for raw bytes, one character each, that are no Unicode as a whole; a cell
    among them may be. `is_all`: nothing in the file speaks for Unicode, so a cell that could be either is
    `usual` too.
    """

    def __init__(
        self,
        *,
        usual: Encoding = Encoding.UNICODE,
        is_told: bool = False,
        is_bytes: bool = False,
        is_all: bool = False,
    ) -> None:
        self.usual, self.is_told, self.is_bytes, self.is_all = usual, is_told, is_bytes, is_all
        self.read_in: Counter[Encoding] = Counter()

    def read(self, text: str, *, font: str = "") -> str:
        """The text of a cell in Unicode; right text is returned as it is."""
        if not font and text.isascii() and (text.isprintable() or self.usual != Encoding.VISCII):
            return text
        if not self.is_bytes and BEYOND_ONE_BYTE.search(text) and not MANGLED.search(text):
            return text
        if self.is_bytes and (utf_8 := _as_utf_8(text)) is not None:
            return utf_8
        encoding = self._encoding(text, font)
        decoded = decode(text, encoding)
        if encoding == Encoding.WINDOWS_1252:
            return text.encode("latin-1").decode("cp1252", errors="replace") if self.is_bytes else text
        if decoded != text:
            self.read_in[encoding] += 1
        return decoded

    def read_runs(self, text: str | Sequence[tuple[str, str]], *, font: str = "") -> str:
        """The same for text in runs, each with a font of its own (empty: that of the cell)."""
        if isinstance(text, str):
            return self.read(text, font=font)
        return "".join(self.read(run, font=own or font) for run, own in text)

    def _encoding(self, text: str, font: str) -> Encoding:
        if self.is_told and not font:
            return self.usual
        if not font and (self.is_bytes or self.is_all) and _is_whole(text, self.usual):
            return self.usual  # no other encoding could read it better
        guess = detect_text(text, font=font)
        if guess.encoding != Encoding.UNICODE and self.usual not in guess.ties:
            return guess.encoding
        if self.usual == guess.encoding or self.usual in guess.ties:
            return self.usual
        if self.is_bytes or (self.is_all and reads_well(text, self.usual)):
            return self.usual
        if guess.confidence < 1 and reads_whole(text, self.usual, words_at_least=2):
            return self.usual
        return guess.encoding

    def notices(self) -> list[str]:
        """What was read in which encoding, said once for the file."""
        counted: Counter[str] = Counter()
        for encoding, times in self.read_in.items():
            counted[_NAMES[encoding]] += times
        found = [
            _("%(count)s ô viết bằng mã %(name)s, đã chuyển sang Unicode.")
            % {"count": with_dots(count), "name": name}
            for name, count in counted.most_common()
        ]
        if len(counted) > 1:
            found.append(_("Tệp có nhiều bảng mã lẫn nhau, từng ô được đọc riêng. Ông/bà xem lại các ô ấy."))
        return found


@lru_cache(maxsize=4096)
def _is_whole(text: str, encoding: Encoding) -> bool:
    """Cells of one column say the same again and again."""
    return reads_whole(text, encoding)


def _as_utf_8(text: str) -> str | None:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def guess_of_texts(texts: Iterable[object]) -> Guess:
    """The encoding of what is not Unicode among the texts of a book, when no font names it."""
    words: Counter[str] = Counter()
    for text in texts:
        if isinstance(text, str) and not (text.isascii() or BEYOND_ONE_BYTE.search(text)):
            words.update(telling_words(text))
            if len(words) > MOST_TELLING:
                break
    return guess_of_words(words)


def speak_for_unicode(texts: Iterable[object]) -> bool:
    """Whether a text holds a Vietnamese letter that only Unicode has."""
    return any(isinstance(text, str) and BEYOND_ONE_BYTE.search(text) for text in texts)
