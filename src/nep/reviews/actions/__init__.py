"""Every write of this app: the summary report, rounds, and units' reports."""

from nep.reviews.actions.approving import accept_report, note_missing, reopen_report, return_report
from nep.reviews.actions.asking import chase_units, issue_request, remind_units
from nep.reviews.actions.commenting import (
    agree_with_draft,
    ask_for_comments,
    give_comment,
    print_comments,
    settle_comment,
)
from nep.reviews.actions.correcting import correct_stated_value, refuse_held
from nep.reviews.actions.in_bulk import accept_reports, take_reports, waiting_for
from nep.reviews.actions.returning import receive_docx, take_part
from nep.reviews.actions.round_report import (
    choose_highlight,
    draw_text,
    drop_highlight,
    start_round_report,
)
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
    "accept_reports",
    "agree_with_draft",
    "ask_for_comments",
    "ask_new_units",
    "chase_units",
    "choose_highlight",
    "close_round",
    "compile_report",
    "correct_stated_value",
    "create_round",
    "draw_text",
    "drop_highlight",
    "edit_outline",
    "enter_earlier",
    "excuse_unit",
    "give_comment",
    "issue_report",
    "issue_request",
    "note_missing",
    "open_round",
    "print_comments",
    "receive_docx",
    "refuse_held",
    "remind_units",
    "reopen_report",
    "return_report",
    "save_section",
    "set_deadlines",
    "settle_comment",
    "start_report",
    "start_round_report",
    "submit_report",
    "take_part",
    "take_reports",
    "waiting_for",
    "write_report",
]
