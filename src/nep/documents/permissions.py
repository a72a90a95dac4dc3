"""Who may do what with official papers. Which papers one sees is `IssuedPaper.objects.visible_to`."""

from nep.documents.models import IssuedPaper
from nep.organisations.actors import Actor
from nep.organisations.models import Unit


def can_issue_paper(actor: Actor, unit: Unit) -> bool:
    return actor.may("issue_paper", unit)


def can_attach_scan(actor: Actor, paper: IssuedPaper) -> bool:
    """Whoever may issue for the unit may add the signed scan."""
    return actor.may("issue_paper", paper.unit)


def can_set_numbering(actor: Actor, unit: Unit) -> bool:
    return actor.may("manage_units", unit)
