"""Owners of actions are reminded before and after the due day, once each, and it is written down."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from nep.accounts.models import User
from nep.norms.queries import due_on
from nep.notices.actions import send
from nep.organisations.models import Post
from nep.organisations.roles import Role
from nep.programmes.models import ActionReminder, ActionStanding, Theme
from nep.web import clock

BEFORE, AFTER = "action.remind.before", "action.remind.after"
LOOK_AHEAD = timedelta(days=60)
Kind = ActionReminder.Kind
NOTICES = {Kind.BEFORE: "action_due_soon", Kind.AFTER: "action_late"}


def remind_of_actions(*, at: datetime) -> int:
    """Send what is due today: before the due day by the norm `action.remind.before`, after it by
    `action.remind.after`. An action that is done is left alone. Returns how many reminders were written.

    Each stands in a transaction of its own and rests on a constraint: two jobs at once remind once.
    """
    today = clock.day_of(at)
    return sum(_remind(standing, kind, at) for standing, kind in _due(today))


def _due(today: date) -> Iterator[tuple[ActionStanding, Kind]]:
    open_rows = ActionStanding.objects.filter(
        done_on=None, due_on__lte=today + LOOK_AHEAD, action__plan__theme__state=Theme.State.ISSUED
    )
    rows = open_rows.select_related("action__owner__person__user", "unit").order_by("due_on", "pk")
    days: dict[tuple[Kind, date], date] = {}
    for standing in rows.annotate(**{f"was_{kind}": _sent(kind) for kind in Kind.values}):
        kind = Kind.BEFORE if today <= standing.due_on else Kind.AFTER
        if not getattr(standing, f"was_{kind}") and _day(days, kind, standing.due_on) <= today:
            yield standing, kind


def _sent(kind: str) -> Exists:
    return Exists(
        ActionReminder.objects.filter(action=OuterRef("action"), kind=kind, due_on=OuterRef("due_on"))
    )


def _day(days: dict[tuple[Kind, date], date], kind: Kind, due: date) -> date:
    """The day of the reminder for a due day; counted once per day of the list."""
    if (kind, due) not in days:
        days[kind, due] = due_on(BEFORE if kind is Kind.BEFORE else AFTER, due).due_on
    return days[kind, due]


def _remind(standing: ActionStanding, kind: Kind, at: datetime) -> bool:
    action, today = standing.action, clock.day_of(at)
    try:
        with transaction.atomic():
            ActionReminder.objects.create(action=action, kind=kind, due_on=standing.due_on, sent_on=today)
            send(NOTICES[kind], thing=action, at=at, to_users=_told(standing, kind, today))
    except IntegrityError:
        return False
    return True


def _told(standing: ActionStanding, kind: Kind, today: date) -> list[User]:
    """The owner while the post is held, else who leads the unit; after the due day both."""
    owner = standing.action.owner
    posts = [owner] if owner and owner.valid_from <= today < owner.valid_to else []
    if kind is Kind.AFTER or not posts:
        leading = Post.objects.filter(
            unit=standing.unit, roles__role=Role.LEADER, valid_from__lte=today, valid_to__gt=today
        )
        posts += leading.select_related("person__user").order_by("pk")
    users = {post.person.user.pk: post.person.user for post in posts if post.person.user}
    return list(users.values())
