"""Telling someone, in the transaction of what is told."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from nep.accounts.models import User
from nep.audit.actions import kind_of
from nep.notices.models import Notice
from nep.notices.registry import registered_kinds


def send(
    kind: str,
    *,
    thing: models.Model,
    at: datetime,
    to_users: Iterable[User] = (),
    to_desk: int | None = None,
    channel: str = Notice.Channel.IN_APP,
) -> list[Notice]:
    """Write one notice per user in `to_users`, and one task for the desk of the unit with id `to_desk`.

    Nothing personal is stored: the reader's text is made from `thing` at delivery. Raises KeyError for a kind
    that no app registered.
    """
    if kind not in registered_kinds():
        raise KeyError(kind)
    common = {"kind": kind, "thing_kind": kind_of(thing), "thing_id": thing.pk, "created_at": at}
    notices = [Notice(user=user, channel=Notice.Channel.IN_APP, **common) for user in to_users]
    if to_desk is not None:
        notices.append(Notice(unit_id=to_desk, channel=channel, **common))
    return Notice.objects.bulk_create(notices)


def mark_read(user: User, *, at: datetime) -> int:
    """Every notice to `user` written until now is read. Returns how many were unread."""
    return Notice.objects.filter(user=user, read_at__isnull=True).update(read_at=at)


def drop_tasks(thing: models.Model, *kinds: str, at: datetime) -> int:
    """What desks were told of `thing` under `kinds` has become pointless: nobody need look at it any more.
    Returns how many tasks left."""
    told = Notice.objects.filter(thing_kind=kind_of(thing), thing_id=thing.pk, kind__in=kinds)
    return told.filter(unit_id__isnull=False, done_at__isnull=True).update(done_at=at, outcome="over")


def finish_task(notice: Notice, *, outcome: str, by_user_id: int | None, at: datetime) -> bool:
    """The desk has told the citizen (`outcome`: reached, not_reached, posted). False when done before."""
    changed = Notice.objects.filter(pk=notice.pk, unit_id__isnull=False, done_at__isnull=True).update(
        done_at=at, done_by_id=by_user_id, outcome=outcome
    )
    return changed == 1
