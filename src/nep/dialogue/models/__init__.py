"""Listening days and dialogues: their rule, who wants to speak, who spoke, what was said, what it came to."""

from nep.dialogue.models.day import ListeningDay, Registration
from nep.dialogue.models.said import Issue, Opinion, Speaker
from nep.dialogue.models.series import ListeningSeries, SeriesHost, SeriesPlace

__all__ = [
    "Issue",
    "ListeningDay",
    "ListeningSeries",
    "Opinion",
    "Registration",
    "SeriesHost",
    "SeriesPlace",
    "Speaker",
]
