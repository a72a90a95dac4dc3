"""Giving who sent a petition to a body outside: by its paper alone, logged, told to the citizen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.organisations.actors import Actor
from nep.petitions import permissions
from nep.petitions.actions.answering import acting_post
from nep.petitions.actions.sealed import Kind, NothingSealed, sealed_text_of
from nep.petitions.models import Disclosure, Petition
from nep.vietnamese.text import clean
from nep.web.errors import Refusal


class UnknownNumber(Refusal):
    sentence = _("Không có phiếu số này.")
    field = "slip_number"


class PaperMissing(Refusal):
    sentence = _("Chỉ cung cấp danh tính khi có văn bản: ghi đủ cơ quan, số văn bản, căn cứ và người ký.")


def disclose_identity(
    petition: Petition,
    *,
    paper_number: str,
    basis: str,
    signer: str,
    to_body: str,
    by: Actor,
    at: datetime,
) -> str:
    """`to_body` is given who sent the petition, on the paper `paper_number` signed by `signer`; the sender
    reads all of it on the tracking page. Returns the sealed identity, to be shown this once.

    Raises UnknownNumber also to whom the petition must stay unknown, PaperMissing with the field that is
    empty, NothingSealed.
    """
    given = {"to_body": to_body, "paper_number": paper_number, "basis": basis, "signer": signer}
    paper = {name: clean(text).strip() for name, text in given.items()}
    with transaction.atomic():
        rows = Petition.objects.select_for_update(of=("self",)).select_related("desk_unit", "place_unit")
        petition = rows.get(pk=petition.pk)
        if not permissions.can_disclose_identity(by, petition):
            raise UnknownNumber
        for name, text in paper.items():
            if not text:
                raise PaperMissing(PaperMissing.sentence, field=name)
        identity = sealed_text_of(petition, Kind.IDENTITY)
        if identity is None:
            raise NothingSealed
        Disclosure.objects.create(petition=petition, **paper, by_post=acting_post(by), disclosed_at=at)
        audit.record("petition_identity_disclosed", thing=petition, by=by, at=at)
    return identity
