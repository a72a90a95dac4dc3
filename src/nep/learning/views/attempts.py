"""A learner's own pages: what there is to answer, answering, sending, and what was right and why."""

import secrets
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.learning import quiz_permissions as permissions
from nep.learning import quiz_queries as queries
from nep.learning.actions import attempts as actions
from nep.learning.models import Attempt, Quiz
from nep.learning.quiz_refusals import AlreadySent
from nep.learning.views.answers import answers_in, seen_in, window_in
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.htmx import is_fragment

MOST_SHOWN = 100


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What waits to be answered, and what one answered before. Nobody else's."""
    actor, today = actor_in(request), clock.today()
    if not actor.has("take_quizzes"):
        raise PermissionDenied
    attempts = list(
        Attempt.objects.of(actor).select_related("quiz").order_by("-begun_at", "-pk")[:MOST_SHOWN]
    )
    sent = {row.quiz_id for row in attempts if row.sent_at}
    waiting = queries.quizzes_for(actor, today).exclude(pk__in=sent).order_by("closes_on", "pk")
    page = {
        "waiting": waiting,
        "attempts": attempts,
        "feedback": queries.feedback_for(actor, today).order_by("closes_on", "pk"),
        "may_edit": permissions.can_write_questions(actor),
        "may_view": actor.has("view_quizzes"),
        "today": today,
    }
    return render(request, "learning/my_quizzes.html", page)


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Before the first question: what it is, until when, who sees the result. A second POST finds the attempt
    that the first began."""
    row, actor, today = _asked(request, uuid), actor_in(request), clock.today()
    own = Attempt.objects.of(actor).filter(quiz=row).order_by("number")
    refusal = ""
    if request.method == "POST":
        try:
            return redirect(actions.begin_attempt(row, by=actor, at=clock.now()))
        except NotAllowed as no:
            raise PermissionDenied from no
        except Refusal as no:
            refusal = str(no.sentence)
    attempts = list(own)
    page = {
        "quiz": row,
        "attempts": attempts,
        "open": next((one for one in attempts if one.sent_at is None), None),
        "is_running": row.state == Quiz.State.OPEN and row.opens_on <= today <= row.closes_on,
        "may_begin": len(attempts) < row.attempts_allowed,
        "refusal": refusal,
    }
    return render(request, "learning/take.html", page)


def _asked(request: HttpRequest, uuid: UUID) -> Quiz:
    """The opened quiz for who may answer it or did, else 404."""
    rows = Quiz.objects.exclude(state=Quiz.State.DRAFT).select_related("unit", "session")
    row, actor = get_object_or_404(rows, uuid=uuid), actor_in(request)
    if Attempt.objects.of(actor).filter(quiz=row).exists():
        return row
    if not permissions.can_answer_quiz(actor, row, on=clock.today()):
        raise Http404
    return row


@require_safe
def attempt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The questions while it is open, what was right and why afterwards."""
    row = _own(request, uuid)
    if row.sent_at is not None or row.quiz.is_over_on(clock.today()):
        return _results(request, row)
    questions = queries.shown_questions(row, with_results=False)
    return _answering(request, row, questions, window=secrets.token_urlsafe(16))


@require_POST
def save(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Store what this window chose: by htmx one question at a time, without JavaScript the whole page."""
    row = _own(request, uuid)
    given, window = answers_in(request, row), window_in(request)
    try:
        saved = actions.save_answers(row, given, window=window, by=actor_in(request), at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as no:
        return _refused(request, row, no)
    shown = queries.shown_questions(row, with_results=False)
    if is_fragment(request):
        return _saved_part(request, row, shown, given, saved)
    if saved.conflicts:
        return _answering(request, row, shown, window=window, given=given, saved=saved)
    if "nop" in request.POST:
        return redirect("learning:send", row.uuid)
    messages.success(request, _("Đã lưu. Ông/bà làm tiếp lúc nào cũng được, trước khi bài đóng."))
    return redirect(row)


def _saved_part(
    request: HttpRequest,
    row: Attempt,
    shown: list[queries.ShownQuestion],
    given: dict[int, actions.Given],
    saved: actions.Saved,
) -> HttpResponse:
    page = {
        "attempt": row,
        "answered": sum(bool(one.chosen) for one in shown),
        "whole": len(shown),
        "told": [one for one in shown if one.position in given],
        "conflicts": saved.conflicts,
        "told_apart": dict.fromkeys(saved.conflicts, True),
        "saved_at": clock.now(),
    }
    response = render(request, "learning/_saved.html", page)
    patch_vary_headers(response, ("HX-Request",))
    return response


def _refused(request: HttpRequest, row: Attempt, refusal: Refusal) -> HttpResponse:
    """Sent or closed meanwhile: a sentence, and the way to what is stored."""
    if is_fragment(request):
        page = {"attempt": row, "refusal": str(refusal.sentence), "is_sent": isinstance(refusal, AlreadySent)}
        return render(request, "learning/_not_saved.html", page)
    messages.warning(request, str(refusal.sentence))
    return redirect(row)


def _answering(
    request: HttpRequest,
    row: Attempt,
    questions: list[queries.ShownQuestion],
    *,
    window: str,
    given: dict[int, actions.Given] | None = None,
    saved: actions.Saved | None = None,
) -> HttpResponse:
    """The page of questions. After a conflict this window's choice stays chosen beside what is stored."""
    conflicts = saved.conflicts if saved else {}
    mine = {place: given[place].mine for place in conflicts} if given else {}
    page = {
        "attempt": row,
        "quiz": row.quiz,
        "questions": questions,
        "answered": sum(bool(one.chosen) for one in questions),
        "window": window,
        "conflicts": conflicts,
        "told_apart": dict.fromkeys(conflicts, True),
        "mine": mine,
    }
    return render(request, "learning/attempt.html", page)


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Once more everything that is stored, then the sending: what is sent is what this page shows."""
    row, refusal = _own(request, uuid), ""
    if row.sent_at is not None:
        return redirect(row)
    if request.method == "POST":
        try:
            sent = actions.send_attempt(row, by=actor_in(request), at=clock.now(), seen=seen_in(request))
            messages.success(request, _("Đã nộp bài. Kết quả dưới đây chỉ ông/bà xem được."))
            return redirect(sent)
        except AlreadySent:
            return redirect(row)
        except NotAllowed as no:
            raise PermissionDenied from no
        except Refusal as no:
            refusal = str(no.sentence)
    questions = queries.shown_questions(row, with_results=False)
    empty = [one.position for one in questions if not one.chosen]
    page = {"attempt": row, "quiz": row.quiz, "questions": questions, "empty": empty, "refusal": refusal}
    return render(request, "learning/send.html", page)


def _results(request: HttpRequest, row: Attempt) -> HttpResponse:
    questions = queries.shown_questions(row, with_results=True)
    done = Attempt.objects.of(actor_in(request)).filter(quiz=row.quiz).count()
    is_running = not row.quiz.is_over_on(clock.today())
    page = {
        "attempt": row,
        "quiz": row.quiz,
        "questions": questions,
        "again": reverse("learning:take", args=[row.quiz.uuid])
        if is_running and done < row.quiz.attempts_allowed
        else "",
    }
    return render(request, "learning/results.html", page)


def _own(request: HttpRequest, uuid: UUID) -> Attempt:
    """The learner's own attempt; for everybody else there is none."""
    rows = Attempt.objects.of(actor_in(request)).select_related("quiz")
    return get_object_or_404(rows, uuid=uuid)
