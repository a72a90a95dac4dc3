"""A vote: prepared, opened, cast, counted, settled. No page shows a figure of it (safeguard 15)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions
from nep.commendations.actions.ballots import items_for
from nep.commendations.actions.choosing import chair_may_break, tied_in
from nep.commendations.ballot_page import ballot_page, elector_of, votable_forms
from nep.commendations.council_desk import rows_before
from nep.commendations.council_forms import BallotForm, ChoicesForm, SettleForm, TallyForm, TieForm
from nep.commendations.models import AwardForm, Ballot, Nomination, SubjectKind
from nep.commendations.permissions import can_break_tie, can_decide_on, can_run_ballot, can_type_tally
from nep.commendations.views.common import ballot_for, confirmed, council_for, refuse_unless
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm

STATE = Ballot.State


@require_safe
def choose_form(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which form and kind the next ballot is about."""
    one = council_for(request, uuid)
    refuse_unless(can_run_ballot(actor_in(request), one))
    context = {"council": one, "votable": votable_forms(one)}
    return render(request, "commendations/ballot_choose.html", context)


@require_http_methods(["GET", "POST"])
@once
def draft(request: HttpRequest, uuid: UUID, form: UUID, kind: str) -> HttpResponse:
    one = council_for(request, uuid)
    refuse_unless(can_run_ballot(actor_in(request), one))
    award = get_object_or_404(AwardForm, uuid=form)
    if kind not in SubjectKind.values:
        raise Http404
    waiting = rows_before(one).filter(form=award, kind=kind, state=Nomination.State.SUBMITTED)
    members = one.members.filter(left_on=None).select_related("post__person").order_by("pk")
    first = {"nominations": waiting}
    ballot_form = BallotForm(nominations=waiting, members=members, initial=first, **typed(request))

    def act() -> HttpResponse:
        told = ballot_form.cleaned_data
        made = actions.draft_ballot(one, form=award, kind=kind, **told, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã chuẩn bị. Xem lại rồi mở bỏ phiếu."))
        return redirect(made)

    page = {"council": one, "award": award, "kind": SubjectKind(kind).label}
    return answer_form(request, ballot_form, act, "commendations/ballot_draft.html", page)


@require_safe
def ballot(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = ballot_for(request, uuid)
    return render(request, "commendations/ballot.html", ballot_page(one, actor_in(request)))


@require_http_methods(["GET", "POST"])
@once
def open_ballot(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _run(request, uuid)
    confirm = Confirm(
        _("Mở bỏ phiếu?"),
        _("Mở bỏ phiếu"),
        one.get_absolute_url(),
        [
            _("Danh sách thành viên, quy định về tỷ lệ phiếu là của lúc mở; không đổi được nữa."),
            _("Ai không tham gia xét một đề nghị thì không có phiếu về đề nghị ấy."),
        ],
    )
    return confirmed(request, confirm, actions.open_ballot, one, done=_("Đã mở bỏ phiếu."))


@require_http_methods(["GET", "POST"])
@once
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _run(request, uuid)
    confirm = Confirm(
        _("Bỏ cuộc bỏ phiếu chưa mở này?"),
        _("Bỏ"),
        one.get_absolute_url(),
        [_("Các đề nghị chờ một cuộc bỏ phiếu khác.")],
        is_dangerous=True,
    )
    done = _("Đã bỏ cuộc bỏ phiếu chưa mở.")
    return confirmed(request, confirm, actions.discard_ballot, one, done=done, to=one.council)


@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Not marked `once`: that keeps a keyed hash of what was sent, and with it the vote. A second sending is
    refused by the mark of the voter instead."""
    one, actor = ballot_for(request, uuid), actor_in(request)
    elector = elector_of(one, actor)
    if elector is None or one.method != Ballot.Method.SECRET:
        raise Http404
    items = _items(one).filter(pk__in=items_for(one, elector))
    form = ChoicesForm(items=items, **typed(request))

    def act() -> HttpResponse:
        actions.cast_vote(one, choices=form.choices(), by=actor)
        messages.success(request, _("Đã nhận phiếu của ông/bà. Phiếu không xem lại, không đổi được."))
        return redirect(one)

    page = {"ballot": one, "rows": _rows(form, items), "elector": elector, "is_secret": True}
    return answer_form(request, form, act, "commendations/vote.html", page)


def _items(one: Ballot) -> Any:
    return one.items.select_related("nomination").order_by("position", "pk")


def _rows(form: ChoicesForm, items: Any) -> list[tuple[Any, Any]]:
    return [(item, form[f"n{item.pk}"]) for item in items]


@require_http_methods(["GET", "POST"])
@once
def written(request: HttpRequest, uuid: UUID, member: int) -> HttpResponse:
    """What one absent member wrote, typed by whoever keeps the papers."""
    one = _decide(request, uuid)
    elector = get_object_or_404(
        one.electors.filter(is_absent=True).select_related("member__post__person"), member=member
    )
    items = _items(one).filter(pk__in=items_for(one, elector))
    known = {
        f"n{row.item_id}": row.choice for item in items for row in item.written.filter(member=elector.member)
    }
    form = ChoicesForm(items=items, initial=known, **typed(request))

    def act() -> HttpResponse:
        actions.record_written_opinions(
            one, member=elector.member, choices=form.choices(), by=actor_in(request), at=clock.now()
        )
        messages.success(request, _("Đã ghi ý kiến bằng văn bản."))
        return redirect(one)

    page = {"ballot": one, "rows": _rows(form, items), "elector": elector, "is_secret": False}
    return answer_form(request, form, act, "commendations/vote.html", page)


@require_http_methods(["GET", "POST"])
@once
def tally(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one, actor = ballot_for(request, uuid), actor_in(request)
    refuse_unless(can_type_tally(actor, one) and one.state == STATE.OPEN)
    items = list(_items(one))
    form = TallyForm(items=items, by_hands=one.method == Ballot.Method.HANDS, **typed(request))

    def act() -> HttpResponse:
        heads = {name: form.cleaned_data.get(name, 0) for name in ("collected", "invalid")}
        actions.type_tally(one, **heads, counts=form.counts(), by=actor, at=clock.now())
        messages.success(request, _("Đã nhập bản đếm."))
        return redirect(one)

    rows = [(item, [form[f"{name}{item.pk}"] for name in ("yes", "no", "abstain")]) for item in items]
    return answer_form(request, form, act, "commendations/tally.html", {"ballot": one, "rows": rows})


@require_http_methods(["GET", "POST"])
@once
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _run(request, uuid)
    confirm = Confirm(
        _("Kết thúc bỏ phiếu và kiểm phiếu?"),
        _("Kết thúc, kiểm phiếu"),
        one.get_absolute_url(),
        [
            _("Không nhận thêm phiếu nào; thành viên chưa bỏ phiếu vẫn tính trong tổng số."),
            _("Trang chỉ hiện đạt hay chưa đạt; số phiếu chỉ có trong biên bản."),
        ],
        is_dangerous=True,
    )
    return confirmed(request, confirm, actions.close_ballot, one, done=_("Đã kiểm phiếu."))


@require_http_methods(["GET", "POST"])
@once
def settle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _decide(request, uuid)
    failed = Nomination.objects.filter(ballot_items__ballot=one, ballot_items__is_reached=False)
    form = SettleForm(nominations=failed.order_by("sort_key", "pk"), **typed(request))
    confirm = Confirm(
        _("Ghi kết quả của hội đồng?"),
        _("Ghi kết quả"),
        one.get_absolute_url(),
        [
            _("Đề nghị đạt được chọn trong số chỗ còn lại của chỉ tiêu, nhiều phiếu trước."),
            _("Bằng phiếu ở chỗ cuối thì các đề nghị ấy chờ lần bỏ phiếu sau."),
        ],
    )

    done = _("Đã ghi kết quả.")
    return confirmed(request, confirm, actions.settle_ballot, one, done=done, form=form)


@require_http_methods(["GET", "POST"])
@once
def break_tie(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = ballot_for(request, uuid)
    waiting = [row.pk for row in tied_in(one)]
    may_break = can_break_tie(actor_in(request), one) and chair_may_break(one, clock.now())
    refuse_unless(bool(waiting) and may_break)
    tied = Nomination.objects.filter(pk__in=waiting).order_by("sort_key", "pk")
    form = TieForm(nominations=tied, **typed(request))
    confirm = Confirm(
        _("Chủ tịch quyết định khi bằng phiếu"),
        _("Ghi quyết định"),
        one.get_absolute_url(),
        [_("Đề nghị không được đánh dấu thì để lại, không chọn.")],
    )

    done = _("Đã ghi quyết định của chủ tịch.")
    return confirmed(request, confirm, actions.break_tie, one, done=done, form=form)


def _run(request: HttpRequest, uuid: UUID) -> Ballot:
    one = ballot_for(request, uuid)
    refuse_unless(can_run_ballot(actor_in(request), one.council))
    return one


def _decide(request: HttpRequest, uuid: UUID) -> Ballot:
    one = ballot_for(request, uuid)
    refuse_unless(can_decide_on(actor_in(request), one))
    return one
