"""A round while it is a draft, and its letters."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.measures.models import STATED, StatedThing
from nep.measures.named import named_figures
from nep.measures.registry import shielded_keys
from nep.measures.statements import name_stated_figure
from nep.organisations.queries import posts_at
from nep.organisations.requests import actor_in
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.models import Round
from nep.reviews.permissions import can_chase_units, can_open_round
from nep.reviews.round_forms import (
    LetterForm,
    LevelsForm,
    OutlineForm,
    SectionRows,
    StatedFigureForm,
    section_plans,
)
from nep.reviews.standing import missing_in
from nep.reviews.views_rounds.common import refuse_unless, round_for
from nep.vietnamese.slugs import slug
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.once import once
from nep.web.secrecy import refuse_marked_secret


@require_http_methods(["GET", "POST"])
def outline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Headings, figures, words of the letter."""
    one = _draft_for(request, uuid)
    shielded = shielded_keys()
    known = {key: named for key, named in named_figures().items() if key not in shielded}
    form = OutlineForm(request.POST or None, known=known, initial=_outline_of(one))
    rows = SectionRows(request.POST or None, initial=_sections_of(one), prefix="muc")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            _save_outline(request, one, form, rows)
            messages.success(request, _("Đã ghi đề cương. Bước sau: chọn cấp và hạn."))
            return redirect("reviews:levels", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/round_outline.html", {"round": one, "form": form, "rows": rows})


def _draft_for(request: HttpRequest, uuid: UUID) -> Round:
    one = round_for(request, uuid)
    refuse_unless(can_open_round(actor_in(request), one.unit) and one.state == Round.State.DRAFT)
    return one


def _outline_of(one: Round) -> dict[str, Any]:
    figures = list(one.figures.order_by("position", "pk"))
    return {
        "title": one.title,
        "request_text": one.request_text,
        "figures": [figure.key for figure in figures],
        "optional": [figure.key for figure in figures if not figure.is_required],
    }


def _sections_of(one: Round) -> list[dict[str, Any]]:
    return [
        {
            "position": part.number,
            "title": part.title,
            "guide": part.guide,
            "is_assessment": part.is_assessment,
        }
        for part in one.sections.order_by("number")
    ]


def _save_outline(request: HttpRequest, one: Round, form: OutlineForm, rows: Any) -> None:
    actions.edit_outline(
        one,
        title=form.cleaned_data["title"],
        request_text=form.cleaned_data["request_text"],
        sections=section_plans(rows),
        figures=form.plans(),
        by=actor_in(request),
        at=clock.now(),
    )


@once
@require_http_methods(["GET", "POST"])
def levels(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which levels are asked, until when. One form with two buttons: what is ticked is kept, or kept and the
    round opened with it."""
    one = _draft_for(request, uuid)
    form = LevelsForm(request.POST or None, initial=_levels_of(one))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_deadlines(one, form.due(), by=actor_in(request), at=clock.now())
            if "mo" in request.POST:
                return _open(request, one)
            messages.success(request, _("Đã ghi cấp và hạn."))
            return redirect("reviews:levels", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/round_levels.html", {"round": one, "form": form})


def _open(request: HttpRequest, one: Round) -> HttpResponse:
    actions.open_round(one, by=actor_in(request), at=clock.now())
    messages.success(request, _("Đã mở đợt báo cáo. Các đơn vị thấy đợt này ở bàn làm việc của mình."))
    return redirect("reviews:round", one.uuid)


def _levels_of(one: Round) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in one.deadlines.all():
        found[f"hoi_{row.kind}"], found[f"han_{row.kind}"] = True, row.due_on
    return found


@once
@require_http_methods(["GET", "POST"])
def stated_figure(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new figure that units state."""
    one = _draft_for(request, uuid)
    form = StatedFigureForm(request.POST or None, things=StatedThing.choices)
    if request.method == "POST" and form.is_valid():
        try:
            _name_figure(request, one, form.cleaned_data)
            messages.success(request, _("Đã thêm số liệu. Đánh dấu chọn nó trong đề cương."))
            return redirect("reviews:outline", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/stated_figure.html", {"round": one, "form": form})


def _name_figure(request: HttpRequest, one: Round, cleaned: dict[str, Any]) -> None:
    refuse_marked_secret(cleaned["label"], cleaned["sentence"])
    key = f"{STATED}{slug(cleaned['label']).replace('-', '_')}"[:64]
    name_stated_figure(key=key, **cleaned, unit=one.unit, by=actor_in(request), at=clock.now())


@once
@require_http_methods(["GET", "POST"])
def request_letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    refuse_unless(can_open_round(actor_in(request), one.unit) and one.state == Round.State.OPEN)
    form = _letter_form(request, one)
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.issue_request(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã ban hành công văn số %(n)s.") % {"n": paper.number_text})
            return redirect("reviews:round", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/letter.html", {"round": one, "form": form, "is_chase": False})


@once
@require_http_methods(["GET", "POST"])
def chase(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """*Gửi công văn đôn đốc*: who it goes to stands on the page before anything is sent."""
    one = round_for(request, uuid)
    refuse_unless(can_chase_units(actor_in(request), one) and one.state == Round.State.OPEN)
    form = _letter_form(request, one)
    if request.method == "POST" and form.is_valid():
        try:
            actions.chase_units(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã ban hành công văn đôn đốc và ghi vào từng đơn vị."))
            return redirect("reviews:round", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    missing = list(missing_in(one))
    return render(
        request, "reviews/letter.html", {"round": one, "form": form, "is_chase": True, "missing": missing}
    )


def _letter_form(request: HttpRequest, one: Round) -> LetterForm:
    posts = posts_at(one.unit, on=clock.today(), role=Role.LEADER)
    return LetterForm(request.POST or None, unit=one.unit, posts=posts, initial={"issued_on": clock.today()})
