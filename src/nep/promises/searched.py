"""What of promises can be found: by everyone once the words were approved, before by who works on them."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.promises.models import Promise
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

PROMISE = "promise"


def declare() -> None:
    register_kind(
        Kind(
            PROMISE,
            3,
            gettext_lazy("Việc đã hứa"),
            documents=documents,
            ids_after=partial(ids_after, Promise),
            shown=shown,
            holder=holder,
        )
    )


def reindex(promise: Promise) -> None:
    search.index(PROMISE, [promise.pk])


def documents(ids: Sequence[int]) -> list[Document]:
    promises = Promise.objects.filter(pk__in=ids).select_related("promised_by", "meeting").order_by("pk")
    return [_document(promise) for promise in promises]


def _document(promise: Promise) -> Document:
    texts = [promise.text, promise.promised_by_title]
    if promise.is_published:
        return Document(promise.pk, promise.made_on, public=texts)
    units = [promise.unit_id, promise.promised_by.unit_id]
    if promise.meeting is not None:
        units.append(promise.meeting.unit_id)
    return Document(
        promise.pk,
        promise.made_on,
        own=texts,
        keys=[key("promises"), *(key("promises", unit) for unit in units)],
    )


def holder(actor: "Actor") -> Holder:
    return Holder(keys_reached(actor, "view_promises", "promises"))


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    own = set(Promise.objects.visible_to(actor).filter(pk__in=ids).order_by().values_list("pk", flat=True))
    rows = list(Promise.objects.filter(pk__in=ids).order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {
        row.pk: Shown(
            row.text,
            reverse("promises:work" if row.pk in own else "promises:promise", args=[row.uuid]),
            about=_about(row, names[row.unit_id]),
        )
        for row in rows
        if row.is_published or row.pk in own
    }


def _about(promise: Promise, unit: str) -> str:
    said = _("%(unit)s, hứa %(day)s, %(state)s") % {
        "unit": unit,
        "day": short_day(promise.made_on),
        "state": promise.get_state_display(),
    }
    return f"{said} · {promise.promised_by_title}"
