"""Every write of this app: the summary report, rounds, and units' reports."""

from nep.reviews.actions.approving import accept_report, note_missing, reopen_report, return_report
from nep.reviews.actions.asking import chase_units, issue_request, remind_units
from nep.reviews.actions.rounds import (
    ask_new_units,
    close_round,
    create_round,
    edit_outline,
    excuse_unit,
    open_round,
    set_deadlines,
)
from nep.reviews.actions.summary import compile_report, issue_report, save_section, start_report
from nep.reviews.actions.writing import enter_earlier, submit_report, write_report

__all__ = [
    "accept_report",
    "ask_new_units",
    "chase_units",
    "close_round",
    "compile_report",
    "create_round",
    "edit_outline",
    "enter_earlier",
    "excuse_unit",
    "issue_report",
    "issue_request",
    "note_missing",
    "open_round",
    "remind_units",
    "reopen_report",
    "return_report",
    "save_section",
    "set_deadlines",
    "start_report",
    "submit_report",
    "write_report",
]
