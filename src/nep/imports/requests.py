"""The actor of a request, typed by what an import needs of it."""

from django.http import HttpRequest

from nep.imports.registry import Sender


def actor_in(request: HttpRequest) -> Sender:
    """Who acts in this request; the app of posts puts it there."""
    actor: Sender = request.actor  # type: ignore[attr-defined] # set by a middleware above this app
    return actor
