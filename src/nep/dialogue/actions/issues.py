"""Each issue gets an owner: answered at once, written as a petition, or promised before everybody."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.actions.saying import locked_held
from nep.dialogue.models import Issue
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.petitions.actions import register_spoken
from nep.petitions.models import Petition
from nep.promises.actions import make_promise
from nep.promises.models import Promise
from nep.vietnamese.masking import mask_contacts
from nep.vietnamese.text import clean
from nep.web.clock import day_of
from nep.web.errors import NotAllowed


def answer_in_hall(issue: Issue, *, answer: str, by: Actor, at: datetime) -> Issue:
    """It was answered on the spot, in these words. Nothing more need be done."""
    with transaction.atomic():
        current = _open_issue(issue, by)
        words = mask_contacts(clean(answer))[0]
        if not words:
            raise refusals.NoAnswer
        _settle(current, at=at, state=Issue.State.HALL, answer=words)
        record("issue_answered", thing=current.day, by=by, at=at, unit_id=current.unit_id)
        return current


def petition_from_issue(issue: Issue, *, place_unit: Unit | None = None, by: Actor, at: datetime) -> Petition:
    """It becomes one petition with its own clock, about `place_unit`, or about the unit that listened.

    A committee or a department is no place: where one of them listens, the place must be given.
    """
    with transaction.atomic():
        current = _open_issue(issue, by)
        petition = register_spoken(
            text=current.text, unit=place_unit or current.unit, meeting=current.day.meeting, by=by, at=at
        )
        _settle(current, at=at, state=Issue.State.PETITION, petition=petition)
        record("issue_made_petition", thing=current.day, by=by, at=at, unit_id=current.unit_id)
        return petition


def promise_from_issue(
    issue: Issue,
    *,
    text: str,
    outcome: str,
    promised_by: Post,
    unit: Unit | None,
    due_on: date | None,
    by: Actor,
    at: datetime,
    contact: Post | None = None,
) -> Promise:
    """A host promised something in the hall, in these very words. Raises what `make_promise` raises."""
    with transaction.atomic():
        current = _open_issue(issue, by)
        promise = make_promise(
            text=text,
            outcome=outcome,
            promised_by=promised_by,
            unit=unit,
            contact=contact,
            made_on=current.held_on,
            due_on=due_on,
            meeting=current.day.meeting,
            by=by,
            at=at,
        )
        _settle(current, at=at, state=Issue.State.PROMISE, promise=promise)
        record("issue_made_promise", thing=current.day, by=by, at=at, unit_id=current.unit_id)
        return promise


def _open_issue(issue: Issue, by: Actor) -> Issue:
    """The issue as it stands now, its meeting locked against closing."""
    meeting = locked_held(issue.day_id)
    current = Issue.objects.select_related("day").get(pk=issue.pk)
    current.day.meeting = meeting
    if not permissions.can_record_day(by, current.day):
        raise NotAllowed
    if current.state != Issue.State.OPEN:
        raise refusals.IssueHasOwner
    return current


def _settle(issue: Issue, *, at: datetime, **changes: Any) -> None:
    changes["settled_on"] = day_of(at)
    if Issue.objects.filter(pk=issue.pk, state=Issue.State.OPEN).update(**changes) != 1:
        raise refusals.IssueHasOwner
    for name, value in changes.items():
        setattr(issue, name, value)
