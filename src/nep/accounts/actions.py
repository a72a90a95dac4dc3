"""Accounts are opened, closed and reset here; who may ask for it is decided by organisations."""

import re
import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
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
