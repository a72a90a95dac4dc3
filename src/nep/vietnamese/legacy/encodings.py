"""The encodings Vietnamese text comes in."""

from enum import StrEnum


class Encoding(StrEnum):
    """The values are stable: a page sends them back when it asked the user."""

    UNICODE = "unicode"
    UTF_16 = "utf-16"
    MOJIBAKE = "mojibake"
    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-capitals"
    VNI = "vni"
    VISCII = "viscii"
    WINDOWS_1258 = "windows-1258"
    WINDOWS_1252 = "windows-1252"
