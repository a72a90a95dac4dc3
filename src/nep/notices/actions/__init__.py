"""Telling people, and carrying what was told to their mail boxes."""

from nep.notices.actions.choosing import choose
from nep.notices.actions.mailing import Delivered, collect_mail, deliver_mail, readers_of, send_again
from nep.notices.actions.telling import drop_tasks, finish_task, mark_read, send

__all__ = [
    "Delivered",
    "choose",
    "collect_mail",
    "deliver_mail",
    "drop_tasks",
    "finish_task",
    "mark_read",
    "readers_of",
    "send",
    "send_again",
]
