"""The half hour in which a browser counts as holding a slip, after its secret was proven once."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from nep.petitions.actions import SlipHolder
from nep.petitions.models import Slip
from nep.web import clock

SESSION_KEY = "slip"
HELD_FOR = timedelta(minutes=30)


def hold(request: HttpRequest, holder: SlipHolder) -> None:
    """Remember the slip, not its secret; a fresh session key, so that an older one opens nothing."""
    request.session.cycle_key()
    until = clock.real_now() + HELD_FOR
    request.session[SESSION_KEY] = {"slip": str(holder.slip.uuid), "until": until.isoformat()}


def held(request: HttpRequest) -> SlipHolder | None:
    """The slip that this browser holds now; None after half an hour."""
    kept = request.session.get(SESSION_KEY)
    if not kept or datetime.fromisoformat(kept["until"]) < clock.real_now():
        return None
    slip = Slip.objects.filter(uuid=kept["slip"], state=Slip.State.USED).first()
    return holder_of(slip) if slip else None


def holder_of(slip: Slip) -> SlipHolder | None:
    petitions = list(slip.petitions.select_related("deadline", "place_unit", "home_unit").order_by("pk"))
    return SlipHolder(slip, petitions) if petitions else None


def let_go(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
