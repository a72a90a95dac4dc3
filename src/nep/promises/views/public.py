"""What everybody reads."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from nep.files.responses import serve
from nep.organisations.requests import actor_in
from nep.promises.board import board_of
from nep.promises.detail import detail_of
from nep.promises.models import EvidenceImage, Promise
from nep.web import clock
from nep.web.listing import exportable


@login_not_required
@exportable
def board(request: HttpRequest) -> HttpResponseBase:
    shown = board_of(request, clock.today())
    if shown.listing.file is not None:
        return shown.listing.file
    return render(request, "promises/board.html", {"board": shown, "listing": shown.listing})


@login_not_required
@require_GET
def promise(request: HttpRequest, uuid: str) -> HttpResponse:
    found = get_object_or_404(Promise.objects.public().select_related("meeting", "contact"), uuid=uuid)
    may_work = Promise.objects.visible_to(actor_in(request)).filter(pk=found.pk).exists()
    context = {"detail": detail_of(found, today=clock.today()), "promise": found, "may_work": may_work}
    return render(request, "promises/promise.html", context)


@login_not_required
@require_GET
def image(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    return serve(_image(uuid, pk).file, inline=True)


@login_not_required
@require_GET
def thumbnail(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    return serve(_image(uuid, pk).thumbnail, inline=True)


def _image(uuid: str, pk: int) -> EvidenceImage:
    """A photograph of a promise that is public: evidence is only ever given to those."""
    images = EvidenceImage.objects.filter(evidence__promise__in=Promise.objects.public())
    return get_object_or_404(images.select_related("file", "thumbnail"), pk=pk, evidence__promise__uuid=uuid)
