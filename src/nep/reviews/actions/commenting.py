"""Units and posts comment on a draft; each comment is taken, or not with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nep.accounts.models import User
from nep.audit.actions import record
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import names_on, posts_at
from nep.organisations.roles import GRANTS
from nep.reviews.actions.summary import locked_draft, locked_report
from nep.reviews.models import CommentRequest, DraftComment, Section, SummaryReport
from nep.reviews.permissions import can_comment_draft, can_compile_report
from nep.reviews.refusals import (
    CommentDayPast,
    CommentEmpty,
    CommentSettled,
    CommentsGiven,
    NobodyAsked,
    ReasonForRefusal,
    ReportIsIssued,
)
from nep.web.clock import day_of
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

COMMENTERS = sorted(role for role, verbs in GRANTS.items() if "comment_draft" in verbs)


@dataclass(frozen=True)
class Asked:
    """Whom to ask: a unit, or one post of it."""

    unit: Unit
    post: Post | None = None


def ask_for_comments(
    report: SummaryReport, asked: Sequence[Asked], *, due_on: date, by: Actor, at: datetime
) -> list[CommentRequest]:
    """Each place may read the draft and comment until it is issued; `due_on` is when the office wants to have
    it. Asking a place again moves its day. Raises NotAllowed, ReportIsIssued, NobodyAsked, CommentDayPast."""
    if not asked:
        raise NobodyAsked
    if due_on < day_of(at):
        raise CommentDayPast
    with transaction.atomic():
        report = locked_draft(report.pk, by=by)
        names = names_on([one.unit.pk for one in asked], day_of(at))
        requests = [_request(report, one, names[one.unit.pk], due_on, at) for one in asked]
        for request in requests:
            readers = _readers(request, day_of(at))
            send("draft_comment_asked", thing=request, at=at, to_users=readers)
        facts: dict[str, str | int | None] = {"count": len(requests)}
        record("comments_asked", thing=report, by=by, at=at, unit_id=report.unit_id, facts=facts)
    return requests


def _request(report: SummaryReport, one: Asked, name: str, due_on: date, at: datetime) -> CommentRequest:
    words = f"{one.post.title}, {name}" if one.post else name
    row, _is_new = CommentRequest.objects.update_or_create(
        report=report,
        unit=one.unit,
        post=one.post,
        defaults={"due_on": due_on},
        create_defaults={"due_on": due_on, "name": words[:300], "asked_at": at},
    )
    return row


def _readers(request: CommentRequest, day: date) -> list[User]:
    """The accounts that may answer for the asked unit, or of the asked post."""
    posts = [request.post] if request.post else _commenters(request.unit, day)
    return [user for post in posts if (user := post.person.user) is not None]


def _commenters(unit: Unit, day: date) -> list[Post]:
    found = posts_at(unit, on=day).filter(roles__role__in=COMMENTERS)
    return list(found.select_related("person__user").distinct())


def give_comment(
    request: CommentRequest, *, text: str, section: Section | None, by: Actor, at: datetime
) -> DraftComment:
    """One comment, on a part or on the whole; also after the day, as long as the report is a draft.

    Raises NotAllowed, ReportIsIssued, CommentEmpty, MarkedSecret.
    """
    words = text.strip()
    if not words:
        raise CommentEmpty
    refuse_marked_secret(words)
    with transaction.atomic():
        row = _open_request(request, by)
        if section is not None and section.report_id != row.report_id:
            raise NotAllowed
        comment = DraftComment.objects.create(
            request=row, section=section, text=words, given_at=at, by_post=by.post
        )
        row.answered_at, row.agrees = at, False
        row.save(update_fields=["answered_at", "agrees"])
        record("comment_given", thing=row.report, by=by, at=at, unit_id=row.unit_id)
    return comment


def agree_with_draft(request: CommentRequest, *, by: Actor, at: datetime) -> CommentRequest:
    """*Nhất trí*: the asked place has no comment. Raises NotAllowed, ReportIsIssued, CommentsGiven."""
    with transaction.atomic():
        row = _open_request(request, by)
        if row.comments.exists():
            raise CommentsGiven
        row.answered_at, row.agrees = at, True
        row.save(update_fields=["answered_at", "agrees"])
        record("draft_agreed", thing=row.report, by=by, at=at, unit_id=row.unit_id)
    return row


def _open_request(request: CommentRequest, by: Actor) -> CommentRequest:
    row = CommentRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not can_comment_draft(by, row):
        raise NotAllowed
    if locked_report(row.report_id).state != SummaryReport.State.DRAFT:
        raise ReportIsIssued
    return row


def settle_comment(
    comment: DraftComment, *, taken: bool, reply: str, by: Actor, at: datetime
) -> DraftComment:
    """The office takes the comment, saying how, or does not, saying why; it may change its mind while the
    report is a draft. Raises NotAllowed, ReportIsIssued, ReasonForRefusal, MarkedSecret."""
    words = reply.strip()
    if not taken and not words:
        raise ReasonForRefusal
    refuse_marked_secret(words)
    with transaction.atomic():
        report = locked_draft(comment.request.report_id, by=by)
        was = comment.settled_at
        rows = DraftComment.objects.filter(pk=comment.pk, settled_at=was)
        if rows.update(taken=taken, reply=words, settled_at=at) != 1:
            raise CommentSettled
        row = DraftComment.objects.select_related("request", "by_post__person__user").get(pk=comment.pk)
        user = row.by_post.person.user if row.by_post else None
        if user is not None:
            send("draft_comment_settled", thing=row.request, at=at, to_users=[user])
        record("comment_settled", thing=report, by=by, at=at, unit_id=report.unit_id)
    return row


def print_comments(report: SummaryReport, *, prints: bool, by: Actor, at: datetime) -> SummaryReport:
    """Whether the annex carries the table of comments. Raises NotAllowed, ReportIsIssued."""
    if not can_compile_report(by, report.unit):
        raise NotAllowed
    with transaction.atomic():
        row = locked_draft(report.pk, by=by)
        row.prints_comments = prints
        row.save(update_fields=["prints_comments"])
        record("comments_printing_set", thing=row, by=by, at=at, unit_id=row.unit_id)
    return row
