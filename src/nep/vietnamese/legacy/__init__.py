"""Text from before Unicode, and text mangled on the way: recognised and read. Right text is never touched.

`decode_…` take the raw bytes or what Windows-1252 or Latin-1 made of them, and give Unicode (NFC).
"""

from nep.vietnamese.legacy.detection import Guess, decode, detect_text, guess_of_words
from nep.vietnamese.legacy.encodings import Encoding
from nep.vietnamese.legacy.files import detect
from nep.vietnamese.legacy.fonts import encoding_of_font
from nep.vietnamese.legacy.mojibake import repair_mojibake
from nep.vietnamese.legacy.standard import decode_cp1258, decode_viscii
from nep.vietnamese.legacy.tcvn3 import decode_tcvn3, decode_tcvn3_capitals
from nep.vietnamese.legacy.vni import decode_vni
from nep.vietnamese.syllables import share_of_syllables as score

__all__ = [
    "Encoding",
    "Guess",
    "decode",
    "decode_cp1258",
    "decode_tcvn3",
    "decode_tcvn3_capitals",
    "decode_viscii",
    "decode_vni",
    "detect",
    "detect_text",
    "encoding_of_font",
    "guess_of_words",
    "repair_mojibake",
    "score",
]
