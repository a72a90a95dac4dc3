"""The citizen's answers between pages: signed, in the page itself: no account, no session."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.core import signing

from nep.organisations.models import Unit
from nep.petitions.submission import Submission

SALT = "nep.petitions.form"
GOOD_FOR_SECONDS = 24 * 3600
ASKED = {"choice": "choice", "place_unit": "place", "text": "words", "concern": "concern", "tell_by": "tell"}


class AnswersSpoilt(Exception):  # noqa: N818 - it is the visitor's page that is too old, not an error of ours
    """The answers were changed on the way, or the page was left open for more than a day."""


@dataclass
class Answers:
    """What was answered so far; `key` names this form for ever, so that it is taken once."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    given: dict[str, Any] = field(default_factory=dict)

    def sealed(self) -> str:
        return signing.dumps({"key": self.key, "given": self.given}, salt=SALT, compress=True)

    @classmethod
    def opened(cls, sealed: str) -> "Answers":
        """The answers again. Raises AnswersSpoilt."""
        try:
            held = signing.loads(sealed, salt=SALT, max_age=GOOD_FOR_SECONDS)
        except signing.BadSignature:
            raise AnswersSpoilt from None
        return cls(key=held["key"], given=held["given"])

    def add(self, cleaned: dict[str, Any]) -> None:
        for name, value in cleaned.items():
            self.given[name] = value.pk if isinstance(value, Unit) else value

    def next_step(self) -> str:
        """The first page that is not answered; the last one when all are."""
        return next((step for name, step in ASKED.items() if not self.given.get(name)), "send")

    def submission(self) -> Submission:
        """As it is sent. Raises KeyError while something is missing."""
        given = dict(self.given)
        return Submission(**{**given, "place_unit": Unit.objects.get(pk=given["place_unit"])})
