"""The life of a commitment: written for one reader, read, reviewed by its owner, erased to counts.

History knows that a commitment was written, changed or reviewed, and when; it does not know by whom: the
envelope says whose it is as long as it lives, and nothing says it afterwards (safeguard 12).
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.programmes.actions.erasing import erase
from nep.programmes.actions.evidence import store_evidence
from nep.programmes.models import (
    Commitment,
    CommitmentEvidence,
    CommitmentTally,
    CommitmentText,
    PlanAction,
    Theme,
)
from nep.programmes.models.commitments import first_day, side_of
from nep.programmes.permissions.commitments import (
    can_change_commitment,
    can_read_commitment,
    can_write_commitment,
)
from nep.programmes.queries.commitments import direct_heads
from nep.programmes.refusals import commitments as refusals
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

LONGEST_DUTY, LONGEST = 1000, 2000
MOST_FILES = 12


def write_commitment(
    theme: Theme,
    *,
    text: str,
    due_on: date,
    reader: Post,
    by: Actor,
    at: datetime,
    action: PlanAction | None = None,
    duty: str = "",
) -> Commitment:
    """One commitment of the person who acts, for the year of `at`, bound to `action` (of the unit's approved
    plan) or to `duty` in the owner's words; `reader` is the only other one who reads it.

    Raises NotAllowed, ThemeNotRunning, DutyMissing, DutyOfOther, WordsMissing, CommitmentTooLong,
    DueOutsideTheme, NotDirectHead, MarkedSecret, AlreadyCommitted.
    """
    with transaction.atomic():
        if not can_write_commitment(by, theme) or by.post is None:
            raise NotAllowed
        today = clock.day_of(at)
        if theme.state != Theme.State.ISSUED or not theme.starts_on <= today <= theme.ends_on:
            raise refusals.ThemeNotRunning
        content = _content(theme, by.post, action=action, duty=duty, text=text, due_on=due_on, today=today)
        _refuse_reader(reader, by.post, today)
        row = _envelope(theme, by.post, reader, today)
        CommitmentText.objects.create(commitment=row, **content)
        CommitmentTally.objects.create(
            theme=theme, unit=row.unit, year=row.year, counted_on=first_day(theme, row.year)
        )
        record("commitment_written", thing=row, by=_nobody(by), at=at)
        return row


def edit_commitment(
    commitment: Commitment,
    *,
    text: str,
    due_on: date,
    reader: Post,
    by: Actor,
    at: datetime,
    action: PlanAction | None = None,
    duty: str = "",
) -> Commitment:
    """Other words, another day, another reader, until the self-review. Raises as `write_commitment`, and
    AlreadyReviewed. A reader who is replaced reads nothing any more."""
    with transaction.atomic():
        row = _owned(commitment, by)
        assert by.post is not None
        if row.is_reviewed:
            raise refusals.AlreadyReviewed
        content = _content(
            row.theme, by.post, action=action, duty=duty, text=text, due_on=due_on, today=row.written_on
        )
        if reader.pk != row.reader_id:
            _refuse_reader(reader, by.post, clock.day_of(at))
        CommitmentText.objects.filter(commitment=row).update(**content)
        Commitment.objects.filter(pk=row.pk).update(reader=reader, seen_on=None)
        record("commitment_edited", thing=row, by=_nobody(by), at=at)
        row.refresh_from_db()
        return row


def pick_reader(commitment: Commitment, *, reader: Post, by: Actor, at: datetime) -> Commitment:
    """Another direct head reads it from now on, also after the self-review: heads come and go.

    Raises NotAllowed, NotDirectHead.
    """
    with transaction.atomic():
        row = _owned(commitment, by)
        assert by.post is not None
        _refuse_reader(reader, by.post, clock.day_of(at))
        Commitment.objects.filter(pk=row.pk).update(reader=reader, seen_on=None)
        record("commitment_reader_picked", thing=row, by=_nobody(by), at=at)
        row.refresh_from_db()
        return row


def review_commitment(
    commitment: Commitment,
    *,
    review: str,
    by: Actor,
    at: datetime,
    uploads: "Sequence[UploadedFile[Any]]" = (),
) -> Commitment:
    """The owner says in words what came of it. No grade is asked and none is given.

    Raises NotAllowed, AlreadyReviewed, ReviewMissing, CommitmentTooLong, MarkedSecret, and what evidence is
    refused for.
    """
    with transaction.atomic():
        row = _owned(commitment, by)
        words = clean(review).strip()
        if not words:
            raise refusals.ReviewMissing
        _refuse_words(words, field="review")
        open_row = Commitment.objects.filter(pk=row.pk, reviewed_on=None)
        if open_row.update(reviewed_on=clock.day_of(at), seen_on=None) != 1:
            raise refusals.AlreadyReviewed
        CommitmentText.objects.filter(commitment=row).update(review=words)
        _store(row, uploads, at)
        _count_review(row)
        record("commitment_reviewed", thing=row, by=_nobody(by), at=at)
        row.refresh_from_db()
        return row


def withdraw_commitment(commitment: Commitment, *, by: Actor, at: datetime) -> None:
    """The owner takes it back before the self-review: envelope, words and evidence are gone, and it is no
    longer counted. Another may be written in the same year. Raises NotAllowed, AlreadyReviewed."""
    with transaction.atomic():
        row = _owned(commitment, by)
        if row.is_reviewed:
            raise refusals.AlreadyReviewed
        record("commitment_withdrawn", thing=row, by=_nobody(by), at=at)
        tallies = _tallies(row)
        tallies.filter(pk__in=tallies.filter(reviewed_on=None).order_by("pk").values("pk")[:1]).delete()
        erase(Commitment.objects.filter(pk=row.pk))


def add_commitment_evidence(
    commitment: Commitment, *, uploads: "Sequence[UploadedFile[Any]]", by: Actor, at: datetime
) -> None:
    """The owner adds photographs or papers, at any time until the text is erased."""
    with transaction.atomic():
        row = _owned(commitment, by)
        _store(row, uploads, at)
        Commitment.objects.filter(pk=row.pk).update(seen_on=None)
        record("commitment_evidence_added", thing=row, by=_nobody(by), at=at)


def note_seen(commitment: Commitment, *, by: Actor, at: datetime) -> None:
    """The reader has read what there is; the owner sees the day. Raises NotAllowed."""
    with transaction.atomic():
        if not can_read_commitment(by, commitment):
            raise NotAllowed
        Commitment.objects.filter(pk=commitment.pk, seen_on=None).update(seen_on=clock.day_of(at))


def _content(
    theme: Theme,
    post: Post,
    *,
    action: PlanAction | None,
    duty: str,
    text: str,
    due_on: date,
    today: date,
) -> dict[str, Any]:
    """The clean content, after everything that refuses it."""
    if action is not None:
        plan = action.plan
        if (plan.theme_id, plan.unit_id, plan.state) != (theme.pk, post.unit_id, "approved"):
            raise refusals.DutyOfOther
        duty = action.text
    duty, words = clean(duty).strip(), clean(text).strip()
    if not duty:
        raise refusals.DutyMissing
    if not words:
        raise refusals.WordsMissing
    if len(duty) > LONGEST_DUTY:
        raise refusals.CommitmentTooLong(field="duty")
    _refuse_words(words, field="text")
    refuse_marked_secret(duty)
    if not today <= due_on <= theme.ends_on:
        raise refusals.DueOutsideTheme
    return {"action": action, "duty": duty, "text": words, "due_on": due_on}


def _refuse_words(words: str, *, field: str) -> None:
    if len(words) > LONGEST:
        raise refusals.CommitmentTooLong(field=field)
    refuse_marked_secret(words)


def _refuse_reader(reader: Post, post: Post, today: date) -> None:
    if reader.pk not in {head.pk for head in direct_heads(post, on=today)}:
        raise refusals.NotDirectHead


def _envelope(theme: Theme, post: Post, reader: Post, today: date) -> Commitment:
    try:
        with transaction.atomic():
            return Commitment.objects.create(
                theme=theme,
                year=today.year,
                person=post.person,
                unit=post.unit,
                side=side_of(post.unit),
                reader=reader,
                written_on=today,
            )
    except IntegrityError:
        raise refusals.AlreadyCommitted from None


def _owned(commitment: Commitment, by: Actor) -> Commitment:
    """The commitment, locked, for its owner alone."""
    if not can_change_commitment(by, commitment):
        raise NotAllowed
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("theme", "unit")
    return rows.get(pk=commitment.pk)


def _count_review(row: Commitment) -> None:
    """Some tally of the unit and year that has no self-review yet gets one."""
    tallies = _tallies(row)
    while free := tallies.filter(reviewed_on=None).order_by("pk").first():
        if CommitmentTally.objects.filter(pk=free.pk, reviewed_on=None).update(reviewed_on=free.counted_on):
            return


def _tallies(row: Commitment) -> "QuerySet[CommitmentTally]":
    """Those of its unit and year that were written here: what is kept on paper is counted by the unit."""
    return CommitmentTally.objects.filter(
        theme=row.theme_id, unit=row.unit_id, year=row.year, paper__isnull=True
    )


def _store(row: Commitment, uploads: "Sequence[UploadedFile[Any]]", at: datetime) -> None:
    if row.evidence.count() + len(uploads) > MOST_FILES:
        raise refusals.TooMuchEvidence
    for stored in store_evidence(uploads, at=at):
        CommitmentEvidence.objects.create(commitment=row, file=stored.file, thumbnail=stored.thumbnail)


def _nobody(by: Actor) -> Actor:
    """The door through which it came, without the person and the post."""
    return Actor(channel=by.channel)
