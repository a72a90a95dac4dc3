"""Who may do what with a commitment. No role opens one: only its owner and the reader it was given to."""

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import Commitment, Theme


def can_write_commitment(actor: Actor, theme: Theme) -> bool:
    """Every post that carries duties, in person, for a running theme that it may see."""
    return (
        actor.post is not None
        and actor.mandate is None
        and actor.post.person.user_id == actor.user_id
        and actor.has("write_commitment")
        and Theme.objects.visible_to(actor).filter(pk=theme.pk).exists()
    )


def can_change_commitment(actor: Actor, commitment: Commitment) -> bool:
    return Commitment.objects.of(actor).filter(pk=commitment.pk).exists()


def can_read_commitment(actor: Actor, commitment: Commitment) -> bool:
    """As the reader; the owner needs no permission to read."""
    return Commitment.objects.read_by(actor).filter(pk=commitment.pk).exists()


def can_bring_counts(actor: Actor, theme: Theme, unit: Unit) -> bool:
    """Who writes for the unit says how many commitments it, and what stands below it, keeps on paper."""
    return (
        theme.state == Theme.State.ISSUED
        and actor.may("edit_plan", unit)
        and Theme.objects.visible_to(actor).filter(pk=theme.pk).exists()
    )


def can_see_counts(actor: Actor) -> bool:
    return actor.has("view_desk")
