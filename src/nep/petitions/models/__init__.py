"""What people say and ask, in three texts, and its way to an answer."""

from nep.petitions.models.petition import (
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
    "Channel",
    "Choice",
    "Concern",
    "Exclusion",
    "Klass",
    "Petition",
    "PetitionFile",
    "PetitionQuerySet",
    "SealedText",
    "Slip",
    "SlipBook",
    "State",
    "TellBy",
]
