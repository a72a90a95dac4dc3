"""The closing: a preview of everything that appears, then all of it at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.commendations.models import AwardRound
from nep.newsroom.models import Article
from nep.organisations.queries import posts_at
from nep.organisations.requests import actor_in
from nep.reviews.actions import publication as actions
from nep.reviews.conference_forms import BindForm, PublishReportForm
from nep.reviews.conference_publication import appearing
from nep.reviews.models import Conference, SummaryReport
from nep.reviews.views_conferences.common import answer_part, run_conference
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def publication(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A GET shows what would appear; the POST publishes all of it or says why nothing was."""
    row, actor = run_conference(request, uuid), actor_in(request)
    form = _form(request, row)

    def act() -> HttpResponse:
        given: dict[str, Any] = form.cleaned_data
        actions.publish_conference(row, **given, by=actor, at=clock.now())
        messages.success(request, _("Đã công bố tất cả và kết thúc hội nghị."))
        return redirect(row)

    things = appearing(row, actor)
    page = {
        "conference": row,
        "things": things,
        "is_ready": row.paper_id is not None
        and any(not one.is_out for one in things)
        and not any(one.faults for one in things),
    }
    return answer_form(request, form, act, "reviews/conference_publication.html", page)


def _form(request: HttpRequest, row: Conference) -> forms.Form:
    """The report asks for its signer, day and number; without one there is nothing to type."""
    if row.report is None or row.report.state == SummaryReport.State.ISSUED:
        return forms.Form(**typed(request))
    posts = posts_at(row.unit, on=clock.today()).select_related("person")
    first = {"issued_on": clock.today()}
    return PublishReportForm(unit=row.unit, posts=posts, initial=first, **typed(request))


@require_http_methods(["GET", "POST"])
@once
def bind(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    rounds = AwardRound.objects.filter(unit=row.unit, theme=row.theme).order_by("-pk")
    waiting = Q(unit=row.unit) & ~Q(state__in=[Article.State.PUBLISHED, Article.State.WITHDRAWN])
    articles = Article.objects.filter(waiting | Q(pk=row.article_id)).order_by("-pk")
    first = {"award_round": row.award_round, "article": row.article}
    form = BindForm(rounds=rounds, articles=articles, initial=first, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.bind_publication(row, **form.cleaned_data, **told),
        heading=_("Chọn những gì công bố cùng hội nghị"),
        done=_("Đã chọn. Đồng chí xem lại rồi công bố."),
        to=reverse("reviews:conference_publication", args=[row.uuid]),
    )
