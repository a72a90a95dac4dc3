"""Who may make and issue reports."""

from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Unit
from nep.reviews.models import SummaryReport


def can_compile_report(actor: Actor, unit: Unit) -> bool:
    """The programme office of the unit; whoever holds the machine may also do it from the command line."""
    return actor.channel in {Channel.CLI, Channel.DEMO} or actor.may("compile_report", unit)


def can_issue_report(actor: Actor, report: SummaryReport) -> bool:
    return actor.channel is Channel.DEMO or actor.may("issue_report", report.unit)
