"""What comes into petitions from a spreadsheet."""

from nep.petitions.imports.paper_lists import PAPER_LISTS, THING_NAMES

__all__ = ["PAPER_LISTS", "THING_NAMES"]
