"""What people say and ask, in three texts, and its way to an answer."""

from nep.petitions.models.disclosure import Disclosure
from nep.petitions.models.handling import (
    EDITABLE,
    LIVE,
    Answer,
    AnswerPromise,
    Assignment,
    Reopening,
    Telling,
)
from nep.petitions.models.paper_list import PaperLine
from nep.petitions.models.petition import (
    COUNTED,
    NOT_HANDLED,
    SENT_ABOVE,
    Channel,
    Choice,
    Concern,
    Exclusion,
    Klass,
    Petition,
    PetitionFile,
    PetitionQuerySet,
    State,
    TellBy,
)
from nep.petitions.models.slip import Slip, SlipBook
from nep.petitions.models.texts import SealedText

__all__ = [
    "COUNTED",
    "EDITABLE",
    "LIVE",
    "NOT_HANDLED",
    "SENT_ABOVE",
    "Answer",
    "AnswerPromise",
    "Assignment",
    "Channel",
    "Choice",
    "Concern",
    "Disclosure",
    "Exclusion",
    "Klass",
    "PaperLine",
    "Petition",
    "PetitionFile",
    "PetitionQuerySet",
    "Reopening",
    "SealedText",
    "Slip",
    "SlipBook",
    "State",
    "TellBy",
    "Telling",
]
