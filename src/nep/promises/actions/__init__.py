"""Writes on promises."""

from nep.promises.actions.confirming import answer_dispute, confirm_promise
from nep.promises.actions.keeping import add_evidence, keep_promise
from nep.promises.actions.making import approve_wording, correct_typing, make_promise, reword_promise
from nep.promises.actions.moving import fail_promise, move_promise, withdraw_promise

__all__ = [
    "add_evidence",
    "answer_dispute",
    "approve_wording",
    "confirm_promise",
    "correct_typing",
    "fail_promise",
    "keep_promise",
    "make_promise",
    "move_promise",
    "reword_promise",
    "withdraw_promise",
]
