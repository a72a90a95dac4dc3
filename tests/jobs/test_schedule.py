from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from nep.jobs import queries, reaper, registry, schedule
from nep.jobs.models import Heartbeat, ScheduledJob
from nep.jobs.worker import Worker
from nep.web import clock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def only_jobs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Replaces the registered jobs by those of the test."""
    monkeypatch.setattr(registry, "_jobs", {})
    return registry.register_job


@pytest.mark.django_db
def test_a_due_job_runs_once_and_is_due_again_after_its_period(only_jobs: Callable[..., None]) -> None:
    runs: list[int] = []
    only_jobs("count", every_seconds=3600, run=lambda: runs.append(1))
    schedule.enter_jobs(at=clock.real_now())
    assert (schedule.run_due_jobs(), schedule.run_due_jobs(), runs) == (1, 0, [1])
    row = ScheduledJob.objects.get()
    assert row.last_run_at is not None
    assert row.next_run_at - row.last_run_at == timedelta(hours=1)


@pytest.mark.django_db
def test_a_failing_job_is_told_and_tried_again_soon_and_stops_no_other(
    only_jobs: Callable[..., None],
) -> None:
    runs: list[int] = []
    only_jobs("a.fails", every_seconds=86400, run=lambda: [][0])
    only_jobs("b.works", every_seconds=86400, run=lambda: runs.append(1))
    schedule.enter_jobs(at=clock.real_now())
    assert (schedule.run_due_jobs(), runs) == (2, [1])
    failed = ScheduledJob.objects.get(name="a.fails")
    assert failed.last_run_at is not None
    assert failed.last_error == "IndexError: list index out of range"
    assert failed.next_run_at - failed.last_run_at == schedule.RETRY


@pytest.mark.django_db
def test_a_job_whose_worker_died_is_due_again_when_its_lease_ends(only_jobs: Callable[..., None]) -> None:
    only_jobs("count", every_seconds=86400, run=lambda: None)
    schedule.enter_jobs(at=NOW)
    assert schedule.claim_due_job(at=NOW) is not None
    assert schedule.claim_due_job(at=NOW + schedule.LEASE - timedelta(seconds=1)) is None
    assert schedule.claim_due_job(at=NOW + schedule.LEASE) is not None


@pytest.mark.django_db
def test_a_job_that_no_app_registers_any_more_is_forgotten(only_jobs: Callable[..., None]) -> None:
    ScheduledJob.objects.create(name="gone", next_run_at=NOW)
    only_jobs("stays", every_seconds=60, run=lambda: None)
    schedule.enter_jobs(at=NOW)
    assert list(ScheduledJob.objects.values_list("name", flat=True)) == ["stays"]


@pytest.mark.race
def test_two_workers_never_claim_one_job(race: Any, only_jobs: Callable[..., None]) -> None:
    only_jobs("count", every_seconds=60, run=lambda: None)
    schedule.enter_jobs(at=NOW)
    claims = race(*[lambda: schedule.claim_due_job(at=NOW)] * 4)
    assert [claim is None for claim in claims].count(False) == 1


def a_running_task(*workers: str) -> DBTaskResult[..., object]:
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.jobs.nothing",
        backend_name="default",
        run_after=NOW,
        started_at=NOW,
        worker_ids=list(workers),
    )


@pytest.mark.django_db
def test_the_reaper_puts_back_what_a_dead_worker_held_and_leaves_a_living_ones_alone() -> None:
    reaper.beat("alive", at=NOW)
    reaper.beat("dead", at=NOW - timedelta(minutes=5))
    held, lost, hopeless = (
        a_running_task("alive"),
        a_running_task("dead"),
        a_running_task("dead", "dead", "dead"),
    )
    assert reaper.reap(at=NOW) == 2
    states = {task.pk: task.status for task in DBTaskResult.objects.all()}
    assert states == {held.pk: "RUNNING", lost.pk: "READY", hopeless.pk: "FAILED"}


@pytest.mark.django_db
def test_a_worker_runs_jobs_and_a_path_that_leads_nowhere_fails_its_task(
    only_jobs: Callable[..., None],
) -> None:
    runs: list[int] = []
    only_jobs("count", every_seconds=3600, run=lambda: runs.append(1))
    task = a_running_task()
    DBTaskResult.objects.filter(pk=task.pk).update(status="READY")
    Worker().run_out()
    task.refresh_from_db()
    assert (runs, task.status, Heartbeat.objects.count()) == ([1], "FAILED", 1)


@pytest.mark.django_db
def test_the_state_page_knows_workers_queue_and_schedule(only_jobs: Callable[..., None]) -> None:
    only_jobs("count", every_seconds=3600, run=lambda: None)
    schedule.enter_jobs(at=NOW)
    reaper.beat("alive", at=NOW)
    reaper.beat("dead", at=NOW - timedelta(hours=2))
    a_running_task("alive")
    assert queries.state(at=NOW) == queries.State(
        living_workers=1,
        last_beat_at=NOW,
        waiting=0,
        waiting_since=None,
        running=1,
        failed=0,
        jobs=[queries.JobState("count", 3600, None, NOW, "")],
        last_backup_at=None,
    )
