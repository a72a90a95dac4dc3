"""Which conferences can be found, and by whom: who sees those of their unit from above.

Who was only invited finds it among the invitations, not by searching: an invitation is no right to a unit.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.reviews.models import Conference
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

CONFERENCE = "conference"


def declare() -> None:
    register_kind(
        Kind(
            CONFERENCE,
            21,
            gettext_lazy("Hội nghị"),
            documents=documents,
            ids_after=partial(ids_after, Conference),
            shown=shown,
            holder=holder,
            is_public=False,
        )
    )


def reindex_conference(conference: Conference) -> None:
    """To be called by every action that plans a conference or changes its words, at its end."""
    search.index(CONFERENCE, [conference.pk])


def documents(ids: Sequence[int]) -> list[Document]:
    rows = Conference.objects.filter(pk__in=ids).select_related("meeting", "theme").order_by("pk")
    return [
        Document(
            row.pk,
            row.meeting.happens_on,
            own=[row.title, row.meeting.place, row.theme.short_title],
            keys=[key("conferences"), key("conferences", row.unit_id)],
        )
        for row in rows
    ]


def holder(actor: "Actor") -> Holder:
    return Holder(keys_reached(actor, "view_conferences", "conferences"))


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    seen = Conference.objects.seen_from_above(actor).filter(pk__in=ids)
    rows = list(seen.select_related("meeting").order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    told = _("%(unit)s, ngày %(day)s, %(place)s")
    return {
        row.pk: Shown(
            row.title,
            row.get_absolute_url(),
            [row.meeting.place],
            told
            % {
                "unit": names[row.unit_id],
                "day": short_day(row.meeting.happens_on),
                "place": row.meeting.place,
            },
        )
        for row in rows
    }
