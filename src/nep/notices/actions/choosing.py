"""What one wants by e-mail, where, and in which language."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nep.accounts.actions import set_email, set_language
from nep.accounts.models import User
from nep.audit.actions import ActorLike
from nep.notices.actions.telling import send
from nep.notices.models import MutedKind
from nep.notices.registry import kinds_to_choose

CHECK = "email_to_check"


def choose(
    user: User, *, email: str, language: str, wanted: Iterable[str], by: ActorLike, at: datetime
) -> bool:
    """The reader's choice as a whole. A new address is checked by a letter to it; returns whether one was
    written. Answers and promises come in any case. Raises what `accounts.actions.set_email` refuses."""
    with transaction.atomic():
        changed = set_email(user, email, by=by, at=at)
        set_language(user, language)
        may_go = {kind.key for kind in kinds_to_choose() if kind.can_switch_off}
        MutedKind.objects.filter(user=user).delete()
        muted = sorted(may_go - set(wanted))
        MutedKind.objects.bulk_create(MutedKind(user=user, kind=kind) for kind in muted)
        if not changed or not user.email:
            return False
        send(CHECK, thing=user, at=at, to_users=[user])
        return True
