"""Writes on people, the posts they hold and their accounts."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.accounts.actions import (
    check_email,
    close_account,
    first_password,
    open_account,
    reset_password,
    set_email,
)
from nep.accounts.models import User
from nep.audit.actions import record
from nep.organisations import permissions
from nep.organisations.actors import Actor
from nep.organisations.models import FOR_EVER, Person, Post, PostRole, Unit
from nep.organisations.names import person_columns
from nep.organisations.roles import Role
from nep.search.actions import index
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed, Refusal


class PostEndsBeforeStart(Refusal):
    sentence = _("Ngày thôi chức vụ phải sau ngày nhận chức vụ.")
    field = "valid_to"


class AccountGiven(Refusal):
    sentence = _("Người này đã có tài khoản. Ông/bà có thể cấp lại mật khẩu.")
    field = "username"


class AlreadyEnded(Refusal):
    sentence = _("Chức vụ này đã được ghi thôi trước đó.")


class NoAccount(Refusal):
    sentence = _("Người này chưa có tài khoản. Ông/bà mở tài khoản trước.")


def add_person(*, full_name: str, by: Actor, at: datetime, user: User | None = None) -> Person:
    """Somebody who may hold posts. The name is kept as written (NFC), never corrected."""
    with transaction.atomic():
        _may_manage_posts(by)
        name = clean(full_name)
        person = Person.objects.create(full_name=name, user=user, **person_columns(name))
        record("person_added", thing=person, by=by, at=at)
        return person


def open_post(
    person: Person,
    *,
    unit: Unit,
    title: str,
    roles: Iterable[Role],
    valid_from: date,
    by: Actor,
    at: datetime,
    office_phone: str = "",
) -> Post:
    """`person` holds `title` at `unit` from `valid_from` until the post is closed, with these roles."""
    with transaction.atomic():
        _may_manage_posts(by)
        post = Post.objects.create(
            person=person,
            unit=unit,
            title=clean(title),
            office_phone=clean(office_phone),
            valid_from=valid_from,
        )
        PostRole.objects.bulk_create(PostRole(post=post, role=Role(role)) for role in set(roles))
        index("post", [post.pk])
        record("post_opened", thing=post, by=by, at=at, unit_id=unit.pk, facts={"day": str(valid_from)})
        return post


def close_post(post: Post, *, valid_to: date, by: Actor, at: datetime) -> Post:
    """From `valid_to` on the post is no longer held. What was done under it stays its own.

    Raises NotAllowed, PostEndsBeforeStart, AlreadyEnded.
    """
    with transaction.atomic():
        _may_manage_posts(by)
        if valid_to <= post.valid_from:
            raise PostEndsBeforeStart
        if Post.objects.filter(pk=post.pk, valid_to=FOR_EVER).update(valid_to=valid_to) != 1:
            raise AlreadyEnded
        record("post_closed", thing=post, by=by, at=at, unit_id=post.unit_id, facts={"day": str(valid_to)})
        post.refresh_from_db()
        return post


def give_account(person: Person, *, username: str, password: str, by: Actor, at: datetime) -> User:
    """Open an account for `person`, who can sign in from now on. Raises NotAllowed, AccountGiven, or what
    `accounts.actions.open_account` refuses."""
    with transaction.atomic():
        _may_manage_posts(by)
        user = open_account(username=username, display_name=person.full_name, password=password, by=by, at=at)
        if not Person.objects.filter(pk=person.pk, user__isnull=True).update(user=user):
            raise AccountGiven
        person.refresh_from_db()
        return user


def open_account_of(person: Person, *, username: str, by: Actor, at: datetime) -> str:
    """An account for somebody whom the product knows, from a list for instance; returns the first password,
    to be handed over once. Raises what `give_account` raises."""
    password = first_password()
    give_account(person, username=username, password=password, by=by, at=at)
    return password


def appoint(
    unit: Unit,
    *,
    full_name: str,
    title: str,
    roles: Iterable[Role],
    valid_from: date,
    by: Actor,
    at: datetime,
    office_phone: str = "",
    username: str = "",
) -> str:
    """A new person takes a post at `unit`; returns the first password of their account, "" without one."""
    with transaction.atomic():
        person = add_person(full_name=full_name, by=by, at=at)
        open_post(
            person,
            unit=unit,
            title=title,
            roles=roles,
            valid_from=valid_from,
            office_phone=office_phone,
            by=by,
            at=at,
        )
        if not username:
            return ""
        return open_account_of(person, username=username, by=by, at=at)


def give_address(person: Person, *, email: str, by: Actor, at: datetime) -> None:
    """The administrator knows that `email` is theirs (empty: takes it away): notices go there at once.

    Raises NotAllowed, NoAccount, EmailUnfit.
    """
    with transaction.atomic():
        _may_manage_posts(by)
        if person.user is None:
            raise NoAccount
        set_email(person.user, email, by=by, at=at)
        check_email(person.user, email=person.user.email, by=by, at=at)


def take_account(person: Person, *, by: Actor, at: datetime) -> None:
    """Lock the account of `person` and end its sessions; the person and their posts stay."""
    with transaction.atomic():
        _may_manage_posts(by)
        if person.user is not None:
            close_account(person.user, by=by, at=at)


def renew_password(person: Person, *, by: Actor, at: datetime) -> str:
    """A new random password for the account of `person`, to be handed over once. Raises NoAccount."""
    with transaction.atomic():
        _may_manage_posts(by)
        if person.user is None:
            raise NoAccount
        return reset_password(person.user, by=by, at=at)


def _may_manage_posts(by: Actor) -> None:
    if not permissions.can_manage_posts(by):
        raise NotAllowed
