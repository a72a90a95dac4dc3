"""Writes on many people at once, as an import brings them: the rules of one by one, in few statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar
from uuid import uuid4

from django.db import transaction

from nep.audit.actions import record_many
from nep.imports.effects import Effects
from nep.imports.ranges import ids_in
from nep.imports.trace import Trace
from nep.organisations import permissions
from nep.organisations.actors import Actor
from nep.organisations.models import Person, Post
from nep.organisations.names import person_columns
from nep.search.actions import index
from nep.web import bulk
from nep.web.errors import NotAllowed

AT_ONCE = 2000
NAMED = ("full_name", "sort_key", "folded")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NewPerson:
    code: str
    name: str


def add_people(people: Iterable[NewPerson], *, trace: Trace, by: Actor, at: datetime) -> None:
    """As `add_person`, one row of history each. Raises NotAllowed."""
    with transaction.atomic():
        _may_manage_posts(by)
        done = 0
        for part in in_parts(people):
            rows = [
                {"uuid": uuid4(), "code": one.code, "full_name": one.name, "user_id": None}
                | person_columns(one.name)
                for one in part
            ]
            made = bulk.insert_numbered(Person, tuple(rows[0]), [tuple(row.values()) for row in rows])
            trace.made(Person, made)
            _tell("person_added", made, trace.batch_id, by=by, at=at)
            done += len(part)
            trace.progress(done)


def rename_people(names: Mapping[int, str], *, trace: Trace, by: Actor, at: datetime) -> None:
    """Their names as they are written from now on. Raises NotAllowed."""
    with transaction.atomic():
        _may_manage_posts(by)
        for part in in_parts(sorted(names)):
            rows = list(Person.objects.filter(pk__in=part).order_by("pk"))
            before = {row.pk: _said(row) for row in rows}
            for row in rows:
                for column, value in {"full_name": names[row.pk], **person_columns(names[row.pk])}.items():
                    setattr(row, column, value)
            Person.objects.bulk_update(rows, NAMED, batch_size=500)
            trace.changed(Person, ((row.pk, before[row.pk], _said(row)) for row in rows))
            index("post", _posts_of(part))
            _tell("person_renamed", part, trace.batch_id, by=by, at=at)


def _said(person: Person) -> dict[str, str]:
    return {column: getattr(person, column) for column in NAMED}


def remove_people(effects: Effects, *, by: Actor, at: datetime) -> None:
    """People that an import made are gone, names that it changed are as before. Raises NotAllowed."""
    with transaction.atomic():
        _may_manage_posts(by)
        effects.restore(Person)
        renamed = [pk for pk, *_ in effects.changed(Person)]
        index("post", _posts_of(renamed))
        _tell("person_restored", renamed, effects.batch_id, by=by, at=at)
        _tell("person_removed", ids_in(effects.made(Person)), effects.batch_id, by=by, at=at)
        effects.remove(Person)


def _posts_of(people: Sequence[int]) -> list[int]:
    """Their posts, which are found by their names."""
    return list(Post.objects.filter(person__in=people).order_by("pk").values_list("pk", flat=True))


def in_parts(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while part := list(islice(rest, AT_ONCE)):
        yield part


def _tell(event: str, ids: Sequence[int], batch_id: int, *, by: Actor, at: datetime) -> None:
    record_many(
        event, model=Person, things=((pk, None) for pk in ids), by=by, at=at, facts={"batch": batch_id}
    )


def _may_manage_posts(by: Actor) -> None:
    if not permissions.can_manage_posts(by):
        raise NotAllowed
