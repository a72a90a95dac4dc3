"""Every address of the product that a reader can reach: by the list of addresses, and by following links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from nep.accounts.models import User
from nep.norms.models import Norm
from tests.architecture.house import Address, addresses
from tests.taken import taken

MOST_QUERIES = 2  # of one path: a list has more orders and filters than a test has time for
THINGS_OF = {"portal": "organisations", "dialogue": "meetings"}
MOST_THINGS = 3  # of one table
LINK = re.compile(r'\b(?:href|src)="([^"#]+)')
# What differs each time a page is made: tokens of forms, the task of the public form, ids of one answer.
FRESH = re.compile(
    r'(name="(?:csrfmiddlewaretoken|once|answers|given|sealed|key|proof)" value=")[^"]*'
    r'|("X-CSRFToken": ")[^"]*|(data-[\w-]*(?:challenge|csrf|token)[\w-]*=")[^"]*|(nonce=")[^"]*'
)
LEFT_OUT = ("/static/", "/tai-khoan/", "/giao-dien/", "/mau/", "/quy-dinh/lich/", "/quy-dinh/ma/")


@dataclass
class Crawl:
    """Address -> (status, what stands there), for one reader."""

    pages: dict[str, tuple[int, str]] = field(default_factory=dict)

    def containing(self, *words: str) -> set[str]:
        return {url for url, (_status, text) in self.pages.items() if any(word in text for word in words)}


def look(client: Client, url: str) -> tuple[int, str]:
    answer = taken_and_forgotten(client, url) if url.endswith("?dang=csv") else client.get(url)
    body: Any = answer.getvalue() if answer.streaming else answer.content
    text = body.decode("utf-8", "replace") + answer.headers.get("Location", "")
    return answer.status_code, FRESH.sub(lambda found: next(filter(None, found.groups())), text)


def taken_and_forgotten(client: Client, url: str) -> Any:
    """The list at `url` as a file; its line of history goes, for the same pages are looked at again."""
    with transaction.atomic():
        answer = taken(client, url.removesuffix("?dang=csv"))
        transaction.set_rollback(True)
    if answer.status_code == 405:  # no list, or one that no file carries
        return client.get(url)
    return answer


def signed_in(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def crawl(user: User | None, seeds: Iterable[str], *, follow: bool = True) -> Crawl:
    """Look at `seeds`, and at everything they lead to (`follow`); what does not open is left out."""
    client, found = signed_in(user), Crawl()
    waiting = list(dict.fromkeys(seeds))
    queries: dict[str, int] = {}
    for url in waiting:
        status, text = look(client, url)
        if status != 200:
            continue
        found.pages[url] = (status, text)
        for link in _links(url, text) if follow else ():
            path, _mark, query = link.partition("?")
            if link in waiting or (query and queries.get(path, 0) >= MOST_QUERIES):
                continue
            queries[path] = queries.get(path, 0) + bool(query)
            waiting.append(link)
    return found


def again(user: User | None, before: Crawl) -> Crawl:
    """The same addresses, looked at once more."""
    client = signed_in(user)
    return Crawl({url: look(client, url) for url in before.pages})


def _links(url: str, text: str) -> Iterator[str]:
    for link in LINK.findall(text):
        parts = urlsplit(urljoin(url, unescape(link)))
        if not parts.netloc and parts.path.startswith("/") and not parts.path.startswith(LEFT_OUT):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def listed(words: str = "") -> list[str]:
    """Every address of ours: those without parts also searched for `words` and as a table; those with parts
    for every thing of their app that fits."""
    urls: list[str] = []
    for address in addresses():
        if not f"/{address.path}".startswith(LEFT_OUT):
            plain = not address.pattern.pattern.converters
            for url in urls_of(address):
                urls += [url, f"{url}?tim={words}", f"{url}?dang=csv"] if plain else [url]
    return urls


def urls_of(address: Address) -> Iterator[str]:
    """The address with the parts of each thing that may fit it."""
    names = list(address.pattern.pattern.converters)
    app = address.name.split(":")[0]
    things = [
        thing
        for model in apps.get_models()
        if model._meta.app_label == (THINGS_OF.get(app, app))
        for thing in model._default_manager.order_by("-pk")[:MOST_THINGS]
    ]
    if not names:
        yield from _reversed(address.name, {})
        return
    seen = set()
    for thing in things:
        for given in _parts(names, thing):
            for url in _reversed(address.name, given):
                if url not in seen:
                    seen.add(url)
                    yield url


def _parts(names: list[str], thing: Any) -> Iterator[dict[str, Any]]:
    known = {
        "uuid": getattr(thing, "uuid", None),
        "pk": thing.pk if len(names) == 1 else 1,
        "number": thing.pk if len(names) == 1 else 1,
        "position": 1,
        "form": "pdf",
        "scope": "state",
        "year": 2023,
        "code": thing.code if isinstance(thing, Norm) else None,
        "key": None,
        "slug": None,
    }
    if all(known.get(name) is not None for name in names):
        yield {name: known[name] for name in names}


def _reversed(name: str, given: dict[str, Any]) -> Iterator[str]:
    try:
        yield reverse(name, kwargs=given)
    except NoReverseMatch:
        return
