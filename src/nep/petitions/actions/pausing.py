"""The clock of an answer stands still, goes on, gets more days: with a reason that the citizen reads."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.actions import record
from nep.norms import actions as norms
from nep.norms.models import Deadline
from nep.organisations.actors import Actor
from nep.petitions.actions.telling import tell_clock
from nep.petitions.contact_words import words_of
from nep.petitions.models import Petition
from nep.petitions.permissions_handling import can_extend_answer, can_pause_answer
from nep.vietnamese.masking import find_contacts
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row


class NothingRuns(Refusal):
    sentence = gettext_lazy("Kiến nghị này đã trả lời hoặc đã kết thúc, không còn hạn đang tính.")


class ReasonShowsPerson(Refusal):
    """Names what was found in a text that everybody reads."""


def pause_answer(
    petition: Petition, *, on: date, reason: str, by: Actor, at: datetime, paper: str = ""
) -> Petition:
    """The time to answer stands still from `on`: nothing is due, and it is never late, until it goes on.

    Raises NotAllowed, NothingRuns, ReasonShowsPerson, and what `norms.pause_deadline` raises.
    """
    with transaction.atomic():
        current, deadline = _running(petition, can_pause_answer, by)
        _refuse_persons(reason=reason, paper=paper)
        norms.pause_deadline(deadline, on=on, reason=reason, paper=paper, by=by, at=at)
        return _told("petition_paused", current, by, at)


def resume_answer(petition: Petition, *, on: date, reason: str, by: Actor, at: datetime) -> Petition:
    """The time to answer goes on, `on` counted. Raises what `pause_answer` and `norms.resume_deadline` do."""
    with transaction.atomic():
        current, deadline = _running(petition, can_pause_answer, by)
        _refuse_persons(reason=reason)
        norms.resume_deadline(deadline, on=on, reason=reason, by=by, at=at)
        return _told("petition_resumed", current, by, at)


def extend_answer(
    petition: Petition, *, days: int, reason: str, by: Actor, at: datetime, paper: str = ""
) -> Petition:
    """The leader of the unit that has it takes `days` more, as far as the norm lets.

    Raises NotAllowed, NothingRuns, ReasonShowsPerson, and what `norms.extend_deadline` raises.
    """
    with transaction.atomic():
        current, deadline = _running(petition, can_extend_answer, by)
        _refuse_persons(reason=reason, paper=paper)
        norms.extend_deadline(deadline, days=days, reason=reason, paper=paper, by=by, at=at)
        return _told("petition_extended", current, by, at)


def _running(
    petition: Petition, may: Callable[[Actor, Petition], bool], by: Actor
) -> tuple[Petition, Deadline]:
    current = locked_row(Petition, petition.pk)
    if not may(by, current):
        raise NotAllowed
    if not current.is_open or current.deadline is None:
        raise NothingRuns
    return current, current.deadline


def _refuse_persons(**texts: str) -> None:
    for field, text in texts.items():
        found = find_contacts(text)
        if found:
            told = _("Ai cũng đọc được chỗ này, mà đang có %(kinds)s. Ông/bà bỏ đi.")
            raise ReasonShowsPerson(told % {"kinds": words_of(found)}, field=field)


def _told(event: str, petition: Petition, by: Actor, at: datetime) -> Petition:
    record(event, thing=petition, by=by, at=at, unit_id=petition.unit_id)
    tell_clock(petition, at=at)
    return Petition.objects.select_related("deadline").get(pk=petition.pk)
