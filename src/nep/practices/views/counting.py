"""Registered, recognised, adopted: counted by field and level."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nep.measures.scopes import mode_chips, period_chips, scope_form, scope_of
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.practices.counting import levels, tables_of
from nep.web import clock


@login_not_required
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """Totals are public; who may open the records sees them behind the total."""
    actor, day = actor_in(request), clock.today()
    form = scope_form(request.GET.dict(), actor, day)
    context: dict[str, object] = {"form": form, "levels": levels()}
    if form.is_valid():
        scope = scope_of(form, day)
        context |= {
            "scope": scope,
            "periods": period_chips(scope),
            "modes": mode_chips(scope),
            "tables": tables_of(scope),
            "unit_name": name_on(scope.unit, scope.period.last),
        }
    return render(request, "practices/counts.html", context)
