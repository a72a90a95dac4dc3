"""Why the product says no to a theme or a plan, each with the sentence that the page shows."""

from nep.programmes.refusals.plans import *  # noqa: F403 - one list of refusals, in files by subject
from nep.programmes.refusals.themes import *  # noqa: F403
