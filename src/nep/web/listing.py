"""Long lists: filters kept in the address, search, order by white list, paging by key, export.

    listing = Listing(
        request,
        Promise.objects.visible_to(actor),
        search=("folded",),
        filters={"trang-thai": Choice("Trạng thái", Promise.State.choices, lookup="state")},
        orders={"han": ("due_on",), "moi": ("-made_on",)},
        order_labels={"han": "Sắp đến hạn trước", "moi": "Mới trước"},
        export=Export("viec-da-hua", "Việc đã hứa", [Head("Việc", 60), Head("Hạn", 12)], lines_of),
    )
    if listing.file is not None:
        return listing.file

The view is `@exportable` (see `exports.py`); a list that no file carries says why: `export=Withheld(reason)`.
Fields of an order must never be null. The primary key closes every order, so that no two rows tie.
"""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, Model, Q, QuerySet, When
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext, gettext_lazy

from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import fold
from nep.web.exports import (
    FORM,
    Export,
    Head,
    Withheld,
    exportable,
    exported_rows,
    file_of,
    forms,
    is_signed_in,
    wanted_form,
)

__all__ = ["Choice", "Export", "Head", "Listing", "Withheld", "exportable"]

COUNTED = 1000
AFTER, BEFORE, SEARCH, ORDER = "sau", "truoc", "tim", "xep"
LONGEST_SEARCH = 100
ALL = gettext_lazy("Tất cả")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Choice:
    """A drop-down: `choices` are (value, label); the chosen value is compared with `lookup`, or each value
    names its own condition in `conditions`. A value outside the list narrows nothing."""

    label: Any
    choices: Sequence[tuple[Any, Any]]
    lookup: str = ""
    conditions: Mapping[str, Q] | None = None
    all_label: Any = ALL

    def condition(self, value: str) -> Q:
        if value not in {str(choice) for choice, _ in self.choices}:
            return Q()
        if self.conditions is not None:
            return self.conditions.get(value, Q())
        return Q(**{self.lookup: value})


@dataclass(frozen=True)
class FileButton:
    """A kind of file that the list can be taken as; `url` is empty where a button sends for it."""

    ending: str
    label: str
    url: str


@dataclass(frozen=True)
class Control:
    """A filter as `_filters.html` draws it."""

    name: str
    label: Any
    choices: list[tuple[str, Any]]
    value: str
    all_label: Any


class Listing(Generic[M]):
    """One page of a long list, and the addresses around it."""

    def __init__(
        self,
        request: HttpRequest,
        queryset: QuerySet[M],
        *,
        orders: Mapping[str, Sequence[str]],
        export: Export[M] | Withheld,
        search: Sequence[str] = (),
        filters: Mapping[str, Choice] | None = None,
        order_labels: Mapping[str, Any] | None = None,
        size: int = 20,
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """`kept`: what else of the address the pages and the file hold on to (the period of a figure)."""
        self.request, self.size, self.search, self.export = request, size, search, export
        self.kept = kept or {}
        self.filters = filters or {}
        self.order_labels = order_labels or {}
        wanted = request.GET.get(ORDER, "")
        self.order = wanted if wanted in orders else next(iter(orders))
        self.first_order = next(iter(orders))
        self.keys: Sequence[str] = _with_primary_key(orders[self.order])
        self.rows = queryset.filter(self._condition())

    # What narrows the list.

    @property
    def is_searchable(self) -> bool:
        return bool(self.search)

    @cached_property
    def search_text(self) -> str:
        return self.request.GET.get(SEARCH, "").replace("\x00", "").strip()[:LONGEST_SEARCH]

    @cached_property
    def controls(self) -> list[Control]:
        return [
            Control(
                name,
                choice.label,
                [(str(value), label) for value, label in choice.choices],
                self.request.GET.get(name, ""),
                choice.all_label,
            )
            for name, choice in self.filters.items()
        ]

    @property
    def order_choices(self) -> list[tuple[str, Any]]:
        return list(self.order_labels.items())

    @property
    def is_narrowed(self) -> bool:
        return bool(self._narrowing())

    def _narrowing(self) -> dict[str, str]:
        chosen = {
            control.name: control.value
            for control in self.controls
            if control.value in {value for value, _ in control.choices}
        }
        if self.search and self.search_text:
            chosen[SEARCH] = self.search_text
        return chosen

    def _condition(self) -> Q:
        condition = Q()
        for name, choice in self.filters.items():
            condition &= choice.condition(self.request.GET.get(name, ""))
        for word in fold(self.search_text).split() if self.search else ():
            one_word = Q()
            for field in self.search:
                one_word |= Q(**{f"{field}__contains": word})
            condition &= one_word
        return condition

    # The page.

    @cached_property
    def page(self) -> list[M]:
        return self._slice[0]

    @property
    def next_url(self) -> str:
        return self._url(AFTER, self.page[-1]) if self._slice[2] else ""

    @property
    def previous_url(self) -> str:
        return self._url(BEFORE, self.page[0]) if self._slice[1] else ""

    @cached_property
    def _slice(self) -> tuple[list[M], bool, bool]:
        """The rows of this page, whether any stand before it, whether any stand after it."""
        before = _unpack(self.request.GET.get(BEFORE, ""), len(self.keys))
        after = _unpack(self.request.GET.get(AFTER, ""), len(self.keys))
        if before is not None:
            rows, more = self._take(_turned(self.keys), before)
            return rows[::-1], more, bool(rows)
        rows, more = self._take(self.keys, after)
        return rows, after is not None and bool(rows), more

    def _take(self, keys: Sequence[str], start: Sequence[Any] | None) -> tuple[list[M], bool]:
        rows = self.rows.order_by(*keys)
        if start is not None:
            rows = rows.filter(_beyond(keys, start))
        taken = list(rows[: self.size + 1])
        return taken[: self.size], len(taken) > self.size

    def _url(self, side: str, row: M) -> str:
        return f"?{self._query({side: _pack([_value(row, key) for key in self.keys])})}"

    # Counts and export.

    @cached_property
    def total(self) -> int:
        """How many rows the filters leave, counted up to 1,001."""
        return len(self._carried) if self._leaves_out else self.rows.order_by()[: COUNTED + 1].count()

    @property
    def _leaves_out(self) -> Q | None:
        return None if isinstance(self.export, Withheld) else self.export.leaves_out

    @cached_property
    def _carried(self) -> list[bool]:
        """Of the first 1,001 rows, which ones a file carries: both counts of the page in one question."""
        carried = Case(When(self._leaves_out, then=False), default=True, output_field=BooleanField())
        rows = self.rows.order_by().annotate(is_carried=carried)
        return list(rows.values_list("is_carried", flat=True)[: COUNTED + 1])

    @property
    def total_count(self) -> str:
        """ "97", or "hơn 1.000"."""
        return _counted(self.total)

    @property
    def total_text(self) -> str:
        return gettext("Có %(count)s mục.") % {"count": self.total_count}

    @property
    def query_string(self) -> str:
        """Filters, search and order as an address keeps them, without the page."""
        return self._query({})

    @property
    def kept_query(self) -> str:
        return urlencode(self.kept)

    @cached_property
    def file_count(self) -> str:
        """How many rows a file holds, counted as the screen counts."""
        if isinstance(self.export, Withheld) or not self._leaves_out:
            return self.total_count
        if self.total <= COUNTED:
            return _counted(sum(self._carried))
        return _counted(exported_rows(self, self.export).order_by()[: COUNTED + 1].count())

    @property
    def files(self) -> list[FileButton]:
        """The kinds of file on offer; none for an empty list and for one that no file carries."""
        if isinstance(self.export, Withheld) or not self.total:
            return []
        by_post = is_signed_in(self.request)
        return [
            FileButton(form.ending, form.label, "" if by_post else f"?{self._query({FORM: form.ending})}")
            for form in forms()
        ]

    @cached_property
    def file(self) -> FileResponse | None:
        """The answer to who asks for the file; None for who asks for the page."""
        form = wanted_form(self.request)
        if form is None or isinstance(self.export, Withheld):
            return None
        return file_of(self, self.export, form)

    def narrowed_words(self, *, with_search: bool) -> str:
        """The filters as a person reads them; without `with_search` not what was searched for."""
        chosen = self._narrowing()
        words = [
            f"{control.label}: {label}"
            for control in self.controls
            for value, label in control.choices
            if chosen.get(control.name) == value
        ]
        if SEARCH in chosen:
            said = gettext("có chữ “%(words)s”") % {"words": chosen[SEARCH]}
            words.append(said if with_search else gettext("tìm theo chữ"))
        return "; ".join(words)

    def order_words(self) -> str:
        return str(self.order_labels.get(self.order, ""))

    def _query(self, extra: Mapping[str, str]) -> str:
        kept = {**self.kept, **self._narrowing()}
        if self.order != self.first_order:
            kept[ORDER] = self.order
        return urlencode({**kept, **extra})


def _counted(count: int) -> str:
    return gettext("hơn %(count)s") % {"count": with_dots(COUNTED)} if count > COUNTED else with_dots(count)


def _with_primary_key(keys: Sequence[str]) -> list[str]:
    if keys[-1].lstrip("-") == "pk":
        return list(keys)
    return [*keys, "-pk" if keys[-1].startswith("-") else "pk"]


def _turned(keys: Iterable[str]) -> list[str]:
    return [key[1:] if key.startswith("-") else f"-{key}" for key in keys]


def _beyond(keys: Sequence[str], start: Sequence[Any]) -> Q:
    """Rows after `start` in the order of `keys`: the first key goes on, or ties and the next does."""
    condition, ties = Q(), Q()
    for key, value in zip(keys, start, strict=True):
        name = key.lstrip("-")
        side = "lt" if key.startswith("-") else "gt"
        condition |= ties & Q(**{f"{name}__{side}": value})
        ties &= Q(**{name: value})
    return condition


def _value(row: Model, key: str) -> Any:
    value: Any = row
    for name in key.lstrip("-").split("__"):
        value = getattr(value, name)
    return value


def _pack(values: Iterable[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([_plain(value) for value in values]).encode()).decode()


def _plain(value: Any) -> list[Any]:
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, int):
        return ["i", int(value)]
    return ["s", str(value)]


def _unpack(text: str, length: int) -> list[Any] | None:
    """The values of a page address; None for none and for one that somebody changed by hand."""
    if not text:
        return None
    try:
        pairs = json.loads(base64.urlsafe_b64decode(text.encode()))
        values = [_READERS[kind](value) for kind, value in pairs]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return values if len(values) == length else None


_READERS: dict[str, Any] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "i": int,
    "s": str,
}
