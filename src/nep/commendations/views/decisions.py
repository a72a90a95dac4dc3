"""The decision desk of a round: drafts, lists, numbers, preview, publishing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions
from nep.commendations.actions.decisions import free_nominations
from nep.commendations.actions.publishing import pending_decisions
from nep.commendations.decision_page import desk_rows, preview_of
from nep.commendations.decision_paper import draft_paper, items_of
from nep.commendations.forms_decisions import DecisionForm, ItemsForm, NewDecisionForm, ReadyForm
from nep.commendations.models import AwardDecision, AwardForm, AwardRound, RegisterEntry
from nep.commendations.models.decisions import post_and_unit
from nep.commendations.permissions import can_publish_awards, can_read_comments, can_see_awards
from nep.commendations.subjects import unit_names
from nep.commendations.views.common import refuse_unless, round_for
from nep.documents import pdf
from nep.organisations.history import history_of
from nep.organisations.models import Post
from nep.organisations.queries import name_on, posts_at
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


def _own_forms(request: HttpRequest) -> list[AwardForm]:
    actor = actor_in(request)
    rows = AwardForm.objects.filter(is_own=True).select_related("deciding_unit").order_by("position", "pk")
    return [row for row in rows if row.deciding_unit and can_publish_awards(actor, row.deciding_unit)]


def decision_for(request: HttpRequest, uuid: UUID) -> AwardDecision:
    rows = AwardDecision.objects.visible_to(actor_in(request))
    whole = rows.select_related("round__unit", "form", "unit", "signer__person", "paper")
    return get_object_or_404(whole, uuid=uuid)


def _office_decision(request: HttpRequest, uuid: UUID) -> AwardDecision:
    one = decision_for(request, uuid)
    refuse_unless(can_publish_awards(actor_in(request), one.unit))
    return one


@require_safe
def decisions(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What was chosen in the round, form by form, and how far its decision is."""
    actor = actor_in(request)
    refuse_unless(can_see_awards(actor))
    one = round_for(request, uuid)
    rows = desk_rows(one, actor, clock.today())
    waiting = [row for row in rows for made in row.decisions if made.state == AwardDecision.State.PENDING]
    context = {
        "round": one,
        "rows": rows,
        "is_waiting": bool(waiting),
        "may_write": actor.has("publish_awards"),
        "may_read_comments": can_read_comments(actor, one),
        "today": clock.today(),
    }
    return render(request, "commendations/decisions.html", context)


@require_http_methods(["GET", "POST"])
@once
def draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    forms = _own_forms(request)
    refuse_unless(bool(forms))
    choices = AwardForm.objects.filter(pk__in=[form.pk for form in forms]).order_by("position", "pk")
    words = f"đã có thành tích xuất sắc trong thực hiện {one.theme.short_title}"  # goes onto the paper
    form = NewDecisionForm(
        award_forms=choices,
        initial={"citation": words, "form": request.GET.get("hinh-thuc", "")},
        **typed(request),
    )

    def act() -> HttpResponse:
        made = actions.draft_decision(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã soạn quyết định với mọi tên được chọn. Bước sau: xem lại danh sách."))
        return redirect(made)

    page = {"crumb": one, "title": _("Soạn quyết định"), "button": _("Soạn quyết định")}
    return answer_form(request, form, act, "commendations/decision_form.html", page)


@require_safe
def decision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = decision_for(request, uuid)
    day = one.signed_on or clock.today()
    items = items_of(one)
    units = unit_names([item.nomination for item in items], day)
    may_write = can_publish_awards(actor_in(request), one.unit)
    context = {
        "decision": one,
        "unit_name": name_on(one.unit, day),
        "rows": [
            (item, post_and_unit(item.nomination.subject_post, units[item.nomination_id])) for item in items
        ],
        "has_own_lines": any(item.achievement for item in items),
        "entries": dict(RegisterEntry.objects.filter(item__decision=one).values_list("item_id", "uuid")),
        "may_edit": may_write and one.state == AwardDecision.State.DRAFT,
        "may_take_back": may_write and one.state == AwardDecision.State.PENDING,
        "history": history_of(one),
    }
    return render(request, "commendations/decision.html", context)


@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _office_decision(request, uuid)
    form = DecisionForm(initial={"citation": one.citation, "bases": one.bases}, **typed(request))

    def act() -> HttpResponse:
        actions.edit_decision(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect(one)

    page = {"crumb": one, "title": _("Sửa lời văn"), "button": _("Lưu")}
    return answer_form(request, form, act, "commendations/decision_form.html", page)


@require_http_methods(["GET", "POST"])
@once
def items(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who stands on the list, each with an own line where the common one does not fit."""
    one = _office_decision(request, uuid)
    on_list = items_of(one)
    nominations = [item.nomination for item in on_list] + free_nominations(one.round, one.form)
    first: dict[str, Any] = {}
    for item in on_list:
        first |= {f"co_{item.nomination_id}": True, f"dong_{item.nomination_id}": item.achievement}
    form = ItemsForm(nominations=nominations, initial=first, **typed(request))

    def act() -> HttpResponse:
        chosen, lines = form.chosen(), form.lines()
        actions.set_items(one, nominations=chosen, lines=lines, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu danh sách."))
        return redirect(one)

    return answer_form(request, form, act, "commendations/decision_items.html", {"decision": one})


@require_http_methods(["GET", "POST"])
@once
def ready(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _office_decision(request, uuid)
    today = clock.today()
    signers = Post.objects.filter(pk__in=posts_at(one.unit, on=today).values("pk"))
    form = ReadyForm(
        unit=one.unit,
        signers=signers.select_related("person").order_by("pk"),
        initial={"issued_on": today},
        **typed(request),
    )

    def act() -> HttpResponse:
        cleaned = form.cleaned_data
        actions.ready_decision(
            one,
            signer=cleaned["signer"],
            signed_on=cleaned["issued_on"],
            is_public=cleaned["is_public"],
            number=cleaned.get("number"),
            by=actor_in(request),
            at=clock.now(),
        )
        messages.success(request, _("Quyết định chờ công bố. Chưa ai ngoài cơ quan thấy."))
        return redirect("commendations:decisions", one.round.uuid)

    page = {"crumb": one, "title": _("Hoàn tất quyết định"), "button": _("Hoàn tất, chờ công bố")}
    return answer_form(request, form, act, "commendations/decision_form.html", page)


@require_http_methods(["GET", "POST"])
@once
def take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _office_decision(request, uuid)
    confirm = Confirm(
        _("Đưa quyết định này về bản soạn?"),
        _("Đưa về bản soạn"),
        one.get_absolute_url(),
        [_("Quyết định không còn trong lần công bố tới; số đã nhập dùng lại được.")],
    )
    return _sure(request, one, confirm, actions.take_back_decision, one, _("Đã đưa về bản soạn."))


@require_http_methods(["GET", "POST"])
@once
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _office_decision(request, uuid)
    confirm = Confirm(
        _("Bỏ bản soạn này?"),
        _("Bỏ bản soạn"),
        one.get_absolute_url(),
        [_("Các tên trong danh sách trở lại phần chưa có quyết định.")],
        is_dangerous=True,
    )
    return _sure(request, one, confirm, actions.discard_decision, one.round, _("Đã bỏ bản soạn."))


def _sure(
    request: HttpRequest,
    one: AwardDecision,
    confirm: Confirm,
    action: Callable[..., Any],
    back: AwardDecision | AwardRound,
    done: str,
) -> HttpResponse:
    form = Form(**typed(request))

    def act() -> HttpResponse:
        action(one, by=actor_in(request), at=clock.now())
        messages.success(request, done)
        if isinstance(back, AwardRound):
            return redirect("commendations:decisions", back.uuid)
        return redirect(back)

    page = {"confirm": confirm, "title": one.form.name}
    return answer_form(request, form, act, "commendations/confirm.html", page)


@require_safe
def paper_preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The paper as it would be issued, without a number."""
    one = _office_decision(request, uuid)
    response = HttpResponse(pdf.write(draft_paper(one)), content_type="application/pdf")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = 'inline; filename="du-thao.pdf"'
    return response


@require_http_methods(["GET", "POST"])
@once
def publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything that will appear, and the one button that makes it appear."""
    actor, one = actor_in(request), round_for(request, uuid)
    waiting = pending_decisions(one, actor)
    refuse_unless(bool(waiting) or actor.has("publish_awards"))
    previews = [preview_of(row) for row in waiting]
    form = Form(**typed(request))

    def act() -> HttpResponse:
        made = actions.publish_decisions(one, by=actor, at=clock.now())
        words = ngettext("Đã công bố, %(count)s tên vào sổ.", "Đã công bố, %(count)s tên vào sổ.", len(made))
        messages.success(request, words % {"count": len(made)})
        return redirect("commendations:decisions", one.uuid)

    page = {
        "round": one,
        "previews": previews,
        "names": sum(len(preview.items) for preview in previews),
        "told": sum(preview.persons for preview in previews),
    }
    return answer_form(request, form, act, "commendations/publish.html", page)
