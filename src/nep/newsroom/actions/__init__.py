"""Every write of the newsroom."""

from nep.newsroom.actions.deciding import (
    approve_article,
    approve_correction,
    return_article,
    submit_article,
    take_back_article,
)
from nep.newsroom.actions.editing import copy_article, open_to_edit, stay_open, stop_editing
from nep.newsroom.actions.mentions import add_mention
from nep.newsroom.actions.moderating import (
    answer_remark,
    decline_remark,
    hide_in_remark,
    show_remark,
    undo_remark,
    withdraw_remark,
)
from nep.newsroom.actions.photographs import add_photograph, remove_photograph
from nep.newsroom.actions.publishing import (
    publish_article,
    publish_due,
    schedule_article,
    unschedule_article,
    withdraw_article,
)
from nep.newsroom.actions.quotes import add_frozen_quote, add_quote
from nep.newsroom.actions.remark_erasing import erase_remarks
from nep.newsroom.actions.remark_setting import name_moderator, switch_remarks
from nep.newsroom.actions.remarks import erase_own_remark, hash_of_owner, send_remark
from nep.newsroom.actions.writing import draft_article, restore_revision, save_article

__all__ = [
    "add_frozen_quote",
    "add_mention",
    "add_photograph",
    "add_quote",
    "answer_remark",
    "approve_article",
    "approve_correction",
    "copy_article",
    "decline_remark",
    "draft_article",
    "erase_own_remark",
    "erase_remarks",
    "hash_of_owner",
    "hide_in_remark",
    "name_moderator",
    "open_to_edit",
    "publish_article",
    "publish_due",
    "remove_photograph",
    "restore_revision",
    "return_article",
    "save_article",
    "schedule_article",
    "send_remark",
    "show_remark",
    "stay_open",
    "stop_editing",
    "submit_article",
    "switch_remarks",
    "take_back_article",
    "undo_remark",
    "unschedule_article",
    "withdraw_article",
    "withdraw_remark",
]
