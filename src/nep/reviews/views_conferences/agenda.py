"""The agenda: items are added, changed, removed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.organisations.requests import actor_in
from nep.reviews.actions import agenda as actions
from nep.reviews.agenda_decisions import decisions_to_show
from nep.reviews.agenda_forms import ItemForm
from nep.reviews.conference_queries import practices_to_show
from nep.reviews.models import AgendaItem
from nep.reviews.views_conferences.common import answer_part, ask_again, run_conference
from nep.web.answering import typed
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    actor = actor_in(request)
    form = ItemForm(
        conference=row,
        practices=practices_to_show(row, actor),
        decisions=decisions_to_show(row, actor),
        **typed(request),
    )
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.add_item(row, **form.given, **told),
        heading=_("Thêm mục vào chương trình"),
        done=_("Đã thêm vào chương trình."),
        to=_agenda(row.uuid),
    )


@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, uuid: UUID, item: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    part = get_object_or_404(AgendaItem.objects.select_related("conference"), conference=row, uuid=item)
    actor = actor_in(request)
    form = ItemForm(
        conference=row,
        practices=practices_to_show(row, actor, item=part),
        decisions=decisions_to_show(row, actor, item=part),
        item=part,
        **typed(request),
    )
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.change_item(part, **form.given, **told),
        heading=_("Sửa mục của chương trình"),
        done=_("Đã sửa chương trình."),
        to=_agenda(row.uuid),
    )


@require_http_methods(["GET", "POST"])
@once
def remove(request: HttpRequest, uuid: UUID, item: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    part = get_object_or_404(AgendaItem.objects.select_related("conference"), conference=row, uuid=item)
    return ask_again(
        request,
        row,
        lambda **told: actions.remove_item(part, **told),
        heading=_("Bỏ mục “%(title)s”") % {"title": part.title},
        done=_("Đã bỏ khỏi chương trình."),
        to=_agenda(row.uuid),
    )


def _agenda(uuid: UUID) -> str:
    return f"{reverse('reviews:conference', args=[uuid])}#chuong-trinh"
