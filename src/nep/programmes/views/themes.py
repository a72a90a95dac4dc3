"""Pages of themes: the list, one theme, and what an officer does to it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.documents.queries import place_before_date
from nep.organisations.history import history_of
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.programmes import actions, queries
from nep.programmes.exporting import THEMES
from nep.programmes.forms import IssueForm, ThemeForm, first_of_issue
from nep.programmes.models import Theme
from nep.programmes.permissions import (
    can_close_theme,
    can_create_theme,
    can_edit_theme,
    can_issue_theme,
    can_name_groups,
)
from nep.programmes.theme_work import work_on
from nep.programmes.views.answering import theme_for
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@login_not_required
@exportable
def theme_list(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    listing = Listing(
        request, Theme.objects.visible_to(actor), orders={"moi": ("-starts_on", "-pk")}, export=THEMES
    )
    if listing.file is not None:
        return listing.file
    page = {
        "listing": listing,
        "names": names_on([row.unit_id for row in listing.page], clock.today()),
        "may_create": actor.unit is not None and can_create_theme(actor, actor.unit),
    }
    return render(request, "programmes/list.html", page)


@require_safe
@login_not_required
def theme(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    row = theme_for(request, uuid)
    may_close = can_close_theme(actor, row)
    page = {
        "theme": row,
        "unit_name": name_on(row.unit, row.issued_on or clock.today()),
        "content": queries.content_of(row),
        "successor": Theme.objects.visible_to(actor).filter(succeeds=row).first(),
        "predecessor": queries.seen_predecessor(row, actor),
        "may_edit": can_edit_theme(actor, row),
        "groups": row.audiencegroups.order_by("position", "pk") if actor.post else [],
        "may_group": can_name_groups(actor, row),
        "may_issue": row.state == Theme.State.DRAFT and can_issue_theme(actor, row),
        "may_close": row.state == Theme.State.ISSUED and may_close,
        "may_succeed": row.state != Theme.State.DRAFT and can_create_theme(actor, row.unit),
        "signed_in": actor.post is not None,
        "may_plan": row.state != Theme.State.DRAFT and actor.has("view_plans"),
        "may_look_down": row.state != Theme.State.DRAFT and actor.has("remind_plans"),
        "work": work_on(row, actor),
        "history": history_of(row) if actor.post else [],
    }
    return render(request, "programmes/theme.html", page)


@require_http_methods(["GET", "POST"])
@once
def create(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    unit = actor.unit
    if unit is None or not can_create_theme(actor, unit):
        raise PermissionDenied
    form = ThemeForm(**typed(request))

    def act() -> HttpResponse:
        made = actions.create_theme(unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập bản nháp. Ông/bà ghi tiếp nội dung, văn bản và mục tiêu."))
        return redirect(made)

    return answer_form(request, form, act, "programmes/create.html", {})


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    row = theme_for(request, uuid)
    if not actor.may("edit_theme", row.unit):
        raise PermissionDenied
    form = ThemeForm(**typed(request), initial=_values(row))

    def act() -> HttpResponse:
        actions.edit_theme(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lưu bản nháp."))
        return redirect(row)

    return answer_form(request, form, act, "programmes/edit.html", {"theme": row})


@require_http_methods(["GET", "POST"])
@once
def issue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    row = theme_for(request, uuid)
    if not can_issue_theme(actor, row):
        raise PermissionDenied
    form = IssueForm(
        **typed(request),
        unit=row.unit,
        initial=first_of_issue(row, clock.today(), place_before_date(row.unit, clock.today())),
    )

    def act() -> HttpResponse:
        names = ("type_code", "issued_on", "number", "place")
        chosen: dict[str, Any] = {name: form.cleaned_data.get(name) for name in names}
        issued = actions.issue_theme(
            row,
            **chosen,
            is_public=form.cleaned_data["is_public"],
            signature=form.signature(),
            by=actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã ban hành chuyên đề."))
        return redirect(issued)

    return answer_form(request, form, act, "programmes/issue.html", {"theme": row, "confirm": _issuing(row)})


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    row = theme_for(request, uuid)
    if not can_close_theme(actor, row):
        raise PermissionDenied
    form = forms.Form(**typed(request))
    consequences = [_("Chuyên đề mang trạng thái đã kết thúc từ hôm nay và không mở lại được.")]
    if clock.today() < row.ends_on:
        early = _("Kỳ của chuyên đề còn đến hết ngày %(day)s; ông/bà đang kết thúc sớm.")
        consequences.insert(0, early % {"day": short_day(row.ends_on)})
    confirm = Confirm(
        _("Kết thúc chuyên đề này?"), _("Kết thúc chuyên đề"), row.get_absolute_url(), consequences
    )

    def act() -> HttpResponse:
        messages.success(request, _("Chuyên đề đã kết thúc."))
        return redirect(actions.close_theme(row, by=actor, at=clock.now()))

    return answer_form(request, form, act, "programmes/close.html", {"theme": row, "confirm": confirm})


@require_http_methods(["GET", "POST"])
@once
def succeed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    row = theme_for(request, uuid)
    if not can_create_theme(actor, row.unit):
        raise PermissionDenied
    form = ThemeForm(**typed(request))

    def act() -> HttpResponse:
        made = actions.succeed_theme(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập bản nháp chuyên đề nối tiếp từ nội dung của chuyên đề này."))
        return redirect(made)

    return answer_form(request, form, act, "programmes/succeed.html", {"theme": row})


def _values(row: Theme) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ThemeForm.base_fields}


def _issuing(row: Theme) -> Confirm:
    return Confirm(
        _("Ban hành chuyên đề này?"),
        _("Ban hành chuyên đề"),
        row.get_absolute_url(),
        [
            _("Văn bản được cấp số, có bản PDF và bản DOCX, không sửa được nữa."),
            _("Chuyên đề hiện với mọi cán bộ đăng nhập; công khai với người dân nếu ông/bà đánh dấu ở dưới."),
        ],
    )
