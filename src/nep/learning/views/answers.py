"""What a page of questions sends: `c-3` the options chosen for question 3, `o-3` those it was shown with."""

import re
import secrets

from django.http import HttpRequest

from nep.learning.actions.attempts import Given
from nep.learning.models import Attempt

WINDOW = re.compile(r"[\w-]{22}\Z", re.ASCII)
LONGEST = 18


def answers_in(request: HttpRequest, attempt: Attempt) -> dict[int, Given]:
    """Position -> what was sent for it. A question of which the page says nothing is left alone."""
    places = range(1, attempt.asked_count + 1)
    return {
        place: Given(keys_in(request.POST.get(f"o-{place}", "")), chosen_in(request, place))
        for place in places
        if f"o-{place}" in request.POST
    }


def chosen_in(request: HttpRequest, place: int) -> frozenset[int]:
    return keys_in(",".join(request.POST.getlist(f"c-{place}")))


def seen_in(request: HttpRequest) -> dict[int, frozenset[int]]:
    """What the last page before sending showed as stored."""
    names = (name for name in request.POST if re.fullmatch(r"o-\d{1,3}", name))
    return {int(name[2:]): keys_in(request.POST[name]) for name in names}


def keys_in(text: str) -> frozenset[int]:
    """Whole numbers between commas; what is none is passed over."""
    words = text.split(",")
    return frozenset(int(one) for one in words if one.isascii() and one.isdecimal() and len(one) <= LONGEST)


def window_in(request: HttpRequest) -> str:
    """The name of the page that sends; a fresh one where it gives none that we could have made."""
    given = request.POST.get("w", "")
    return given if WINDOW.match(given) else secrets.token_urlsafe(16)
