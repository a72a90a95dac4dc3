"""The clock of a level of a round, where its day was left to the norm."""

from datetime import date, datetime

from nep.norms.models import Deadline
from nep.organisations.actors import Actor
from nep.reviews.models import Assignment, RoundDeadline


def round_deadline_moved(deadline: Deadline, before: date, by: Actor, at: datetime) -> None:
    """The calendar changed: the copies of the due day follow their clock."""
    RoundDeadline.objects.filter(deadline=deadline).update(due_on=deadline.due_on)
    Assignment.objects.filter(deadline=deadline).update(due_on=deadline.due_on)
