"""Petitions for tests, made through the actions."""

from datetime import datetime
from itertools import count
from typing import Any

from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.models import Unit
from nep.petitions import actions
from nep.petitions.models import Concern, Petition
from nep.petitions.submission import Submission

_keys = count(1)


def a_submission(place: Unit, **changes: Any) -> Submission:
    given: dict[str, Any] = {
        "choice": "report",
        "concern": Concern.NO,
        "place_unit": place,
        "text": "Cầu ấp Ba bị gãy lan can, xin sửa sớm.",
        "place_text": "ấp Ba",
    }
    return Submission(**{**given, **changes})


def a_receipt(
    place: Unit, *, at: datetime, key: str = "", proved: bool = True, **changes: Any
) -> actions.Receipt:
    """A petition sent by the public form."""
    return actions.submit_petition(
        a_submission(place, **changes), key=key or f"form-{next(_keys)}", proved=proved, by=PUBLIC, at=at
    )


def a_petition(place: Unit, *, at: datetime, **changes: Any) -> Petition:
    return a_receipt(place, at=at, **changes).petition


def a_denunciation(place: Unit, *, desk: Actor, at: datetime, **changes: Any) -> Petition:
    """Typed in the public form, sent to the desk above, and found to be one there."""
    changes = {"concern": Concern.YES, "text": "Ông chủ tịch xã lấy tiền làm cầu chia cho anh em.", **changes}
    return actions.classify_petition(
        a_petition(place, at=at, **changes), klass="denunciation", by=desk, at=at
    )
