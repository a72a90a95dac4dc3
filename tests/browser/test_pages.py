"""Every listed page in a real browser: rules, both themes, 320 px, keyboard, without JavaScript."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser

from tests.browser.checks import check_page
from tests.browser.pages import PAGES, Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(case: Case, address: str) -> list[dict[str, Any]]:
    if case.as_user is None:
        return []
    client = Client()
    client.force_login(case.as_user())
    name = settings.SESSION_COOKIE_NAME
    return [{"name": name, "value": client.cookies[name].value, "url": address}]


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_a_page_serves_every_reader(case: Case, browser: Browser, live_server: Any) -> None:
    address = live_server.url + case.path()
    check_page(browser, address, signed_in(case, live_server.url))
