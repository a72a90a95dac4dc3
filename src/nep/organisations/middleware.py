"""Puts the acting post on the request: one acts as one post at a time, kept in the session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from nep.accounts.models import User
from nep.organisations.actors import PUBLIC, Actor, Channel
from nep.organisations.models import Mandate, Post
from nep.organisations.queries import mandate_to_act, posts_held
from nep.organisations.remembering import remembering
from nep.web import clock

SESSION_KEY = "acting_post"
MANDATE_KEY = "acting_mandate"


READING = frozenset({"GET", "HEAD"})


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined] # read lazily
        if request.method not in READING:
            return self.get_response(request)
        with remembering():
            return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a request: the signed-in user as the post kept in the session, else their first post; in
    another post's name while the mandate kept in the session is in force."""
    user = request.user
    if not isinstance(user, User):
        return PUBLIC
    posts = list(posts_held(user.pk, on=clock.today()))
    mandate = _mandate_of(request, posts)
    if mandate is not None:
        return Actor(channel=Channel.PAGE, user=user, post=mandate.to_post, mandate=mandate)
    chosen = request.session.get(SESSION_KEY)
    post = next((post for post in posts if post.pk == chosen), posts[0] if posts else None)
    return Actor(channel=Channel.PAGE, user=user, post=post)


def _mandate_of(request: HttpRequest, posts: list[Post]) -> Mandate | None:
    chosen = request.session.get(MANDATE_KEY)
    return mandate_to_act(chosen, posts, on=clock.today()) if chosen else None
