"""Who reads what is sent to the desk of a unit: the holders of a verb there, and who acts in their name."""

from nep.accounts.models import User
from nep.organisations.models import Mandate, Post
from nep.organisations.roles import GRANTS
from nep.organisations.verbs import may_be_given
from nep.web import clock


def users_who_may(unit_id: int, verb: str) -> list[User]:
    """Accounts of who may do `verb` at the unit today, in three queries."""
    day = clock.today()
    roles = [role for role, grants in GRANTS.items() if verb in grants]
    held = Post.objects.filter(unit=unit_id, valid_from__lte=day, valid_to__gt=day, roles__role__in=roles)
    posts = {post.pk: post for post in held.select_related("person__user").order_by("pk")}
    people = {post.person_id: post.person for post in [*posts.values(), *_standing_in(list(posts), verb)]}
    return [person.user for person in people.values() if person.user is not None]


def _standing_in(post_ids: list[int], verb: str) -> list[Post]:
    if not may_be_given(verb):
        return []
    rows = Mandate.objects.in_force(clock.today()).filter(from_post__in=post_ids)
    return [
        mandate.to_post
        for mandate in rows.select_related("to_post__person__user").prefetch_related("verbs").order_by("pk")
        if mandate.kind == Mandate.Kind.SUBSTITUTION or verb in {row.verb for row in mandate.verbs.all()}
    ]
