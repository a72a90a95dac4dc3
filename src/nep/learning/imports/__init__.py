"""What learning brings in from spreadsheets."""

from nep.learning.imports.questions import QUESTIONS, THING_NAMES

__all__ = ["QUESTIONS", "THING_NAMES"]
