"""Writes on many posts at once, as an import brings them: the rules of one by one, in few statements."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from nep.audit.actions import record_many
from nep.imports.effects import Effects
from nep.imports.ranges import ids_in
from nep.imports.trace import Trace
from nep.organisations import permissions
from nep.organisations.actions.in_bulk import in_parts
from nep.organisations.actors import Actor
from nep.organisations.indexing import index_many
from nep.organisations.models import FOR_EVER, Post, PostRole
from nep.organisations.roles import Role
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed


class PostRow(NamedTuple):
    """What one row writes. `corrects`: the post it changes, or 0 for a new one; None leaves what stands."""

    person: int
    unit: int
    title: str
    phone: str
    first: date
    after: date | None
    roles: frozenset[str] | None
    corrects: int


def write_posts(rows: Sequence[PostRow], *, trace: Trace, by: Actor, at: datetime) -> None:
    """Give and correct posts, one row of history each. Raises NotAllowed."""
    with transaction.atomic():
        if not permissions.can_manage_posts(by):
            raise NotAllowed
        done = 0
        for part in in_parts(row for row in rows if not row.corrects):
            _give(part, trace, by=by, at=at)
            done += len(part)
            trace.progress(done)
        for part in in_parts(row for row in rows if row.corrects):
            _correct(part, trace, by=by, at=at)


def _give(part: Sequence[PostRow], trace: Trace, *, by: Actor, at: datetime) -> None:
    posts = Post.objects.bulk_create(
        Post(
            person_id=row.person,
            unit_id=row.unit,
            title=clean(row.title),
            office_phone=row.phone,
            valid_from=row.first,
            valid_to=row.after or FOR_EVER,
        )
        for row in part
    )
    trace.made(Post, [post.pk for post in posts])
    _give_roles(
        ((post.pk, role) for post, row in zip(posts, part, strict=True) for role in sorted(row.roles or ())),
        trace,
    )
    index_many("post", [post.pk for post in posts])
    _tell("post_opened_in_bulk", posts, trace.batch_id, by=by, at=at)


def _give_roles(roles: Iterable[tuple[int, str]], trace: Trace) -> None:
    made = PostRole.objects.bulk_create(PostRole(post_id=post, role=Role(role)) for post, role in roles)
    trace.made(PostRole, [row.pk for row in made])


def _correct(part: Sequence[PostRow], trace: Trace, *, by: Actor, at: datetime) -> None:
    wanted = {row.corrects: row for row in part}
    posts = list(Post.objects.filter(pk__in=wanted).order_by("pk"))
    changes = []
    for post in posts:
        row = wanted[post.pk]
        before = {"office_phone": post.office_phone, "valid_to": post.valid_to}
        post.office_phone, post.valid_to = row.phone or post.office_phone, row.after or post.valid_to
        changes.append((post.pk, before, {"office_phone": post.office_phone, "valid_to": post.valid_to}))
    Post.objects.bulk_update(posts, ["office_phone", "valid_to"], batch_size=500)
    trace.changed(Post, changes)
    _correct_roles({pk: row.roles for pk, row in wanted.items() if row.roles is not None}, trace)
    index_many("post", [post.pk for post in posts])
    _tell("post_corrected", posts, trace.batch_id, by=by, at=at)


def _correct_roles(wanted: dict[int, frozenset[str]], trace: Trace) -> None:
    stood = list(PostRole.objects.filter(post__in=wanted).order_by("pk"))
    gone = [row for row in stood if row.role not in wanted[row.post_id]]
    trace.removed(PostRole, ({"id": row.pk, "post_id": row.post_id, "role": row.role} for row in gone))
    PostRole.objects.filter(pk__in=[row.pk for row in gone]).delete()
    there = {(row.post_id, row.role) for row in stood}
    missing = sorted((pk, role) for pk, roles in wanted.items() for role in roles if (pk, role) not in there)
    _give_roles(missing, trace)


def take_back_posts(effects: Effects, *, by: Actor, at: datetime) -> None:
    """Posts of an import are gone, what it corrected is as before. Raises NotAllowed."""
    with transaction.atomic():
        if not permissions.can_manage_posts(by):
            raise NotAllowed
        changed = [pk for pk, *_ in effects.changed(Post)]
        for part in in_parts(changed):
            posts = Post.objects.filter(pk__in=part).order_by("pk")
            _tell("post_taken_back", list(posts), effects.batch_id, by=by, at=at)
        for made in effects.made_rows(Post):
            _tell("post_removed", list(made.only("pk", "unit_id")), effects.batch_id, by=by, at=at)
        effects.remove(PostRole)
        effects.put_back(PostRole)
        effects.restore(Post)
        effects.remove(Post)
        index_many("post", [*changed, *ids_in(effects.made(Post))])


def _tell(event: str, posts: Sequence[Post], batch_id: int, *, by: Actor, at: datetime) -> None:
    things = ((post.pk, post.unit_id) for post in posts)
    record_many(event, model=Post, things=things, by=by, at=at, facts={"batch": batch_id})
