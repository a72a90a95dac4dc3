"""Who may do what with awards."""

from nep.commendations.models import (
    AwardRound,
    Ballot,
    Consultation,
    Council,
    CouncilMember,
    Nomination,
    PublicComment,
    RegisterEntry,
)
from nep.commendations.models.nominations import NominationQuerySet
from nep.organisations.actors import Actor
from nep.organisations.models import Unit


def can_open_award_round(actor: Actor, unit: Unit) -> bool:
    return actor.may("open_award_round", unit)


def can_set_quota(actor: Actor, round_: AwardRound) -> bool:
    return actor.may("open_award_round", round_.unit)


def can_nominate(actor: Actor, unit: Unit) -> bool:
    return actor.may("nominate", unit)


def has_a_say_in(actor: Actor, nominations: NominationQuerySet) -> bool:
    """True unless the person stays out of one of them, or is nominated by one of them."""
    return not nominations.exclude(pk__in=nominations.of_others_than(actor).values("pk")).exists()


def can_judge(actor: Actor, nomination: Nomination) -> bool:
    """The office of the council before which it lies; nobody in the own case."""
    if nomination.person_id is not None and nomination.person_id in actor.person_ids:
        return False
    return actor.may("run_ballot", nomination.judged_by) or actor.may("nominate", nomination.judged_by)


def can_ask_consultation(actor: Actor, round_: AwardRound) -> bool:
    """The office of the round."""
    return actor.may("open_award_round", round_.unit)


def can_answer_consultation(actor: Actor, consultation: Consultation) -> bool:
    """Whoever nominates for the asked body speaks for it, and about all it was asked: not a person who stays
    out of one of the nominations."""
    asked = Nomination.objects.filter(consulted__consultation=consultation)
    return actor.may("nominate", consultation.unit) and has_a_say_in(actor, asked)


def can_issue_submission(actor: Actor, unit: Unit) -> bool:
    """Who may nominate for the unit and issue its papers."""
    return actor.may("nominate", unit) and actor.may("issue_paper", unit)


def can_bind(actor: Actor, round_: AwardRound) -> bool:
    """The office of the round, and every member of one of its councils."""
    if can_open_award_round(actor, round_.unit):
        return True
    if actor.post is None or not actor.grants:
        return False
    return CouncilMember.objects.filter(council__round=round_, post=actor.post, left_on=None).exists()


def can_add_paper(actor: Actor, nomination: Nomination) -> bool:
    """The nominating unit and the office before which it lies, until it is decided."""
    if nomination.state not in (*Nomination.EDITABLE, Nomination.State.SUBMITTED, Nomination.State.FORWARDED):
        return False
    return can_nominate(actor, nomination.unit) or can_judge(actor, nomination)


def can_run_ballot(actor: Actor, council: Council) -> bool:
    """The office that keeps the papers of the council, and its own secretary."""
    if actor.may("run_ballot", council.unit):
        return True
    seat = seat_of(actor, council)
    return seat is not None and seat.role == CouncilMember.Role.SECRETARY


def can_decide_on(actor: Actor, ballot: Ballot) -> bool:
    """Type what absent members wrote, write down the result: who keeps the papers of the council and has no
    part in anything on the ballot."""
    if not can_run_ballot(actor, ballot.council):
        return False
    return has_a_say_in(actor, Nomination.objects.filter(ballot_items__ballot=ballot))


def can_break_tie(actor: Actor, ballot: Ballot) -> bool:
    """The chair, when nothing on the ballot is closed to the chair."""
    if not can_recuse(actor, ballot.council):
        return False
    return has_a_say_in(actor, Nomination.objects.filter(ballot_items__ballot=ballot))


def can_vote(actor: Actor, ballot: Ballot) -> bool:
    """A member in person: a vote is never given to another."""
    return seat_of(actor, ballot.council) is not None


def can_type_tally(actor: Actor, ballot: Ballot) -> bool:
    """On paper the tally committee in person; hands are counted by whoever keeps the papers and has no part
    in what is voted on."""
    if ballot.method == Ballot.Method.HANDS:
        return can_decide_on(actor, ballot)
    seat = seat_of(actor, ballot.council)
    return seat is not None and ballot.tellers.filter(member=seat).exists()


def can_set_council(actor: Actor, unit: Unit) -> bool:
    return actor.may("run_ballot", unit)


def can_recuse(actor: Actor, council: Council) -> bool:
    """The chair of the council."""
    seat = seat_of(actor, council)
    return seat is not None and seat.role == CouncilMember.Role.CHAIR


def can_see_council(actor: Actor, council: Council) -> bool:
    """Its members in person and the office that keeps its papers."""
    return can_run_ballot(actor, council) or seat_of(actor, council) is not None


def can_issue_minutes(actor: Actor, council: Council) -> bool:
    """Whoever may issue papers of its unit: of those who keep the council's papers, or its chair."""
    if not actor.may("issue_paper", council.unit):
        return False
    return can_run_ballot(actor, council) or can_recuse(actor, council)


def can_read_minutes(actor: Actor, council: Council) -> bool:
    """Minutes are internal papers of the council's unit."""
    return actor.may("view_papers", council.unit)


def seat_of(actor: Actor, council: Council) -> CouncilMember | None:
    """The seat of the acting post, as long as it is held, and in person: nobody sits there in another's
    name."""
    if actor.post is None or actor.mandate is not None or not actor.grants:
        return None
    return council.members.filter(post=actor.post, left_on=None).select_related("council").first()


def can_edit_catalogue(actor: Actor) -> bool:
    """Whoever keeps the dated rules of the installation."""
    return actor.has("edit_norms")


def can_see_awards(actor: Actor) -> bool:
    return actor.has("view_awards")


def can_publish_awards(actor: Actor, unit: Unit) -> bool:
    """The office that writes the decisions of `unit` and keeps its register."""
    return actor.may("publish_awards", unit)


def can_change_entry(actor: Actor, entry: RegisterEntry) -> bool:
    """The office of the body that decided, or that keeps the decision of another authority."""
    holder = entry.outside.unit if entry.outside else entry.form.deciding_unit
    return holder is not None and can_publish_awards(actor, holder)


def can_read_comments(actor: Actor, round_: AwardRound) -> bool:
    """The secretary of the council, and the office that keeps its papers; never on somebody's behalf for the
    secretary: sealed text is opened by whom it is addressed to (safeguard 16)."""
    if actor.may("run_ballot", round_.unit):
        return True
    council = round_.councils.filter(unit=round_.unit).first()
    seat = seat_of(actor, council) if council and actor.mandate is None else None
    return seat is not None and seat.role == CouncilMember.Role.SECRETARY


def can_read_comment(actor: Actor, comment: PublicComment) -> bool:
    """Nobody reads what the public says about the own person, or about whom the person stays out of."""
    about = Nomination.objects.filter(pk=comment.nomination_id or 0)
    return can_read_comments(actor, comment.period.round) and has_a_say_in(actor, about)
