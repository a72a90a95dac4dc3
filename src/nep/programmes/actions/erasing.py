"""Commitments become counts one year after their theme (safeguard 12)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from nep.audit.actions import record
from nep.files.actions import discard
from nep.files.models import StoredFile
from nep.organisations.actors import Actor
from nep.programmes.models import Commitment, CommitmentEvidence, CommitmentText, Theme

LEAP_DAY = (2, 29)


def erased_on(theme: Theme) -> date:
    """The day on which nothing but counts may be left: one year after the theme ended. A safeguard's number
    is a floor in code: an office cannot keep the texts longer."""
    ended = min(theme.ends_on, theme.closed_on or theme.ends_on)
    if (ended.month, ended.day) == LEAP_DAY:
        return date(ended.year + 1, 3, 1)
    return ended.replace(year=ended.year + 1)


def erase_commitments(theme: Theme, *, by: Actor, at: datetime) -> int:
    """Envelopes, texts and evidence of `theme` are gone, bytes included; the tally stays. Runs twice safely.

    Returns how many envelopes were erased. Backups made before still hold them until they are thrown away;
    a restore erases again what is due (`register_replay`).
    """
    with transaction.atomic():
        erased = erase(Commitment.objects.filter(theme=theme))
        if erased:
            record("commitments_erased", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return erased


def erase(rows: "QuerySet[Commitment]") -> int:
    """Envelopes, texts and evidence of `rows` are gone, bytes included; returns how many envelopes."""
    evidence = CommitmentEvidence.objects.filter(commitment__in=rows)
    ids = {pk for pair in evidence.values_list("file_id", "thumbnail_id") for pk in pair if pk}
    evidence.delete()
    CommitmentText.objects.filter(commitment__in=rows).delete()
    erased = rows.delete()[0]
    discard(StoredFile.objects.filter(pk__in=ids))
    return erased
