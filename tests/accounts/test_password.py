"""The page on which an officer changes the password."""

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.roles import Role
from tests.factories.organisations import a_province, an_actor

pytestmark = pytest.mark.django_db


def test_the_page_offers_no_recovery_that_is_closed(client: Client) -> None:
    officer = an_actor(a_province()["commune"], Role.UNIT_OFFICER)
    assert officer.user is not None
    client.force_login(officer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("account_change_password")).content.decode()
    assert "doi-mat-khau" in page
    assert reverse("account_reset_password") not in page
