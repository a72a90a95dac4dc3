"""The public is asked; what it says is read by the secretary alone (safeguard 16)."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.audit.queries import sealed_reads_of
from nep.commendations import actions
from nep.commendations.forms_decisions import CommentForm, OutcomeForm, ReadingForm, commented
from nep.commendations.models import AwardForm, AwardRound, CommentPeriod, PublicComment
from nep.commendations.models.decisions import post_and_unit
from nep.commendations.permissions import can_publish_awards, can_read_comment, can_read_comments
from nep.commendations.subjects import unit_names
from nep.commendations.views.common import refuse_unless, round_for
from nep.commendations.views.register import unindexed
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.requests import actor_in
from nep.web import clock, limits
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, Withheld, exportable
from nep.web.once import once
from nep.web.parts import Confirm

WINDOWS = (limits.Window(6, 600), limits.Window(30, 86_400))


@login_not_required
@unindexed
@require_http_methods(["GET", "POST"])
@once
def period(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Name, post and unit of the chosen, while the public is asked; afterwards the page says it is over."""
    one = get_object_or_404(CommentPeriod.objects.select_related("round", "form", "rule"), uuid=uuid)
    today = clock.today()
    is_open = one.starts_on <= today <= one.ends_on
    form = CommentForm(period=one, **typed(request))
    chosen = list(commented(one).select_related("collective", "person")) if is_open else []
    units = unit_names(chosen, today)
    rows = [(row, post_and_unit(row.subject_post, units[row.pk])) for row in chosen]

    def act() -> HttpResponse:
        limits.count_visit(request, "award_comment", WINDOWS)
        actions.send_comment(one, **form.cleaned_data, by=PUBLIC, at=clock.now())
        messages.success(request, _("Đã nhận và niêm phong ý kiến của ông/bà. Chỉ thư ký hội đồng mở đọc."))
        return redirect(one)

    page = {"period": one, "is_open": is_open, "rows": rows}
    return answer_form(request, form, act, "commendations/comment_period.html", page)


@require_http_methods(["GET", "POST"])
@once
def ask(request: HttpRequest, uuid: UUID, form_uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    award = get_object_or_404(AwardForm.objects.select_related("deciding_unit"), uuid=form_uuid)
    refuse_unless(
        award.deciding_unit is not None and can_publish_awards(actor_in(request), award.deciding_unit)
    )
    form = Form(**typed(request))
    confirm = Confirm(
        _("Lấy ý kiến công khai về danh sách được chọn?"),
        _("Mở lấy ý kiến"),
        reverse("commendations:decisions", args=[one.uuid]),
        [
            _("Tên, chức vụ, đơn vị của những người được chọn hiện ở trang công khai cho đến hết hạn."),
            _("Số ngày lấy ý kiến theo quy định của hình thức, tính ngày làm việc."),
            _("Ý kiến được niêm phong, chỉ thư ký hội đồng mở đọc, không hiện ở đâu."),
        ],
    )

    def act() -> HttpResponse:
        actions.open_comment_period(one, form=award, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã mở lấy ý kiến công khai."))
        return redirect("commendations:decisions", one.uuid)

    page = {"confirm": confirm, "title": award.name}
    return answer_form(request, form, act, "commendations/confirm.html", page)


@exportable
def comments(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """What came in: day, about whom, whether it is settled; never a word of it."""
    one = round_for(request, uuid)
    refuse_unless(can_read_comments(actor_in(request), one))
    listing = Listing(
        request,
        _readable(actor_in(request), one).select_related("period__form", "nomination"),
        filters={
            "xu-ly": Choice(
                _("Xử lý"), [("True", _("chưa xử lý")), ("False", _("đã xử lý"))], lookup="settled_at__isnull"
            )
        },
        orders={"moi": ("-received_at",)},
        export=Withheld(_("Ý kiến được niêm phong: không tải ra tệp.")),
    )
    if listing.file is not None:
        return listing.file
    return render(request, "commendations/comments.html", {"round": one, "listing": listing})


def _readable(actor: Actor, one: AwardRound) -> "QuerySet[PublicComment]":
    """Without what is about the reader, or about whom the reader stays out of."""
    own = one.nominations.exclude(pk__in=one.nominations.of_others_than(actor).values("pk"))
    rows = PublicComment.objects.filter(period__round=one)
    return rows.exclude(nomination__isnull=False, nomination__in=own.values("pk"))


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A sealed comment: opened by a POST with its reason, shown once, kept nowhere."""
    one = _comment_for(request, uuid)
    form = ReadingForm(**typed(request))
    page = {
        "comment": one,
        "reading_form": form,
        "outcome_form": OutcomeForm(),
        "reads": sealed_reads_of(one),
    }

    def act() -> HttpResponse:
        text = actions.open_comment(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        response = render(request, "commendations/comment.html", {**page, "text": text})
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return answer_form(request, form, act, "commendations/comment.html", page)


@require_http_methods(["POST"])
@once
def settle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _comment_for(request, uuid)
    form = OutcomeForm(**typed(request))

    def act() -> HttpResponse:
        actions.settle_comment(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi cách xử lý."))
        return redirect("commendations:comments", one.period.round.uuid)

    page = {
        "comment": one,
        "outcome_form": form,
        "reading_form": ReadingForm(),
        "reads": sealed_reads_of(one),
    }
    return answer_form(request, form, act, "commendations/comment.html", page)


def _comment_for(request: HttpRequest, uuid: UUID) -> PublicComment:
    rows = PublicComment.objects.select_related("period__round__unit", "period__form", "nomination")
    one = get_object_or_404(rows, uuid=uuid)
    round_for(request, one.period.round.uuid)
    refuse_unless(can_read_comment(actor_in(request), one))
    return one
