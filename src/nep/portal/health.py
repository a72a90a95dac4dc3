"""What runs behind the pages, for who keeps the installation: no logs, no content."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nep.jobs.queries import JobState, State, state
from nep.organisations.requests import actor_in
from nep.portal.mail import mail_context
from nep.web import clock, states


@dataclass(frozen=True)
class JobRow:
    job: JobState
    state: states.State


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Whether somebody does the background work, what waits, and when each job ran; by the real clock."""
    if not actor_in(request).has("view_health"):
        raise PermissionDenied
    at = clock.real_now()
    found = state(at=at)
    rows = [JobRow(job, job_state(job, at)) for job in found.jobs]
    context = {"work": found, "whole": whole_state(found, at), "rows": rows, **mail_context()}
    return render(request, "portal/health.html", context)


def whole_state(found: State, at: datetime) -> states.State:
    """The one word of the page."""
    if not found.living_workers:
        return states.State(states.Kind.LATE, _("không có tiến trình nào đang làm việc nền"))
    if found.failed or any(job_state(job, at).kind is states.Kind.LATE for job in found.jobs):
        return states.State(states.Kind.SOON, _("đang chạy, có việc cần xem lại"))
    return states.State(states.Kind.DONE, _("đang chạy bình thường"))


def job_state(job: JobState, at: datetime) -> states.State:
    if job.last_error:
        return states.State(states.Kind.LATE, _("lần chạy cuối bị lỗi"))
    if job.is_overdue(at):
        return states.State(states.Kind.LATE, _("quá giờ chưa chạy"))
    if job.last_run_at is None:
        return states.State(states.Kind.QUIET, _("chưa tới lượt"))
    return states.State(states.Kind.DONE, _("đã chạy"))
