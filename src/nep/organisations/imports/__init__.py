"""Units, people and posts from a spreadsheet."""

from nep.organisations.imports.people import PEOPLE

__all__ = ["PEOPLE"]
