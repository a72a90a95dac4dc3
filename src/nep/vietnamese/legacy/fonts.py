"""Which encoding the font of an Office run stands for."""

import re

from nep.vietnamese.legacy.encodings import Encoding

_TCVN3 = re.compile(r"\.vn", re.IGNORECASE)
_VNI = re.compile(r"vni[- ]", re.IGNORECASE)
_CAPITALS = re.compile(r"H(?: (?:bold|italic|bold italic))?$", re.IGNORECASE)


def encoding_of_font(font: str) -> Encoding | None:
    """TCVN3 for `.VnTime`, its capitals for `.VnTimeH`, VNI for `VNI-Times`; None for any other font."""
    name = font.strip().strip("'\"")
    if _TCVN3.match(name):
        return Encoding.TCVN3_CAPITALS if _is_capital(name) else Encoding.TCVN3
    return Encoding.VNI if _VNI.match(name) else None


def _is_capital(name: str) -> bool:
    """The capital fonts end in a capital H; in a name all in one case any h at the end counts."""
    found = _CAPITALS.search(name)
    return found is not None and (found[0][0] == "H" or name == name.lower())
