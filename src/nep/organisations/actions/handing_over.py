"""Passing the open work of a post to another, explicitly and with a paper."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.notices.actions import send
from nep.organisations import permissions
from nep.organisations.actions.basis import Paper, refuse_ended, refuse_pair
from nep.organisations.actors import Actor
from nep.organisations.models import HandOver, HandOverItem, Post
from nep.organisations.open_work import open_work, registered_work
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal


class NothingChosen(Refusal):
    sentence = _("Chưa chọn việc nào để bàn giao. Ông/bà đánh dấu ít nhất một việc.")
    field = "items"


class NoLongerOpen(Refusal):
    sentence = _("Có việc đã xong hoặc đã bàn giao trong lúc ông/bà xem trang. Ông/bà xem lại danh sách.")
    field = "items"


def hand_over(
    from_post: Post,
    *,
    to_post: Post,
    items: Iterable[tuple[str, int]],
    paper: Paper,
    by: Actor,
    at: datetime,
) -> HandOver:
    """The chosen `items` (source, id) of the open work of `from_post` are the business of `to_post` from now
    on. `from_post` may have ended; `to_post` must be held today. What was done stays with who did it.

    All or nothing. Raises NotAllowed, NothingChosen, NoLongerOpen, ToOneself, OtherSide, PostEnded, NoPaper,
    PaperOfTomorrow, and what the owner of a thing refuses (an excluded officer takes over nothing).
    """
    with transaction.atomic():
        posts = Post.objects.select_for_update(of=("self",)).select_related("unit", "person__user")
        from_post, to_post = posts.get(pk=from_post.pk), posts.get(pk=to_post.pk)
        if not permissions.can_hand_over(by, from_post):
            raise NotAllowed
        refuse_pair(from_post, to_post)
        refuse_ended(to_post, clock.day_of(at), field="to_post")
        chosen = _chosen(from_post, set(items), at=at)
        done = HandOver.objects.create(
            from_post=from_post,
            to_post=to_post,
            handed_on=clock.day_of(at),
            recorded_at=at,
            **paper.kept(at=at),
        )
        _pass_on(done, chosen, by=by, at=at)
        return done


def _chosen(from_post: Post, items: set[tuple[str, int]], *, at: datetime) -> dict[str, list[int]]:
    """Source -> ids, as they are open now. Raises NothingChosen or NoLongerOpen."""
    if not items:
        raise NothingChosen
    waiting = open_work(from_post, clock.day_of(at))
    if items - {(kind.work.key, item.thing_id) for kind in waiting for item in kind.items}:
        raise NoLongerOpen
    found: dict[str, list[int]] = defaultdict(list)
    for source, thing_id in sorted(items):
        found[source].append(thing_id)
    return found


def _pass_on(done: HandOver, chosen: dict[str, list[int]], *, by: Actor, at: datetime) -> None:
    works = registered_work()
    things = [(key, pk) for key, ids in chosen.items() for pk in ids]
    rows = [HandOverItem(hand_over=done, source=key, thing_id=pk) for key, pk in things]
    HandOverItem.objects.bulk_create(rows)
    for key, ids in chosen.items():
        works[key].pass_on(ids, done.from_post, done.to_post, by, at)
    facts: dict[str, str | int | None] = {"count": len(rows), "number": done.paper_number}
    for thing, unit_id in ((done, done.from_post.unit_id), (done.from_post, done.from_post.unit_id)):
        record("work_handed_over", thing=thing, by=by, at=at, unit_id=unit_id, facts=facts)
    people = (done.from_post.person, done.to_post.person)
    send("work_handed_over", thing=done, at=at, to_users=[p.user for p in people if p.user is not None])
