"""Who hands over which certificates."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations.models import AwardForm, AwardRound, HandOver
from nep.commendations.permissions_certificates import can_print_certificates
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed


def plan_hand_over(
    round_: AwardRound, *, form: AwardForm, kind: str, presenter: str, at_once: int, by: Actor, at: datetime
) -> HandOver:
    """`presenter` hands over the certificates of `form` to those of `kind`, `at_once` on the stage together.
    Raises NotAllowed."""
    if not can_print_certificates(by, round_):
        raise NotAllowed
    with transaction.atomic():
        plan, _made = HandOver.objects.update_or_create(
            round=round_, form=form, kind=kind, defaults={"presenter": presenter, "at_once": at_once}
        )
        record("hand_over_planned", thing=round_, by=by, at=at, unit_id=round_.unit_id)
        return plan
