"""A day closes only when each issue has an owner."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import ngettext

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.models import Issue, ListeningDay
from nep.dialogue.papers import conclusion_paper, has_unapproved
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, PaperType
from nep.meetings.actions import close_meeting, locked
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row


def close_day(day: ListeningDay, *, by: Actor, at: datetime) -> ListeningDay:
    """Nothing is added any more. Raises IssuesWithoutOwner with their number, or as `close_meeting`."""
    with transaction.atomic():
        day.meeting = locked(day.meeting)
        if not permissions.can_close_day(by, day):
            raise NotAllowed
        left = Issue.objects.filter(day=day, state=Issue.State.OPEN).count()
        if left:
            raise refusals.IssuesWithoutOwner(
                ngettext(
                    "Còn %(count)s vấn đề chưa có nơi chịu trách nhiệm. Ông/bà ghi rồi mới kết thúc.",
                    "Còn %(count)s vấn đề chưa có nơi chịu trách nhiệm. Ông/bà ghi rồi mới kết thúc.",
                    left,
                )
                % {"count": left}
            )
        day.meeting = close_meeting(day.meeting, by=by, at=at)
        return day


def conclude_day(
    day: ListeningDay, *, signer: Post, issued_on: date, by: Actor, at: datetime, number: int | None = None
) -> IssuedPaper:
    """Issue the notice of conclusion of a closed day, once. It is internal: what it says in public stands on
    the pages of the day and of the promises.

    The day's row stays locked while the paper is set, so that of two only one issues. Raises DayNotClosed,
    WordingWaits, AlreadyConcluded, SignerFromElsewhere, and what `issue_paper` raises.
    """
    with transaction.atomic():
        current = locked_row(ListeningDay, day.pk)
        current.meeting = locked(day.meeting)
        if current.meeting.state != Meeting.State.CLOSED:
            raise refusals.DayNotClosed
        if current.conclusion_id is not None:
            raise refusals.AlreadyConcluded
        if has_unapproved(current):
            raise refusals.WordingWaits
        if signer.unit_id != current.meeting.unit_id:
            raise refusals.SignerFromElsewhere
        paper = issue_paper(
            unit=current.meeting.unit,
            type_code=PaperType.NOTICE,
            thing=current.meeting,
            paper=conclusion_paper(current, signer=signer, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            number=number,
            by=by,
            at=at,
        )
        if ListeningDay.objects.filter(pk=current.pk, conclusion=None).update(conclusion=paper) != 1:
            raise refusals.AlreadyConcluded
        record("conclusion_issued", thing=current.meeting, by=by, at=at, unit_id=current.meeting.unit_id)
        return paper
