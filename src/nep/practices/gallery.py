"""Lists of practices: the public gallery, and what an officer looks after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import children_of, versions_on
from nep.practices.exporting import PRACTICES
from nep.practices.models import Adoption, Field, Level, Practice, PracticeEvidence, PracticeOwner
from nep.practices.standing import state_of
from nep.web.listing import Choice, Listing
from nep.web.states import State

PAGE = 12


@dataclass(frozen=True)
class GalleryRow:
    """One practice as the gallery shows it."""

    practice: Practice
    unit_name: str
    others: int
    adopted: int
    image_url: str
    image_words: str
    state: State


@dataclass(frozen=True)
class Gallery:
    listing: Listing[Practice]
    rows: list[GalleryRow]


def gallery_of(request: HttpRequest, actor: Actor, today: date) -> Gallery:
    """The public gallery in a fixed number of queries, five for a stranger."""
    return _gallery(request, Practice.objects.public(), actor, today, {})


def own_list(request: HttpRequest, actor: Actor, today: date) -> Gallery:
    """What the acting post may see, drafts of the own unit included."""
    filters = {"viec": _whose(actor, today), "tinh-trang": _states()}
    return _gallery(request, Practice.objects.visible_to(actor), actor, today, filters)


def _gallery(
    request: HttpRequest,
    practices: QuerySet[Practice],
    actor: Actor,
    today: date,
    first: Mapping[str, Choice],
) -> Gallery:
    units, objectives = _chosen_from(practices, today)
    listing = Listing(
        request,
        counted(practices.select_related("objective"), actor),
        search=("folded",),
        filters={
            **first,
            "linh-vuc": Choice(_("Lĩnh vực"), Field.choices, lookup="field"),
            "cap": Choice(_("Cấp"), Level.choices, lookup="level"),
            "don-vi": Choice(_("Đơn vị chủ trì"), list(units.items()), lookup="unit"),
            **({"muc-tieu": Choice(_("Mục tiêu"), objectives, lookup="objective")} if objectives else {}),
        },
        orders={
            "moi": ("-newest_on",),
            "lan-toa": ("-adopted_count", "-newest_on"),
            "ten": ("folded",),
        },
        order_labels={
            "moi": _("Mới trước"),
            "lan-toa": _("Nhiều nơi áp dụng trước"),
            "ten": _("Tên mô hình"),
        },
        size=PAGE,
        export=PRACTICES,
    )
    return Gallery(listing, rows_of(listing.page, units))


def counted(practices: QuerySet[Practice], actor: Actor) -> QuerySet[Any]:
    """`practices` with how many units apply each, as far as `actor` may know, and how many have it."""
    adoptions = Adoption.objects.shown_to(actor).filter(practice=OuterRef("pk"), stopped_on=None)
    owners = PracticeOwner.objects.filter(practice=OuterRef("pk"))
    return practices.annotate(
        adopted_count=_how_many(adoptions, "practice"),
        owner_count=_how_many(owners, "practice"),
        newest_on=Coalesce("recognised_on", "registered_on", "drafted_on"),
    )


def _how_many(rows: QuerySet[Any], by: str) -> Coalesce:
    number = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def rows_of(practices: Sequence[Any], names: Mapping[int, str]) -> list[GalleryRow]:
    """One query, for the photographs."""
    images = _images_of([row.pk for row in practices])
    return [
        GalleryRow(
            practice=row,
            unit_name=names.get(row.unit_id, ""),
            others=row.owner_count - 1,
            adopted=row.adopted_count,
            image_url=image_url(row, images[row.pk]) if row.pk in images else "",
            image_words=images[row.pk].alternative if row.pk in images else "",
            state=state_of(row),
        )
        for row in practices
    ]


def image_url(practice: Practice, evidence: PracticeEvidence, *, small: bool = True) -> str:
    name = "practices:thumbnail" if small else "practices:file"
    return reverse(name, args=[practice.uuid, evidence.pk])


def _images_of(ids: Sequence[int]) -> dict[int, PracticeEvidence]:
    """The first photograph of each practice that has one."""
    rows = PracticeEvidence.objects.filter(practice__in=ids, thumbnail__isnull=False)
    return {row.practice_id: row for row in rows.order_by("-position", "-pk")}


def _chosen_from(practices: QuerySet[Practice], today: date) -> tuple[dict[int, str], list[tuple[int, str]]]:
    """Units in the order of their names, and named objectives, that some practice of the list has: two
    queries."""
    pairs = practices.order_by().values_list("unit", "objective", "objective__text").distinct()
    found = list(pairs)
    versions = versions_on([unit for unit, _pk, _text in found], today)
    units = {pk: one.name for pk, one in sorted(versions.items(), key=lambda item: item[1].sort_key)}
    named = {pk: text for _unit, pk, text in found if pk and text}
    return units, sorted(named.items(), key=lambda item: item[1])


def _whose(actor: Actor, today: date) -> Choice:
    unit = actor.unit
    own = Q(pk__in=Practice.objects.filter(owners__unit=unit).values("pk"))
    adopted = Q(adoptions__unit=unit)
    below = children_of(unit, line=actor.line, on=today).values("pk") if unit else Unit.objects.none()
    waiting = Q(state=Practice.State.REGISTERED, unit__in=below)
    return Choice(
        _("Việc của đơn vị tôi"),
        [
            ("cua-toi", _("Mô hình của đơn vị tôi")),
            ("ap-dung", _("Đơn vị tôi áp dụng")),
            ("cho-cong-nhan", _("Chờ đơn vị tôi công nhận")),
        ],
        conditions={"cua-toi": own, "ap-dung": adopted, "cho-cong-nhan": waiting},
    )


def _states() -> Choice:
    return Choice(_("Tình trạng"), Practice.State.choices, lookup="state")
