"""Reading history."""

from collections.abc import Iterable, Sequence

from django.db import models
from django.db.models import QuerySet

from nep.audit.kinds import kind_of, kind_of_model
from nep.audit.models import Event, SealedRead


def events_of(thing: models.Model) -> QuerySet[Event]:
    """History of `thing`, newest first."""
    return Event.objects.filter(thing_kind=kind_of(thing), thing_id=thing.pk).order_by("-id")


def sealed_reads_of(thing: models.Model) -> QuerySet[SealedRead]:
    """Who opened sealed text of `thing`, newest first."""
    return SealedRead.objects.filter(thing_kind=kind_of(thing), thing_id=thing.pk).order_by("-id")


def were_touched(model: type[models.Model], ids: Iterable[Sequence[int]], *, but: Sequence[str]) -> int:
    """How many things of `model`, given by ranges of ids (first, last), have a line of history other than
    `but`, or were opened where they are sealed."""
    kind, touched = kind_of_model(model), set()
    for first, last in ids:
        there = {"thing_kind": kind, "thing_id__gte": first, "thing_id__lte": last}
        events = Event.objects.filter(**there).exclude(event__in=but)
        touched |= set(events.values_list("thing_id", flat=True))
        touched |= set(SealedRead.objects.filter(**there).values_list("thing_id", flat=True))
    return len(touched)
