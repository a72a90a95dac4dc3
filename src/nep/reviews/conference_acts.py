"""What may be done with a conference, for its page: a name, a form, one action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.actors import Actor
from nep.reviews.actions import agenda, conferences, invitations
from nep.reviews.conference_forms import CancelForm, HeldForm, MoveForm
from nep.reviews.conference_permissions import can_run_conference
from nep.reviews.models import Conference

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Act:
    key: str
    label: "StrOrPromise"
    done: "StrOrPromise"
    run: Callable[..., Any]
    fits: Callable[[Conference], bool]
    form: Callable[..., forms.Form] = forms.Form
    first: Callable[[Conference], dict[str, Any]] = lambda conference: {}
    consequences: Sequence["StrOrPromise"] = ()
    is_dangerous: bool = False

    def may(self, actor: Actor, conference: Conference) -> bool:
        return self.fits(conference) and can_run_conference(actor, conference.unit_id)


ALL = (
    Act(
        "soan-chuong-trinh",
        _("Soạn chương trình thường dùng"),
        _("Đã soạn chương trình. Đồng chí sửa từng mục cho hợp."),
        agenda.draft_agenda,
        fits=lambda row: row.is_to_come and not row.items.exists(),
        consequences=(
            _("Các mục thường có của một hội nghị tổng kết, chia theo thời lượng của hội nghị."),
            _("Các phần của báo cáo trình hội nghị nằm trong mục báo cáo."),
        ),
    ),
    Act(
        "gui-giay-moi",
        _("Gửi giấy mời"),
        _("Đã gửi giấy mời."),
        invitations.send_invitations,
        fits=lambda row: row.is_to_come and row.invitations.filter(invited_on=None).exists(),
        consequences=(
            _("Mọi người trong danh sách chưa được mời nhận thông báo."),
            _("Đơn vị được mời cử người dự và báo tên lại."),
        ),
    ),
    Act(
        "da-to-chuc",
        _("Ghi đã tổ chức"),
        _("Đã ghi hội nghị đã tổ chức. Đồng chí ghi biên bản và kết luận."),
        conferences.hold_conference,
        fits=lambda row: row.is_to_come,
        form=HeldForm,
        first=lambda row: {"held_on": row.meeting.happens_on},
        consequences=(_("Ai chưa được điểm danh thì ghi là vắng; sau đó vẫn sửa được."),),
    ),
    Act(
        "ket-thuc",
        _("Kết thúc hội nghị"),
        _("Hội nghị đã kết thúc."),
        conferences.close_conference,
        fits=lambda row: row.is_held and not row.is_closed and row.paper_id is not None,
        consequences=(_("Không ghi thêm được gì; các việc giao vẫn được theo dõi tới khi làm xong."),),
    ),
    Act(
        "doi-ngay",
        _("Dời ngày"),
        _("Đã dời ngày và báo cho người được mời."),
        conferences.move_conference,
        fits=lambda row: row.is_to_come,
        form=MoveForm,
    ),
    Act(
        "huy",
        _("Báo không tổ chức"),
        _("Đã ghi không tổ chức và báo cho người được mời."),
        conferences.cancel_conference,
        fits=lambda row: row.is_to_come,
        form=CancelForm,
        is_dangerous=True,
    ),
)
ACTS = {one.key: one for one in ALL}


def acts_for(actor: Actor, conference: Conference) -> list[Act]:
    if not can_run_conference(actor, conference.unit_id):
        return []
    return [one for one in ALL if one.fits(conference)]
