"""A council: who sits there, what lies before it, who stays out, what is said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions, exporting
from nep.commendations.council_desk import SENT, rows_before, undeclared
from nep.commendations.council_forms import (
    ConflictForm,
    CouncilForm,
    DeclareForm,
    DiscussionForm,
    RecuseForm,
    SeatForm,
)
from nep.commendations.council_proof import proof_of
from nep.commendations.models import Council, CouncilMember, Nomination
from nep.commendations.pending import with_told_state
from nep.commendations.permissions import (
    can_issue_minutes,
    can_read_minutes,
    can_recuse,
    can_run_ballot,
    can_see_awards,
    can_set_council,
    seat_of,
)
from nep.commendations.views.common import confirmed, council_for, refuse_unless, round_for
from nep.organisations.history import history_of
from nep.organisations.models import Line, Post
from nep.organisations.queries import ids_below, name_on, names_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm

BEFORE_A_COUNCIL = [(state, state.label) for state in SENT]


@exportable
def councils(request: HttpRequest) -> HttpResponseBase:
    listing = Listing(
        request,
        Council.objects.visible_to(actor_in(request)).select_related("round"),
        orders={"moi": ("-pk",)},
        export=exporting.COUNCILS,
    )
    if listing.file is not None:
        return listing.file
    names = names_on([row.unit_id for row in listing.page], clock.today())
    return render(request, "commendations/councils.html", {"listing": listing, "names": names})


@exportable
def council(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """What lies before the council, by name; not what the reader stays out of."""
    actor, one = actor_in(request), council_for(request, uuid)
    listing = Listing(
        request,
        with_told_state(Nomination.objects.visible_to(actor), actor)
        .filter(pk__in=rows_before(one).order_by().values("pk"))
        .select_related("form"),
        search=("folded",),
        filters={"trang-thai": Choice(_("Tình trạng"), BEFORE_A_COUNCIL, lookup="told_state")},
        orders={"ten": ("sort_key",)},
        export=exporting.NOMINATIONS,
    )
    if listing.file is not None:
        return listing.file
    seat = seat_of(actor, one)
    context = {
        "council": one,
        "unit_name": name_on(one.unit, clock.today()),
        "listing": listing,
        "names": names_on([row.unit_id for row in listing.page], clock.today()),
        "members": _members(one),
        "ballots": one.ballots.select_related("form", "minutes", "tally_paper").order_by("-pk"),
        "seat": seat,
        "undeclared": undeclared(seat).count() if seat else 0,
        **_rights(request, one),
    }
    return render(request, "commendations/council.html", context)


def _rights(request: HttpRequest, one: Council) -> dict[str, Any]:
    actor = actor_in(request)
    may_run = can_run_ballot(actor, one)
    return {
        "may_seat": can_set_council(actor, one.unit),
        "may_run": may_run,
        "may_recuse": can_recuse(actor, one),
        "may_issue": can_issue_minutes(actor, one),
        "sees_awards": can_see_awards(actor),
        "reads_minutes": can_read_minutes(actor, one),
        "history": history_of(one) if may_run else None,
    }


def _members(one: Council) -> list[CouncilMember]:
    order = list(CouncilMember.Role)
    rows = one.members.filter(left_on=None).select_related("post__person").order_by("pk")
    return sorted(rows, key=lambda member: order.index(CouncilMember.Role(member.role)))


@require_http_methods(["GET", "POST"])
@once
def create(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), round_for(request, uuid)
    unit = actor.unit
    refuse_unless(unit is not None and can_set_council(actor, unit))
    assert unit is not None
    form = CouncilForm(**typed(request))

    def act() -> HttpResponse:
        made = actions.create_council(one, unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập hội đồng. Bước sau: thêm thành viên."))
        return redirect(made)

    page = {"title": _("Lập hội đồng"), "button": _("Lập hội đồng"), "back": one, "back_title": one.title}
    return answer_form(request, form, act, "commendations/council_form.html", page)


@require_http_methods(["GET", "POST"])
@once
def seat(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = council_for(request, uuid)
    refuse_unless(can_set_council(actor_in(request), one.unit))
    form = SeatForm(posts=_posts_for(one), **typed(request))

    def act() -> HttpResponse:
        actions.seat_member(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm thành viên."))
        return redirect(one)

    page = {
        "title": _("Thêm thành viên"),
        "button": _("Thêm thành viên"),
        "back": one,
        "back_title": one.name,
    }
    page["hint"] = _("Đề nghị của chính đơn vị người ấy tự khóa với người ấy.")
    return answer_form(request, form, act, "commendations/council_form.html", page)


def _posts_for(one: Council) -> Any:
    """Posts held today at the unit of the council and below it, on either line."""
    today = clock.today()
    below = {pk for line in Line for pk in ids_below(one.unit, line=line, on=today)}
    rows = Post.objects.filter(unit__in=below | {one.unit_id}, valid_from__lte=today, valid_to__gt=today)
    return rows.select_related("person").order_by("person__sort_key", "pk")


@require_http_methods(["GET", "POST"])
@once
def unseat(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    one = council_for(request, uuid)
    refuse_unless(can_set_council(actor_in(request), one.unit))
    member = get_object_or_404(one.members.filter(left_on=None).select_related("post__person"), pk=pk)
    confirm = Confirm(
        _("%(name)s thôi tham gia hội đồng?") % {"name": member.post.person.full_name},
        _("Thôi tham gia"),
        one.get_absolute_url(),
        [_("Người này không còn mở được hồ sơ qua hội đồng. Phiếu đã bỏ vẫn được tính.")],
        is_dangerous=True,
    )

    done = _("Đã ghi thành viên thôi tham gia.")
    return confirmed(request, confirm, actions.unseat_member, member, done=done, title=one.name, to=one)


@require_http_methods(["GET", "POST"])
@once
def declare(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Said before anything is opened: names only, no achievement, no paper."""
    actor, one = actor_in(request), council_for(request, uuid)
    member = seat_of(actor, one)
    refuse_unless(member is not None)
    assert member is not None
    waiting = undeclared(member).select_related("form").order_by("sort_key", "pk")
    form = DeclareForm(nominations=waiting, **typed(request))

    def act() -> HttpResponse:
        opened = actions.open_dossiers(
            one, conflicts=form.cleaned_data["conflicts"], by=actor, at=clock.now()
        )
        messages.success(request, _("Đã ghi lời khai báo, mở %(count)s hồ sơ.") % {"count": opened})
        return redirect(one)

    page = {"council": one, "waiting": waiting}
    return answer_form(request, form, act, "commendations/declare.html", page)


@require_http_methods(["GET", "POST"])
@once
def recuse(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = council_for(request, uuid)
    refuse_unless(can_recuse(actor_in(request), one))
    members = one.members.filter(left_on=None).select_related("post__person").order_by("pk")
    judged = rows_before(one).of_others_than(actor_in(request))
    form = RecuseForm(members=members, nominations=judged, **typed(request))

    def act() -> HttpResponse:
        actions.recuse_member(**form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi: thành viên không tham gia xét đề nghị ấy."))
        return redirect("commendations:council_proof", one.uuid)

    page = {"title": _("Không tham gia xét"), "button": _("Ghi"), "back": one, "back_title": one.name}
    page["hint"] = _(
        "Từ lúc ghi, thành viên ấy không mở được hồ sơ, trao đổi và không có phiếu về đề nghị này."
    )
    return answer_form(request, form, act, "commendations/council_form.html", page)


@require_safe
def proof(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = council_for(request, uuid)
    return render(request, "commendations/council_proof.html", {"council": one, "rows": proof_of(one)})


@require_http_methods(["GET", "POST"])
@once
def discussion(request: HttpRequest, uuid: UUID, nomination: UUID) -> HttpResponse:
    actor, one = actor_in(request), council_for(request, uuid)
    about = get_object_or_404(
        rows_before(one).filter(pk__in=Nomination.objects.visible_to(actor)).select_related("form"),
        uuid=nomination,
    )
    member = seat_of(actor, one)
    if member is not None and not member.openings.filter(nomination=about).exists():
        return redirect("commendations:council_declare", one.uuid)
    form = DiscussionForm(**typed(request))

    def act() -> HttpResponse:
        given = {"text": form.cleaned_data["text"], "by": actor, "at": clock.now()}
        actions.write_note(one, nomination=about, **given)
        messages.success(request, _("Đã ghi ý kiến."))
        return redirect(request.path)

    notes = about.notes.filter(member__council=one).select_related("member__post__person").order_by("pk")
    may_write = member is not None and about.state == Nomination.State.SUBMITTED
    page = {"council": one, "nomination": about, "notes": notes, "may_write": may_write}
    return answer_form(request, form, act, "commendations/discussion.html", page)


@require_http_methods(["GET", "POST"])
@once
def declare_later(request: HttpRequest, uuid: UUID, nomination: UUID) -> HttpResponse:
    """A connection that the member sees only with the dossier open."""
    actor, one = actor_in(request), council_for(request, uuid)
    refuse_unless(seat_of(actor, one) is not None)
    visible = Nomination.objects.visible_to(actor)
    about = get_object_or_404(rows_before(one).filter(pk__in=visible), uuid=nomination)
    form = ConflictForm(**typed(request))
    confirm = Confirm(
        _("Tôi có mối liên quan với đề nghị này"),
        _("Tôi không tham gia xét"),
        reverse("commendations:discussion", args=[one.uuid, about.uuid]),
        [_("Từ lúc ghi, ông/bà không mở được hồ sơ, trao đổi và không có phiếu về đề nghị này.")],
        is_dangerous=True,
    )

    def act() -> HttpResponse:
        actions.declare_conflict(one, nomination=about, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi: ông/bà không tham gia xét đề nghị ấy."))
        return redirect(one)

    page = {"confirm": confirm, "title": about.subject_name}
    return answer_form(request, form, act, "commendations/confirm.html", page)
