"""Banks of questions: the list, one bank, its questions. Who answers never comes here."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch, Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.learning import quiz_permissions as permissions
from nep.learning.actions import banks as actions
from nep.learning.exporting_quizzes import BANKS, QUESTIONS
from nep.learning.models import AnswerOption, Bank, Question, QuestionVersion
from nep.learning.quiz_forms import BankForm, QuestionForm, first_of_question
from nep.organisations.requests import actor_in
from nep.programmes.models import CoreContent, Theme
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm

DROPPED = {"con": Q(dropped_on=None), "thoi": Q(dropped_on__isnull=False)}


@exportable
def bank_list(request: HttpRequest) -> HttpResponseBase:
    actor = _author(request)
    standing = Count("questions", filter=Q(questions__dropped_on=None))
    listing = Listing(
        request,
        Bank.objects.visible_to(actor).select_related("theme").annotate(size=standing),
        search=("folded",),
        orders={"moi": ("-made_on",), "cu": ("made_on",)},
        order_labels={"moi": _("Mới lập trước"), "cu": _("Cũ trước")},
        export=BANKS,
    )
    if listing.file is not None:
        return listing.file
    return render(request, "learning/banks.html", {"listing": listing})


@require_http_methods(["GET", "POST"])
@once
def new_bank(request: HttpRequest) -> HttpResponse:
    actor = _author(request)
    unit = actor.unit
    if unit is None:
        raise PermissionDenied
    themes = Theme.objects.visible_to(actor).filter(state=Theme.State.ISSUED).order_by("-starts_on", "-pk")
    form = BankForm(themes=themes, **typed(request))

    def act() -> HttpResponse:
        made = actions.create_bank(unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập bộ câu hỏi. Ông/bà thêm từng câu, hoặc nhập cả bảng tính."))
        return redirect(made)

    return answer_form(request, form, act, "learning/bank_new.html", {"has_themes": themes.exists()})


@exportable
def bank(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    row = bank_for(request, uuid)
    contents = [(one.pk, one.text) for one in _contents(row)]
    listing = Listing(
        request,
        row.questions.prefetch_related(current_versions()),
        search=("folded",),
        filters={
            "noi-dung": Choice(_("Nội dung cốt lõi"), contents, lookup="core_content"),
            "con-dung": Choice(
                _("Tình trạng"), [("con", _("đang dùng")), ("thoi", _("đã thôi dùng"))], conditions=DROPPED
            ),
        },
        orders={"so": ("number",), "moi": ("-number",)},
        order_labels={"so": _("Theo số câu"), "moi": _("Mới thêm trước")},
        export=QUESTIONS,
    )
    if listing.file is not None:
        return listing.file
    quizzes = row.quizzes.order_by("-closes_on", "-pk")[:5]
    page = {"bank": row, "listing": listing, "contents": dict(contents), "quizzes": quizzes}
    page["today"] = clock.today()
    return render(request, "learning/bank.html", page)


@require_http_methods(["GET", "POST"])
@once
def add_question(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = bank_for(request, uuid)
    form = QuestionForm(bank=row, **typed(request))

    def act() -> HttpResponse:
        made = actions.add_question(row, form.wording(), by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm câu %(number)s.") % {"number": made.number})
        return redirect("learning:add_question", row.uuid) if "them" in request.POST else redirect(row)

    return answer_form(request, form, act, "learning/question.html", {"bank": row, "question": None})


@require_http_methods(["GET", "POST"])
@once
def edit_question(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    row = bank_for(request, uuid)
    question = get_object_or_404(row.questions, number=number)
    current = question.versions.get(is_current=True)
    form = QuestionForm(bank=row, initial=first_of_question(question, current), **typed(request))

    def act() -> HttpResponse:
        made = actions.edit_question(question, form.wording(), by=actor_in(request), at=clock.now())
        messages.success(request, _edited_words(question, made, current))
        return redirect(row)

    page = {"bank": row, "question": question, "version": current, "is_used": current.uses.exists()}
    return answer_form(request, form, act, "learning/question.html", page)


def _edited_words(question: Question, made: QuestionVersion, before: QuestionVersion) -> str:
    facts = {"number": question.number, "version": made.number}
    if made.number == before.number:
        return _("Đã lưu câu %(number)s.") % facts
    return _("Đã lưu câu %(number)s thành bản %(version)s. Bài đã mở giữ bản cũ.") % facts


@require_http_methods(["GET", "POST"])
@once
def drop_question(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    row = bank_for(request, uuid)
    question = get_object_or_404(row.questions, number=number)
    said = [_("Bài mở từ nay không hỏi câu này. Bài đã mở vẫn hỏi, bài đã làm còn nguyên.")]
    confirm = Confirm(_("Thôi dùng câu này?"), _("Thôi dùng câu này"), row.get_absolute_url(), said)
    page = {"bank": row, "version": question.versions.get(is_current=True), "confirm": confirm}
    return _step(
        request,
        lambda: actions.drop_question(question, by=actor_in(request), at=clock.now()),
        done=_("Đã thôi dùng câu %(number)s.") % {"number": question.number},
        to=row,
        template="learning/question_drop.html",
        page=page,
    )


def _step(
    request: HttpRequest, run: Callable[[], Any], *, done: str, to: Any, template: str, page: dict[str, Any]
) -> HttpResponse:
    def act() -> HttpResponse:
        run()
        messages.success(request, done)
        return redirect(to)

    return answer_form(request, Form(**typed(request)), act, template, page)


def bank_for(request: HttpRequest, uuid: UUID) -> Bank:
    """The bank for who writes it, else 404."""
    rows = Bank.objects.visible_to(actor_in(request)).select_related("theme", "unit")
    return get_object_or_404(rows, uuid=uuid)


def current_versions() -> Prefetch[str]:
    """For `Question.current`, a list of one version with its options in their order."""
    options = Prefetch("options", AnswerOption.objects.order_by("position"))
    current = QuestionVersion.objects.filter(is_current=True).prefetch_related(options)
    return Prefetch("versions", current.order_by("pk"), to_attr="current")


def _contents(row: Bank) -> list[CoreContent]:
    return list(CoreContent.objects.filter(theme=row.theme_id).order_by("position", "pk"))


def _author(request: HttpRequest) -> Any:
    actor = actor_in(request)
    if not permissions.can_write_questions(actor):
        raise PermissionDenied
    return actor
