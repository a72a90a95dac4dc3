"""What learners think of a session, and the report of a class."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.learning import quiz_permissions as permissions
from nep.learning.actions import feedback as actions
from nep.learning.class_report import class_report
from nep.learning.models import Feedback, FeedbackCount, Session
from nep.learning.quiz_forms import FeedbackForm, OpenFeedbackForm
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once


@require_http_methods(["GET", "POST"])
def feedback(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One opinion. Without `once`: a mark says who has told, and nothing else is kept of the sending."""
    row = _asked(request, uuid)
    actor, today = actor_in(request), clock.today()
    form = FeedbackForm(**typed(request))
    page = {
        "session": row.session,
        "feedback": row,
        "is_running": row.opened_on <= today <= row.closes_on,
        "has_told": actor.post is not None and row.marks.filter(person=actor.post.person_id).exists(),
    }

    def act() -> HttpResponse:
        words = form.cleaned_data["text"]
        actions.give_feedback(row, levels=form.levels, text=words, by=actor, at=clock.now())
        messages.success(request, _("Cảm ơn ông/bà. Góp ý đã vào số chung, không kèm tên."))
        return redirect("learning:my_quizzes")

    return answer_form(request, form, act, "learning/feedback.html", page)


def _asked(request: HttpRequest, uuid: UUID) -> Feedback:
    """The asking after a session for who was there, else 404."""
    row = get_object_or_404(Feedback.objects.select_related("session__unit"), session__uuid=uuid)
    if not permissions.can_give_feedback(actor_in(request), row.session, on=clock.today()):
        raise Http404
    return row


@require_http_methods(["GET", "POST"])
@once
def open_feedback(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _session(request, uuid)
    if not permissions.can_ask_feedback(actor_in(request), row):
        raise PermissionDenied
    form = OpenFeedbackForm(today=clock.today(), **typed(request))

    def act() -> HttpResponse:
        actions.open_feedback(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã mở lấy ý kiến. Người dự thấy việc này trên bàn làm việc."))
        return redirect("learning:class_report", row.uuid)

    return answer_form(request, form, act, "learning/feedback_open.html", {"session": row})


@require_safe
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Counts of the session, its quizzes and opinions. Opinions in words stay at the session's own unit."""
    row, actor, today = _session(request, uuid), actor_in(request), clock.today()
    may_ask = permissions.can_ask_feedback(actor, row)
    page = {
        "session": row,
        "unit_name": name_on(row.unit, today),
        "report": class_report(row, on=today, with_texts=may_ask and actor.unit_id == row.unit_id),
        "levels": FeedbackCount.Level.labels,
        "may_ask": may_ask,
    }
    return render(request, "learning/class_report.html", page)


def _session(request: HttpRequest, uuid: UUID) -> Session:
    rows = Session.objects.visible_to(actor_in(request)).select_related("meeting", "theme", "unit")
    return get_object_or_404(rows, uuid=uuid)
