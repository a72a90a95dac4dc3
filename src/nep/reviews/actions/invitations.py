"""Who is invited: posts, and units that name who comes for them."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext

from nep.accounts.models import User
from nep.audit.actions import record
from nep.meetings.actions import announce_meeting
from nep.meetings.models import Meeting
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import names_on
from nep.programmes.actions.erasing import erased_on
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.conferences import locked_conference, open_conference
from nep.reviews.conference_permissions import can_answer, can_keep_list
from nep.reviews.models import Conference, Invitation
from nep.vietnamese.text import fold
from nep.web.clock import day_of
from nep.web.errors import NotAllowed

MOST_INVITED = 2_000
MOST_SEATS = 50
CODE_DIGITS = 6


def list_open_to(conference: Conference, by: Actor, at: datetime) -> Conference:
    """The conference, locked, for who keeps its list. Raises NotAllowed, NotOpen, ListErased."""
    current = open_conference(conference, by)
    if not can_keep_list(by, current):
        raise NotAllowed
    if current.erased_on is not None or erased_on(current.theme) <= day_of(at):
        raise refusals.ListErased
    return current


def invite_posts(conference: Conference, *, posts: Sequence[Post], by: Actor, at: datetime) -> int:
    """Each post has a seat; all or none. Nobody is told yet. Returns how many.

    Raises NotAllowed, NotOpen, ListErased, AlreadyInvited, PostNotHeld, TooManyInvited.
    """
    with transaction.atomic():
        current = list_open_to(conference, by, at)
        on = current.meeting.happens_on
        known = set(current.invitations.values_list("post", flat=True))
        for post in posts:
            if not post.valid_from <= on < post.valid_to:
                raise refusals.PostNotHeld(field="posts")
            if post.pk in known:
                raise _already(post)
        rows = [Invitation(post=post, unit_id=post.unit_id, sort_key=_key(current, post)) for post in posts]
        return _put_on_list(current, rows, by=by, at=at)


def invite_units(
    conference: Conference, *, units: Sequence[Unit], seats: int, by: Actor, at: datetime
) -> int:
    """Each unit has at least `seats` (1 to 50) seats, for which it names who comes. Nobody is told yet.
    Returns how many seats are new. Raises NotAllowed, NotOpen, ListErased, NobodyNew, TooManyInvited."""
    with transaction.atomic():
        current = list_open_to(conference, by, at)
        taken = current.invitations.filter(seat__gte=1).order_by().values_list("unit").annotate(n=Max("seat"))
        last = dict(taken)
        names = names_on([unit.pk for unit in units], current.meeting.happens_on)
        rows = [
            Invitation(unit=unit, seat=seat, sort_key=fold(names.get(unit.pk, ""))[:600])
            for unit in units
            for seat in range(last.get(unit.pk, 0) + 1, seats + 1)
        ]
        if not rows:
            raise refusals.NobodyNew
        return _put_on_list(current, rows, by=by, at=at)


def _put_on_list(conference: Conference, rows: Iterable[Invitation], *, by: Actor, at: datetime) -> int:
    codes = set(conference.invitations.values_list("code", flat=True))
    made = list(rows)
    if len(codes) + len(made) > MOST_INVITED:
        raise refusals.TooManyInvited
    for row in made:
        row.conference, row.code = conference, _new_code(codes)
    Invitation.objects.bulk_create(made)
    facts: dict[str, str | int | None] = {"count": len(made)}
    record("conference_list_grew", thing=conference, by=by, at=at, unit_id=conference.unit_id, facts=facts)
    return len(made)


def _new_code(taken: set[str]) -> str:
    while True:
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        if code not in taken:
            taken.add(code)
            return code


def _key(conference: Conference, post: Post) -> str:
    name = names_on([post.unit_id], conference.meeting.happens_on).get(post.unit_id, "")
    return fold(f"{name} {post.title}")[:600]


def _already(post: Post) -> refusals.AlreadyInvited:
    said = gettext("%(post)s đã có trong danh sách mời. Chưa thêm ai.")
    return refusals.AlreadyInvited(said % {"post": post.title})


def take_off_list(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Somebody who was not told yet is not invited. Raises NotAllowed, NotOpen, InvitationSent."""
    with transaction.atomic():
        current = list_open_to(invitation.conference, by, at)
        gone, _each = Invitation.objects.filter(pk=invitation.pk, invited_on=None).delete()
        if not gone:
            raise refusals.InvitationSent
        record("conference_list_shrank", thing=current, by=by, at=at, unit_id=current.unit_id)


def send_invitations(conference: Conference, *, by: Actor, at: datetime) -> int:
    """Everybody on the list who was not told yet is told; a unit's desk is asked to name who comes. Returns
    how many. Raises NotAllowed, NotOpen, NotToCome, NobodyToInvite, DayPassed."""
    with transaction.atomic():
        current = list_open_to(conference, by, at)
        if not current.is_to_come:
            raise refusals.NotToCome
        waiting = current.invitations.filter(invited_on=None)
        posts = list(waiting.filter(post__isnull=False).values_list("post", flat=True))
        units = set(waiting.filter(post=None).values_list("unit", flat=True))
        count = waiting.update(invited_on=day_of(at))
        if not count:
            raise refusals.NobodyToInvite
        if current.meeting.state == Meeting.State.PLANNED:
            announce_meeting(current.meeting, by=by, at=at)
        told = User.objects.filter(person__posts__in=posts, is_active=True).distinct().order_by("pk")
        send("conference_invitation", thing=current, at=at, to_users=list(told))
        for unit_id in sorted(units):
            send("conference_delegates", thing=current, at=at, to_desk=unit_id)
        facts: dict[str, str | int | None] = {"count": count}
        record("conference_invited", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return count


def name_delegate(invitation: Invitation, *, post: Post, by: Actor, at: datetime) -> Invitation:
    """The unit says which of its posts takes the seat; until the conference it may say another.

    Raises NotAllowed, NotToCome, PostNotHeld, AlreadyInvited.
    """
    with transaction.atomic():
        current = locked_conference(invitation.conference)
        row = Invitation.objects.get(pk=invitation.pk)
        if not row.is_of_unit or not can_answer(by, row):
            raise NotAllowed
        if not current.is_to_come:
            raise refusals.NotToCome
        on = current.meeting.happens_on
        if post.unit_id != row.unit_id or not post.valid_from <= on < post.valid_to:
            raise refusals.PostNotHeld
        row.post, row.answer = post, Invitation.Answer.COMES
        try:
            with transaction.atomic():
                row.save(update_fields=["post", "answer"])
        except IntegrityError as twice:
            said = gettext("%(post)s đã được mời rồi. Đơn vị cử người khác.")
            raise refusals.AlreadyInvited(said % {"post": post.title}, field="post") from twice
        user = post.person.user
        if user is not None and user.pk != by.user_id:
            send("conference_invitation", thing=current, at=at, to_users=[user])
        record("conference_delegate_named", thing=current, by=by, at=at, unit_id=row.unit_id)
        return row


def answer_invitation(invitation: Invitation, *, answer: str, by: Actor, at: datetime) -> Invitation:
    """The invited says whether he comes; no reason is taken (safeguard 14). Raises NotAllowed, NotToCome."""
    with transaction.atomic():
        current = locked_conference(invitation.conference)
        row = Invitation.objects.get(pk=invitation.pk)
        own = by.mandate is None and row.post_id is not None and by.post_id == row.post_id
        if not own and not can_answer(by, row):
            raise NotAllowed
        if not current.is_to_come:
            raise refusals.NotToCome
        row.answer = Invitation.Answer(answer)
        row.save(update_fields=["answer"])
        record("conference_answered", thing=current, by=by, at=at, unit_id=row.unit_id)
        return row
