"""The schedule: who runs which job when. Real time, because a machine keeps it, not an office."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from nep.jobs.models import ScheduledJob
from nep.jobs.registry import Job, registered_jobs
from nep.web import clock

logger = logging.getLogger(__name__)

# How long a claimed job may take before another worker may try it, and how soon a failed one is tried again.
LEASE = timedelta(minutes=15)
RETRY = timedelta(minutes=5)


def enter_jobs(*, at: datetime) -> None:
    """Give every registered job its row, due at once; forget rows of jobs that no app registers any more."""
    names = registered_jobs()
    rows = [ScheduledJob(name=name, next_run_at=at) for name in names]
    ScheduledJob.objects.bulk_create(rows, ignore_conflicts=True)
    ScheduledJob.objects.exclude(name__in=names).delete()


def claim_due_job(*, at: datetime) -> ScheduledJob | None:
    """Take one due job by moving its next run behind the lease; None when nothing is due.

    The conditional update is what makes it one worker's: SQLite ignores the row lock.
    """
    with transaction.atomic():
        due = ScheduledJob.objects.filter(next_run_at__lte=at, name__in=registered_jobs())
        row = due.select_for_update(skip_locked=True).order_by("next_run_at", "pk").first()
        if row is None:
            return None
        unclaimed = ScheduledJob.objects.filter(pk=row.pk, next_run_at=row.next_run_at)
        return row if unclaimed.update(next_run_at=at + LEASE) == 1 else None


def run_due_jobs() -> int:
    """Run what is due, each job in its own transactions; return how many ran."""
    ran = 0
    while row := claim_due_job(at=clock.real_now()):
        run_job(row, registered_jobs()[row.name])
        ran += 1
    return ran


def run_job(row: ScheduledJob, job: Job) -> None:
    """Run a claimed job. A failure is written to its row and tried again sooner; it stops no other job."""
    error, wait = "", timedelta(seconds=job.every_seconds)
    try:
        job.run()
    except Exception as failure:
        logger.exception("job %s failed", job.name)
        error, wait = f"{type(failure).__name__}: {failure}"[:2000], min(wait, RETRY)
    finished = clock.real_now()
    ScheduledJob.objects.filter(pk=row.pk).update(
        next_run_at=finished + wait, last_run_at=finished, last_error=error
    )
