"""Who may make and issue reports, open rounds, and write, send and approve what a round asks for."""

from collections.abc import Iterable

from nep.measures.models import Statement
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Unit
from nep.reviews.models import Assignment, CommentRequest, Round, SummaryReport


def can_compile_report(actor: Actor, unit: Unit) -> bool:
    """The programme office of the unit; whoever holds the machine may also do it from the command line."""
    return actor.channel in {Channel.CLI, Channel.DEMO} or actor.may("compile_report", unit)


def can_issue_report(actor: Actor, report: SummaryReport) -> bool:
    return actor.channel is Channel.DEMO or actor.may("issue_report", report.unit)


def can_open_round(actor: Actor, unit: Unit) -> bool:
    """The office that asks: it edits the round, opens and closes it, excuses units."""
    return actor.may("open_round", unit)


def can_chase_units(actor: Actor, round_: Round) -> bool:
    return actor.may("chase_units", round_.unit)


def can_write_report(actor: Actor, assignment: Assignment) -> bool:
    """The unit itself, or who may type in for it what it sent on paper."""
    return actor.may("write_report", assignment.unit) or can_enter_for(actor, assignment)


def can_enter_for(actor: Actor, assignment: Assignment) -> bool:
    """*Nhập thay*: the round's office, or an officer of the unit that approves."""
    if actor.may("open_round", assignment.round.unit):
        return True
    return assignment.above is not None and actor.may("write_report", assignment.above.unit)


def can_correct_statement(actor: Actor, statement: Statement) -> bool:
    """Who may write the report of its unit."""
    return statement.unit_id in correctable_units(actor, [statement.unit_id])


def correctable_units(actor: Actor, unit_ids: Iterable[int]) -> set[int]:
    """Those of the units whose statements the actor may correct: its own, and those it may enter for."""
    if not actor.has("write_report") and not actor.has("open_round"):
        return set()
    wanted = set(unit_ids)
    rows = Assignment.objects.filter(unit__in=wanted).select_related("round__unit", "above__unit")
    own = {pk for pk in wanted if actor.may("write_report", pk)}
    return own | {row.unit_id for row in rows if can_enter_for(actor, row)}


def can_submit_report(actor: Actor, assignment: Assignment) -> bool:
    return actor.may("submit_report", assignment.unit) or can_enter_for(actor, assignment)


def can_accept_report(actor: Actor, assignment: Assignment) -> bool:
    """The unit one level above in the round, else the office of the round."""
    return actor.may("accept_report", approver_of(assignment))


def can_reopen_report(actor: Actor, assignment: Assignment) -> bool:
    return actor.may("reopen_report", approver_of(assignment))


def approver_of(assignment: Assignment) -> Unit:
    return assignment.above.unit if assignment.above else assignment.round.unit


def can_comment_draft(actor: Actor, request: CommentRequest) -> bool:
    """The asked unit, or only the asked post."""
    if request.post_id is not None and actor.post_id != request.post_id:
        return False
    return actor.may("comment_draft", request.unit)
