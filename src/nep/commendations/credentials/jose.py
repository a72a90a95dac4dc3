"""Compact JWS with RS256 (RFC 7515, 7518): signed by a private key of ours, read with a public one.

One algorithm: the head of a token never chooses how it is checked.
"""

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

Json = dict[str, Any]
ALGORITHM = "RS256"
LONGEST_TOKEN = 64 * 1024


class NotReadableError(ValueError):
    """Not a compact JWS of ours: not three parts, not JSON, another algorithm."""


class BadSignatureError(ValueError):
    """The token was changed, or another key signed it."""


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Raises NotReadableError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise NotReadableError(text[:20]) from None


def public_jwk(key: rsa.RSAPublicKey, kid: str) -> Json:
    numbers = key.public_numbers()
    return {
        "kty": "RSA",
        "kid": kid,
        "use": "sig",
        "alg": ALGORITHM,
        "n": encoded(_bytes(numbers.n)),
        "e": encoded(_bytes(numbers.e)),
    }


def _bytes(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8)


def key_of(jwk: Json) -> rsa.RSAPublicKey:
    numbers = (int.from_bytes(decoded(jwk[part])) for part in ("e", "n"))
    return rsa.RSAPublicNumbers(*numbers).public_key()


def sign(payload: Json, key: rsa.RSAPrivateKey, *, kid: str) -> str:
    """The same payload and key give the same token."""
    head = {"alg": ALGORITHM, "kid": kid, "typ": "JWT"}
    body = ".".join(encoded(_compact(part)) for part in (head, payload))
    signature = key.sign(body.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{body}.{encoded(signature)}"


def _compact(part: Json) -> bytes:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()


def head_of(token: str) -> Json:
    """The head, unchecked. Raises NotReadableError."""
    return _json(_parts(token)[0])


def payload_of(token: str, jwk: Json) -> Json:
    """What a token says, once its signature is found to be of `jwk`. Raises NotReadableError and
    BadSignatureError."""
    head, payload, signature = _parts(token)
    if _json(head).get("alg") != ALGORITHM:
        raise NotReadableError("alg")
    try:
        key_of(jwk).verify(
            decoded(signature), f"{head}.{payload}".encode(), padding.PKCS1v15(), hashes.SHA256()
        )
    except InvalidSignature:
        raise BadSignatureError from None
    return _json(payload)


def _parts(token: str) -> list[str]:
    parts = token.strip().split(".")
    if len(parts) != 3 or len(token) > LONGEST_TOKEN or not token.isascii():
        raise NotReadableError("parts")
    return parts


def _json(part: str) -> Json:
    try:
        found = json.loads(decoded(part))
    except (ValueError, RecursionError):
        raise NotReadableError("json") from None
    if not isinstance(found, dict):
        raise NotReadableError("object")
    return found
