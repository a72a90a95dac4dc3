"""The list of rounds, and one round: who has sent, who is late."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nep.measures.periods import Period
from nep.organisations.models import UnitKind
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.programmes.models import Theme
from nep.reviews import actions, exporting
from nep.reviews.models import Assignment, Round, UnitReport
from nep.reviews.permissions import can_chase_units, can_open_round
from nep.reviews.round_forms import RoundForm
from nep.reviews.standing import IN_TIME, SENT, round_standing, standings_of
from nep.reviews.views_rounds.common import refuse_unless, round_for
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once

REPORT = UnitReport.State


@exportable
def rounds(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    listing = Listing(
        request,
        Round.objects.visible_to(actor),
        filters={"trang-thai": Choice(_("Tình trạng"), Round.State.choices, lookup="state")},
        orders={"moi": ("-period_to", "-pk")},
        export=exporting.ROUNDS,
    )
    if listing.file is not None:
        return listing.file
    context = {
        "listing": listing,
        "standings": standings_of(listing.page),
        "names": names_on([row.unit_id for row in listing.page], clock.today()),
        "own": _own(request, listing.page),
        "may_create": actor.unit is not None and can_open_round(actor, actor.unit),
        "may_compile": actor.has("compile_report"),
    }
    return render(request, "reviews/rounds.html", context)


def _own(request: HttpRequest, page: list[Round]) -> dict[int, Assignment]:
    """Round -> what it asks of the actor's own unit."""
    unit = actor_in(request).unit
    rows = Assignment.objects.filter(round__in=page, unit=unit).select_related("report", "deadline")
    return {row.round_id: row for row in rows}


@once
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    refuse_unless(actor.unit is not None and can_open_round(actor, actor.unit))
    form = RoundForm(
        request.POST or None,
        themes=Theme.objects.visible_to(actor).order_by("-starts_on", "pk"),
        rounds=Round.objects.filter(unit=actor.unit).order_by("-period_to", "-pk"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("reviews:outline", _created(request, form).uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/round_create.html", {"form": form})


def _created(request: HttpRequest, form: RoundForm) -> Round:
    actor, cleaned = actor_in(request), form.cleaned_data
    assert actor.unit is not None
    return actions.create_round(
        unit=actor.unit,
        title=cleaned["title"],
        period=Period(cleaned["starts_on"], cleaned["ends_on"]),
        theme=cleaned["theme"],
        copied_from=cleaned["copied_from"],
        by=actor,
        at=clock.now(),
    )


@exportable
def round_page(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    actor, one = actor_in(request), round_for(request, uuid)
    listing = units_listing(request, one)
    if listing.file is not None:
        return listing.file
    context = {
        "round": one,
        "listing": listing,
        "standing": round_standing(one),
        "unit_name": name_on(one.unit, one.period_to),
        "chases": _chases(one),
        "is_office": can_open_round(actor, one.unit),
        "may_chase": can_chase_units(actor, one) and one.state == Round.State.OPEN,
        "may_accept": one.state == Round.State.OPEN and actor.may("accept_report", actor.unit),
        "today": clock.today(),
    }
    return render(request, "reviews/round.html", context)


def _chases(one: Round) -> list[object]:
    rows = one.chases.select_related("paper").annotate(n=Count("units"))
    return list(rows.order_by("-chased_at")[:10])


def units_listing(request: HttpRequest, one: Round) -> Listing[Assignment]:
    """The units of the round that the actor may see, alphabetical unless asked otherwise: no ranking."""
    rows = Assignment.objects.visible_to(actor_in(request)).filter(round=one)
    return Listing(
        request,
        rows.select_related("report", "deadline").annotate(times_chased=Count("chased")),
        search=("folded",),
        filters={
            "tinh-trang": Choice(_("Tình trạng"), _states(), conditions=_conditions()),
            "cap": Choice(_("Cấp"), _levels(one), lookup="kind"),
        },
        orders={"ten": ("sort_key",), "han": ("due_on", "sort_key")},
        order_labels={"ten": _("Tên đơn vị"), "han": _("Đến hạn trước")},
        export=exporting.UNITS,
    )


def _levels(one: Round) -> list[tuple[str, object]]:
    asked = set(one.deadlines.values_list("kind", flat=True))
    return [(kind, kind.label) for kind in UnitKind if kind in asked]


def _states() -> list[tuple[str, str]]:
    return [
        ("chua", _("chưa gửi")),
        ("gui", _("đã gửi, chờ duyệt")),
        ("tra", _("trả lại, đề nghị bổ sung")),
        ("duyet", _("đã duyệt, đã chốt")),
        ("tre", _("gửi trễ hoặc quá hạn")),
        ("thay", _("nhập thay")),
        ("thieu", _("đã ghi nhận không gửi")),
        ("mien", _("không phải báo cáo")),
    ]


def _conditions() -> dict[str, Q]:
    asked = Q(excused_reason="")
    return {
        "chua": asked & ~SENT & ~Q(report__state=REPORT.RETURNED),
        "gui": Q(report__state=REPORT.SUBMITTED),
        "tra": Q(report__state=REPORT.RETURNED),
        "duyet": Q(report__state=REPORT.ACCEPTED),
        "tre": asked & ((SENT & ~IN_TIME) | (~SENT & Q(due_on__lt=clock.today()))),
        "thay": SENT & Q(report__entered_for=True),
        "thieu": ~Q(missing_reason=""),
        "mien": ~asked,
    }


@require_POST
def close_one(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    try:
        actions.close_round(one, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đóng đợt báo cáo. Đơn vị chưa gửi được ghi là thiếu."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:round", one.uuid)


@require_POST
def ask_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    try:
        made = actions.ask_new_units(one, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm %(n)s đơn vị mới vào đợt.") % {"n": made})
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:round", one.uuid)


@require_POST
def remind(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    try:
        chase = actions.remind_units(one, by=actor_in(request), at=clock.now())
        messages.success(
            request, _("Đã nhắc %(n)s đơn vị chưa gửi trong hệ thống.") % {"n": chase.units.count()}
        )
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:round", one.uuid)
