"""Every listed page in a real browser: rules, both themes, 320 px, keyboard, without JavaScript."""

import os
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser

from nep.accounts.models import User
from nep.vietnamese.text import fold
from tests.browser.checks import check_page, take_pictures
from tests.browser.pages import PAGES, Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(user: User | None, address: str) -> list[dict[str, Any]]:
    if user is None:
        return []
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    name = settings.SESSION_COOKIE_NAME
    return [{"name": name, "value": client.cookies[name].value, "url": address}]


@pytest.mark.parametrize("case", PAGES, ids=lambda case: fold(case.name).replace(" ", "-"))
def test_a_page_serves_every_reader(case: Case, browser: Browser, live_server: Any) -> None:
    """With NEP_PICTURES=folder the page is also photographed, narrow and wide, light and dark."""
    visit = case.visit()
    address, cookies = live_server.url + visit.address, signed_in(visit.user, live_server.url)
    if folder := os.environ.get("NEP_PICTURES"):
        take_pictures(browser, address, cookies, folder=folder, name=case.name, walk=visit.walk)
    check_page(browser, address, cookies, visit.walk)
