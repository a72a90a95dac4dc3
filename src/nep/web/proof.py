"""Proof of work for a public form: a sum the sender's browser does, bound to one form, kept by nobody else.

Without it (no JavaScript, a script of a spammer) what is sent is taken too, and waits for somebody's eye.
"""

import base64
import json
from datetime import timedelta

from altcha import v1 as altcha
from django.utils.crypto import salted_hmac

from nep.web import clock

MOST_STEPS = 30_000
GOOD_FOR = timedelta(hours=24)


def _key() -> str:
    return salted_hmac("nep.web.proof", "challenge", algorithm="sha256").hexdigest()


def _form_mark(form_key: str) -> str:
    return salted_hmac("nep.web.proof", form_key, algorithm="sha256").hexdigest()[:16]


def challenge(form_key: str) -> str:
    """The task for the form with this key, as JSON for the page's script."""
    made = altcha.create_challenge(
        algorithm="SHA-256",
        max_number=MOST_STEPS,
        salt_length=12,
        salt="",
        number=None,
        hmac_key=_key(),
        expires=clock.real_now() + GOOD_FOR,
        params={"form": _form_mark(form_key)},
    )
    return json.dumps(
        {
            "algorithm": made.algorithm,
            "challenge": made.challenge,
            "maxNumber": made.max_number,
            "salt": made.salt,
            "signature": made.signature,
        }
    )


def is_proved(payload: str, form_key: str) -> bool:
    """True when `payload` (base64 JSON of the solved task) solves the task of this very form, in time."""
    if not payload or len(payload) > 2000:
        return False
    try:
        solution = json.loads(base64.b64decode(payload))
        form = altcha.extract_params(solution).get("form")
        solved, _error = altcha.verify_solution(solution, _key())
    except (ValueError, TypeError, AttributeError):
        return False
    return bool(solved) and form == [_form_mark(form_key)]
