"""Giving verbs of a post to another for a while: delegation, and a deputy in absence."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.accounts.models import User
from nep.audit.actions import record
from nep.notices.actions import send
from nep.organisations import permissions
from nep.organisations.actions.basis import Paper, refuse_ended, refuse_pair
from nep.organisations.actors import Actor
from nep.organisations.models import Mandate, MandateVerb, Post
from nep.organisations.roles import grants_of
from nep.organisations.verbs import may_be_given
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal


class PeriodBackwards(Refusal):
    sentence = _("Ngày cuối không được trước ngày đầu. Ông/bà kiểm tra lại hai ngày.")
    field = "last_day"


class PeriodOver(Refusal):
    sentence = _("Thời gian này đã qua hết. Ông/bà ghi ngày cuối từ hôm nay trở đi.")
    field = "last_day"


class NothingNamed(Refusal):
    sentence = _("Chưa chọn việc nào. Ông/bà chọn ít nhất một việc để ủy quyền.")
    field = "verbs"


class NotTheirs(Refusal):
    sentence = _("Chỉ ủy quyền được việc mà chức vụ này đang làm, trừ việc mở phần giữ kín và quản trị.")
    field = "verbs"


class AlreadyDelegated(Refusal):
    sentence = _("Người này đang được ủy quyền một trong các việc ấy trong thời gian đó.")
    field = "to_post"


class AlreadySubstituted(Refusal):
    sentence = _(
        "Trong thời gian ấy đã có người thay chức vụ này. Ông/bà chọn ngày khác hoặc cho thôi lần trước."
    )
    field = "valid_from"


class NotTheirDeputy(Refusal):
    sentence = _("Người thay khi vắng phải cùng đơn vị. Ông/bà chọn người cùng đơn vị, hoặc ghi ủy quyền.")
    field = "to_post"


class GivenToOneself(Refusal):
    sentence = _("Người nhận không tự ghi việc giao cho mình. Đề nghị người giao hoặc người quản trị ghi.")
    field = "to_post"


class MandateOver(Refusal):
    sentence = _("Việc ủy quyền hoặc thay này đã hết từ trước.")
    field = "ended_on"


def delegate(
    from_post: Post,
    *,
    to_post: Post,
    verbs: Iterable[str],
    valid_from: date,
    valid_to: date,
    paper: Paper,
    by: Actor,
    at: datetime,
) -> Mandate:
    """`to_post` may do the named `verbs` in the name of `from_post` on the days [valid_from, valid_to).

    Each verb must be one that the giver holds today and that can be given; what must be read for it comes
    along. Raises NotAllowed, NothingNamed, NotTheirs, AlreadyDelegated, and what every mandate refuses:
    ToOneself, OtherSide, GivenToOneself, PeriodBackwards, PeriodOver, PostEnded, NoPaper, PaperOfTomorrow.
    """
    with transaction.atomic():
        from_post, to_post = _locked(from_post, to_post)
        if not permissions.can_delegate(by, from_post):
            raise NotAllowed
        named = sorted(set(verbs))
        _refuse_verbs(from_post, named)
        _refuse(from_post, to_post, valid_from, valid_to, by=by, at=at)
        same = Q(kind=Mandate.Kind.DELEGATION, to_post=to_post, verbs__verb__in=named)
        if from_post.mandates_given.within(valid_from, valid_to).filter(same).exists():
            raise AlreadyDelegated
        mandate = _write(
            Mandate.Kind.DELEGATION, from_post, to_post, valid_from, valid_to, paper=paper, by=by, at=at
        )
        MandateVerb.objects.bulk_create(MandateVerb(mandate=mandate, verb=verb) for verb in named)
        return mandate


def substitute(
    from_post: Post,
    *,
    to_post: Post,
    valid_from: date,
    valid_to: date,
    paper: Paper,
    by: Actor,
    at: datetime,
) -> Mandate:
    """`to_post`, of the same unit, stands in for the absent `from_post` on the days [valid_from, valid_to).

    It carries all that the absent post may do and may give away; one post is stood in for by one other at a
    time. Raises NotAllowed, NotTheirDeputy, AlreadySubstituted, and what every mandate refuses.
    """
    with transaction.atomic():
        from_post, to_post = _locked(from_post, to_post)
        if not permissions.can_substitute(by, from_post):
            raise NotAllowed
        _refuse(from_post, to_post, valid_from, valid_to, by=by, at=at)
        if from_post.unit_id != to_post.unit_id:
            raise NotTheirDeputy
        others = from_post.mandates_given.within(valid_from, valid_to)
        if others.filter(kind=Mandate.Kind.SUBSTITUTION).exists():
            raise AlreadySubstituted
        return _write(
            Mandate.Kind.SUBSTITUTION, from_post, to_post, valid_from, valid_to, paper=paper, by=by, at=at
        )


def end_mandate(mandate: Mandate, *, ended_on: date, by: Actor, at: datetime) -> Mandate:
    """From `ended_on` on nobody acts under it any more; what was done under it stays. A day before its first
    day means that it never began. Raises NotAllowed, MandateOver (over, ended before, or a day gone by)."""
    with transaction.atomic():
        if not permissions.can_end_mandate(by, mandate):
            raise NotAllowed
        if ended_on < clock.day_of(at):
            raise MandateOver(_("Chỉ cho thôi được từ hôm nay trở đi: ngày đã qua thì việc đã làm."))
        running = Mandate.objects.filter(pk=mandate.pk, ended_on=None, valid_to__gt=ended_on)
        if running.update(ended_on=ended_on) != 1:
            raise MandateOver
        mandate.refresh_from_db()
        unit_id = mandate.from_post.unit_id
        record("mandate_ended", thing=mandate, by=by, at=at, unit_id=unit_id, facts={"day": str(ended_on)})
        send("mandate_ended", thing=mandate, at=at, to_users=_users(mandate))
        return mandate


def _locked(from_post: Post, to_post: Post) -> tuple[Post, Post]:
    """Both posts, read again under a lock: two who give the same at once wait for each other."""
    rows = Post.objects.select_for_update(of=("self",)).filter(pk__in=[from_post.pk, to_post.pk])
    found = {
        row.pk: row
        for row in rows.select_related("unit", "person__user").prefetch_related("roles").order_by("pk")
    }
    return found[from_post.pk], found[to_post.pk]


def _refuse_verbs(from_post: Post, named: list[str]) -> None:
    if not named:
        raise NothingNamed
    held = grants_of(role.role for role in from_post.roles.all())
    if not all(verb in held and may_be_given(verb) for verb in named):
        raise NotTheirs


def _refuse(
    from_post: Post, to_post: Post, valid_from: date, valid_to: date, *, by: Actor, at: datetime
) -> None:
    refuse_pair(from_post, to_post)
    if by.post is not None and by.post.person_id == to_post.person_id:
        raise GivenToOneself
    if valid_to <= valid_from:
        raise PeriodBackwards
    if valid_to <= clock.day_of(at):
        raise PeriodOver
    refuse_ended(from_post, valid_from, field="valid_from")
    refuse_ended(to_post, valid_from, field="to_post")


def _write(
    kind: Mandate.Kind,
    from_post: Post,
    to_post: Post,
    valid_from: date,
    valid_to: date,
    *,
    paper: Paper,
    by: Actor,
    at: datetime,
) -> Mandate:
    mandate = Mandate.objects.create(
        kind=kind,
        from_post=from_post,
        to_post=to_post,
        valid_from=valid_from,
        valid_to=valid_to,
        recorded_at=at,
        **paper.kept(at=at),
    )
    record(
        "delegation_given" if kind == Mandate.Kind.DELEGATION else "substitution_given",
        thing=mandate,
        by=by,
        at=at,
        unit_id=from_post.unit_id,
        facts={
            "first": str(valid_from),
            "last": str(mandate.last_day),
            "number": mandate.paper_number,
        },
    )
    send("mandate_given", thing=mandate, at=at, to_users=_users(mandate))
    return mandate


def _users(mandate: Mandate) -> list[User]:
    people = (mandate.from_post.person, mandate.to_post.person)
    return [person.user for person in people if person.user is not None]
