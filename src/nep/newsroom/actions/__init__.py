"""Every write of the newsroom."""

from nep.newsroom.actions.deciding import (
    approve_article,
    approve_correction,
    return_article,
    submit_article,
    take_back_article,
)
from nep.newsroom.actions.editing import copy_article, open_to_edit, stay_open, stop_editing
from nep.newsroom.actions.photographs import add_photograph, remove_photograph
from nep.newsroom.actions.publishing import (
    publish_article,
    publish_due,
    schedule_article,
    unschedule_article,
    withdraw_article,
)
from nep.newsroom.actions.quotes import add_frozen_quote, add_quote
from nep.newsroom.actions.writing import draft_article, restore_revision, save_article

__all__ = [
    "add_frozen_quote",
    "add_photograph",
    "add_quote",
    "approve_article",
    "approve_correction",
    "copy_article",
    "draft_article",
    "open_to_edit",
    "publish_article",
    "publish_due",
    "remove_photograph",
    "restore_revision",
    "return_article",
    "save_article",
    "schedule_article",
    "stay_open",
    "stop_editing",
    "submit_article",
    "take_back_article",
    "unschedule_article",
    "withdraw_article",
]
