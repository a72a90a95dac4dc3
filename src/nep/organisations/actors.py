"""Who acts: one user as one post at a time, a citizen by slip, a job, the command line."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from nep.accounts.models import User
from nep.organisations import queries
from nep.organisations.models import Line, Post, Unit, World
from nep.organisations.roles import Reach, Role, grants_of
from nep.web import clock


class Channel(StrEnum):
    PAGE = "page"
    PUBLIC = "public"
    SLIP = "slip"
    JOB = "job"
    CLI = "cli"
    DEMO = "demo"


@dataclass(frozen=True)
class Actor:
    """`by` of every action. `post` is the acting post; without one the actor has no verb at all."""

    channel: Channel
    user: User | None = None
    post: Post | None = None
    on_behalf_of: Unit | None = None

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def post_id(self) -> int | None:
        return self.post.pk if self.post else None

    @property
    def on_behalf_of_id(self) -> int | None:
        return self.on_behalf_of.pk if self.on_behalf_of else None

    @property
    def post_title(self) -> str:
        return self.post.title if self.post else ""

    @property
    def unit(self) -> Unit | None:
        return self.post.unit if self.post else None

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
        if self.post is None or not self.post.valid_from <= clock.today() < self.post.valid_to:
            return {}
        return grants_of(role.role for role in self.post.roles.all())

    def has(self, verb: str) -> bool:
        """True when some role of the acting post carries `verb`, wherever it reaches."""
        return verb in self.grants

    def may(self, verb: str, unit: Unit) -> bool:
        """True when `verb` reaches `unit` today: own unit, or the subtree on the post's own line."""
        reach = self.grants.get(verb)
        if reach is None:
            return False
        if reach is Reach.EVERYWHERE:
            return True
        if self.unit is None:
            return False
        if self.unit.pk == unit.pk:
            return True
        return reach is Reach.SUBTREE and queries.stands_below(
            unit, self.unit, line=self.line, on=clock.today()
        )


PUBLIC = Actor(channel=Channel.PUBLIC)
SLIP_HOLDER = Actor(channel=Channel.SLIP)
JOB = Actor(channel=Channel.JOB)
COMMAND = Actor(channel=Channel.CLI)
