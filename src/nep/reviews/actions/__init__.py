"""Every write of this app: the summary report, rounds, and units' reports."""

from nep.reviews.actions.approving import accept_report, note_missing, reopen_report, return_report
from nep.reviews.actions.rounds import close_round, create_round, excuse_unit, open_round, set_deadlines
from nep.reviews.actions.summary import compile_report, issue_report, save_section, start_report
from nep.reviews.actions.writing import submit_report, write_report

__all__ = [
    "accept_report",
    "close_round",
    "compile_report",
    "create_round",
    "excuse_unit",
    "issue_report",
    "note_missing",
    "open_round",
    "reopen_report",
    "return_report",
    "save_section",
    "set_deadlines",
    "start_report",
    "submit_report",
    "write_report",
]
