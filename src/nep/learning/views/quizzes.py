"""Quizzes as officers see them: drafted, opened, closed, and what came of them as counts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.learning import quiz_permissions as permissions
from nep.learning.actions import quizzes as actions
from nep.learning.class_report import quiz_parts
from nep.learning.exporting_quizzes import QUIZZES
from nep.learning.models import Quiz
from nep.learning.quiz_forms import QuizForm, first_of_quiz
from nep.learning.views.banks import bank_for
from nep.organisations.history import history_of
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def quiz_list(request: HttpRequest) -> HttpResponseBase:
    """Quizzes of the units that the acting post looks after: facts, never results of persons."""
    actor, today = actor_in(request), clock.today()
    if not actor.has("view_quizzes"):
        raise PermissionDenied
    seen = Quiz.objects.visible_to(actor)
    names = names_on(seen.order_by().values_list("unit", flat=True).distinct(), today)
    listing = Listing(
        request,
        seen,
        search=("folded",),
        filters={
            "don-vi": Choice(_("Đơn vị"), sorted(names.items(), key=lambda item: item[1]), lookup="unit"),
            "tinh-trang": Choice(_("Tình trạng"), Quiz.State.choices, lookup="state"),
        },
        orders={"moi": ("-closes_on",), "cu": ("closes_on",)},
        order_labels={"moi": _("Ngày đóng mới trước"), "cu": _("Ngày đóng cũ trước")},
        export=QUIZZES,
    )
    if listing.file is not None:
        return listing.file
    page = {"listing": listing, "names": names, "may_edit": permissions.can_write_questions(actor)}
    return render(request, "learning/quizzes.html", page | {"today": today})


@require_http_methods(["GET", "POST"])
@once
def new_quiz(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new quiz from the bank `uuid`; `?buoi=` picks the session beforehand."""
    row, today = bank_for(request, uuid), clock.today()
    first = {"opens_on": today, "session": _whole(request.GET.get("buoi", "")), "question_count": 10}
    form = QuizForm(bank=row, initial=first, **typed(request))

    def act() -> HttpResponse:
        made = actions.create_quiz(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lập bài. Người học thấy bài sau khi ông/bà mở."))
        return redirect(made)

    return answer_form(request, form, act, "learning/quiz_form.html", {"bank": row, "quiz": None})


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 12 else None


@require_safe
def quiz(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, actor, today = quiz_for(request, uuid), actor_in(request), clock.today()
    part = quiz_parts([row], on=today)[0]
    page = {
        "quiz": row,
        "part": part,
        "is_over": row.is_over_on(today),
        "unit_name": name_on(row.unit, today),
        "asked": row.questions.count() if row.opened_on else None,
        "may_edit": permissions.can_edit_quiz(actor, row),
        "is_draft": row.state == Quiz.State.DRAFT,
        "history": history_of(row),
    }
    return render(request, "learning/quiz.html", page)


@require_http_methods(["GET", "POST"])
@once
def edit_quiz(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _own(request, uuid)
    form = QuizForm(bank=row.bank, initial=first_of_quiz(row), **typed(request))

    def act() -> HttpResponse:
        actions.edit_quiz(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu bài."))
        return redirect(row)

    return answer_form(request, form, act, "learning/quiz_form.html", {"bank": row.bank, "quiz": row})


@require_http_methods(["GET", "POST"])
@once
def open_quiz(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _own(request, uuid)
    size = row.bank.questions.filter(dropped_on=None).count()
    said = [
        _("%(count)s câu của bộ câu hỏi được giữ nguyên cho bài này; sửa câu hỏi sau đó không đổi bài.")
        % {"count": size},
        _("Người học thấy bài trên bàn làm việc và làm được đến hết ngày %(day)s.")
        % {"day": f"{row.closes_on:%d/%m/%Y}"},
        _("Kết quả từng người chỉ người ấy xem được. Sau khi đóng bài, ông/bà xem số chung."),
    ]
    confirm = Confirm(_("Mở bài này cho người học?"), _("Mở bài"), row.get_absolute_url(), said)
    done = _("Đã mở bài.")
    return _step(request, row, confirm, actions.open_quiz, done=done, to=row)


@require_http_methods(["GET", "POST"])
@once
def close_quiz(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _own(request, uuid)
    said = [_("Không ai làm bài được nữa. Bài chưa nộp không tính vào số chung; người làm vẫn xem lại được.")]
    confirm = Confirm(_("Đóng bài này ngay?"), _("Đóng bài"), row.get_absolute_url(), said)
    return _step(request, row, confirm, actions.close_quiz, done=_("Đã đóng bài."), to=row)


@require_http_methods(["GET", "POST"])
@once
def remove_quiz(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _own(request, uuid)
    said = [_("Bản nháp mất hẳn. Câu hỏi trong bộ còn nguyên.")]
    confirm = Confirm(_("Bỏ bài nháp này?"), _("Bỏ bài nháp"), row.get_absolute_url(), said, True)
    done = _("Đã bỏ bài nháp.")
    return _step(request, row, confirm, actions.remove_quiz, done=done, to="learning:quizzes")


def _step(
    request: HttpRequest, row: Quiz, confirm: Confirm, change: Callable[..., Any], *, done: str, to: Any
) -> HttpResponse:
    def act() -> HttpResponse:
        change(row, by=actor_in(request), at=clock.now())
        messages.success(request, done)
        return redirect(to)

    page = {"quiz": row, "confirm": confirm}
    return answer_form(request, Form(**typed(request)), act, "learning/quiz_step.html", page)


def quiz_for(request: HttpRequest, uuid: UUID) -> Quiz:
    """The quiz for who looks after its unit, else 404."""
    rows = Quiz.objects.visible_to(actor_in(request)).select_related("bank__theme", "unit", "session")
    return get_object_or_404(rows, uuid=uuid)


def _own(request: HttpRequest, uuid: UUID) -> Quiz:
    row = quiz_for(request, uuid)
    if not permissions.can_edit_quiz(actor_in(request), row):
        raise PermissionDenied
    return row
