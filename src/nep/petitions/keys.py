"""What the key files do here: sealing text, making slip secrets, telling contents apart.

Keys lie under settings.KEYS_DIR, outside the database and its backup: they protect a stolen database, not a
stolen machine.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from nep.web.secrets import read_or_make_secret

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LONG_LENGTH = 20
FIRST_KEY = "k1"


class SealBrokenError(Exception):
    """A sealed row does not open: its key file is missing, or the row was moved or changed."""


@dataclass(frozen=True)
class SlipSecrets:
    """What only the slip's holder has: six digits to type, twenty characters in the QR."""

    short: str
    long: str


@lru_cache(maxsize=16)
def _key(path: Path) -> bytes:
    return hashlib.sha256(read_or_make_secret(path).encode()).digest()


def _slip_key() -> bytes:
    return _key(Path(settings.KEYS_DIR) / "slips.key")


def _mac(*parts: str) -> bytes:
    message = "\x1f".join(parts).encode()
    return hmac.new(_slip_key(), message, hashlib.sha256).digest()


def derived_secrets(slip: UUID, form_key: str) -> SlipSecrets:
    """The secrets of a slip made by a form: the same again for the same form, unreadable in the rows."""
    short = int.from_bytes(_mac("short", str(slip), form_key)[:8]) % 1_000_000
    bits = int.from_bytes(_mac("long", str(slip), form_key)) >> (256 - 5 * LONG_LENGTH)
    return SlipSecrets(short=f"{short:06d}", long=_crockford(bits))


def random_secrets() -> SlipSecrets:
    """The secrets of a slip printed ahead: known to its paper only."""
    return SlipSecrets(
        short=f"{secrets.randbelow(1_000_000):06d}", long=_crockford(secrets.randbits(5 * LONG_LENGTH))
    )


def _crockford(bits: int) -> str:
    return "".join(CROCKFORD[(bits >> (5 * place)) & 31] for place in reversed(range(LONG_LENGTH)))


def plain_long(typed: str) -> str:
    """A long secret as typed or scanned, in its one spelling: capitals, no hyphens, O for 0 forgiven."""
    return typed.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))


def short_mac(slip: UUID, secret: str) -> str:
    return _mac("short-mac", str(slip), secret).hex()


def long_mac(slip: UUID, secret: str) -> str:
    return _mac("long-mac", str(slip), plain_long(secret)).hex()


def form_key_hash(form_key: str) -> str:
    return _mac("form-key", form_key).hex()


def fingerprint(*contents: str) -> str:
    """Equal contents give equal marks; a mark tells nothing about its contents without the key file."""
    return _mac("fingerprint", *contents).hex()


def matches(known: str, given: str) -> bool:
    return hmac.compare_digest(known, given)


def current_key_id() -> str:
    """The newest sealing key: a clerk adds one by making `sealed-k2.key`; older rows keep theirs."""
    found = sorted(path.stem.removeprefix("sealed-") for path in Path(settings.KEYS_DIR).glob("sealed-*.key"))
    return found[-1] if found else FIRST_KEY


def _sealing_key(key_id: str) -> bytes:
    return _key(Path(settings.KEYS_DIR) / f"sealed-{key_id}.key")


def seal(text: str, *, petition: UUID, kind: str) -> tuple[str, bytes, bytes]:
    """Return (key id, nonce, sealed bytes) of `text`, bound to the petition and the kind of text."""
    key_id, nonce = current_key_id(), os.urandom(12)
    sealed = AESGCM(_sealing_key(key_id)).encrypt(nonce, text.encode(), _bound_to(petition, kind))
    return key_id, nonce, sealed


def unseal(key_id: str, nonce: bytes, sealed: bytes, *, petition: UUID, kind: str) -> str:
    """The text again. Raises SealBrokenError when row, place or key is not the one it was sealed with."""
    if not (Path(settings.KEYS_DIR) / f"sealed-{key_id}.key").exists():
        raise SealBrokenError(key_id)
    try:
        opened = AESGCM(_sealing_key(key_id)).decrypt(nonce, sealed, _bound_to(petition, kind))
    except InvalidTag:
        raise SealBrokenError(key_id) from None
    return opened.decode()


def _bound_to(petition: UUID, kind: str) -> bytes:
    return f"{petition}:{kind}".encode()
