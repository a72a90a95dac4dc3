"""What upper apps hang into the frame of every page: links of the public menu and of the footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Place(StrEnum):
    MENU = "menu"
    FOOTER = "footer"
    BANNER = "banner"


@dataclass(frozen=True)
class PublicLink:
    """A link that everyone sees. `label` is a lazy or plain sentence fragment in Vietnamese."""

    label: "StrOrPromise"
    url_name: str
    place: Place
    order: int


@dataclass(frozen=True)
class ShownLink:
    label: "StrOrPromise"
    url: str
    is_current: bool


_links: list[PublicLink] = []
_working_days: list[Callable[[date, date, int | None], int]] = []


def register_public_link(
    label: "StrOrPromise", url_name: str, *, order: int, place: Place = Place.MENU
) -> None:
    """Called from `apps.py: ready()`; a name without an address is left out."""
    link = PublicLink(label, url_name, place, order)
    if link not in _links:
        _links.append(link)


def public_links(place: Place, path: str) -> list[ShownLink]:
    chosen = sorted((link for link in _links if link.place is place), key=lambda link: link.order)
    return shown_links([(link.label, link.url_name) for link in chosen], path)


def shown_links(named: "Sequence[tuple[StrOrPromise, str]]", path: str) -> list[ShownLink]:
    """(label, URL name) pairs with addresses; the longest that `path` lies under is current."""
    found = [(label, address) for label, name in named if (address := address_of(name))]
    under = [
        address for _, address in found if path == address or (address != "/" and path.startswith(address))
    ]
    current = max(under, key=len, default=None)
    return [ShownLink(label, address, address == current) for label, address in found]


def address_of(url_name: str) -> str:
    """The address of a named page without parameters; empty where no such page exists."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def address_for(url_name: str, *args: object) -> str:
    """The address of a named page of one thing; empty where no such page exists."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def register_working_days(count: Callable[[date, date, int | None], int]) -> None:
    """`count(first, last, calendar)`: working days after `first` up to `last`, itself included."""
    _working_days[:] = [count]


def working_days_until(first: date, last: date, calendar: int | None = None) -> int:
    """Working days after `first` up to `last` on the calendar with this id, None for that of state bodies;
    Monday to Friday where no calendar is registered."""
    if _working_days:
        return _working_days[0](first, last, calendar)
    return sum(
        1
        for ordinal in range(first.toordinal() + 1, last.toordinal() + 1)
        if date.fromordinal(ordinal).weekday() < 5
    )
