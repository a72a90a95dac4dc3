"""Pages of commitments: one's own, those given to read, the counts that everybody else sees."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from nep.files.responses import serve
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.requests import actor_in
from nep.programmes.actions import commitments as actions
from nep.programmes.forms import commitments as commitment_forms
from nep.programmes.imports.commitments import scope_of
from nep.programmes.models import Commitment, Theme
from nep.programmes.permissions.commitments import (
    can_bring_counts,
    can_change_commitment,
    can_read_commitment,
    can_see_counts,
    can_write_commitment,
)
from nep.programmes.queries import commitments as queries
from nep.programmes.views.answering import theme_for
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import NotAllowed
from nep.web.once import once
from nep.web.parts import Confirm, Evidence

MOST_SHOWN = 200


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One's own commitments, what may be written now, and what was given to the acting post to read: names
    only, year by year in alphabetical order, without a word of how anybody did."""
    actor, today = actor_in(request), clock.today()
    mine = list(Commitment.objects.of(actor).select_related("theme", "content").order_by("-year", "-pk"))
    given = Commitment.objects.read_by(actor).select_related("person", "theme")
    written = {row.theme_id for row in mine if row.year == today.year}
    themes = queries.themes_to_commit(actor, today)
    page = {
        "mine": mine,
        "given": given.order_by("-year", "person__sort_key", "pk")[:MOST_SHOWN],
        "themes": themes,
        "open_themes": [one for one in themes if one.pk not in written and can_write_commitment(actor, one)],
        "may_count": can_see_counts(actor),
    }
    return render(request, "programmes/commitments.html", page)


@require_http_methods(["GET", "POST"])
@once
def commit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, row, today = actor_in(request), theme_for(request, uuid), clock.today()
    if actor.post is None or not can_write_commitment(actor, row):
        raise PermissionDenied
    form = commitment_forms.CommitmentForm(post=actor.post, theme=row, today=today, **typed(request))

    def act() -> HttpResponse:
        made = actions.write_commitment(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi bản đăng ký. Chỉ ông/bà và người đọc đã chọn đọc được."))
        return redirect(made)

    return answer_form(request, form, act, "programmes/commit.html", {"theme": row, "year": today.year})


@require_safe
def commitment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, actor = _seen(request, uuid), actor_in(request)
    is_owner = can_change_commitment(actor, row)
    page = {
        "row": row,
        "is_owner": is_owner,
        "may_note_seen": not is_owner and row.seen_on is None and can_read_commitment(actor, row),
        "evidence": [_shown(row, one) for one in row.evidence.select_related("file").order_by("pk")],
        "reader_left": not row.reader.valid_from <= clock.today() < row.reader.valid_to,
    }
    return render(request, "programmes/commitment.html", page)


@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, post = _own(request, uuid)
    given: dict[str, Any] = {"post": post, "theme": row.theme, "today": clock.today()}
    form = commitment_forms.CommitmentForm(**given, initial=commitment_forms.first_of(row), **typed(request))
    return _answer(request, row, form, actions.edit_commitment, _("Đã lưu bản đăng ký."), "edit")


@require_http_methods(["GET", "POST"])
@once
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, _post = _own(request, uuid)
    done = _("Đã ghi tự nhận xét. Người đọc sẽ thấy việc cần đọc trên bàn làm việc.")
    form = commitment_forms.ReviewForm(**typed(request))
    return _answer(request, row, form, actions.review_commitment, done, "review")


@require_http_methods(["GET", "POST"])
@once
def reader(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, post = _own(request, uuid)
    form = commitment_forms.ReaderForm(post=post, today=clock.today(), **typed(request))
    done = _("Đã đổi người đọc. Người đọc trước không mở được nữa.")
    return _answer(request, row, form, actions.pick_reader, done, "reader")


@require_http_methods(["GET", "POST"])
@once
def evidence(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, _post = _own(request, uuid)
    form = commitment_forms.MoreEvidenceForm(**typed(request))
    return _answer(request, row, form, actions.add_commitment_evidence, _("Đã thêm minh chứng."), "evidence")


@require_http_methods(["GET", "POST"])
@once
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The owner takes it back; there is nothing to go back to afterwards but the list."""
    row, _post = _own(request, uuid)
    said = [
        _("Nội dung và minh chứng bị xóa hẳn, không lấy lại được; người đọc không thấy nữa."),
        _("Bản này không còn trong số đếm của đơn vị. Ông/bà viết được bản khác trong năm."),
    ]
    confirm = Confirm(_("Rút bản đăng ký này?"), _("Rút bản đăng ký"), row.get_absolute_url(), said, True)

    def act() -> HttpResponse:
        actions.withdraw_commitment(row, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã rút bản đăng ký."))
        return redirect("programmes:commitments")

    page = {"row": row, "confirm": confirm}
    return answer_form(request, Form(**typed(request)), act, "programmes/commitment_withdraw.html", page)


@require_POST
def seen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _seen(request, uuid)
    try:
        actions.note_seen(row, by=actor_in(request), at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    messages.success(request, _("Đã ghi là ông/bà đã đọc. Người viết thấy ngày đọc."))
    return redirect("programmes:commitments")


@require_GET
def file(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """A file of the commitment, for its two readers; `?co=nho` is the small copy of a photograph."""
    one = get_object_or_404(_seen(request, uuid).evidence.select_related("file", "thumbnail"), pk=pk)
    small = one.thumbnail if request.GET.get("co") == "nho" else None
    return serve(small or one.file, inline=True)


@require_safe
def counts(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, row, today = actor_in(request), theme_for(request, uuid), clock.today()
    if not can_see_counts(actor):
        raise PermissionDenied
    years = queries.years_of(row, today)
    if not years:
        raise Http404
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else years[0]
    page = {
        "theme": row,
        "years": years,
        "year": year,
        "counts": queries.counts_of(row, actor, year=year, on=today),
        "own_scope": _scope_to_bring(actor, row),
    }
    return render(request, "programmes/commitment_counts.html", page)


def _scope_to_bring(actor: Actor, theme: Theme) -> str:
    """What the import of counts is about for who may bring them; else empty."""
    if actor.unit is None or not can_bring_counts(actor, theme, actor.unit):
        return ""
    return scope_of(theme, actor.unit)


def _seen(request: HttpRequest, uuid: UUID) -> Commitment:
    """The commitment for its owner or its reader, else 404: as if there were none."""
    rows = Commitment.objects.visible_to(actor_in(request))
    return get_object_or_404(rows.select_related("theme", "content", "person", "reader__person"), uuid=uuid)


def _answer(
    request: HttpRequest, row: Commitment, form: Form, change: Callable[..., Any], done: str, page: str
) -> HttpResponse:
    """One form, one change of one's own commitment, back to it."""

    def act() -> HttpResponse:
        change(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, done)
        return redirect(row)

    return answer_form(request, form, act, f"programmes/commitment_{page}.html", {"row": row})


def _own(request: HttpRequest, uuid: UUID) -> tuple[Commitment, Post]:
    """The commitment and the acting post of its owner; the reader gets 403."""
    row, actor = _seen(request, uuid), actor_in(request)
    if actor.post is None or not can_change_commitment(actor, row):
        raise PermissionDenied
    return row, actor.post


def _shown(row: Commitment, one: Any) -> Evidence:
    url = reverse("programmes:commitment_file", args=[row.uuid, one.pk])
    return Evidence(one.file.name, url, f"{url}?co=nho" if one.thumbnail_id else "")
