"""What hangs on one post: each app says what is open under it, and how it passes to another post."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from nep.organisations.models import HandOverItem, Post
from nep.web.rows import any_row

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from nep.organisations.actors import Actor


@dataclass(frozen=True)
class WorkItem:
    """One thing that waits for a named post; `thing_id` is its key in its own app."""

    thing_id: int
    title: str
    url: str
    due_on: date | None = None


@dataclass(frozen=True)
class OpenWork:
    """A kind of work that hangs on posts. `key` is `app.what`.

    `of_post(post, day)` finds it in a fixed number of queries. `pass_on(ids, from_post, to_post, by, at)`
    runs inside the hand-over's transaction: it moves the work and records it in the history of each thing, or
    raises a Refusal and nothing is handed over.
    """

    key: str
    label: "StrOrPromise"
    of_post: Callable[[Post, date], list[WorkItem]]
    pass_on: "Callable[[Sequence[int], Post, Post, Actor, datetime], None]"


@dataclass(frozen=True)
class Waiting:
    """The open work of one kind under one post."""

    work: OpenWork
    items: list[WorkItem]


_works: dict[str, OpenWork] = {}


def register_open_work(
    key: str,
    label: "StrOrPromise",
    *,
    of_post: Callable[[Post, date], list[WorkItem]],
    pass_on: "Callable[[Sequence[int], Post, Post, Actor, datetime], None]",
) -> None:
    """Called from the owner's `registry.py`; the order of registration is the order on the page."""
    _works[key] = OpenWork(key, label, of_post, pass_on)


def registered_work() -> dict[str, OpenWork]:
    return dict(_works)


def open_work(post: Post, day: date) -> list[Waiting]:
    """What is open under `post` and was not handed over yet, by kind; kinds without any are left out."""
    passed = HandOverItem.objects.filter(hand_over__from_post=post)
    gone = set(passed.values_list("source", "thing_id"))
    found = [
        Waiting(work, [item for item in work.of_post(post, day) if (work.key, item.thing_id) not in gone])
        for work in _works.values()
    ]
    return [waiting for waiting in found if waiting.items]


def keeper_of(post: Post, source: str, thing_id: int) -> Post:
    """Who has the thing that once hung on `post`: the last to whom it was handed over, else `post`."""
    if not any_row(HandOverItem, source=source, thing_id=thing_id):
        return post
    passed = HandOverItem.objects.filter(source=source, thing_id=thing_id)
    seen = {post.pk}
    while True:
        last = (
            passed.filter(hand_over__from_post=post)
            .select_related("hand_over__to_post__person__user")
            .order_by("-pk")
            .first()
        )
        if last is None or last.hand_over.to_post_id in seen:
            return post
        post = last.hand_over.to_post
        seen.add(post.pk)
