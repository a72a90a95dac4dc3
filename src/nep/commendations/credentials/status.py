"""The list of revoked credentials: one bit each (Bitstring Status List 1.0), signed as a credential
itself."""

import gzip
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max

from nep.commendations.credentials import addresses
from nep.commendations.credentials.jose import encoded
from nep.commendations.credentials.payload import CONTEXTS, PURPOSE, moment, seconds
from nep.commendations.models import Credential
from nep.commendations.models.credentials import LIST_SIZE
from nep.organisations.models import Unit

FULL = LIST_SIZE // 2
"""Half a list is used, so that a free bit is found at the first or second try."""


def encoded_list(revoked: Iterable[int]) -> str:
    """The bits, the first one the highest of the first byte, as gzip in base64url behind the mark "u". The
    same revocations give the same text."""
    bits = bytearray(LIST_SIZE // 8)
    for index in revoked:
        bits[index // 8] |= 0x80 >> (index % 8)
    return "u" + encoded(gzip.compress(bytes(bits), mtime=0))


def free_bits(issuer: Unit, count: int) -> list[tuple[int, int]]:
    """`count` places (list, bit) of `issuer` that no credential has, at random: the place says nothing about
    when."""
    rows = Credential.objects.filter(issuer=issuer)
    number = rows.aggregate(last=Max("list_number"))["last"] or 1
    taken = set(rows.filter(list_number=number).values_list("list_index", flat=True))
    places: list[tuple[int, int]] = []
    while len(places) < count:
        if len(taken) >= FULL:
            number, taken = number + 1, set()
        index = secrets.randbelow(LIST_SIZE)
        if index not in taken:
            taken.add(index)
            places.append((number, index))
    return places


def revoked_bits(issuer: Unit, number: int) -> list[int]:
    rows = Credential.objects.filter(issuer=issuer, list_number=number, revoked_at__isnull=False)
    return list(rows.order_by("list_index").values_list("list_index", flat=True))


def list_credential(unit: Unit, number: int, *, at: datetime, until: datetime) -> dict[str, Any]:
    """The list as the payload of a JWT. `until` makes an old copy worthless, so that a stolen one cannot
    bring a revoked credential back."""
    address, issuer = addresses.list_address(unit, number), addresses.issuer_address(unit)
    return {
        "@context": [CONTEXTS[0]],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": moment(at),
        "validUntil": moment(until),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "encodedList": encoded_list(revoked_bits(unit, number)),
        },
        "iss": issuer,
        "sub": f"{address}#list",
        "jti": address,
        "nbf": seconds(at),
        "exp": seconds(until),
    }
