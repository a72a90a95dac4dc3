"""Reading history."""

from django.db import models
from django.db.models import QuerySet

from nep.audit.kinds import kind_of
from nep.audit.models import Event, SealedRead


def events_of(thing: models.Model) -> QuerySet[Event]:
    """History of `thing`, newest first."""
    return Event.objects.filter(thing_kind=kind_of(thing), thing_id=thing.pk).order_by("-id")


def sealed_reads_of(thing: models.Model) -> QuerySet[SealedRead]:
    """Who opened sealed text of `thing`, newest first."""
    return SealedRead.objects.filter(thing_kind=kind_of(thing), thing_id=thing.pk).order_by("-id")
