"""The tables of commendation."""

from nep.commendations.models.ballots import (
    Ballot,
    BallotElector,
    BallotItem,
    BallotSlot,
    BallotTeller,
    Choice,
    TallyCount,
    TallySheet,
    WrittenOpinion,
)
from nep.commendations.models.catalogue import AwardForm, AwardRule
from nep.commendations.models.comments import CommentPeriod, PublicComment
from nep.commendations.models.councils import (
    Council,
    CouncilMember,
    DiscussionNote,
    DossierOpening,
    Recusal,
)
from nep.commendations.models.decisions import (
    AwardDecision,
    AwardItem,
    EntryChange,
    GoldenBook,
    OutsideAward,
    RegisterEntry,
)
from nep.commendations.models.nominations import (
    Consultation,
    ConsultedNomination,
    Nomination,
    NominationFigure,
    NominationPaper,
    NominationStep,
)
from nep.commendations.models.rounds import AwardRound, Phase, Quota, SubjectKind

__all__ = [
    "AwardDecision",
    "AwardForm",
    "AwardItem",
    "AwardRound",
    "AwardRule",
    "Ballot",
    "BallotElector",
    "BallotItem",
    "BallotSlot",
    "BallotTeller",
    "Choice",
    "CommentPeriod",
    "Consultation",
    "ConsultedNomination",
    "Council",
    "CouncilMember",
    "DiscussionNote",
    "DossierOpening",
    "EntryChange",
    "GoldenBook",
    "Nomination",
    "NominationFigure",
    "NominationPaper",
    "NominationStep",
    "OutsideAward",
    "Phase",
    "PublicComment",
    "Quota",
    "Recusal",
    "RegisterEntry",
    "SubjectKind",
    "TallyCount",
    "TallySheet",
    "WrittenOpinion",
]
