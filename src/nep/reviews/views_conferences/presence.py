"""Who came: a list on a phone, a code typed at the door."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.reviews.actions import presence as actions
from nep.reviews.conference_forms import CodeForm
from nep.reviews.conference_queries import invited_rows
from nep.reviews.models import Conference, Invitation
from nep.reviews.views_conferences.common import kept_conference
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import Refusal
from nep.web.forms import add_refusal

Presence = Invitation.Presence
PAGE = 200
CHOICES = [Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT]


@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One row of large buttons for each seat. What another phone wrote meanwhile is not written over: only
    rows that were changed here are sent on."""
    row = kept_conference(request, uuid)
    rows = list(row.invitations.select_related("post__person").order_by("sort_key", "pk"))
    number = _page_number(request, len(rows))
    shown = rows[number * PAGE : (number + 1) * PAGE]
    form = forms.Form(**typed(request))

    def act() -> HttpResponse:
        actions.mark_presence(row, marks=_changed(request, shown), by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu điểm danh."))
        return redirect("reviews:conference_roll", uuid=row.uuid)

    return answer_form(
        request, form, act, "reviews/conference_roll.html", _page(request, row, rows, shown, number)
    )


def _page(
    request: HttpRequest, row: Conference, rows: list[Invitation], shown: list[Invitation], number: int
) -> dict[str, Any]:
    names = names_on({one.unit_id for one in shown}, row.meeting.happens_on)
    all_present = request.GET.get("tat-ca") == "co-mat"
    return {
        "conference": row,
        "rows": [
            {**told, "chosen": _chosen(told["one"], request, all_present)}
            for told in invited_rows(shown, names)
        ],
        "choices": [(str(state), state.label) for state in CHOICES],
        "pages": range(-(-len(rows) // PAGE)) if len(rows) > PAGE else [],
        "number": number,
        "early": _early(row),
        "counts": actions.counts_in(row),
        "code_form": CodeForm(),
    }


def _page_number(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("trang", "0")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    return min(number, max(0, (count - 1) // PAGE))


def _changed(request: HttpRequest, shown: list[Invitation]) -> dict[int, str]:
    """Rows whose button is another than the page showed; a word that is no state is passed over."""
    marks = {}
    for one in shown:
        mark, was = request.POST.get(f"n{one.pk}"), request.POST.get(f"t{one.pk}", "")
        if mark in Presence.values and mark != was:
            marks[one.pk] = mark
    return marks


def _chosen(one: Invitation, request: HttpRequest, all_present: bool) -> str:
    chosen = request.POST.get(f"n{one.pk}") or one.presence
    if all_present and one.presence == Presence.DUE and one.answer != Invitation.Answer.AWAY:
        chosen = Presence.PRESENT
    return str(chosen)


def _early(row: Conference) -> str:
    """Why nobody can be marked yet; empty once it can be done."""
    try:
        actions.refuse_early(row, clock.now())
    except Refusal as refusal:
        return str(refusal.sentence)
    return ""


@require_http_methods(["GET", "POST"])
def door(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The code that somebody shows is typed; the next one follows on the same page."""
    row = kept_conference(request, uuid)
    form = CodeForm(**typed(request))
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor_in(request), "at": clock.now()}
        try:
            one = actions.check_in_code(row, code=form.cleaned_data["code"], **told)
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            names = names_on([one.unit_id], row.meeting.happens_on)
            (shown,) = invited_rows([one], names)
            messages.success(request, _("Có mặt: %(who)s.") % {"who": shown["title"]})
            return redirect("reviews:conference_door", uuid=row.uuid)
    page = {"conference": row, "counts": actions.counts_in(row), "early": _early(row)}
    return answer_form(request, form, lambda: redirect(row), "reviews/conference_door.html", page)
