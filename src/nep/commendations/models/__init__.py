"""The tables of commendation."""

from nep.commendations.models.ballots import (
    Ballot,
    BallotElector,
    BallotItem,
    BallotSlot,
    Choice,
    WrittenOpinion,
)
from nep.commendations.models.catalogue import AwardForm, AwardRule
from nep.commendations.models.councils import Council, CouncilMember, Recusal
from nep.commendations.models.nominations import Nomination, NominationFigure, NominationPaper, NominationStep
from nep.commendations.models.rounds import AwardRound, Phase, Quota, SubjectKind

__all__ = [
    "AwardForm",
    "AwardRound",
    "AwardRule",
    "Ballot",
    "BallotElector",
    "BallotItem",
    "BallotSlot",
    "Choice",
    "Council",
    "CouncilMember",
    "Nomination",
    "NominationFigure",
    "NominationPaper",
    "NominationStep",
    "Phase",
    "Quota",
    "Recusal",
    "SubjectKind",
    "WrittenOpinion",
]
