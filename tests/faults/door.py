"""The doors at which a fault run knocks: the citizen's form, and two seeded faults."""

import os
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def early_word(application: Application) -> Application:
    """A seeded fault: the slip is given first, and every second petition is never written."""
    from django.db import transaction

    from nep.petitions import actions

    class LostOnTheWayError(Exception):
        pass

    take = actions.submit_petition

    def give_slip_first(*given: Any, **named: Any) -> Any:
        receipt = None
        try:
            with transaction.atomic():
                receipt = take(*given, **named)
                if os.urandom(1)[0] < 128:
                    raise LostOnTheWayError
        except LostOnTheWayError:
            pass
        return receipt

    actions.submit_petition = give_slip_first  # type: ignore[assignment] # the fault
    return application


def forgetful(application: Application) -> Application:
    """A seeded fault: the key of the form is ignored, so that what is sent twice is taken twice."""
    from nep.petitions.actions import submit

    submit._taken_before = lambda *_: None  # type: ignore[assignment] # the fault
    made = submit.make_slip

    def with_another_key(*, form_key: str, **rest: Any) -> Any:
        return made(form_key=form_key + os.urandom(8).hex(), **rest)

    submit.make_slip = with_another_key  # type: ignore[assignment] # the fault
    return application


WRAPPERS: dict[str, Callable[[Application], Application]] = {
    "real": lambda application: application,
    "early-word": early_word,
    "forgetful": forgetful,
}


def _application() -> Application:
    from nep.wsgi import application

    return WRAPPERS[os.environ.get("NEP_FAULT_DOOR", "real")](application)


application = _application() if os.environ.get("NEP_FAULT_DOOR") else None
