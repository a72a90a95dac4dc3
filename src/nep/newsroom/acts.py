"""What can be done with an article as it stands: one table that page, buttons and checks all read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.newsroom import actions, permissions
from nep.newsroom.forms import NOW, NoForm, NoteForm, PublishForm, ReasonForm, WhenForm
from nep.newsroom.forms_remarks import SwitchForm, switch_of
from nep.newsroom.models import Article
from nep.organisations.actors import Actor

State, Pending = Article.State, Article.Pending


def _nothing(article: Article) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Act:
    """One act: what it fits, who may, the form it asks, what it does, what will happen."""

    key: str
    label: Any
    fits: Callable[[Article], bool]
    may: Callable[[Actor, Article], bool]
    form: type[forms.Form]
    run: Callable[..., Any]
    done: Any
    consequences: tuple[Any, ...] = ()
    is_dangerous: bool = False
    is_quiet: bool = False
    initial: Callable[[Article], dict[str, Any]] = _nothing


def _approve(article: Article, form: Any, *, by: Actor, at: datetime) -> None:
    """Approve, and bring it out now or at a time, in one piece."""
    with transaction.atomic():
        actions.approve_article(article, by=by, at=at)
        _bring_out(article, form, by=by, at=at)


def _bring_out(article: Article, form: Any, *, by: Actor, at: datetime) -> None:
    if form.publish_at is not None:
        actions.schedule_article(article, publish_at=form.publish_at, by=by, at=at)
    elif form.cleaned_data["when"] == NOW:
        actions.publish_article(article, by=by, at=at)


def _plain(action: Callable[..., Any]) -> Callable[..., Any]:
    return lambda article, form, *, by, at: action(article, **form.cleaned_data, by=by, at=at)


def _switch(article: Article, form: Any, *, by: Actor, at: datetime) -> None:
    actions.switch_remarks(article, **form.switch, by=by, at=at)


def _state(*states: str) -> Callable[[Article], bool]:
    return lambda article: article.state in states and not article.pending


def _pending(pending: str) -> Callable[[Article], bool]:
    return lambda article: article.pending == pending


def _waiting(article: Article) -> bool:
    """Sent, or approved and not out yet: it can be given back."""
    return article.pending == Pending.SUBMITTED or (
        article.state in {State.SUBMITTED, State.APPROVED, State.SCHEDULED}
    )


ACTS = {
    act.key: act
    for act in [
        Act(
            "trinh-duyet", _("Trình duyệt"), _state(State.DRAFT), permissions.can_write, NoForm,
            _plain(actions.submit_article), _("Đã trình duyệt."),
            (_("Người duyệt đăng của đơn vị đọc bài, rồi duyệt hoặc trả lại."),
             _("Khi đang chờ thì bài không sửa được; ông/bà lấy lại được.")),
        ),
        Act(
            "trinh-dinh-chinh", _("Trình duyệt đính chính"), _pending(Pending.DRAFT), permissions.can_write,
            NoteForm, _plain(actions.submit_article), _("Đã trình duyệt đính chính."),
            (_("Người đọc vẫn thấy bản cũ cho tới khi người duyệt đồng ý."),),
        ),
        Act(
            "lay-lai", _("Lấy lại để sửa"),
            lambda article: article.state == State.SUBMITTED or article.pending == Pending.SUBMITTED,
            permissions.can_write, NoForm, _plain(actions.take_back_article), _("Đã lấy lại bài."),
        ),
        Act(
            "duyet", _("Duyệt đăng"), _state(State.SUBMITTED), permissions.can_approve, PublishForm,
            _approve, _("Đã duyệt."),
            (_("Ai cũng đọc được bài từ lúc đăng, ở một địa chỉ không đổi."),),
        ),
        Act(
            "duyet-dinh-chinh", _("Duyệt đính chính"), _pending(Pending.SUBMITTED), permissions.can_approve,
            NoForm, _plain(actions.approve_correction), _("Đã đăng đính chính."),
            (_("Bản đã sửa thay bản đang đăng; lời đính chính đứng ở đầu bài."),),
        ),
        Act(
            "dang", _("Đăng hoặc hẹn giờ"), _state(State.APPROVED, State.SCHEDULED), permissions.can_decide,
            WhenForm, _bring_out, _("Đã xong."),
        ),
        Act(
            "bo-hen", _("Bỏ hẹn giờ"), _state(State.SCHEDULED), permissions.can_decide, NoForm,
            _plain(actions.unschedule_article), _("Đã bỏ hẹn giờ."),
        ),
        Act(
            "tra-lai", _("Trả lại, đề nghị sửa"), _waiting, permissions.can_decide, ReasonForm,
            _plain(actions.return_article), _("Đã trả lại."),
            (_("Người viết đọc lý do rồi sửa, trình lại."),),
        ),
        Act(
            "phan-hoi", _("Mở, đóng phản hồi"), lambda article: article.state == State.PUBLISHED,
            permissions.can_decide, SwitchForm, _switch, _("Đã ghi."),
            (_("Mở thì bạn đọc viết được khi đơn vị đã cử người phụ trách phản hồi; lời nào cũng chờ duyệt."),
             _("Đóng thì không nhận thêm; lời đã đăng vẫn hiện.")),
            is_quiet=True, initial=switch_of,
        ),
        Act(
            "rut", _("Rút bài"), lambda article: article.state == State.PUBLISHED, permissions.can_decide,
            ReasonForm, _plain(actions.withdraw_article), _("Đã rút bài."),
            (_("Không ai bên ngoài đọc được bài nữa; địa chỉ của bài báo rằng bài đã rút, và lý do."),
             _("Sai vài chỗ thì nên đính chính: sửa bài rồi trình duyệt đính chính.")),
            True,
        ),
    ]
}  # fmt: skip


def acts_for(actor: Actor, article: Article) -> list[Act]:
    """What `actor` may do with `article` as it stands."""
    return [act for act in ACTS.values() if act.fits(article) and act.may(actor, article)]
