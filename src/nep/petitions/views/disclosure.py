"""The privacy officer's page: a body outside asks who sent a petition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nep.petitions.actions.disclose import UnknownNumber, disclose_identity
from nep.petitions.actions.sealed import identity_of
from nep.petitions.forms.clerk import DiscloseForm
from nep.petitions.models import Petition
from nep.petitions.views.clerk import actor_with
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal


@never_cache
@require_http_methods(["GET", "POST"])
def disclose(request: HttpRequest) -> HttpResponse:
    """Found by the number of the slip alone: there is no list, and no search by person."""
    actor = actor_with(request, "disclose_identity")
    form = DiscloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        rows = Petition.objects.filter(slip__number=given.pop("slip_number"), sealed_texts__kind="identity")
        try:
            petition = rows.order_by("pk").first()
            if petition is None:
                raise UnknownNumber
            identity = disclose_identity(petition, **given, by=actor, at=clock.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            return render(request, "petitions/disclosed.html", {"identity": identity_of(identity), **given})
    return render(request, "petitions/disclose.html", {"form": form})
