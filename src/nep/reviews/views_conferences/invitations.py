"""Who is invited: the list, posts and units added, what the invited see and answer."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.learning.queries import units_to_invite
from nep.meetings import feeds
from nep.organisations.models import Line
from nep.organisations.queries import children_of, names_on, posts_at
from nep.organisations.requests import actor_in
from nep.reviews.actions import invitations as actions
from nep.reviews.conference_forms import DelegateForm, PostsToInviteForm, SeatsForm, UnitToInviteForm
from nep.reviews.conference_permissions import can_answer
from nep.reviews.conference_queries import invited_rows, own_rows
from nep.reviews.models import Conference, Invitation
from nep.reviews.views_conferences.common import answer_part, ask_again, kept_conference, seen_conference
from nep.web import clock
from nep.web.answering import typed
from nep.web.errors import NotAllowed, Refusal
from nep.web.listing import Choice, Listing, Withheld
from nep.web.once import once

WITHHELD = "Danh sách từng người chỉ đơn vị tổ chức xem, không xuất tệp."


@require_safe
def invited(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The list of who is invited, for who keeps it."""
    row = kept_conference(request, uuid)
    rows = row.invitations.select_related("post__person")
    names = names_on(rows.order_by().values_list("unit", flat=True).distinct(), row.meeting.happens_on)
    listing = Listing(
        request,
        rows,
        search=("sort_key",),
        filters={
            "don-vi": Choice(_("Đơn vị"), sorted(names.items(), key=lambda item: item[1]), lookup="unit"),
            "tra-loi": Choice(
                _("Trả lời"),
                [("dua", _("sẽ dự")), ("vang", _("xin vắng")), ("chua", _("chưa trả lời"))],
                conditions=_answers(),
            ),
        },
        orders={"ten": ("sort_key",)},
        order_labels={"ten": _("Theo đơn vị, chức vụ")},
        export=Withheld(WITHHELD),
    )
    page = {"conference": row, "listing": listing, "rows": invited_rows(listing.page, names)}
    return render(request, "reviews/conference_invited.html", page)


def _answers() -> dict[str, Q]:
    said = Invitation.Answer
    return {"dua": Q(answer=said.COMES), "vang": Q(answer=said.AWAY), "chua": Q(answer=said.NONE)}


@require_http_methods(["GET", "POST"])
@once
def invite_posts(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose a unit (in the address), tick its posts."""
    row, actor = kept_conference(request, uuid), actor_in(request)
    units = units_to_invite(actor, row.meeting.happens_on)
    asked = request.GET.get("unit", "")
    unit_id = int(asked) if asked.isdecimal() and len(asked) < 12 else row.unit_id
    if unit_id not in {pk for pk, _name in units}:
        raise Http404
    chooser = UnitToInviteForm(units=units, initial={"unit": unit_id})
    posts = posts_at(unit_id, on=row.meeting.happens_on).select_related("person")
    invited = row.invitations.filter(post__isnull=False).values("post")
    form = PostsToInviteForm(posts=posts.exclude(pk__in=invited), **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.invite_posts(row, posts=list(form.cleaned_data["posts"]), **told),
        heading=_("Mời theo chức vụ"),
        done=_("Đã thêm vào danh sách mời. Chưa ai được báo trước khi đồng chí gửi giấy mời."),
        to=reverse("reviews:conference_invited", args=[row.uuid]),
        chooser=chooser,
    )


@require_http_methods(["GET", "POST"])
@once
def invite_units(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, actor = kept_conference(request, uuid), actor_in(request)
    on = row.meeting.happens_on
    units = [pair for pair in units_to_invite(actor, on) if pair[0] != row.unit_id]
    below = list(
        children_of(row.unit, line=Line(actor.line), on=on).order_by("pk").values_list("pk", flat=True)
    )
    form = SeatsForm(units=units, below=below, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.invite_units(row, units=form.units, seats=form.cleaned_data["seats"], **told),
        heading=_("Mời đơn vị cử người dự"),
        done=_("Đã thêm vào danh sách mời. Chưa đơn vị nào được báo trước khi đồng chí gửi giấy mời."),
        to=reverse("reviews:conference_invited", args=[row.uuid]),
    )


@require_http_methods(["GET", "POST"])
@once
def take_off(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = kept_conference(request, uuid)
    one = get_object_or_404(Invitation.objects.select_related("conference"), conference=row, pk=pk)
    return ask_again(
        request,
        row,
        lambda **told: actions.take_off_list(one, **told),
        heading=_("Bỏ khỏi danh sách mời"),
        done=_("Đã bỏ khỏi danh sách mời."),
        to=reverse("reviews:conference_invited", args=[row.uuid]),
    )


@require_safe
def own(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One's own invitation and the seats of one's unit; who has neither finds nothing here."""
    row = seen_conference(request, uuid)
    rows = own_rows(row, actor_in(request))
    if not rows:
        raise Http404
    page = {
        "conference": row,
        "meeting": row.meeting,
        "rows": rows,
        "unit_name": names_on([row.unit_id], clock.today()).get(row.unit_id, ""),
        "hosts": row.meeting.hosts.order_by("pk"),
    }
    return render(request, "reviews/conference_own.html", page)


@require_http_methods(["GET", "POST"])
@once
def delegate(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The unit names who takes its seat."""
    row = seen_conference(request, uuid)
    one = get_object_or_404(
        Invitation.objects.select_related("conference"), conference=row, pk=pk, seat__gte=1
    )
    if not can_answer(actor_in(request), one):
        raise PermissionDenied
    posts = posts_at(one.unit_id, on=row.meeting.happens_on).select_related("person__user")
    form = DelegateForm(posts=posts, initial={"post": one.post_id}, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.name_delegate(one, post=form.cleaned_data["post"], **told),
        heading=_("Cử người dự hội nghị"),
        done=_("Đã báo tên người dự cho đơn vị tổ chức."),
        to=reverse("reviews:conference_own", args=[row.uuid]),
    )


@require_POST
def answer(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = seen_conference(request, uuid)
    one = get_object_or_404(Invitation.objects.select_related("conference"), conference=row, pk=pk)
    words = request.POST.get("answer", "")
    if words not in {Invitation.Answer.COMES, Invitation.Answer.AWAY}:
        raise Http404
    try:
        actions.answer_invitation(one, answer=words, by=actor_in(request), at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("Đã báo cho đơn vị tổ chức."))
    return redirect("reviews:conference_own", uuid=row.uuid)


@require_safe
def calendar(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The conference as one event for the calendar of who is invited."""
    row = seen_conference(request, uuid)
    address = request.build_absolute_uri(reverse("reviews:conference_own", args=[row.uuid]))
    names = names_on([row.unit_id], clock.today())
    text = feeds.icalendar(
        [row.meeting], names=names, address=address, host=request.get_host(), title=_event(row)
    )
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="hoi-nghi.ics"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _event(row: Conference) -> str:
    return row.title
