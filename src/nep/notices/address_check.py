"""Proving that an address reaches its user: a signed link, made when its letter is sent and kept nowhere."""

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.accounts.models import User
from nep.notices.actions.choosing import CHECK
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice

SALT = "nep.notices.address"
VALID_SECONDS = 24 * 3600


def declare() -> None:
    register_notice(CHECK, _in_system, can_switch_off=False, in_letter=_in_letter)


def _in_system(notice: Notice) -> Message:
    told = _("Thư xác nhận đã gửi tới địa chỉ ông/bà vừa ghi. Ông/bà mở thư và bấm vào liên kết trong thư.")
    return Message(sentence=told, url=reverse("notices:preferences"))


def _in_letter(notice: Notice) -> Message:
    user = User.objects.get(pk=notice.thing_id)
    told = _("Ông/bà bấm vào liên kết dưới đây trong 24 giờ để nhận thông báo ở địa chỉ này.")
    return Message(sentence=told, url=reverse("notices:check_address", args=[token_for(user)]))


def token_for(user: User) -> str:
    return signing.dumps([user.pk, user.email], salt=SALT)


def address_in(token: str, user: User) -> str:
    """The address that `token` proves for `user`; empty when it is another's, forged or older than a day."""
    try:
        pk, email = signing.loads(token, salt=SALT, max_age=VALID_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return email if pk == user.pk else ""
