"""allauth without sign-up, and in our words: accounts are opened by the office."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from nep.accounts.models import User

WRONG = _("Tên đăng nhập hoặc mật khẩu không đúng. Ông/bà kiểm tra lại rồi nhập lần nữa.")


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    error_messages: ClassVar[dict[str, object]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Tài khoản này đã khóa. Ông/bà gặp cán bộ quản trị của cơ quan."),
        "enter_current_password": _("Mật khẩu đang dùng chưa đúng."),
        "incorrect_password": _("Mật khẩu chưa đúng."),
        "invalid_login": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": _("Nhập sai quá nhiều lần. Ông/bà chờ ít phút rồi thử lại."),
        "rate_limited": _("Gửi quá nhiều lần trong thời gian ngắn. Ông/bà chờ ít phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Said only to who knows the password: allauth asks for it first."""
        messages.error(request, str(self.error_messages["account_inactive"]))
        return redirect("account_login")
