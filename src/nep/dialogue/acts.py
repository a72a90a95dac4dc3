"""What an officer can do with a listening day: one table that page and buttons both read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nep.dialogue import actions, permissions
from nep.dialogue.forms import AnnounceForm, CancelForm, HeldForm, MoveDayForm, NoForm
from nep.dialogue.models import ListeningDay
from nep.meetings import actions as meetings
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor

State = Meeting.State


@dataclass(frozen=True)
class Act:
    key: str
    label: Any
    states: frozenset[str]
    may: Callable[[Actor, ListeningDay], bool]
    form: type[forms.Form]
    run: Callable[..., Any]
    done: Any
    consequences: tuple[Any, ...] = ()
    is_dangerous: bool = False


def _on_meeting(action: Callable[..., Any]) -> Callable[..., Any]:
    def run(day: ListeningDay, *, by: Actor, at: datetime, **given: Any) -> Any:
        return action(day.meeting, by=by, at=at, **given)

    return run


TO_COME = frozenset({State.PLANNED, State.ANNOUNCED})

ACTS = {
    act.key: act
    for act in [
        Act(
            "thong-bao", pgettext_lazy("act", "Thông báo"), frozenset({State.PLANNED}),
            permissions.can_announce_day,
            AnnounceForm, actions.announce_day, _("Đã thông báo."),
            (_("Ngày này hiện công khai, có trong lịch và bản in thông báo."),),
        ),
        Act(
            "da-to-chuc", _("Ghi đã tổ chức"), frozenset({State.ANNOUNCED}), permissions.can_record_day,
            HeldForm, _on_meeting(meetings.hold_meeting), _("Đã ghi. Ông/bà gõ các ý kiến vào bảng."),
        ),
        Act(
            "ket-thuc", _("Kết thúc"), frozenset({State.HELD}), permissions.can_close_day,
            NoForm, actions.close_day, _("Đã kết thúc."),
            (_("Không ghi thêm ý kiến được nữa. Mỗi vấn đề phải có nơi chịu trách nhiệm."),),
        ),
        Act(
            "doi-ngay", _("Dời ngày"), TO_COME, permissions.can_announce_day,
            MoveDayForm, _on_meeting(meetings.move_meeting), _("Đã dời ngày."),
            (_("Ngày cũ và lý do vẫn hiện công khai."),),
        ),
        Act(
            "khong-to-chuc", _("Không tổ chức"), TO_COME, permissions.can_announce_day,
            CancelForm, _on_meeting(meetings.cancel_meeting), _("Đã ghi không tổ chức."),
            (_("Lý do hiện công khai. Ngày này vẫn được đếm là ngày phải tổ chức."),), True,
        ),
    ]
}  # fmt: skip


def acts_for(actor: Actor, day: ListeningDay) -> list[Act]:
    return [act for act in ACTS.values() if day.meeting.state in act.states and act.may(actor, day)]
