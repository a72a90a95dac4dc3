"""The board of who has not, its reminder, and the levels that must have a plan."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nep.organisations.models import UnitKind
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.programmes import actions, permissions, plan_rows, queries
from nep.programmes.forms import LevelForm
from nep.programmes.models import Plan, Theme
from nep.programmes.queries import Board
from nep.programmes.views.answering import theme_for
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import NotAllowed, Refusal
from nep.web.listing import Choice, Export, Head, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm
from nep.web.states import Kind, State

SIZE = 50
LATE, NOT_SENT = "tre", "chua-gui"


@exportable
def plan_board(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    actor, theme = actor_in(request), theme_for(request, uuid)
    board = _board(request, theme)
    listing = _listing(request, board)
    days = queries.level_days(board.levels)
    if listing.file is not None:
        return listing.file
    unit = actor.unit
    page = {
        "theme": theme,
        "unit_name": name_on(unit, board.day) if unit else "",
        "listing": listing,
        "rows": [(row, _state(row), days[row.kind], _is_late(row, board, days)) for row in listing.page],
        "counts": queries.counts_of(board),
        "levels": [(UnitKind(level.kind).label, level) for level in board.levels],
        "may_remind": permissions.can_remind_units(actor),
        "may_set": permissions.can_set_levels(actor, theme),
    }
    return render(request, "programmes/plan_board.html", page)


@require_POST
@once
def remind(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everybody whom the filters leave and who has not sent is told at once."""
    actor, theme = actor_in(request), theme_for(request, uuid)
    listing = _listing(request, _board(request, theme))
    unsent = listing.rows.exclude(plan_state__in=queries.SENT).values_list("unit", flat=True)
    try:
        count = actions.remind_units(theme, units=unsent, by=actor, at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        said = ngettext("Đã nhắc %(count)s đơn vị.", "Đã nhắc %(count)s đơn vị.", count)
        messages.success(request, said % {"count": count})
    back = reverse("programmes:plan_board", args=[theme.uuid])
    return redirect(f"{back}?{listing.query_string}" if listing.query_string else back)


@require_http_methods(["GET", "POST"])
def levels(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which levels must have a plan, until when, and what their plans may start from."""
    actor, theme = actor_in(request), theme_for(request, uuid)
    if not permissions.can_set_levels(actor, theme):
        raise PermissionDenied
    kind = request.GET.get("cap", "")
    level = theme.plan_levels.filter(kind=kind).first()
    fields = ("kind", "due_on", "focus_lines", "action_lines")
    first = {name: getattr(level, name) for name in fields} if level else {}
    form = LevelForm(initial=first, **typed(request))

    def act() -> HttpResponse:
        actions.set_plan_level(theme, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lưu hạn và mẫu của cấp này."))
        return redirect("programmes:plan_levels", uuid=theme.uuid)

    rows = theme.plan_levels.select_related("deadline").order_by("due_on", "kind")
    return answer_form(request, form, act, "programmes/plan_levels.html", {"theme": theme, "rows": rows})


@require_http_methods(["GET", "POST"])
def remove_level(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    actor, theme = actor_in(request), theme_for(request, uuid)
    if not permissions.can_set_levels(actor, theme):
        raise PermissionDenied
    level = get_object_or_404(theme.plan_levels, pk=pk)
    back = reverse("programmes:plan_levels", args=[theme.uuid])
    said = [_("Đơn vị cấp này không còn trong bảng; kế hoạch đã lập vẫn giữ.")]
    confirm = Confirm(_("Bỏ hạn gửi kế hoạch của cấp này?"), _("Bỏ hạn của cấp này"), back, said, True)

    def act() -> HttpResponse:
        actions.remove_plan_level(level, by=actor, at=clock.now())
        messages.success(request, _("Đã bỏ hạn của cấp này."))
        return redirect(back)

    page = {"theme": theme, "confirm": confirm, "words": UnitKind(level.kind).label}
    return answer_form(request, forms.Form(**typed(request)), act, "programmes/level_remove.html", page)


def _board(request: HttpRequest, theme: Theme) -> Board:
    actor = actor_in(request)
    if actor.unit is None or not actor.has("remind_plans"):
        raise PermissionDenied
    return queries.plan_board(theme, actor, on=clock.today())


def _listing(request: HttpRequest, board: Board) -> Listing[Any]:
    kinds = [(level.kind, UnitKind(level.kind).label) for level in board.levels]
    states = [
        (LATE, _("quá hạn")),
        (NOT_SENT, _("chưa gửi")),
        (queries.MISSING, _("chưa lập")),
        *Plan.State.choices,
    ]
    conditions = {str(value): Q(plan_state=value) for value, _label in states}
    conditions |= {LATE: board.late, NOT_SENT: ~Q(plan_state__in=queries.SENT)}
    return Listing(
        request,
        board.rows,
        search=("folded",),
        filters={
            "trang-thai": Choice(_("Trạng thái"), states, conditions=conditions),
            "cap": Choice(_("Cấp"), kinds, lookup="kind"),
        },
        orders={"ten": ("sort_key",)},
        size=SIZE,
        export=_file_of(board),
    )


def _state(row: Any) -> State:
    if row.plan_state == queries.MISSING:
        return State(Kind.QUIET, _("chưa lập"))
    state = Plan.State(row.plan_state)
    return State(plan_rows.STATES[state], str(state.label))


def _is_late(row: Any, board: Board, days: dict[str, Any]) -> bool:
    if row.plan_state == Plan.State.RETURNED:
        return row.mend_by is not None and row.mend_by < board.day
    return row.plan_state not in queries.SENT and days[row.kind] < board.day


def _file_of(board: Board) -> Export[Any]:
    days = queries.level_days(board.levels)

    def lines(rows: list[Any]) -> Iterator[list[Any]]:
        for row in rows:
            kind = str(UnitKind(row.kind).label)
            yield [row.name, kind, _state(row).label, days[row.kind], row.sent_on, row.reminded_on]

    heads = [
        Head(_("Đơn vị"), 40),
        Head(_("Cấp"), 20),
        Head(_("Trạng thái"), 24),
        Head(_("Hạn"), 12),
        Head(_("Ngày gửi"), 12),
        Head(_("Nhắc gần nhất"), 14),
    ]
    return Export("ke-hoach-chuyen-de", _("Đơn vị nào đã gửi kế hoạch"), heads, lines)
