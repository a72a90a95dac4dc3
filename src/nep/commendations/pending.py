"""What a council chose waits until it is made known.

Until then its own office, its members and whoever publishes read the result; for everybody else the
nomination still waits to be judged.
"""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext as _

from nep.commendations.models import (
    AwardDecision,
    AwardItem,
    AwardRound,
    CommentPeriod,
    Nomination,
    RegisterEntry,
)
from nep.commendations.models.nominations import NominationQuerySet
from nep.organisations.actors import Actor
from nep.organisations.reach import units_reached

STATE = Nomination.State
RESULTS = (STATE.CHOSEN, STATE.LEFT)


def with_told_state(nominations: NominationQuerySet, actor: Actor) -> NominationQuerySet:
    """Each knows `told_state`: its state as `actor` may know it. No query of its own."""
    hidden = Q(state__in=RESULTS, form__is_own=True) & ~_made_known() & ~_knows(actor)
    return nominations.annotate(
        told_state=Case(When(hidden, then=Value(STATE.SUBMITTED)), default=F("state"))
    )


def told_label(nomination: Nomination) -> str:
    """The words for `told_state`, on a row of `with_told_state` that comes with its form: no council of ours
    chose whom another authority awarded (safeguard 20)."""
    state = STATE(nomination.told_state)  # type: ignore[attr-defined] # set by with_told_state
    if nomination.form.is_own:
        return str(state.label)
    words = {STATE.CHOSEN: _("đã có quyết định khen thưởng"), STATE.LEFT: _("không được khen thưởng")}
    return words.get(state, str(state.label))


def awarded_nominations(nominations: NominationQuerySet) -> NominationQuerySet:
    """Those that stand in the register, as ours or as recorded, and were not revoked."""
    revoked = RegisterEntry.State.REVOKED
    ours = Q(award_item__entry__isnull=False) & ~Q(award_item__entry__state=revoked)
    recorded = Q(outside_award__entry__isnull=False) & ~Q(outside_award__entry__state=revoked)
    return nominations.filter(ours | recorded)


def _made_known() -> Q:
    """The public was asked about the chosen, their decision is published, or the round is over."""
    asked = CommentPeriod.objects.filter(round=OuterRef("round"), form=OuterRef("form"))
    published = AwardItem.objects.filter(
        decision__round=OuterRef("round"),
        decision__form=OuterRef("form"),
        decision__state=AwardDecision.State.PUBLISHED,
        nomination__kind=OuterRef("kind"),
    )
    return Q(Exists(asked)) | Q(Exists(published)) | Q(round__state=AwardRound.State.CLOSED)


def _knows(actor: Actor) -> Q:
    """The office of the council, its members, and who publishes the decision."""
    own = Q(judged_by=actor.unit)
    if actor.mandate_id is None and actor.post_id is not None:
        seats = AwardRound.objects.filter(
            pk=OuterRef("round"),
            councils__unit=OuterRef("judged_by"),
            councils__members__post=actor.post_id,
            councils__members__left_on=None,
        )
        own |= Q(Exists(seats))
    units = units_reached(actor, "publish_awards")
    return own | (Q(form__deciding_unit__isnull=False) if units is None else Q(form__deciding_unit__in=units))
