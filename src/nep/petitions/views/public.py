"""The citizen's form: one thing per page, without account, session or JavaScript."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from nep.organisations.actors import PUBLIC
from nep.petitions import actions, receipts
from nep.petitions.forms.public import STEPS, SendStep
from nep.petitions.summaries import rows_of
from nep.petitions.wizard import Answers, AnswersSpoilt
from nep.web import clock, limits, proof
from nep.web.errors import Refusal
from nep.web.forms import add_refusal

# Many homes share one address here: an office, a shop's network.
WINDOWS = (limits.Window(6, 600), limits.Window(20, 3600), limits.Window(60, 86_400))


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _show(request, Answers(), "choice")
    try:
        answers = Answers.opened(request.POST.get("answers", ""))
    except AnswersSpoilt:
        told = _("Trang đã mở quá một ngày nên phải bắt đầu lại. Chưa có gì được gửi.")
        return _show(request, Answers(), "choice", sentence=told)
    step, back = request.POST.get("step", ""), request.POST.get("go_to", "")
    if back in STEPS:
        return _show(request, answers, back)
    if step not in STEPS or (step == "send" and answers.next_step() != "send"):
        return _show(request, answers, answers.next_step())
    form = STEPS[step](request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, answers, step, form=form)
    if isinstance(form, SendStep):
        return _send(request, answers, form)
    answers.add(form.cleaned_data)
    return _show(request, answers, answers.next_step())


def _send(request: HttpRequest, answers: Answers, form: SendStep) -> HttpResponse:
    """Take it, and show its slip in the very answer: the secret lies in no address and no session."""
    try:
        limits.count_form(request, "petition", WINDOWS, key=answers.key)
        receipt = actions.submit_petition(
            answers.submission(),
            key=answers.key,
            photos=form.cleaned_data["photos"],
            proved=proof.is_proved(request.POST.get("altcha", ""), answers.key),
            by=PUBLIC,
            at=clock.now(),
        )
    except limits.TooOften as refusal:
        return _show(request, answers, "send", sentence=str(refusal.sentence), status=429)
    except Refusal as refusal:
        add_refusal(form, refusal)
        return _show(request, answers, "send", form=form)
    return render(request, "petitions/slip.html", {"receipt": receipts.shown(receipt, clock.now())})


def _show(
    request: HttpRequest,
    answers: Answers,
    step: str,
    *,
    form: forms.Form | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    names = list(STEPS)
    page: dict[str, Any] = {
        "form": form or STEPS[step](initial=answers.given),
        "step": step,
        "number": names.index(step) + 1,
        "steps": len(names),
        "back": names[max(0, names.index(step) - 1)] if step != "choice" else "",
        "answers": answers.sealed(),
        "error_sentence": sentence,
    }
    if step == "send":
        page |= {"rows": rows_of(answers.given), "challenge": proof.challenge(answers.key)}
    return render(request, f"petitions/submit_{step}.html", page, status=status)


@login_not_required
@require_GET
def where_to_send(request: HttpRequest) -> HttpResponse:
    """Complaints and denunciations: where they go, who reads them."""
    return render(request, "petitions/where_to_send.html")


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "petitions/privacy.html")
