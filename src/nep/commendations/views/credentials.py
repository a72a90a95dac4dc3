"""Credentials, keys and the list of revocations, for computers."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from nep.commendations.credentials import jose, keys, payload, status
from nep.commendations.credentials.addresses import key_address
from nep.commendations.credentials.words import TRUTH
from nep.commendations.models import AwardForm, Credential, RegisterEntry, SigningKey
from nep.organisations.models import Unit
from nep.web import clock

LIST_LIFE = timedelta(days=1)
JWT = "application/vc+jwt"


@require_safe
@login_not_required
def issuer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The body that decides, under the name that it decides by."""
    unit = get_object_or_404(Unit, uuid=uuid)
    forms = unit.award_forms.filter(entries__isnull=False).order_by("position", "pk")
    name = forms.values_list("authority", flat=True).first()
    if name is None:
        raise Http404
    return _json(payload.profile(unit, name) | {"description": str(TRUTH)})


@require_safe
@login_not_required
def achievement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    form = get_object_or_404(
        AwardForm.objects.filter(is_own=True, entries__isnull=False).distinct(), uuid=uuid
    )
    return _json(payload.achievement(form))


@require_safe
@login_not_required
def key_set(request: HttpRequest) -> HttpResponse:
    """Every public key that ever signed, the current one first."""
    rows = SigningKey.objects.order_by("-is_current", "-made_at", "pk")
    return _json({"keys": [_public(row) for row in rows]})


@require_safe
@login_not_required
def key(request: HttpRequest, kid: str) -> HttpResponse:
    return _json(_public(get_object_or_404(SigningKey, kid=kid)))


def _public(row: SigningKey) -> dict[str, Any]:
    return {**row.jwk, "kid": key_address(row.kid)}


@require_safe
@login_not_required
def status_list(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """Signed anew whenever it is asked for, and good for a day: real time, because wallets live in it."""
    unit = get_object_or_404(Unit, uuid=uuid)
    if not Credential.objects.filter(issuer=unit, list_number=number).exists():
        raise Http404
    now = clock.real_now().replace(minute=0, second=0, microsecond=0)
    said = status.list_credential(unit, number, at=now, until=now + LIST_LIFE)
    current = keys.current_key(at=now)
    token = jose.sign(said, keys.private_key(keys.path_of(current.kid)), kid=key_address(current.kid))
    return HttpResponse(token, content_type=JWT)


@require_safe
@login_not_required
def credential(request: HttpRequest, uuid: UUID, version: int) -> HttpResponse:
    """The signed copy as it was issued. That of a revoked entry is not handed out any more: it has the
    name."""
    entries = RegisterEntry.objects.named()
    rows = list(Credential.objects.filter(entry__in=entries, entry__uuid=uuid).order_by("pk")[:version])
    if not 0 < version == len(rows):
        raise Http404
    answer = HttpResponse(rows[-1].token, content_type=JWT)
    answer.headers["Content-Disposition"] = f'attachment; filename="khen-thuong-{uuid}.jwt"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _json(said: dict[str, Any]) -> HttpResponse:
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
