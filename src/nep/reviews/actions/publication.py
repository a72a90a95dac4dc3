"""Closing a conference publishes everything that waited for it: all of it in one transaction, or nothing."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from nep.audit.actions import record
from nep.commendations.actions.publishing import publish_decisions
from nep.commendations.models import AwardDecision, AwardRound
from nep.meetings.actions import close_meeting
from nep.newsroom.actions.publishing import publish_article
from nep.newsroom.models import Article
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.conferences import locked_conference
from nep.reviews.actions.summary import issue_report
from nep.reviews.conference_permissions import can_run_conference
from nep.reviews.models import Conference, SummaryReport
from nep.web.errors import NotAllowed

DState = AwardDecision.State


def bind_publication(
    conference: Conference,
    *,
    award_round: AwardRound | None,
    article: Article | None,
    by: Actor,
    at: datetime,
) -> Conference:
    """Which round's decisions and which article wait for the closing. Raises NotAllowed, AlreadyPublished."""
    with transaction.atomic():
        row = _unpublished(conference, by)
        for thing in (award_round, article):
            if thing is not None and thing.unit_id != row.unit_id:
                raise NotAllowed
        row.award_round, row.article = award_round, article
        row.save(update_fields=["award_round", "article"])
        record("conference_bound", thing=row, by=by, at=at, unit_id=row.unit_id)
        return row


def publish_conference(
    conference: Conference,
    *,
    by: Actor,
    at: datetime,
    signer: Post | None = None,
    issued_on: date | None = None,
    number: int | None = None,
) -> Conference:
    """The decisions of its round get their numbers, register entries and certificates; its report is issued
    (`signer`, `issued_on` and the office's `number` are the report's); its article is read by everybody; the
    conference is closed. One refusal anywhere, and nothing of it happened.

    Raises NotAllowed, MinutesNotIssued, AlreadyPublished, NothingToPublish, DecisionsNotReady,
    ArticleNotApproved, and what `publish_decisions`, `issue_report` and `publish_article` raise.
    """
    with transaction.atomic():
        row = _unpublished(conference, by)
        if row.paper_id is None:
            raise refusals.MinutesNotIssued
        done = [
            _publish_awards(row, by=by, at=at),
            _issue_report(row, signer, issued_on, number, by=by, at=at),
            _publish_article(row, by=by, at=at),
        ]
        if not any(done):
            raise refusals.NothingToPublish
        row.meeting = close_meeting(row.meeting, by=by, at=at)
        Conference.objects.filter(pk=row.pk).update(published_at=at)
        record("conference_published", thing=row, by=by, at=at, unit_id=row.unit_id)
        return row


def _unpublished(conference: Conference, by: Actor) -> Conference:
    row = locked_conference(conference)
    if not can_run_conference(by, row.unit):
        raise NotAllowed
    if row.published_at is not None or row.is_closed:
        raise refusals.AlreadyPublished
    return row


def _publish_awards(row: Conference, *, by: Actor, at: datetime) -> bool:
    """Every decision of the round, or none: one that is still written holds all of them."""
    if row.award_round is None:
        return False
    waiting = row.award_round.decisions.exclude(state=DState.PUBLISHED).select_related("form")
    drafts = [one.form.name for one in waiting.order_by("form__position", "pk") if one.state == DState.DRAFT]
    if drafts:
        said = gettext(
            "Quyết định tặng %(forms)s chưa sẵn sàng: còn thiếu ngày, người ký hoặc số. Chưa công bố gì."
        )
        raise refusals.DecisionsNotReady(said % {"forms": ", ".join(drafts)})
    count = waiting.count()
    if not count:
        return False
    publish_decisions(row.award_round, by=by, at=at)
    if row.award_round.decisions.exclude(state=DState.PUBLISHED).exists():
        raise NotAllowed
    return True


def _issue_report(
    row: Conference,
    signer: Post | None,
    issued_on: date | None,
    number: int | None,
    *,
    by: Actor,
    at: datetime,
) -> bool:
    report = row.report
    if report is None or report.state == SummaryReport.State.ISSUED:
        return False
    if signer is None or issued_on is None:
        raise refusals.SignerElsewhere
    issue_report(report, signer=signer, issued_on=issued_on, is_public=False, number=number, by=by, at=at)
    return True


def _publish_article(row: Conference, *, by: Actor, at: datetime) -> bool:
    article = row.article
    if article is None or article.state == Article.State.PUBLISHED:
        return False
    if article.state not in {Article.State.APPROVED, Article.State.SCHEDULED}:
        raise refusals.ArticleNotApproved
    publish_article(article, by=by, at=at)
    return True
