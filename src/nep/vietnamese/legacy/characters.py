"""The bytes behind characters: what Windows-1252 or Latin-1 made of each of the 256."""


def _windows() -> str:
    """The character of each byte; the five that Windows-1252 leaves open as in Latin-1."""
    return "".join(bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(256))


WINDOWS = _windows()
_BYTES = {chr(code): code for code in range(256)} | {char: code for code, char in enumerate(WINDOWS)}


def as_text(text: str | bytes) -> str:
    """Raw bytes as characters, one each; text as it is."""
    return text.decode("latin-1") if isinstance(text, bytes) else text


def as_bytes(text: str | bytes) -> bytes:
    """The bytes that Windows-1252 or Latin-1 made `text` from. Raises ValueError for text that is none of
    theirs.
    """
    if isinstance(text, bytes):
        return text
    try:
        return bytes([_BYTES[char] for char in text])
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is no character of Windows-1252") from None
