"""Who may do what with certificates."""

from nep.commendations.models import AwardRound
from nep.organisations.actors import Actor


def can_print_certificates(actor: Actor, round_: AwardRound) -> bool:
    """The office that publishes the decisions of the round prints what came of them and hands it over."""
    return actor.may("publish_awards", round_.unit)
