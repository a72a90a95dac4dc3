"""A handwritten list taken whole: each line is a petition as a clerk would have written it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nep.audit import actions as audit
from nep.imports.effects import Effects
from nep.imports.ranges import conditions, ids_in
from nep.imports.trace import Trace
from nep.norms.models import Deadline
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.petitions import permissions
from nep.petitions.actions.slips import take_book_slip
from nep.petitions.actions.submit import take
from nep.petitions.models import Channel, Concern, PaperLine, Petition, SealedText, Slip, State
from nep.petitions.searched import PETITION
from nep.petitions.submission import Submission
from nep.search.actions import index
from nep.web.errors import NotAllowed


@dataclass(frozen=True)
class ListedLine:
    """One line: where it stands on paper, the words and wishes, and the slip that was handed out for it."""

    number: str
    listed_on: date
    line: int
    submission: Submission
    slip_number: str = ""

    @property
    def mark(self) -> str:
        """Keyed: equal for the same contents of the line, else different."""
        return self.submission.fingerprint([self.slip_number])


def register_paper_list(
    lines: Sequence[ListedLine], *, unit: Unit, trace: Trace, by: Actor, at: datetime
) -> None:
    """Take each line as `register_petition` would at the desk of `unit`, on paper. Sealed as it is taken.
    Classes wait for who reads the words: nothing is sorted here.

    Raises NotAllowed, UnknownBookSlip, BookSlipUsed and the refusals of `take`; IntegrityError for a line
    that was taken meanwhile.
    """
    with transaction.atomic():
        if not permissions.can_register_petition(by, unit):
            raise NotAllowed
        for done, line in enumerate(lines, start=1):
            _take_line(line, unit=unit, trace=trace, by=by, at=at)
            trace.progress(done)


def _take_line(line: ListedLine, *, unit: Unit, trace: Trace, by: Actor, at: datetime) -> None:
    slip = take_book_slip(line.slip_number, unit=unit) if line.slip_number else None
    home = unit if line.submission.concern == Concern.NO else None
    petition = take(
        line.submission, home=home, channel=Channel.PAPER, state=State.RECEIVED, slip=slip, by=by, at=at
    )
    kept = PaperLine.objects.create(
        petition=petition,
        unit=unit,
        number=line.number,
        listed_on=line.listed_on,
        line=line.line,
        fingerprint=line.mark,
    )
    facts: dict[str, str | int | None] = {"line": line.line, "batch": trace.batch_id}
    audit.record("petition_listed", thing=petition, by=by, at=at, facts=facts)
    _note(trace, petition, kept, slip)


def _note(trace: Trace, petition: Petition, kept: PaperLine, slip: Slip | None) -> None:
    trace.made(Petition, [petition.pk])
    trace.made(PaperLine, [kept.pk])
    trace.made(SealedText, petition.sealed_texts.order_by("pk").values_list("pk", flat=True))
    trace.made(Deadline, [petition.deadline_id] if petition.deadline_id else [])
    if slip is not None:
        printed = {"state": str(Slip.State.PRINTED), "first_used_at": None}
        trace.changed(Slip, [(slip.pk, printed, {**printed, "state": str(Slip.State.USED)})])


def take_back_paper_list(effects: Effects, *, unit: Unit, by: Actor, at: datetime) -> None:
    """The petitions of the import are gone with what was sealed of them; their slips are in the book again.

    The caller has made sure that nobody acted on one of them (see `imports.stands_on`). Raises NotAllowed.
    """
    with transaction.atomic():
        if not permissions.can_register_petition(by, unit):
            raise NotAllowed
        count = sum(last - first + 1 for first, last in effects.made(Petition))
        effects.remove(SealedText)
        effects.remove(PaperLine)
        for own in conditions("petition", effects.made(Petition)):
            Petition.promises.through._base_manager.filter(own).delete()
        effects.remove(Petition)
        effects.remove(Deadline)
        index(PETITION, ids_in(effects.made(Petition)))
        effects.restore(Slip)
        audit.record(
            "petition_list_taken_back", thing=unit, by=by, at=at, unit_id=unit.pk, facts={"count": count}
        )
