"""Which summary reports can be found, and by whom: issued ones, the same as their `visible_to`.

One that was made public is found by everyone as a paper (`documents.searched`); here with all its words.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.reviews.models import Section, SummaryReport
from nep.reviews.models.summary import READING_VERBS
from nep.reviews.outline import TOKEN
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

REPORT = "report"


def declare() -> None:
    register_kind(
        Kind(
            REPORT,
            13,
            gettext_lazy("Báo cáo"),
            documents=documents,
            ids_after=partial(ids_after, SummaryReport),
            shown=shown,
            holder=holder,
            is_public=False,
        )
    )


def reindex(report: SummaryReport) -> None:
    """To be called where a report is issued: from then on its words no longer change."""
    search.index(REPORT, [report.pk])


def documents(ids: Sequence[int]) -> list[Document]:
    issued = SummaryReport.objects.filter(pk__in=ids, state=SummaryReport.State.ISSUED)
    return [_document(row) for row in issued.prefetch_related(_sections()).order_by("pk")]


def _sections() -> Prefetch[str]:
    return Prefetch("sections", Section.objects.order_by("number"))


def _document(report: SummaryReport) -> Document:
    keys = [key("reports"), key("reports", report.unit_id)]
    return Document(report.pk, report.period_to, own=[report.subject, *_texts(report)], keys=keys)


def _texts(report: SummaryReport) -> list[str]:
    """Headings and words; a number that stands in the text is no word of it."""
    sections = report.sections.all()
    return [text for one in sections for text in (one.title, TOKEN.sub("…", one.text)) if text]


def holder(actor: "Actor") -> Holder:
    return Holder(frozenset().union(*(keys_reached(actor, verb, "reports") for verb in READING_VERBS)))


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    reports = SummaryReport.objects.visible_to(actor).filter(pk__in=ids)
    rows = list(reports.select_related("paper").prefetch_related(_sections()).order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {row.pk: _shown(row, names[row.unit_id]) for row in rows if row.paper is not None}


def _shown(report: SummaryReport, unit: str) -> Shown:
    assert report.paper is not None
    told = _("%(unit)s, ban hành %(day)s, số %(number)s")
    facts = {"unit": unit, "day": short_day(report.paper.issued_on), "number": report.paper.number_text}
    return Shown(report.subject, reverse("reviews:report", args=[report.uuid]), _texts(report), told % facts)
