"""What comes into programmes from a spreadsheet."""

from nep.programmes.imports.commitments import COMMITMENT_COUNTS
from nep.programmes.imports.plans import PLAN_LINES, THING_NAMES

__all__ = ["COMMITMENT_COUNTS", "PLAN_LINES", "THING_NAMES"]
