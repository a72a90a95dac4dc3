"""What comes into programmes from a spreadsheet."""

from nep.programmes.imports.plans import PLAN_LINES, THING_NAMES

__all__ = ["PLAN_LINES", "THING_NAMES"]
