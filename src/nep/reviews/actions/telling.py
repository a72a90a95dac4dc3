"""Telling those who write for a unit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from nep.accounts.models import User
from nep.notices.actions import send
from nep.organisations.models import PostRole
from nep.organisations.roles import GRANTS
from nep.reviews.models import Assignment
from nep.web.clock import day_of

WRITING_ROLES = [role for role, grants in GRANTS.items() if "write_report" in grants]


def tell_writers(kind: str, rows: Sequence[Assignment], *, at: datetime) -> int:
    """A notice to everybody with an account who writes reports at these units. Returns to how many units."""
    users = writers_of((row.unit_id for row in rows), on=day_of(at))
    for row in rows:
        if users[row.unit_id]:
            send(kind, thing=row, at=at, to_users=users[row.unit_id])
    return sum(1 for row in rows if users[row.unit_id])


def writers_of(units: Iterable[int], *, on: date) -> dict[int, list[User]]:
    """Unit -> accounts of the posts held there on `on` that write reports. One query."""
    roles = PostRole.objects.filter(
        role__in=WRITING_ROLES,
        post__unit__in=set(units),
        post__valid_from__lte=on,
        post__valid_to__gt=on,
        post__person__user__isnull=False,
    ).select_related("post__person__user")
    found: dict[int, list[User]] = defaultdict(list)
    for role in roles.order_by("pk"):
        user = role.post.person.user
        if user is not None and user not in found[role.post.unit_id]:
            found[role.post.unit_id].append(user)
    return found
