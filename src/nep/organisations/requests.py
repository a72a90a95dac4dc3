"""The actor of a request, typed."""

from django.http import HttpRequest

from nep.organisations.actors import Actor


def actor_in(request: HttpRequest) -> Actor:
    """Who acts in this request (put there lazily by `middleware.ActorMiddleware`)."""
    actor: Actor = request.actor  # type: ignore[attr-defined] # set by the middleware
    return actor
