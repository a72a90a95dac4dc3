"""What an officer can do with a promise: one table that page, buttons and checks all read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.actors import Actor
from nep.promises import actions, permissions
from nep.promises.forms import (
    ConfirmationForm,
    CorrectionForm,
    DisputeForm,
    EvidenceForm,
    MoveForm,
    NoForm,
    ReasonForm,
    WordingForm,
)
from nep.promises.models import Confirmation, Promise

State = Promise.State


@dataclass(frozen=True)
class Act:
    """One act: the states it fits, who may, the form it asks, what it does, what will happen."""

    key: str
    label: Any
    states: frozenset[str]
    may: Callable[[Actor, Promise], bool]
    form: type[forms.Form]
    run: Callable[..., Any]
    done: Any
    consequences: tuple[Any, ...]
    is_dangerous: bool = False


def _note(promise: Promise, *, answer: str, by: Actor, at: datetime) -> Any:
    is_silent = answer == Confirmation.Answer.NONE
    given_by = Confirmation.GivenBy.NO_REPLY if is_silent else Confirmation.GivenBy.OFFICER
    return actions.confirm_promise(promise, answer=answer, given_by=given_by, petition_id=None, by=by, at=at)


def _with_photos(action: Callable[..., Any]) -> Callable[..., Any]:
    """A form cannot call a field `files`: its photographs are handed over under the action's name."""

    def run(promise: Promise, *, photos: list[Any], **given: Any) -> Any:
        return action(promise, files=photos, **given)

    return run


DRAFT = frozenset({State.DRAFT})
OPEN = frozenset({State.OPEN})
RUNNING = frozenset({State.OPEN, State.DISPUTED})
REPORTED = frozenset({State.KEPT, State.DISPUTED})
PUBLISHED = frozenset(State) - DRAFT

ACTS = {
    act.key: act
    for act in [
        Act(
            "duyet", _("Duyệt nội dung"), DRAFT, permissions.can_approve_wording, NoForm,
            actions.approve_wording, _("Đã duyệt. Nội dung đã công khai."),
            (_("Nội dung hiện ở trang “Việc đã hứa” và không sửa được nữa."),
             _("Đơn vị chịu trách nhiệm và người gửi ý kiến được báo.")),
        ),
        Act(
            "sua-noi-dung", _("Sửa nội dung trước khi duyệt"), DRAFT, permissions.can_reword, WordingForm,
            actions.reword_promise, _("Đã sửa nội dung."), (),
        ),
        Act(
            "xong", _("Đã làm xong"), OPEN, permissions.can_keep_promise, EvidenceForm,
            _with_photos(actions.keep_promise), _("Đã báo làm xong."),
            (_("Người gửi ý kiến được báo và được hỏi: đã làm xong chưa?"),),
        ),
        Act(
            "tra-loi", _("Trả lời người dân báo chưa xong"), frozenset({State.DISPUTED}),
            permissions.can_keep_promise, DisputeForm, _with_photos(actions.answer_dispute), _("Đã trả lời."),
            (_("Lời giải thích và việc làm thêm hiện công khai."),),
        ),
        Act(
            "viec-da-lam", _("Ghi thêm việc đã làm"), PUBLISHED, permissions.can_keep_promise, EvidenceForm,
            _with_photos(actions.add_evidence), _("Đã ghi việc đã làm."), (),
        ),
        Act(
            "doi-han", _("Đổi hạn"), RUNNING, permissions.can_move_promise, MoveForm,
            actions.move_promise, _("Đã đổi hạn."),
            (_("Hạn cũ và lý do vẫn hiện công khai."), _("Người gửi ý kiến được báo.")),
        ),
        Act(
            "xac-nhan", _("Ghi lời người dân nói"), REPORTED, permissions.can_note_confirmation,
            ConfirmationForm, _note, _("Đã ghi lời người dân."),
            (_("Được đếm riêng là “cán bộ ghi nhận”, không phải người dân tự xác nhận."),),
        ),
        Act(
            "chua-lam-duoc", _("Chưa làm được"), RUNNING, permissions.can_fail_promise, ReasonForm,
            actions.fail_promise, _("Đã ghi chưa làm được."),
            (_("Lý do hiện công khai, việc này kết thúc."),), True,
        ),
        Act(
            "khong-lam-nua", _("Không làm nữa"), RUNNING, permissions.can_withdraw_promise, ReasonForm,
            actions.withdraw_promise, _("Đã ghi không làm nữa."),
            (_("Lý do hiện công khai, việc này kết thúc."),), True,
        ),
        Act(
            "sua-loi-go", _("Sửa lỗi gõ"), PUBLISHED, permissions.can_approve_wording, CorrectionForm,
            actions.correct_typing, _("Đã sửa lỗi gõ."),
            (_("Chữ cũ, chữ mới và lý do đều hiện công khai."),),
        ),
    ]
}  # fmt: skip


def acts_for(actor: Actor, promise: Promise) -> list[Act]:
    """What `actor` may do with `promise` as it stands."""
    return [act for act in ACTS.values() if promise.state in act.states and act.may(actor, promise)]
