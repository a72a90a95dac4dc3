"""Tasks whose worker died: the queue leaves them RUNNING for ever, so they are put back or given up."""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from nep.jobs.models import Heartbeat
from nep.web import clock

# A worker beats every 10 seconds; after a minute of silence it counts as dead.
BEAT_SECONDS = 10
SILENCE = timedelta(seconds=60)
ATTEMPTS = 3


def beat(worker_id: str, *, at: datetime) -> None:
    Heartbeat.objects.update_or_create(
        worker_id=worker_id, defaults={"beat_at": at}, create_defaults={"started_at": at, "beat_at": at}
    )


def living_workers(*, at: datetime) -> set[str]:
    return set(Heartbeat.objects.filter(beat_at__gt=at - SILENCE).values_list("worker_id", flat=True))


def orphaned_tasks(*, at: datetime) -> "list[DBTaskResult[..., object]]":
    """Running tasks that no living worker holds."""
    alive = living_workers(at=at)
    return [task for task in DBTaskResult.objects.running() if not set(task.worker_ids[-1:]) & alive]


def reap(*, at: datetime) -> int:
    """Put orphaned tasks back into the queue, or fail them after `ATTEMPTS`; drop old heartbeats.

    Returns how many were found. The update is conditional: a task that finished meanwhile is left alone.
    """
    orphans = orphaned_tasks(at=at)
    for task in orphans:
        running = DBTaskResult.objects.filter(pk=task.pk, status="RUNNING", started_at=task.started_at)
        if len(task.worker_ids) >= ATTEMPTS:
            running.update(status="FAILED", finished_at=at, traceback=f"worker died {ATTEMPTS} times")
        else:
            running.update(status="READY", started_at=None)
    Heartbeat.objects.filter(beat_at__lte=at - 60 * SILENCE).delete()
    return len(orphans)


def reap_now() -> None:
    """The scheduled form of `reap`."""
    reap(at=clock.real_now())
