"""What of practices can be found, and by whom: the same as their `visible_to`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.models import World
from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.practices.models import Adoption, Practice, PracticeOwner
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

PRACTICE = "practice"


def declare() -> None:
    register_kind(
        Kind(
            PRACTICE,
            8,
            gettext_lazy("Mô hình, cách làm hay"),
            documents=documents,
            ids_after=partial(ids_after, Practice),
            shown=shown,
            holder=holder,
        )
    )


def reindex(practice: Practice) -> None:
    """To be called by every action that changes a practice's words, owners or state, at its end."""
    search.index(PRACTICE, [practice.pk])


def documents(ids: Sequence[int]) -> list[Document]:
    owners = Prefetch("owners", PracticeOwner.objects.order_by("pk"))
    adoptions = Prefetch("adoptions", Adoption.objects.order_by("pk"))
    rows = Practice.objects.filter(pk__in=ids).prefetch_related(owners, adoptions).order_by("pk")
    return [_document(row) for row in rows]


def _document(practice: Practice) -> Document:
    texts = [practice.title, practice.problem, practice.approach, practice.steps]
    day = practice.recognised_on or practice.registered_on or practice.drafted_on
    if practice.is_public:
        return Document(practice.pk, day, public=texts)
    keys = [key("practicesown", owner.unit_id) for owner in practice.owners.all()]
    keys += [key("practicesown", adoption.unit_id) for adoption in practice.adoptions.all()]
    if practice.state != Practice.State.DRAFT:
        keys += [key("practices"), key("practices", practice.unit_id)]
    if practice.state == Practice.State.RECOGNISED:
        keys.append(key("practicesparty"))
    return Document(practice.pk, day, own=texts, keys=keys)


def holder(actor: "Actor") -> Holder:
    if actor.unit is None or not actor.grants:
        return Holder()
    keys = {key("practicesparty")} if actor.unit.world == World.PARTY else set()
    if actor.has("view_practices"):
        keys |= keys_reached(actor, "view_practices", "practices")
        keys.add(key("practicesown", actor.unit.pk))
    return Holder(frozenset(keys))


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    rows = list(Practice.objects.visible_to(actor).filter(pk__in=ids).order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {
        row.pk: Shown(
            row.title,
            reverse("practices:practice", args=[row.uuid]),
            (row.approach, row.problem),
            _("%(unit)s, %(state)s") % {"unit": names[row.unit_id], "state": row.get_state_display()},
        )
        for row in rows
    }
