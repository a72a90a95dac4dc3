"""The units of government one can choose on a form, grouped by what they stand under."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.models import Line, Span, Unit, UnitKind
from nep.organisations.queries import SEGMENT
from nep.petitions.queries import places
from nep.web import clock
from nep.web.forms import Pick

Option = tuple[str, str]
Choices = list[tuple[str, str | list[Option]]]


@dataclass(frozen=True)
class Place:
    pk: int
    name: str
    kind: str
    sort_key: str
    path: str


def place_choices(on: date) -> Choices:
    """Options of a select: communes under the name of their district, then districts and the province.

    Every group in Vietnamese order. Two queries.
    """
    found = sorted(_places(on), key=lambda place: place.sort_key)
    names = {place.path: place for place in found}
    groups: dict[str, list[Option]] = {}
    rest: list[Option] = []
    for place in found:
        above = names.get(place.path[:-SEGMENT])
        if place.kind == UnitKind.COMMUNE and above is not None:
            groups.setdefault(above.path, []).append((str(place.pk), place.name))
        else:
            rest.append((str(place.pk), place.name))
    listed: Choices = [(place.name, groups[place.path]) for place in found if place.path in groups]
    return [
        ("", _("Chọn nơi có việc")),
        *listed,
        *([(_("Việc của cả huyện hoặc cả tỉnh"), rest)] if rest else []),
    ]


def _places(on: date) -> list[Place]:
    spans = Span.objects.filter(line=Line.STATE, valid_from__lte=on, valid_to__gt=on)
    paths = dict(spans.values_list("unit_id", "path"))
    rows: Iterable[Any] = places(on)  # each unit with what it is called on that day
    return [
        Place(row.pk, row.current_name, row.current_kind, row.current_sort_key, paths[row.pk])
        for row in rows
        if row.pk in paths
    ]


class PlaceField(forms.ChoiceField):
    """A commune, district or the province, grouped by district; the clean value is the unit."""

    widget = Pick

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("Xã, phường, thị trấn"))
        options.setdefault("error_messages", {"required": gettext_lazy("Hãy chọn xã, phường, thị trấn.")})
        super().__init__(choices=lambda: place_choices(clock.today()), **options)

    def clean(self, value: Any) -> Unit:
        return Unit.objects.get(pk=int(super().clean(value)))
