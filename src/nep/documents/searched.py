"""Which issued papers can be found, and by whom: the same as `IssuedPaper.objects.visible_to`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.documents.models import IssuedPaper
from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

PAPER = "paper"


def declare() -> None:
    register_kind(
        Kind(
            PAPER,
            7,
            gettext_lazy("Văn bản"),
            documents=documents,
            ids_after=partial(ids_after, IssuedPaper),
            shown=shown,
            holder=holder,
        )
    )


def reindex(paper: IssuedPaper) -> None:
    search.index(PAPER, [paper.pk])


def documents(ids: Sequence[int]) -> list[Document]:
    return [_document(paper) for paper in IssuedPaper.objects.filter(pk__in=ids).order_by("pk")]


def _document(paper: IssuedPaper) -> Document:
    texts = [paper.number_text, paper.title]
    if paper.is_public:
        return Document(paper.pk, paper.issued_on, public=texts)
    keys = [key("papers"), key("papers", paper.unit_id)]
    return Document(paper.pk, paper.issued_on, own=texts, keys=keys)


def holder(actor: "Actor") -> Holder:
    return Holder(keys_reached(actor, "view_papers", "papers"))


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    rows = list(IssuedPaper.objects.visible_to(actor).filter(pk__in=ids).order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {row.pk: _shown(row, names[row.unit_id]) for row in rows}


def _shown(paper: IssuedPaper, unit: str) -> Shown:
    about = _("%(unit)s, ban hành %(day)s") % {"unit": unit, "day": short_day(paper.issued_on)}
    url = reverse("documents:paper", args=[paper.uuid])
    return Shown(f"{paper.number_text}: {paper.title}", url, about=about)
