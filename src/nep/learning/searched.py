"""What of learning can be found, and by whom: materials by who may see the theme, facts of sessions by who
looks after the unit. Nobody is found by a list: persons stand in no index."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.learning.models import Material, Session
from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

MATERIAL, SESSION = "material", "session"


def declare() -> None:
    register_kind(
        Kind(
            MATERIAL,
            14,
            gettext_lazy("Tài liệu học tập"),
            documents=material_documents,
            ids_after=partial(ids_after, Material),
            shown=materials_shown,
            holder=material_holder,
            is_public=False,
        )
    )
    register_kind(
        Kind(
            SESSION,
            15,
            gettext_lazy("Buổi học"),
            documents=session_documents,
            ids_after=partial(ids_after, Session),
            shown=sessions_shown,
            holder=session_holder,
            is_public=False,
        )
    )


def reindex_material(material: Material) -> None:
    """To be called by every action that publishes or withdraws a material, at its end."""
    search.index(MATERIAL, [material.pk])


def reindex_session(session: Session) -> None:
    """To be called by every action that plans a session or changes its words, at its end."""
    search.index(SESSION, [session.pk])


def material_documents(ids: Sequence[int]) -> list[Document]:
    rows = Material.objects.filter(pk__in=ids, withdrawn_on=None).order_by("pk")
    return [
        Document(row.pk, row.published_on, own=[row.title, row.text], keys=[key("materials")]) for row in rows
    ]


def material_holder(actor: "Actor") -> Holder:
    return Holder(frozenset({key("materials")})) if actor.has("view_materials") else Holder()


def materials_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    rows = Material.objects.visible_to(actor).filter(pk__in=ids).select_related("theme").order_by("pk")
    return {
        row.pk: Shown(row.title, row.get_absolute_url(), [row.text], row.theme.short_title) for row in rows
    }


def session_documents(ids: Sequence[int]) -> list[Document]:
    rows = Session.objects.filter(pk__in=ids).select_related("meeting").order_by("pk")
    return [
        Document(
            row.pk,
            row.meeting.happens_on,
            own=[row.title, row.meeting.place],
            keys=[key("sessions"), key("sessions", row.unit_id)],
        )
        for row in rows
    ]


def session_holder(actor: "Actor") -> Holder:
    if not actor.has("view_sessions"):
        return Holder()
    return Holder(keys_reached(actor, "view_sessions", "sessions"))


def sessions_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    rows = list(Session.objects.visible_to(actor).filter(pk__in=ids).select_related("meeting").order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {
        row.pk: Shown(
            row.title,
            row.get_absolute_url(),
            [row.meeting.place],
            _("%(unit)s, %(state)s") % {"unit": names[row.unit_id], "state": row.get_state_display()},
        )
        for row in rows
    }
