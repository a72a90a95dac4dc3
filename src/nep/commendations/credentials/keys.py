"""The keys that sign credentials. Private halves are files in the folder of keys, made at first use,
readable by the service's account only; public halves stay in the database, so that what an old key signed is
checked for ever.
"""

import os
import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.db import transaction

from nep.commendations.credentials.jose import public_jwk
from nep.commendations.models import SigningKey

BITS = 2048
LIFE = timedelta(days=365)
"""After this a job makes a new key: a technical limit, not a rule of law."""


class KeyFileMissingError(RuntimeError):
    """The private half of the current key is not in the folder of keys: restored without them?"""


def path_of(kid: str) -> Path:
    return Path(settings.KEYS_DIR) / f"credentials-{kid}.pem"


def current_key(*, at: datetime) -> SigningKey:
    """The key that signs now; the first one is made when it is asked for."""
    found = SigningKey.objects.filter(is_current=True).first()
    return found or rotate(at=at)


def rotate(*, at: datetime) -> SigningKey:
    """A new key signs from now on; the one before is retired and still checks what it signed."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    kid = f"{at:%Y%m}-{secrets.token_hex(4)}"
    with transaction.atomic():
        SigningKey.objects.filter(is_current=True).update(is_current=False, retired_at=at)
        made = SigningKey.objects.create(kid=kid, jwk=public_jwk(private.public_key(), kid), made_at=at)
        _write(path_of(kid), private)
    return made


def _write(path: Path, key: rsa.RSAPrivateKey) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


@lru_cache(maxsize=4)
def private_key(path: Path) -> rsa.RSAPrivateKey:
    """Raises KeyFileMissingError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise KeyFileMissingError(path.name) from None
    key = serialization.load_pem_private_key(content, password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def rotate_old(*, at: datetime) -> bool:
    """A key older than a year is replaced. True when it was."""
    found = SigningKey.objects.filter(is_current=True).first()
    if found is None or at - found.made_at < LIFE:
        return False
    rotate(at=at)
    return True


def missing_keys() -> list[str]:
    """The current key, by its id, where its file is not there."""
    current = SigningKey.objects.filter(is_current=True).values_list("kid", flat=True)
    return [kid for kid in current if not path_of(kid).exists()]
