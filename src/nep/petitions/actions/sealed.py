"""Sealing what tells who somebody is, and opening it with a reason that the citizen can read."""

import json
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.organisations.actors import Actor
from nep.petitions import keys, permissions
from nep.petitions.models import Petition, SealedText
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed, Refusal

Kind = SealedText.Kind
SHORTEST_REASON = 10


class ReasonMissing(Refusal):
    sentence = _("Hãy ghi lý do xem, ít nhất 10 ký tự. Người gửi sẽ đọc được lý do này.")
    field = "reason"


class NothingSealed(Refusal):
    sentence = _("Người gửi không để lại thông tin này.")


def seal_text(petition: Petition, kind: str, text: str) -> None:
    key_id, nonce, sealed = keys.seal(text, petition=petition.uuid, kind=kind)
    SealedText.objects.create(petition=petition, kind=kind, key_id=key_id, nonce=nonce, sealed=sealed)


def reseal_text(petition: Petition, kind: str, text: str) -> None:
    """Seal `text` instead of what was sealed before."""
    SealedText.objects.filter(petition=petition, kind=kind).delete()
    seal_text(petition, kind, text)


def sealed_text_of(petition: Petition, kind: str) -> str | None:
    """What is sealed, to be sealed anew for another desk; shown to nobody, so no reading is logged."""
    row = SealedText.objects.filter(petition=petition, kind=kind).select_related("petition").first()
    return unseal_row(row) if row else None


def unseal_row(row: SealedText) -> str:
    """The text of a sealed row. For the check and for actions that logged the reading; see `open_sealed`."""
    return keys.unseal(
        row.key_id, bytes(row.nonce), bytes(row.sealed), petition=row.petition.uuid, kind=row.kind
    )


def open_sealed(petition: Petition, *, what: str, reason: str, by: Actor, at: datetime) -> str:
    """Open `what` ("identity", "original") for `reason`, and log it where the citizen sees it.

    The identity of a petition that belongs to another desk, or whose citizen did not tick that the unit may
    call, stays shut. Raises ReasonMissing, NothingSealed, NotAllowed.
    """
    with transaction.atomic():
        rows = Petition.objects.select_for_update(of=("self",)).select_related("desk_unit", "unit")
        petition = rows.get(pk=petition.pk)
        may = permissions.can_open_identity if what == Kind.IDENTITY else permissions.can_open_original
        if not may(by, petition):
            raise NotAllowed
        if len(clean(reason).strip()) < SHORTEST_REASON:
            raise ReasonMissing
        row = SealedText.objects.filter(petition=petition, kind=what).select_related("petition").first()
        if row is None:
            raise NothingSealed
        text = unseal_row(row)
        audit.record_sealed_read(thing=petition, what=what, reason=clean(reason)[:300], by=by, at=at)
        audit.record("petition_sealed_opened", thing=petition, by=by, at=at, facts={"what": what})
    return text


def identity_of(opened: str) -> dict[str, str]:
    """An opened identity as {"name", "phone", "address"}."""
    given: dict[str, str] = json.loads(opened)
    return given
