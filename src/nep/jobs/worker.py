"""The worker: queued tasks and the schedule, in one loop."""

import os
import signal
import socket
import threading
import uuid

from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from nep.jobs import reaper, schedule
from nep.web import clock

IDLE_SECONDS = 1.0


class Worker:
    """Runs until `stop` is set. A thread of its own tells that it lives, so that a long task is not taken for
    a dead worker's."""

    def __init__(self) -> None:
        self.worker_id = f"{socket.gethostname()[:24]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self.stop = threading.Event()
        self.runner = TaskRunner(
            queue_names=["*"],
            interval=IDLE_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.worker_id,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        reaper.beat(self.worker_id, at=clock.real_now())
        heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        heart.start()
        schedule.enter_jobs(at=clock.real_now())
        while not self.stop.is_set():
            close_old_connections()
            if not self.work_once():
                self.stop.wait(IDLE_SECONDS)
        heart.join(reaper.BEAT_SECONDS)

    def run_out(self) -> None:
        """Do everything that waits, then return."""
        reaper.beat(self.worker_id, at=clock.real_now())
        schedule.enter_jobs(at=clock.real_now())
        while not self.stop.is_set() and self.work_once():
            pass

    def work_once(self) -> bool:
        """One round: due jobs, then one task. True when there was something to do."""
        ran = schedule.run_due_jobs()
        task = self.claim_task()
        if task is not None:
            self.runner.run_task(task)
        return bool(ran) or task is not None

    def claim_task(self) -> "DBTaskResult[..., object] | None":
        ready = DBTaskResult.objects.ready().filter(backend_name="default")
        if not ready.exists():
            return None
        with exclusive_transaction():
            task = ready.get_locked()
            if task is not None:
                task.claim(self.worker_id)
        return task

    def stop_at_signal(self) -> None:
        """SIGTERM and SIGINT end the loop after the task at hand."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())

    def _beat(self) -> None:
        while not self.stop.wait(reaper.BEAT_SECONDS):
            reaper.beat(self.worker_id, at=clock.real_now())
        connection.close()
