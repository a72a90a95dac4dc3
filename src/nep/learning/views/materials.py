"""Materials: the list, one of them, a new one."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.files.responses import serve, serve_film
from nep.learning import actions, permissions
from nep.learning.exporting import MATERIALS
from nep.learning.forms import MaterialForm
from nep.learning.models import Material
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.programmes.models import AudienceGroup, Theme
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def material_list(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    themes = Theme.objects.visible_to(actor).exclude(state=Theme.State.DRAFT).order_by("-starts_on", "-pk")
    groups = AudienceGroup.objects.filter(theme__in=themes[:5]).order_by("theme", "position", "pk")
    listing = Listing(
        request,
        Material.objects.visible_to(actor).select_related("theme"),
        search=("title",),
        filters={
            "loai": Choice(_("Loại"), Material.Kind.choices, lookup="kind"),
            "nhom": Choice(_("Nhóm"), [(group.pk, group.name) for group in groups], lookup="audience_groups"),
        },
        orders={"moi": ("-published_on",), "ten": ("title",)},
        order_labels={"moi": _("Mới đăng trước"), "ten": _("Theo tên")},
        export=MATERIALS,
    )
    if listing.file is not None:
        return listing.file
    may_publish = actor.unit is not None and permissions.can_publish_material(actor, actor.unit)
    running = themes.filter(state=Theme.State.ISSUED)[:5] if may_publish else []
    return render(request, "learning/materials.html", {"listing": listing, "themes": running})


@require_safe
def material(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _seen(request, uuid)
    page = {
        "material": row,
        "unit_name": name_on(row.unit, row.published_on),
        "groups": row.audience_groups.order_by("position", "pk"),
        "may_withdraw": permissions.can_publish_material(actor_in(request), row.unit_id),
    }
    return render(request, "learning/material.html", page)


@require_safe
def file(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    row = _seen(request, uuid)
    if row.file is None:
        raise Http404
    return serve_film(row.file, request) if row.kind == Material.Kind.VIDEO else serve(row.file)


@require_http_methods(["GET", "POST"])
@once
def publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    theme = get_object_or_404(Theme.objects.visible_to(actor), uuid=uuid)
    unit = actor.unit
    if unit is None or not permissions.can_publish_material(actor, unit):
        raise PermissionDenied
    form = MaterialForm(theme=theme, **typed(request))

    def act() -> HttpResponse:
        made = actions.publish_material(theme, unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã đăng tài liệu."))
        return redirect(made)

    return answer_form(request, form, act, "learning/publish.html", {"theme": theme})


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _seen(request, uuid)
    if not permissions.can_publish_material(actor_in(request), row.unit_id):
        raise PermissionDenied
    said = [_("Không ai mở được tài liệu này nữa; lịch sử còn ghi đã đăng và đã gỡ.")]
    confirm = Confirm(_("Gỡ tài liệu này?"), _("Gỡ tài liệu"), row.get_absolute_url(), said, True)

    def act() -> HttpResponse:
        actions.withdraw_material(row, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã gỡ tài liệu."))
        return redirect("learning:materials")

    page = {"material": row, "confirm": confirm}
    return answer_form(request, forms.Form(**typed(request)), act, "learning/withdraw.html", page)


def _seen(request: HttpRequest, uuid: UUID) -> Material:
    rows = Material.objects.visible_to(actor_in(request)).select_related(
        "file", "theme", "unit", "core_content"
    )
    return get_object_or_404(rows, uuid=uuid)
