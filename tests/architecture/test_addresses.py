"""Every address is public by the list, or guarded; and looking changes nothing."""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.urls.exceptions import NoReverseMatch

from nep.accounts.models import User
from tests.architecture.house import Address, addresses
from tests.architecture.public_urls import PUBLIC, SIGN_IN
from tests.architecture.world import a_small_world

NOBODY = UUID(int=0)
SAMPLES: dict[str, Any] = {
    "uuid": NOBODY,
    "int": 10**9,
    "slug": "khong-co",
    "str": "khong-co",
    "path": "khong-co",
}
# Tables that a GET may write: who is signed in, limits, shared counters. Nothing of the product.
MAY_CHANGE = {"django_session", "web_cache"}
WRITES = re.compile(r'^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)', re.IGNORECASE)


def unlisted(found: list[Address]) -> tuple[set[str], set[str]]:
    """(public but not in the list, in the list but not public)."""
    public = {address.name for address in found if not address.is_guarded}
    listed = PUBLIC | SIGN_IN
    return public - listed, listed & {address.name for address in found} - public


def test_what_is_public_is_in_the_list_and_what_is_in_the_list_is_public() -> None:
    assert unlisted(addresses()) == (set(), set())


def test_the_list_names_no_address_that_is_gone() -> None:
    assert (PUBLIC | SIGN_IN) - {address.name for address in addresses()} == set()


def test_an_open_door_that_nobody_listed_is_seen() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    view.login_required = False  # type: ignore[attr-defined] # what @login_not_required sets
    door = Address("petitions:secret", path("bi-mat/", view, name="secret"), "bi-mat/", is_guarded=False)
    assert unlisted([door]) == ({"petitions:secret"}, set())


def sample_url(address: Address) -> str:
    """The address with parts that fit its converters and name nothing."""
    given = {
        name: SAMPLES[kind_of(converter)] for name, converter in address.pattern.pattern.converters.items()
    }
    places = re.compile(r"<(?:\w+:)?(\w+)>")
    known = dict(re.findall(r"<(\w+):(\w+)>", address.path))
    return "/" + places.sub(
        lambda m: str(given.get(m[1], SAMPLES.get(known.get(m[1], ""), "x"))), address.path
    )


def kind_of(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


@pytest.mark.django_db
def test_a_stranger_at_a_guarded_address_is_sent_to_sign_in_or_finds_nothing(client: Client) -> None:
    open_to_strangers = {}
    for address in addresses():
        if address.is_guarded:
            answer = client.get(sample_url(address))
            if not (answer.status_code == 404 or "next=" in answer.headers.get("Location", "")):
                open_to_strangers[address.name] = answer.status_code
    assert open_to_strangers == {}


def database_hash() -> str:
    """One hash over every row of every table but those that may change."""
    total = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names()) - MAY_CHANGE):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in sorted(map(repr, cursor.fetchall())):
                total.update(f"{table} {row}\n".encode())
    return total.hexdigest()


def urls_of(address: Address) -> Iterator[str]:
    """The address for the things of its app: the first of every model whose key fits, and a unit."""
    converters = address.pattern.pattern.converters
    if not converters:
        yield from reversed_or_none(address.name, {})
        return
    app = address.name.split(":")[0]
    if len(converters) == 1 and app in apps.app_configs:
        [(name, converter)] = converters.items()
        field = "uuid" if kind_of(converter) == "uuid" else "pk"
        for model in apps.get_models():
            if model._meta.app_label not in {app, "organisations"}:
                continue
            if field == "pk" or any(f.name == "uuid" for f in model._meta.fields):
                for value in model._default_manager.order_by("pk").values_list(field, flat=True)[:1]:
                    yield from reversed_or_none(address.name, {name: value})


def reversed_or_none(name: str, given: dict[str, Any]) -> Iterator[str]:
    try:
        yield reverse(name, kwargs=given)
    except NoReverseMatch:
        return


@pytest.fixture
def writes() -> Iterator[list[str]]:
    """Tables of the product that were written meanwhile."""
    seen: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        match = WRITES.match(sql)
        if match and match[1] not in MAY_CHANGE:
            seen.append(f"{match[1]}: {sql[:120]}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


@pytest.mark.django_db
def test_looking_at_any_page_as_anybody_changes_nothing(writes: list[str]) -> None:
    clients = {"stranger": Client(raise_request_exception=False)}
    clients |= {name: signed_in(user) for name, user in a_small_world().items()}
    urls = sorted({url for address in addresses() for url in urls_of(address)})
    writes.clear()
    before, opened, culprits, broken = database_hash(), 0, {}, set()
    for role, client in clients.items():
        for url in urls:
            answer = client.get(url)
            opened += answer.status_code == 200
            if answer.status_code >= 500:
                broken.add(f"{role} {url}")
            if writes:
                culprits[f"{role} {url}"] = list(writes)
                writes.clear()
    assert (culprits, broken) == ({}, set())
    assert database_hash() == before
    assert opened > 20, "the world of the test is too empty to prove anything"


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_a_page_that_writes_while_it_is_looked_at_is_seen(writes: list[str]) -> None:
    before = database_hash()
    User.objects.create_user("ai-do", display_name="x", created_at="2023-12-27T00:00Z")
    assert [line.split(":")[0] for line in writes] == ["accounts_user"]
    assert database_hash() != before
