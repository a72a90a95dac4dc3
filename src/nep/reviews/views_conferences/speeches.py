"""Who speaks: added, put in order, given."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.files.responses import serve
from nep.organisations.models import Post
from nep.organisations.queries import posts_at
from nep.organisations.requests import actor_in
from nep.reviews.actions import speeches as actions
from nep.reviews.conference_forms import PlaceForm, SpeechForm
from nep.reviews.conference_permissions import can_give_speech, can_run_conference
from nep.reviews.models import Conference, Speech
from nep.reviews.views_conferences.common import answer_part, ask_again, run_conference, seen_conference
from nep.web.answering import typed
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The office enters anybody invited or of its own unit; an invited post enters itself."""
    row, actor = seen_conference(request, uuid), actor_in(request)
    if not can_give_speech(actor, row):
        raise PermissionDenied
    if can_run_conference(actor, row.unit_id):
        invited = Post.objects.filter(pk__in=row.invitations.filter(post__isnull=False).values("post"))
        posts = (invited | posts_at(row.unit_id, on=row.meeting.happens_on)).distinct()
    else:
        posts = Post.objects.filter(pk=actor.post_id or 0)
    shown = posts.select_related("person", "unit").order_by("title", "pk")
    form = SpeechForm(conference=row, posts=shown, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.add_speech(row, **form.cleaned_data, **told),
        heading=_("Thêm tham luận"),
        done=_("Đã ghi tham luận."),
        to=_to(row),
    )


@require_http_methods(["GET", "POST"])
@once
def place(request: HttpRequest, uuid: UUID, speech: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    one = _speech(row, speech)
    form = PlaceForm(initial={"position": one.position}, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.place_speech(one, **form.cleaned_data, **told),
        heading=_("Xếp thứ tự tham luận"),
        lead=one.title,
        done=_("Đã xếp lại thứ tự."),
        to=_to(row),
    )


@require_http_methods(["GET", "POST"])
@once
def remove(request: HttpRequest, uuid: UUID, speech: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    one = _speech(row, speech)
    return ask_again(
        request,
        row,
        lambda **told: actions.remove_speech(one, **told),
        heading=_("Bỏ tham luận “%(title)s”") % {"title": one.title},
        done=_("Đã bỏ tham luận."),
        to=_to(row),
    )


@require_http_methods(["GET", "POST"])
@once
def given(request: HttpRequest, uuid: UUID, speech: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    one = _speech(row, speech)
    return ask_again(
        request,
        row,
        lambda **told: actions.note_given(one, **told),
        heading=_("Ghi đã trình bày “%(title)s”") % {"title": one.title},
        done=_("Đã ghi tham luận đã trình bày."),
        to=_to(row),
        is_dangerous=False,
    )


@require_safe
def paper(request: HttpRequest, uuid: UUID, speech: UUID) -> HttpResponse:
    """Who sees the conference reads the papers of its speeches."""
    one = _speech(seen_conference(request, uuid), speech)
    if one.file is None:
        raise Http404
    return serve(one.file)


def _speech(row: Conference, uuid: UUID) -> Speech:
    return get_object_or_404(Speech.objects.select_related("conference", "file"), conference=row, uuid=uuid)


def _to(row: Conference) -> str:
    return f"{reverse('reviews:conference', args=[row.uuid])}#tham-luan"
