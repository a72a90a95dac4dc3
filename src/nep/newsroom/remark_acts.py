"""What can be done with a remark as it stands: one table that page, buttons and checks all read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.newsroom import actions
from nep.newsroom.forms import NoForm
from nep.newsroom.forms_remarks import AnswerForm, HideForm, RefuseForm, ShowForm
from nep.newsroom.models import Remark

State = Remark.State


@dataclass(frozen=True)
class RemarkAct:
    """One act: the states it fits, the form it asks, what it does, what will happen."""

    key: str
    label: Any
    states: tuple[str, ...]
    form: type[forms.Form]
    run: Callable[..., Any]
    done: Any
    consequences: tuple[Any, ...] = ()
    is_dangerous: bool = False


ACTS = {
    act.key: act
    for act in [
        RemarkAct(
            "dang", _("Duyệt đăng"), (State.WAITING,), ShowForm, actions.show_remark, _("Đã đăng phản hồi."),
            (_("Ai cũng đọc được lời này dưới bài, kèm ngày và tên muốn hiện."),
             _("Lời của người gửi chỉ được che, không được sửa.")),
        ),
        RemarkAct(
            "khong-dang", _("Không đăng"), (State.WAITING,), RefuseForm, actions.decline_remark,
            _("Đã ghi không đăng."),
            (_("Không ai khác đọc được. Người gửi xem được lý do ở địa chỉ riêng của phản hồi."),
             _("Lời và tên được xóa sau 30 ngày; trong thời gian ấy hoàn tác được.")),
        ),
        RemarkAct(
            "tra-loi", _("Trả lời"), (State.SHOWN,), AnswerForm, actions.answer_remark, _("Đã trả lời."),
            (_("Câu trả lời đứng tên đơn vị, ngay dưới lời phản hồi. Đã trả lời thì câu mới thay câu cũ."),),
        ),
        RemarkAct(
            "che", _("Che thêm"), (State.SHOWN,), HideForm, actions.hide_in_remark, _("Đã che."),
            (_("Phần đã che được xóa hẳn sau 30 ngày."),),
        ),
        RemarkAct(
            "go", _("Gỡ phản hồi"), (State.SHOWN,), RefuseForm, actions.withdraw_remark, _("Đã gỡ."),
            (_("Phản hồi không hiện dưới bài nữa. Người gửi xem được lý do ở địa chỉ riêng."),
             _("Lời và tên được xóa sau 30 ngày; trong thời gian ấy hoàn tác được.")),
            True,
        ),
        RemarkAct(
            "hoan-tac", _("Hoàn tác"), (State.DECLINED, State.WITHDRAWN), NoForm, actions.undo_remark,
            _("Đã hoàn tác."),
            (_("Phản hồi không đăng thì trở lại chờ duyệt; phản hồi đã gỡ thì hiện lại như trước."),),
        ),
    ]
}  # fmt: skip


def acts_for(remark: Remark) -> list[RemarkAct]:
    """What fits it as it stands; who may is asked beside it."""
    if remark.erased_at is not None:
        return []
    return [act for act in ACTS.values() if remark.state in act.states]
