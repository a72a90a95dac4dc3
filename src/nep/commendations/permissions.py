"""Who may do what with awards."""

from nep.commendations.models import AwardRound, Ballot, Council, CouncilMember, Nomination
from nep.organisations.actors import Actor
from nep.organisations.models import Unit


def can_open_award_round(actor: Actor, unit: Unit) -> bool:
    return actor.may("open_award_round", unit)


def can_set_quota(actor: Actor, round_: AwardRound) -> bool:
    return actor.may("open_award_round", round_.unit)


def can_nominate(actor: Actor, unit: Unit) -> bool:
    return actor.may("nominate", unit)


def can_judge(actor: Actor, nomination: Nomination) -> bool:
    """The office of the council before which it lies."""
    return actor.may("run_ballot", nomination.judged_by) or actor.may("nominate", nomination.judged_by)


def can_run_ballot(actor: Actor, council: Council) -> bool:
    """The office that keeps the papers of the council, and its own secretary."""
    if actor.may("run_ballot", council.unit):
        return True
    return _seat(actor, council, role=CouncilMember.Role.SECRETARY)


def can_vote(actor: Actor, ballot: Ballot) -> bool:
    """A member in person: a vote is never given to another."""
    return actor.mandate is None and _seat(actor, ballot.council)


def _seat(actor: Actor, council: Council, **condition: str) -> bool:
    if actor.post is None or not actor.grants:
        return False
    return council.members.filter(post=actor.post, left_on=None, **condition).exists()


def can_edit_catalogue(actor: Actor) -> bool:
    """Whoever keeps the dated rules of the installation."""
    return actor.has("edit_norms")


def can_see_awards(actor: Actor) -> bool:
    return actor.has("view_awards")
