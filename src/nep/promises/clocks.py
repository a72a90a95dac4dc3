"""The clock of approving a promise's words."""

from datetime import datetime

from nep.organisations.actors import Actor
from nep.promises.models import Promise


def start_wording_clock(promise: Promise, *, by: Actor, at: datetime) -> None:
    """Nothing runs yet: the norms' clocks have not landed."""


def close_wording_clock(promise: Promise, *, by: Actor, at: datetime) -> None:
    """Nothing runs yet."""
