"""Units, people and posts from a spreadsheet."""

from nep.organisations.imports.people import PEOPLE
from nep.organisations.imports.posts import POSTS
from nep.organisations.imports.units import UNITS

IMPORTERS = (UNITS, PEOPLE, POSTS)
