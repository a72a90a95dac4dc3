"""Writes on practices."""

from nep.practices.actions.adopting import adopt_practice, change_adoption, stop_adoption
from nep.practices.actions.deciding import (
    publish_practice,
    recognise_practice,
    register_practice,
    return_practice,
    unpublish_practice,
    withdraw_practice,
)
from nep.practices.actions.evidence import add_evidence, remove_evidence
from nep.practices.actions.results import add_result, freeze_result, remove_result
from nep.practices.actions.writing import add_owner, draft_practice, edit_practice, remove_owner

__all__ = [
    "add_evidence",
    "add_owner",
    "add_result",
    "adopt_practice",
    "change_adoption",
    "draft_practice",
    "edit_practice",
    "freeze_result",
    "publish_practice",
    "recognise_practice",
    "register_practice",
    "remove_evidence",
    "remove_owner",
    "remove_result",
    "return_practice",
    "stop_adoption",
    "unpublish_practice",
    "withdraw_practice",
]
