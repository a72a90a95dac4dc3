"""The list of rounds, and the board of one."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from nep.commendations import exporting
from nep.commendations.board import columns_of, quotas_of, with_marks, with_shares
from nep.commendations.dossiers import missing_papers
from nep.commendations.models import AwardRound, Council, Nomination, Quota, SubjectKind
from nep.commendations.models.nominations import NominationQuerySet
from nep.commendations.pending import told_label, with_told_state
from nep.commendations.permissions import (
    can_bind,
    can_issue_submission,
    can_nominate,
    can_open_award_round,
    can_see_awards,
    can_set_council,
)
from nep.commendations.views.common import refuse_unless, round_for
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.listing import Choice, Listing, exportable


@exportable
def rounds(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    refuse_unless(can_see_awards(actor))
    listing = Listing(
        request,
        AwardRound.objects.visible_to(actor),
        search=("title",),
        filters={"trang-thai": Choice(_("Tình trạng"), AwardRound.State.choices, lookup="state")},
        orders={"moi": ("-period_to",)},
        export=exporting.ROUNDS,
    )
    if listing.file is not None:
        return listing.file
    context = {
        "listing": listing,
        "names": names_on([row.unit_id for row in listing.page], clock.today()),
        "may_create": actor.unit is not None and can_open_award_round(actor, actor.unit),
    }
    return render(request, "commendations/rounds.html", context)


@exportable
def round_page(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Places that fill, and what was nominated, in the order of names: no ranking (safeguard 15)."""
    actor = actor_in(request)
    one = round_for(request, uuid, with_shares)
    quotas = quotas_of(one)
    listing = Listing(
        request,
        with_told_state(with_marks(_nominations(one, actor), clock.today()), actor),
        search=("folded",),
        filters={
            "hinh-thuc": Choice(_("Hình thức"), _forms(quotas), lookup="form"),
            "doi-tuong": Choice(_("Đối tượng"), SubjectKind.choices, lookup="kind"),
            "trang-thai": Choice(_("Tình trạng"), Nomination.State.choices, lookup="told_state"),
        },
        orders={"ten": ("sort_key",), "moi": ("-pk",)},
        order_labels={"ten": _("Tên"), "moi": _("Mới trước")},
        export=exporting.NOMINATIONS,
    )
    if listing.file is not None:
        return listing.file
    is_open = one.state == AwardRound.State.OPEN
    councils = list(Council.objects.visible_to(actor).filter(round=one).order_by("pk"))
    context = {
        "round": one,
        "columns": columns_of(quotas),
        "phases": one.phases.order_by("starts_on", "pk"),
        "listing": listing,
        "states": {row.pk: told_label(row) for row in listing.page},
        "missing": missing_papers(listing.page),
        "may_bind": can_bind(actor, one),
        "may_submit": is_open and actor.unit is not None and can_issue_submission(actor, actor.unit),
        "councils": councils,
        "may_set_council": one.state != AwardRound.State.CLOSED
        and actor.unit is not None
        and can_set_council(actor, actor.unit)
        and all(council.unit_id != actor.unit_id for council in councils),
        "is_office": can_open_award_round(actor, one.unit),
        "may_nominate": is_open and actor.unit is not None and can_nominate(actor, actor.unit),
    }
    return render(request, "commendations/round.html", context)


def _nominations(one: AwardRound, actor: Actor) -> NominationQuerySet:
    return Nomination.objects.visible_to(actor).filter(round=one).select_related("form")


def _forms(quotas: Sequence[Quota]) -> list[tuple[int, str]]:
    return list({quota.form_id: quota.form.name for quota in quotas}.items())
