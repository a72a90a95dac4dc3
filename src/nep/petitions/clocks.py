"""The running clock of a petition, and the copy of its days on the petition's own row."""

from datetime import date, datetime, timedelta

from nep.norms import actions as norms
from nep.norms.models import Deadline
from nep.organisations.actors import Actor
from nep.petitions.models import Klass, Petition, Reopening

ANSWER = "petition.answer"
RULES = {
    Klass.COMPLAINT: "petition.complaint.accept",
    Klass.DENUNCIATION: "petition.secret.transfer",
}


def rule_of(petition: Petition) -> str:
    return RULES.get(Klass(petition.klass), ANSWER)


def start_clock(petition: Petition, *, by: Actor, at: datetime) -> None:
    """Start the clock of its class on the day it was received; the caller saves the petition.

    The clock of a secret one names no unit: clocks are counted and explained in public.
    """
    deadline = norms.start_deadline(
        rule=rule_of(petition),
        thing=petition,
        unit=None if petition.is_secret else petition.desk_unit,
        start_on=petition.received_on,
        by=by,
        at=at,
    )
    petition.deadline = deadline
    copy_days(petition, deadline)


def stop_clock(petition: Petition, *, on: date, by: Actor, at: datetime) -> None:
    """Close the running clock, if one runs; its days stay on the petition, those of a pause with them."""
    if petition.deadline is not None and petition.deadline.closed_on is None:
        petition.deadline = norms.close_deadline(petition.deadline, on=on, by=by, at=at)
        copy_days(petition, petition.deadline)


def change_clock(petition: Petition, *, on: date, by: Actor, at: datetime) -> None:
    """Another class has another clock: close the old one, start the new one from the day of receipt."""
    if petition.deadline is not None and petition.deadline.rule == rule_of(petition):
        return
    stop_clock(petition, on=on, by=by, at=at)
    start_clock(petition, by=by, at=at)


def copy_days(petition: Petition, deadline: Deadline) -> None:
    """The one writer of `due_on` and `late_from`."""
    petition.due_on, petition.late_from = days_of(deadline)


def days_of(deadline: Deadline) -> tuple[date, date] | tuple[None, None]:
    """The due day and the first late day; none while the clock stands still."""
    if deadline.paused_on is not None:
        return None, None
    return deadline.due_on, deadline.due_on + timedelta(days=1)


def reopening_moved(deadline: Deadline, before: date, by: Actor, at: datetime) -> None:
    """The clock of a second answer was dated again."""
    Reopening.objects.filter(deadline=deadline).update(due_on=days_of(deadline)[0])


def deadline_moved(deadline: Deadline, before: date, by: Actor, at: datetime) -> None:
    """The clock was dated again from `before`, stopped or went on: the petition's copy follows."""
    for petition in Petition.objects.select_for_update().filter(deadline=deadline):
        copy_days(petition, deadline)
        petition.save(update_fields=["due_on", "late_from"])
