"""Accounts are opened, closed and reset here; who may ask for it is decided by organisations."""

import re
import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nep.accounts.models import User
from nep.audit.actions import ActorLike, record
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import Refusal

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}")


class UsernameUnfit(Refusal):
    sentence = _("Tên đăng nhập gồm 3 đến 64 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch nối.")
    field = "username"


class UsernameTaken(Refusal):
    sentence = _("Tên đăng nhập này đã có người dùng. Ông/bà chọn tên khác.")
    field = "username"


class PasswordUnfit(Refusal):
    field = "password"


class EmailUnfit(Refusal):
    sentence = _("Địa chỉ thư điện tử này không đúng dạng. Ông/bà ghi như ten@coquan.gov.vn.")
    field = "email"


def open_account(
    *, username: str, display_name: str, password: str, by: ActorLike, at: datetime, email: str = ""
) -> User:
    """A new account that can sign in at once. Raises UsernameUnfit, UsernameTaken or PasswordUnfit."""
    if not USERNAME.fullmatch(username):
        raise UsernameUnfit
    user = User(username=username, display_name=clean(display_name), email=email, created_at=clock.real_now())
    _set_password(user, password)
    with transaction.atomic():
        try:
            with transaction.atomic():
                user.save(force_insert=True)
        except IntegrityError:
            raise UsernameTaken from None
        record("account_opened", thing=user, by=by, at=at)
    return user


def set_email(user: User, email: str, *, by: ActorLike, at: datetime) -> bool:
    """Notices shall go to `email` (empty: nowhere) once it was checked; false when it was so already.

    Raises EmailUnfit.
    """
    address = email.strip()
    try:
        validate_email(address or "a@example.org")
    except ValidationError:
        raise EmailUnfit from None
    with transaction.atomic():
        changed = User.objects.filter(pk=user.pk).exclude(email=address)
        if not changed.update(email=address, email_checked_at=None):
            return False
        record("account_email_set", thing=user, by=by, at=at)
    user.refresh_from_db()
    return True


def check_email(user: User, *, email: str, by: ActorLike, at: datetime) -> bool:
    """`email` was proven to reach the user; false when the address is another by now, or was checked."""
    with transaction.atomic():
        unchecked = User.objects.filter(pk=user.pk, email=email, email_checked_at=None).exclude(email="")
        if not unchecked.update(email_checked_at=clock.real_now()):
            return False
        record("account_email_checked", thing=user, by=by, at=at)
    user.refresh_from_db()
    return True


def set_language(user: User, language: str) -> None:
    """Letters to the user are in this language."""
    User.objects.filter(pk=user.pk).update(language=language)
    user.refresh_from_db(fields=["language"])


def close_account(user: User, *, by: ActorLike, at: datetime) -> None:
    """The account can no longer sign in and every open session of it ends. Closing twice changes nothing."""
    with transaction.atomic():
        if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
            record("account_closed", thing=user, by=by, at=at)
    end_sessions(user)
    user.refresh_from_db()


def reset_password(user: User, *, by: ActorLike, at: datetime) -> str:
    """Give the account a new random password, end its sessions, return the password to hand over once."""
    password = first_password()
    user.set_password(password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        record("account_password_reset", thing=user, by=by, at=at)
    end_sessions(user)
    return password


def first_password() -> str:
    """A random password to hand over once: 12 characters, 72 bits."""
    return secrets.token_urlsafe(9)


def end_sessions(user: User) -> int:
    """End every session of `user`; returns how many there were."""
    mine = [s.pk for s in Session.objects.all() if s.get_decoded().get("_auth_user_id") == str(user.pk)]
    return Session.objects.filter(pk__in=mine).delete()[0]


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordUnfit(" ".join(error.messages)) from None
    user.set_password(password)
