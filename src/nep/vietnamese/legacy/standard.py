"""Encodings of one byte a letter that a codec library reads: VISCII (RFC 1456) and Windows-1258."""

import codecs
import unicodedata

import viscii

from nep.vietnamese.legacy.characters import as_bytes

_VISCII: codecs.CodecInfo = viscii.getregentry()


def decode_viscii(content: str | bytes) -> str:
    """VISCII -> Unicode. Text is taken for what Windows-1252 or Latin-1 made of the bytes.

    Raises ValueError for text that cannot have come from one byte a letter.
    """
    return unicodedata.normalize("NFC", _VISCII.decode(as_bytes(content))[0])


def decode_cp1258(content: str | bytes) -> str:
    """Windows-1258 -> Unicode (NFC: the code page writes most tones as combining marks). Raises
    ValueError.
    """
    return unicodedata.normalize("NFC", as_bytes(content).decode("cp1258"))
