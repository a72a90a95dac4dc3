"""One promise with its history of dates and its evidence, for the public page and the officer's page."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nep.organisations.queries import names_on
from nep.promises.board import image_url, meeting_url
from nep.promises.models import (
    Confirmation,
    DueDate,
    Evidence,
    EvidenceImage,
    Promise,
    WordingCorrection,
)
from nep.promises.queries import answers_of
from nep.promises.standing import answer_counts, late_words, moves_words, state_of
from nep.promises.tellers import slips_of
from nep.web import parts
from nep.web.states import State


@dataclass(frozen=True)
class ShownEvidence:
    evidence: Evidence
    items: list[parts.Evidence]


@dataclass(frozen=True)
class Detail:
    promise: Promise
    unit_name: str
    contact: str
    state: State
    in_time: str
    moves: str
    due_dates: list[DueDate]
    evidence: list[ShownEvidence]
    answers: list[tuple[str, int]]
    explanations: list[Confirmation]
    corrections: list[WordingCorrection]
    slips: int
    meeting_url: str


def detail_of(promise: Promise, *, today: date) -> Detail:
    answers = answers_of([promise.pk])[promise.pk]
    settled = Confirmation.objects.filter(promise=promise, settled_on__isnull=False).exclude(
        settling_words=""
    )
    return Detail(
        promise=promise,
        unit_name=names_on([promise.unit_id], today).get(promise.unit_id, ""),
        contact=contact_words(promise),
        state=state_of(promise, today=today, answers=answers),
        in_time=late_words(promise),
        moves=moves_words(promise),
        due_dates=list(DueDate.objects.filter(promise=promise).order_by("number")),
        evidence=_evidence_of(promise),
        answers=answer_counts(answers),
        explanations=list(settled.order_by("settled_on", "pk")),
        corrections=list(WordingCorrection.objects.filter(promise=promise).order_by("pk")),
        slips=slips_of([promise.pk]).get(promise.pk, 0),
        meeting_url=meeting_url(promise),
    )


def contact_words(promise: Promise) -> str:
    """Post and office telephone; a person's name is never public (safeguard 18)."""
    post = promise.contact
    if post is None:
        return ""
    return f"{post.title}, {post.office_phone}" if post.office_phone else post.title


def _evidence_of(promise: Promise) -> list[ShownEvidence]:
    images: dict[int, list[parts.Evidence]] = {}
    rows = EvidenceImage.objects.filter(evidence__promise=promise).select_related("evidence__promise")
    for number, image in enumerate(rows.order_by("pk"), start=1):
        shown = parts.Evidence(
            label=_("Ảnh %(number)s: xem cỡ lớn") % {"number": number},
            url=image_url(image, small=False),
            image_url=image_url(image),
        )
        images.setdefault(image.evidence_id, []).append(shown)
    rows_of_evidence = Evidence.objects.filter(promise=promise).order_by("pk")
    return [ShownEvidence(evidence, images.get(evidence.pk, [])) for evidence in rows_of_evidence]
