"""What of units and posts can be found, and by whom."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Model, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.models import Post, Unit, UnitVersion, World
from nep.organisations.permissions import can_manage_posts
from nep.organisations.queries import names_on, versions_on
from nep.organisations.reach import ids_reached
from nep.organisations.remembering import remembered_standing
from nep.search.queries import anything_stands_outside, units_by_right
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


MOST_KEYS = 32


def declare() -> None:
    register_kind(
        Kind(
            "unit",
            5,
            gettext_lazy("Đơn vị"),
            documents=unit_documents,
            ids_after=partial(ids_after, Unit),
            shown=units_shown,
            holder=lambda actor: Holder(),
            comes_first=True,
        )
    )
    register_kind(
        Kind(
            "post",
            6,
            gettext_lazy("Nhân sự"),
            documents=post_documents,
            ids_after=partial(ids_after, Post),
            shown=posts_shown,
            holder=staff_holder,
            is_public=False,
        )
    )


def ids_after(model: type[Model], after: int, count: int) -> list[int]:
    """The next `count` ids of `model` behind `after`, in their order: a portion of a rebuild."""
    rows = model._default_manager.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def keys_reached(actor: "Actor", verb: str, right: str) -> frozenset[str]:
    """The keys `right` at each unit that `verb` reaches today; without a unit where it reaches every one."""
    units = ids_reached(actor, verb)
    return frozenset({key(right)}) if units is None else keys_at(units, right)


def keys_at(units: frozenset[int], right: str) -> frozenset[str]:
    """The keys `right` at each of `units`; the one without a unit where nothing stands under another unit.

    Who stands at the top would ask for hundreds of keys, which is slow, and reads everything anyway.
    """
    if len(units) > MOST_KEYS and not _stands_outside(right, units):
        return frozenset({key(right)})
    return frozenset(key(right, pk) for pk in units)


def _stands_outside(right: str, units: frozenset[int]) -> bool:
    """Something may be found under `right` at another unit: asked once for all rights of a request."""
    everywhere = remembered_standing(units_by_right)
    if everywhere is None:
        return anything_stands_outside(right, units)
    return bool(everywhere.get(right, set()) - units)


def unit_documents(ids: Sequence[int]) -> list[Document]:
    """Every name and code a unit ever had; anyone finds it."""
    versions = Prefetch("versions", UnitVersion.objects.order_by("valid_from"))
    units = Unit.objects.filter(pk__in=ids).prefetch_related(versions).order_by("pk")
    return [_unit_document(unit, list(unit.versions.all())) for unit in units if unit.versions.all()]


def _unit_document(unit: Unit, versions: Sequence[UnitVersion]) -> Document:
    words = dict.fromkeys(
        text for version in versions for text in (version.name, version.code, version.abbreviation) if text
    )
    return Document(unit.pk, versions[-1].valid_from, public=list(words))


def units_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    versions = versions_on(ids, clock.today())
    former: dict[int, list[str]] = {}
    names = UnitVersion.objects.filter(unit__in=ids).order_by("valid_from").values_list("unit_id", "name")
    for pk, name in names:
        if name != versions[pk].name and name not in former.setdefault(pk, []):
            former[pk].append(name)
    return {pk: _unit_shown(version, former.get(pk, [])) for pk, version in versions.items()}


def _unit_shown(version: UnitVersion, former: Sequence[str]) -> Shown:
    about = version.get_kind_display()
    if version.code:
        about = _("%(kind)s, mã %(code)s") % {"kind": about, "code": version.code}
    text = _("Tên khác theo thời gian: %(names)s") % {"names": "; ".join(former)} if former else ""
    return Shown(version.name, reverse("portal:unit", args=[version.unit.uuid]), (text,), about)


def post_documents(ids: Sequence[int]) -> list[Document]:
    """Who holds or held a post, for officers of the side on which the post stands (safeguard 11)."""
    posts = Post.objects.filter(pk__in=ids).select_related("person", "unit").order_by("pk")
    return [
        Document(
            post.pk,
            post.valid_from,
            own=[f"{post.person.full_name}, {post.title}"],
            keys=[key("staff"), key(f"staff{post.unit.world}")],
        )
        for post in posts
    ]


def staff_holder(actor: "Actor") -> Holder:
    """As `permissions.can_see_staff`, for all units at once."""
    if actor.post is None:
        return Holder()
    if can_manage_posts(actor):
        return Holder(frozenset({key("staff")}))
    worlds = {World.STATE, World.FRONT}
    if actor.unit is not None and actor.unit.world == World.PARTY:
        worlds.add(World.PARTY)
    return Holder(frozenset(key(f"staff{world}") for world in worlds))


def posts_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    posts = list(Post.objects.filter(pk__in=ids).select_related("person", "unit").order_by("pk"))
    day = clock.today()
    names = names_on([post.unit_id for post in posts], day)
    shown = {}
    for post in posts:
        about = names[post.unit_id]
        if post.valid_to <= day:
            about = _("%(unit)s, đã thôi từ %(day)s") % {"unit": about, "day": short_day(post.valid_to)}
        title = f"{post.person.full_name}, {post.title}"
        shown[post.pk] = Shown(title, reverse("organisations:staff", args=[post.unit.uuid]), about=about)
    return shown
