"""The pages that the browser opens. Each engineer adds theirs in its main state.

    Case("việc đã hứa", lambda: reverse("promises:board"))
    Case("bàn làm việc", desk, as_user=lambda: an_officer().user)

`path` runs with an open database: it may make what the page shows, and returns the address without host.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from nep.accounts.models import User


@dataclass(frozen=True)
class Case:
    name: str
    path: Callable[[], str]
    as_user: Callable[[], User] | None = None


PAGES = [
    Case("bộ thành phần", lambda: reverse("web:gallery")),
    Case("trang không có", lambda: "/khong-co-trang-nay/"),
    Case("trang đầu", lambda: reverse("portal:home")),
]
