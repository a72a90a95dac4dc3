"""What may be done with a session, for its page: a name, a form, one action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.learning import actions, permissions
from nep.learning.forms import CancelForm, HeldForm, MoveForm
from nep.learning.models import Session
from nep.organisations.actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Act:
    key: str
    label: "StrOrPromise"
    done: "StrOrPromise"
    run: Callable[..., Any]
    form: Callable[..., forms.Form] = forms.Form
    first: Callable[[Session], dict[str, Any]] = lambda session: {}
    consequences: Sequence["StrOrPromise"] = ()
    is_dangerous: bool = False

    def may(self, actor: Actor, session: Session) -> bool:
        return session.state == Session.State.PLANNED and permissions.can_change_session(actor, session)


ALL = (
    Act(
        "moi",
        _("Gửi giấy mời"),
        _("Đã gửi giấy mời."),
        actions.invite,
        consequences=(
            _("Mọi người trong danh sách chưa được mời nhận thông báo."),
            _("Ai không có tài khoản thì ông/bà in giấy mời để đưa."),
        ),
    ),
    Act(
        "da-to-chuc",
        _("Ghi đã tổ chức"),
        _("Đã ghi buổi học đã tổ chức."),
        actions.hold_session,
        form=HeldForm,
        first=lambda session: {"held_on": session.meeting.happens_on},
        consequences=(
            _("Số đếm của buổi học vào số liệu của ngày ấy. Ai chưa được ghi thì tính là vắng."),
            _("Sau đó ông/bà vẫn sửa được danh sách, ví dụ ghi đã học bù."),
        ),
    ),
    Act(
        "doi-ngay",
        _("Dời ngày"),
        _("Đã dời ngày và báo cho người được mời."),
        actions.move_session,
        form=MoveForm,
    ),
    Act(
        "huy",
        _("Báo không tổ chức"),
        _("Đã ghi không tổ chức và báo cho người được mời."),
        actions.cancel_session,
        form=CancelForm,
        is_dangerous=True,
    ),
)
ACTS = {one.key: one for one in ALL}


def acts_for(actor: Actor, session: Session) -> list[Act]:
    return [one for one in ALL if one.may(actor, session)]
