"""The sign-in page: right and wrong, always in Vietnamese, never a server error."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.accounts.actions import close_account
from nep.accounts.models import User
from nep.organisations.actors import COMMAND
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import a_post, a_unit

PASSWORD = "mat-khau-thu"
ENGLISH = re.compile(r"\b(?:successfully|signed|password|username|login|incorrect|required|inactive)\b", re.I)


@pytest.fixture
def user(db: None, now: datetime) -> User:
    holder = a_post(a_unit("Xã Một"), Role.UNIT_OFFICER).person.user
    assert holder is not None
    return holder


def sign_in(client: Client, login: str, password: str) -> Any:
    return client.post(reverse("account_login"), {"login": login, "password": password}, follow=True)


def words(answer: Any) -> str:
    """What is read on the page: no tags."""
    main = answer.content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def test_the_right_name_and_password_lead_to_the_desk(client: Client, user: User) -> None:
    answer = sign_in(client, user.username, PASSWORD)
    assert answer.redirect_chain[-1][0] == reverse("portal:desk")
    assert answer.status_code == 200
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not ENGLISH.search(words(answer))
    left = client.post(reverse("account_logout"), follow=True)
    assert left.status_code == 200
    assert not ENGLISH.search(words(left))


@pytest.mark.parametrize(
    ("login", "password", "sentence"),
    [
        ("{user}", "sai-mat-khau", "Tên đăng nhập hoặc mật khẩu không đúng."),
        ("khong-co-ai", PASSWORD, "Tên đăng nhập hoặc mật khẩu không đúng."),
        ("{user}", "", "Ông/bà chưa điền mục này."),
        ("", PASSWORD, "Ông/bà chưa điền mục này."),
        ("a" * 5000, "b" * 5000, "Chưa gửi được"),
        ("ten\x00la", PASSWORD, ""),
    ],
)
def test_what_is_wrong_is_said_in_vietnamese_and_nobody_is_signed_in(
    client: Client, user: User, login: str, password: str, sentence: str
) -> None:
    answer = sign_in(client, login.format(user=user.username), password)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert not ENGLISH.search(words(answer))
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_told_so_after_the_right_password_only(client: Client, user: User) -> None:
    close_account(user, by=COMMAND, at=clock.now())
    assert "đã khóa" not in words(sign_in(client, user.username, "sai-mat-khau"))
    answer = sign_in(client, user.username, PASSWORD)
    assert answer.status_code == 200
    assert "Tài khoản này đã khóa." in words(answer)
    assert "_auth_user_id" not in client.session


def test_who_guesses_is_made_to_wait_and_told_so(client: Client, user: User) -> None:
    for _ in range(5):
        sign_in(client, user.username, "sai-mat-khau")
    answer = sign_in(client, user.username, PASSWORD)
    assert answer.status_code == 200
    assert "Nhập sai quá nhiều lần." in words(answer)
    assert "_auth_user_id" not in client.session


def test_too_many_tries_from_one_address_end_in_a_page_of_ours(client: Client, user: User) -> None:
    answers = [sign_in(client, f"nguoi{number}", "sai-mat-khau") for number in range(31)]
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert not any(ENGLISH.search(words(answer)) for answer in answers)
    assert all("<main" in answer.content.decode() for answer in answers)
