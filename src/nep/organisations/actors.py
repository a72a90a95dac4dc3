"""Who acts: one user as one post at a time, a citizen by slip, a job, the command line."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from nep.accounts.models import User
from nep.imports.registry import Acting
from nep.organisations import queries
from nep.organisations.models import Line, Mandate, Post, Unit, World
from nep.organisations.roles import Reach, Role, grants_of
from nep.organisations.verbs import narrowed
from nep.web import clock
from nep.web.errors import Refusal


class Channel(StrEnum):
    PAGE = "page"
    PUBLIC = "public"
    SLIP = "slip"
    JOB = "job"
    CLI = "cli"
    DEMO = "demo"


@dataclass(frozen=True)
class Actor:
    """`by` of every action. `post` is the acting post; without one the actor has no verb at all.

    With a `mandate` the post acts in the name of another: at that post's unit, with what was given of its
    verbs and nothing of its own. What is written down names the acting post; history names both.
    """

    channel: Channel
    user: User | None = None
    post: Post | None = None
    mandate: Mandate | None = None

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def post_id(self) -> int | None:
        return self.post.pk if self.post else None

    @property
    def on_behalf_of(self) -> Post | None:
        """The post in whose name this one acts."""
        return self.mandate.from_post if self.mandate else None

    @property
    def on_behalf_of_id(self) -> int | None:
        return self.mandate.from_post_id if self.mandate else None

    @property
    def mandate_id(self) -> int | None:
        return self.mandate.pk if self.mandate else None

    @property
    def person_ids(self) -> list[int]:
        """Who acts and in whose name: what is closed to one of them is closed to this actor."""
        return [post.person_id for post in (self.post, self.on_behalf_of) if post is not None]

    @property
    def post_title(self) -> str:
        return self.post.title if self.post else ""

    @property
    def unit(self) -> Unit | None:
        """Where one acts: the post's unit, or the unit of the post in whose name."""
        post = self.on_behalf_of or self.post
        return post.unit if post else None

    @property
    def unit_id(self) -> int | None:
        post = self.on_behalf_of or self.post
        return post.unit_id if post else None

    @property
    def line(self) -> Line:
        """The tree through which this post looks down."""
        return Line.PARTY if self.unit and self.unit.world == World.PARTY else Line.STATE

    @cached_property
    def grants(self) -> dict[str, Reach]:
        """Verb -> reach, from the roles of the acting post; empty when the post is not held today.

        The command line and the sample province act as administrator: who runs them holds the machine.
        """
        if self.post is None and self.channel in {Channel.CLI, Channel.DEMO}:
            return grants_of([Role.ADMINISTRATOR])
        if self.post is None or not self.post.is_held_on(clock.today()):
            return {}
        if self.mandate is not None:
            return _grants_given(self.mandate, self.post)
        return grants_of(role.role for role in self.post.roles.all())

    def has(self, verb: str) -> bool:
        """True when some role of the acting post carries `verb`, wherever it reaches."""
        return verb in self.grants

    def may(self, verb: str, unit: Unit | int | None) -> bool:
        """True when `verb` reaches `unit` today: own unit, or the subtree on the post's own line.

        `unit` may be given by its id, which rows hold: asking does not fetch it. None is no unit.
        """
        reach = self.grants.get(verb)
        if reach is None or unit is None:
            return False
        if reach is Reach.EVERYWHERE:
            return True
        if self.unit_id is None:
            return False
        if self.unit_id == queries.id_of(unit):
            return True
        return reach is Reach.SUBTREE and queries.stands_below(
            unit, self.unit_id, line=self.line, on=clock.today()
        )


def _grants_given(mandate: Mandate, holder: Post) -> dict[str, Reach]:
    """What `holder` may do under `mandate` today; nothing once it is over or was another's."""
    if mandate.to_post_id != holder.pk or not mandate.is_in_force_on(clock.today()):
        return {}
    held = grants_of(role.role for role in mandate.from_post.roles.all())
    if mandate.kind == Mandate.Kind.SUBSTITUTION:
        return narrowed(held, None)
    return narrowed(held, [row.verb for row in mandate.verbs.all()])


PUBLIC = Actor(channel=Channel.PUBLIC)
SLIP_HOLDER = Actor(channel=Channel.SLIP)
JOB = Actor(channel=Channel.JOB)
COMMAND = Actor(channel=Channel.CLI)


class NoSuchActor(Refusal):
    sentence = _(
        "Không có tài khoản này, hoặc tài khoản chưa giữ chức vụ nào. Ông/bà kiểm tra lại tên tài khoản."
    )


def actor_named(username: str) -> Actor:
    """Who has the account `username`, acting on the command line as the first post held today.

    Raises NoSuchActor."""
    user = User.objects.filter(username=username, is_active=True).first()
    post = queries.posts_held(user.pk, on=clock.today()).first() if user else None
    if post is None:
        raise NoSuchActor
    return Actor(channel=Channel.CLI, user=user, post=post)


def actor_again(acting: Acting) -> Actor:
    """Who acted then, with what their post or mandate may do today: for work that a job does for them."""
    user = User.objects.filter(pk=acting.user_id or 0, is_active=True).first()
    post = Post.objects.select_related("unit", "person__user").filter(pk=acting.post_id or 0).first()
    mandate = Mandate.objects.select_related("from_post__unit").filter(pk=acting.mandate_id or 0).first()
    if acting.user_id is not None and user is None:
        return Actor(channel=Channel.PAGE)
    return Actor(channel=Channel(acting.channel), user=user, post=post, mandate=mandate)
