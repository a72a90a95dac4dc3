"""Pages of figures. Totals are public; records are shown as far as each reader may open them."""

from urllib.parse import parse_qsl

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nep.measures.correcting import corrections_for
from nep.measures.exporting import STATED
from nep.measures.frozen_page import frozen_page
from nep.measures.models import FrozenFigure, StatedFigure
from nep.measures.named import is_stated
from nep.measures.pages import figure_list, figure_page, month_chart
from nep.measures.refusals import UnknownFigure
from nep.measures.registry import figure as figure_of
from nep.measures.scopes import mode_chips, period_chips, scope_form, scope_of
from nep.measures.stated_page import stated_page, whole_year
from nep.organisations.actors import Actor
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.listing import Choice, Listing, exportable

KEPT = [("con", _("còn hiệu lực")), ("thay", _("đã được thay"))]
KEPT_CONDITIONS = {"con": Q(is_current=True), "thay": Q(is_current=False)}


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    actor, day = actor_in(request), clock.today()
    form = scope_form(request.GET.dict(), actor, day)
    context = {"form": form, "base": _base(actor)}
    if not form.is_valid():
        return render(request, "measures/index.html", context, status=_refused(request))
    scope = scope_of(form, day)
    context |= {"scope": scope, "periods": period_chips(scope), "modes": mode_chips(scope)}
    context |= {"rows": figure_list(scope, actor), "unit_name": name_on(scope.unit, scope.period.last)}
    return render(request, "measures/index.html", context)


@login_not_required
@exportable
def figure(request: HttpRequest, key: str) -> HttpResponseBase:
    if is_stated(key):
        return stated(request, key)
    try:
        one = figure_of(key)
    except UnknownFigure as refusal:
        raise Http404(refusal.sentence) from refusal
    actor, day = actor_in(request), clock.today()
    form = scope_form(request.GET.dict(), actor, day)
    context = {"form": form, "base": _base(actor), "figure": one}
    if not form.is_valid():
        return render(request, "measures/figure.html", context, status=_refused(request))
    scope = scope_of(form, day)
    page = figure_page(one, scope, actor, page=_page_number(request))
    context |= {"scope": scope, "periods": period_chips(scope), "modes": mode_chips(scope), "page": page}
    context["chart"] = month_chart(one, page.months) if page.months else None
    return render(request, "measures/figure.html", context)


def stated(request: HttpRequest, key: str) -> HttpResponseBase:
    """A figure that units state: internal, as the reports are that it comes from."""
    actor, day = actor_in(request), clock.today()
    if not actor.has("view_reports"):
        raise Http404
    one = get_object_or_404(StatedFigure, key=key)
    form = scope_form(request.GET.dict(), actor, day)
    context = {"form": form, "figure": one}
    if not form.is_valid():
        return render(request, "measures/stated.html", context, status=_refused(request))
    scope = whole_year(scope_of(form, day))
    page = stated_page(one, scope, actor)
    listing = Listing(
        request,
        page.rows,
        filters={"hieu-luc": Choice(_("Hiệu lực"), KEPT, conditions=KEPT_CONDITIONS)},
        orders={"moi": ("-entered_at",)},
        export=STATED,
        kept=dict(parse_qsl(scope.query)),
    )
    if listing.file is not None:
        return listing.file
    names = names_on([scope.unit, *(row.unit_id for row in listing.page)], scope.period.last)
    context |= {"scope": scope, "periods": period_chips(scope), "page": page, "listing": listing}
    context["corrections"] = corrections_for(actor, listing.page)
    return render(request, "measures/stated.html", context | {"names": names})


@login_not_required
@require_safe
def frozen(request: HttpRequest, uuid: str) -> HttpResponse:
    one = get_object_or_404(FrozenFigure.objects.select_related("unit"), uuid=uuid)
    actor = actor_in(request)
    page = frozen_page(one, actor, page=_page_number(request))
    return render(request, "measures/frozen.html", {"page": page, "frozen": one, "base": _base(actor)})


def _base(actor: Actor) -> str:
    return "web/public.html" if actor.post is None else "web/desk.html"


def _refused(request: HttpRequest) -> int:
    """A scope that nobody typed (an installation without units) is no mistake of the reader."""
    return 400 if request.GET else 200


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("trang", "1")
    return int(text) if text.isdecimal() and len(text) < 7 else 1
