"""Every write to a petition. Intake here; `handling` from assignment to answer."""

from nep.petitions.actions.classify import (
    classify_petition,
    exclude_officer,
    include_officer,
    review_public_text,
    split_petition,
    transfer_out_petition,
)
from nep.petitions.actions.quarantine import reject_quarantined, release_quarantine, undo_rejection
from nep.petitions.actions.sealed import open_sealed
from nep.petitions.actions.slips import PrintedSlip, SlipHolder, print_slip_book, read_slip, void_slip
from nep.petitions.actions.submit import Receipt, register_petition, register_spoken, submit_petition
from nep.petitions.actions.withdraw import last_day_to_undo, undo_withdrawal, withdraw_petition

__all__ = [
    "PrintedSlip",
    "Receipt",
    "SlipHolder",
    "classify_petition",
    "exclude_officer",
    "include_officer",
    "last_day_to_undo",
    "open_sealed",
    "print_slip_book",
    "read_slip",
    "register_petition",
    "register_spoken",
    "reject_quarantined",
    "release_quarantine",
    "review_public_text",
    "split_petition",
    "submit_petition",
    "transfer_out_petition",
    "undo_rejection",
    "undo_withdrawal",
    "void_slip",
    "withdraw_petition",
]
