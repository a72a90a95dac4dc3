"""*Duyệt nhiều báo cáo*: the sent reports that one approves, chosen together; what stays says why."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.models import Assignment, Round, UnitReport
from nep.reviews.views_rounds.common import refuse_unless, round_for
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.once import once
from nep.web.parts import Confirm


@once
@require_http_methods(["GET", "POST"])
def accept_many(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), round_for(request, uuid)
    refuse_unless(actor.may("accept_report", actor.unit))
    if request.method == "POST":
        return _accept(request, one)
    rows = actions.waiting_for(one, actor).order_by("sort_key", "pk")
    return render(request, "reviews/round_accept.html", {"round": one, "rows": _with_reasons(rows)})


def _accept(request: HttpRequest, one: Round) -> HttpResponse:
    actor, keys = actor_in(request), request.POST.getlist("bao_cao")
    waiting = list(actions.waiting_for(one, actor).order_by("sort_key", "pk"))
    chosen = [row for row in waiting if str(row.uuid) in keys]
    if not chosen:
        messages.error(request, _("Chưa chọn báo cáo nào đang chờ duyệt."))
        return redirect("reviews:round_accept", one.uuid)
    if "chac_chan" not in request.POST:
        return render(request, "reviews/round_accept_sure.html", _asked_again(one, chosen))
    try:
        n = actions.accept_reports(one, only=[row.pk for row in chosen], by=actor, at=clock.now())
        if n:
            messages.success(request, _("Đã duyệt và chốt %(n)s báo cáo.") % {"n": n})
        if n < len(chosen):
            left = {"n": len(chosen) - n}
            messages.warning(request, _("%(n)s báo cáo đã chọn chưa duyệt được, lý do ở từng dòng.") % left)
            return redirect("reviews:round_accept", one.uuid)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:round", one.uuid)


def _asked_again(one: Round, chosen: list[Assignment]) -> dict[str, Any]:
    """Approving locks many reports at one press, so their names are read once more before it."""
    n = len(chosen)
    question = ngettext("Duyệt và chốt %(n)s báo cáo này?", "Duyệt và chốt %(n)s báo cáo này?", n) % {"n": n}
    said = [_("Các báo cáo này được chốt và cộng lên cấp trên; muốn sửa thì phải mở lại, có lý do.")]
    back = reverse("reviews:round_accept", args=[one.uuid])
    confirm = Confirm(question, _("Duyệt và chốt"), back, said)
    return {"round": one, "chosen": chosen, "confirm": confirm}


def _with_reasons(rows: QuerySet[Assignment]) -> list[tuple[Assignment, str]]:
    """Each row with why it cannot be approved together with others; empty when it can. Four queries."""
    found = list(rows)
    below = Assignment.objects.filter(above__in=found, missing_reason="").valid()
    waiting: dict[int | None, list[str]] = {}
    for above, name in below.exclude(report__state=UnitReport.State.ACCEPTED).values_list("above", "name"):
        waiting.setdefault(above, []).append(name)
    own = Assignment.objects.filter(pk__in=[row.pk for row in found])
    locked = set(own.filter(above__report__state="accepted").values_list("pk", flat=True))
    totals = set(own.filter(report__figures__paper_total__isnull=False).values_list("pk", flat=True))
    return [(row, _reason(row.pk, waiting, locked, totals)) for row in found]


def _reason(pk: int, waiting: dict[int | None, list[str]], locked: set[int], totals: set[int]) -> str:
    if pk in waiting:
        words = {"names": "; ".join(sorted(waiting[pk])[:5]), "n": len(waiting[pk])}
        return _("Còn %(n)s đơn vị dưới chưa duyệt: %(names)s.") % words
    if pk in locked:
        return _("Báo cáo của cấp trên đã chốt. Mở lại báo cáo ấy trước.")
    return _("Văn bản ghi tổng riêng: mở báo cáo để xem và duyệt từng bản.") if pk in totals else ""
