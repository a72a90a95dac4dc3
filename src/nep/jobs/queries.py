"""What the office sees of the work behind the pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django_tasks_db.models import DBTaskResult

from nep.jobs.models import Backup, Heartbeat, ScheduledJob
from nep.jobs.reaper import SILENCE
from nep.jobs.registry import registered_jobs


@dataclass(frozen=True)
class JobState:
    name: str
    every_seconds: int
    last_run_at: datetime | None
    next_run_at: datetime
    last_error: str
    label: str = ""

    def is_overdue(self, at: datetime) -> bool:
        """Its turn passed more than one whole round ago: nobody runs the schedule."""
        return at > self.next_run_at + timedelta(seconds=max(self.every_seconds, 600))


@dataclass(frozen=True)
class State:
    """`waiting_since` is the moment at which the oldest waiting task was queued."""

    living_workers: int
    last_beat_at: datetime | None
    waiting: int
    waiting_since: datetime | None
    running: int
    failed: int
    jobs: list[JobState]
    last_backup_at: datetime | None


def state(*, at: datetime) -> State:
    """The state of workers, queue and schedule at the real moment `at`, in five queries."""
    counts = {
        row["status"]: row["n"]
        for row in DBTaskResult.objects.order_by().values("status").annotate(n=Count("pk"))
    }
    beats = list(Heartbeat.objects.order_by("-beat_at").values_list("beat_at", flat=True))
    last_backup = Backup.objects.order_by("-made_at").first()
    return State(
        living_workers=sum(beat > at - SILENCE for beat in beats),
        last_beat_at=beats[0] if beats else None,
        waiting=counts.get("READY", 0),
        waiting_since=DBTaskResult.objects.ready().aggregate(first=Min("enqueued_at"))["first"],
        running=counts.get("RUNNING", 0),
        failed=counts.get("FAILED", 0),
        jobs=_job_states(),
        last_backup_at=last_backup.made_at if last_backup else None,
    )


def _job_states() -> list[JobState]:
    jobs = registered_jobs()
    return [
        JobState(
            name=row.name,
            every_seconds=jobs[row.name].every_seconds,
            last_run_at=row.last_run_at,
            next_run_at=row.next_run_at,
            last_error=row.last_error,
            label=str(jobs[row.name].label),
        )
        for row in ScheduledJob.objects.filter(name__in=jobs).order_by("name")
    ]
