"""What a credential says: an OpenBadgeCredential as the payload of a JWT (Open Badges 3.0, 8.2)."""

from datetime import UTC, datetime
from typing import Any

from django.utils.translation import override

from nep.commendations.credentials import addresses
from nep.commendations.credentials.words import TRUTH
from nep.commendations.models import AwardForm, RegisterEntry
from nep.organisations.models import Unit

Json = dict[str, Any]
CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
PURPOSE = "revocation"


def moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def profile(unit: Unit, name: str) -> Json:
    """Who awards: the deciding body of the form."""
    address = addresses.issuer_address(unit)
    return {"id": address, "type": ["Profile"], "name": name, "url": address}


def achievement(form: AwardForm) -> Json:
    """The form of award, the same for all who got it."""
    address = addresses.public("credentials:achievement", form.uuid)
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "Award",
        "name": form.name,
        "description": f"{form.name}. {form.authority}.",
        "criteria": {"narrative": str(TRUTH)},
    }


def credential(
    entry: RegisterEntry, *, version: int, list_number: int, list_index: int, at: datetime
) -> Json:
    """The entry as it stands now, valid from `at`: name, post and unit only, in Vietnamese. `version` counts
    the credentials of an entry."""
    unit = entry.form.deciding_unit
    assert unit is not None
    with override("vi"):
        return _credential(entry, unit, version, list_number, list_index, at)


def _credential(
    entry: RegisterEntry, unit: Unit, version: int, list_number: int, list_index: int, at: datetime
) -> Json:
    address = addresses.credential_address(entry, version)
    subject = f"urn:uuid:{entry.uuid}"
    register = addresses.entry_address(entry)
    issuer = profile(unit, entry.authority)
    return {
        "@context": list(CONTEXTS),
        "id": address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": issuer,
        "validFrom": moment(at),
        "name": entry.form.name,
        "description": str(TRUTH),
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "identifier": _identity(entry),
            "achievement": achievement(entry.form),
        },
        "evidence": [
            {
                "id": register,
                "type": ["Evidence"],
                "name": "Sổ khen thưởng",
                "narrative": f"{entry.achievement}. Quyết định số {entry.decision_number}.",
            }
        ],
        "credentialStatus": {
            "id": f"{addresses.list_address(unit, list_number)}#{list_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": PURPOSE,
            "statusListIndex": str(list_index),
            "statusListCredential": addresses.list_address(unit, list_number),
        },
        "iss": issuer["id"],
        "sub": subject,
        "jti": address,
        "nbf": seconds(at),
    }


def _identity(entry: RegisterEntry) -> list[Json]:
    """The name as the register writes it, and its code is left out: who has the sheet has the code."""
    return [
        {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": ", ".join(filter(None, (entry.subject_name, entry.place))),
            "identityType": "name",
        }
    ]
