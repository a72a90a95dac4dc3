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
from nep.commendations.models.certificates import (
    Certificate,
    CertificateLayout,
    CertificateRun,
    HandOver,
    LayoutField,
    LayoutPicture,
    RunPart,
)
from nep.commendations.models.comments import CommentPeriod, PublicComment
from nep.commendations.models.councils import Council, CouncilMember, DiscussionNote, DossierOpening, Recusal
from nep.commendations.models.credentials import Credential, SigningKey
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
    "Certificate",
    "CertificateLayout",
    "CertificateRun",
    "Choice",
    "CommentPeriod",
    "Consultation",
    "ConsultedNomination",
    "Council",
    "CouncilMember",
    "Credential",
    "DiscussionNote",
    "DossierOpening",
    "EntryChange",
    "GoldenBook",
    "HandOver",
    "LayoutField",
    "LayoutPicture",
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
    "RunPart",
    "SigningKey",
    "SubjectKind",
    "TallyCount",
    "TallySheet",
    "WrittenOpinion",
]
