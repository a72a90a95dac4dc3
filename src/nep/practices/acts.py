"""What can be done with a practice as it stands: one table that page, buttons and checks all read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.actors import Actor
from nep.practices import actions, permissions
from nep.practices.forms import NoForm, ReasonForm
from nep.practices.models import Practice

State = Practice.State


@dataclass(frozen=True)
class Act:
    """One act: the states it fits, who may, the form it asks, what it does, what will happen."""

    key: str
    label: Any
    states: frozenset[str]
    may: Callable[[Actor, Practice], bool]
    form: type[forms.Form]
    run: Callable[..., Any]
    done: Any
    consequences: tuple[Any, ...] = ()
    is_public: bool | None = None
    is_dangerous: bool = False

    def fits(self, practice: Practice) -> bool:
        return practice.state in self.states and self.is_public in {None, practice.is_public}


TO_CHANGE = frozenset({State.DRAFT, State.RETURNED})
WAITING = frozenset({State.REGISTERED})
KNOWN = frozenset({State.RECOGNISED})
NOT_DRAFT = frozenset({State.REGISTERED, State.RETURNED, State.RECOGNISED})

ACTS = {
    act.key: act
    for act in [
        Act(
            "dang-ky", _("Đăng ký mô hình"), TO_CHANGE, permissions.can_register, NoForm,
            actions.register_practice, _("Đã đăng ký mô hình."),
            (_("Cấp trên trực tiếp đọc, rồi công nhận hoặc trả lại kèm lý do."),
             _("Khi đang chờ thì lời văn không sửa được."),
             _("Mô hình của cấp cao nhất không cần công nhận: đăng ký xong là mô hình được công nhận.")),
        ),
        Act(
            "cong-nhan", _("Công nhận"), WAITING, permissions.can_decide, ReasonForm,
            actions.recognise_practice, _("Đã công nhận mô hình."),
            (_("Mô hình hiện ở trang công khai; mô hình của tổ chức đảng thì nơi ban hành tự quyết định."),
             _("Đơn vị khác áp dụng được.")),
        ),
        Act(
            "tra-lai", _("Trả lại, đề nghị bổ sung"), WAITING, permissions.can_decide, ReasonForm,
            actions.return_practice, _("Đã trả lại."), (_("Đơn vị sửa rồi đăng ký lại được."),),
        ),
        Act(
            "cong-khai", _("Đưa ra công khai"), KNOWN, permissions.can_publish, NoForm,
            actions.publish_practice, _("Đã đưa ra công khai."),
            (_("Ai cũng đọc được mô hình này, ảnh và giấy tờ kèm theo."),), False,
        ),
        Act(
            "thoi-cong-khai", _("Thôi công khai"), KNOWN, permissions.can_publish, NoForm,
            actions.unpublish_practice, _("Đã thôi công khai."),
            (_("Người ngoài không còn đọc được mô hình này."),), True,
        ),
        Act(
            "rut", _("Rút mô hình"), NOT_DRAFT, permissions.can_withdraw, ReasonForm,
            actions.withdraw_practice, _("Đã rút mô hình."),
            (_("Mô hình không còn công khai. Số đã đếm vẫn giữ nguyên theo ngày của nó."),), None, True,
        ),
    ]
}  # fmt: skip


def acts_for(actor: Actor, practice: Practice) -> list[Act]:
    """What `actor` may do with `practice` as it stands."""
    return [act for act in ACTS.values() if act.fits(practice) and act.may(actor, practice)]
