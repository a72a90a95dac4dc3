"""What is not shown is not kept: words that everybody may not read are gone after `KEPT`."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from nep.audit.actions import record_many
from nep.newsroom.models import Article, Remark
from nep.organisations.actors import Actor
from nep.vietnamese.text import fold

State, Reason = Remark.State, Remark.Reason
KEPT = timedelta(days=30)
NOTHING = {"text": "", "public_text": "", "name": "", "folded": ""}


def due_to_erase(at: datetime) -> "QuerySet[Remark]":
    """Declined, withdrawn, or under an article that was withdrawn, for longer than `KEPT`; and shown ones of
    which hidden words are still there."""
    ended = at - KEPT
    refused = Q(state__in=[State.DECLINED, State.WITHDRAWN], decided_at__lt=ended)
    gone = Q(article__state=Article.State.WITHDRAWN, article__withdrawn_at__lt=ended)
    hidden = Q(state=State.SHOWN, decided_at__lt=ended) & ~Q(text=F("public_text"))
    return Remark.objects.filter(refused | gone | hidden, erased_at=None)


def erase_remarks(*, by: Actor, at: datetime) -> int:
    """Erase what is due; returns of how many remarks. Also run after a restore. Safe to run twice."""
    with transaction.atomic():
        rows = list(due_to_erase(at).select_related("article").order_by("pk"))
        for row in rows:
            _erase(row, at)
        things = [(row.pk, row.article.unit_id) for row in rows]
        record_many("remark_words_erased", model=Remark, things=things, by=by, at=at)
        return len(rows)


def _erase(remark: Remark, at: datetime) -> None:
    row = Remark.objects.filter(pk=remark.pk)
    is_out = remark.article.state == Article.State.PUBLISHED
    if remark.state == State.SHOWN and is_out and remark.public_text:
        row.update(text=remark.public_text, folded=fold(f"{remark.name} {remark.public_text}"))
    elif remark.state == State.SHOWN and is_out:
        row.update(**NOTHING, erased_at=at)
    elif remark.state in {State.WAITING, State.SHOWN}:
        was = State.DECLINED if remark.state == State.WAITING else State.WITHDRAWN
        row.update(**NOTHING, erased_at=at, state=was, reason=Reason.GONE, decided_at=at)
    else:
        row.update(**NOTHING, erased_at=at)
