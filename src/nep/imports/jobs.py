"""Reading and writing of long files in the background, and what keeps batches clean."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from nep.imports import actions
from nep.imports.models import Batch
from nep.imports.refusals import ChangedSince
from nep.imports.registry import Acting, Sender, actor_again
from nep.web import clock
from nep.web.errors import Refusal

State = Batch.State


def run_later(batch: Batch) -> None:
    """Queue what the state of `batch` asks for. Called in the transaction that set the state."""
    queued = run.enqueue(batch.pk)
    Batch.objects.filter(pk=batch.pk).update(task_id=str(queued.id))


def commit_later(batch: Batch, *, by: Sender, at: datetime) -> None:
    with transaction.atomic():
        run_later(actions.ask_to_commit(batch, by=by, at=at))


def undo_later(batch: Batch, *, by: Sender, at: datetime) -> None:
    with transaction.atomic():
        run_later(actions.ask_to_undo(batch, by=by, at=at))


@task()
def run(pk: int) -> None:
    """Do what the batch waits for. A worker that dies leaves it as it was: whoever is next begins anew."""
    batch = Batch.objects.select_related("file").filter(pk=pk).first()
    if batch is None:
        return
    try:
        _step(batch)
    except ChangedSince as changed:
        actions.give_back(batch, problem=str(changed.sentence))
        batch.refresh_from_db()
        actions.check_again(batch, at=clock.now())
    except Refusal as refusal:
        actions.give_back(batch, problem=str(refusal.sentence))


def _step(batch: Batch) -> None:
    if batch.state == State.READING:
        actions.read_batch(batch, at=clock.now())
    elif batch.state == State.COMMITTING:
        actions.commit_batch(batch, by=actor_again(Acting(**batch.asked_by)), at=clock.now())
    elif batch.state == State.UNDOING:
        actions.undo_batch(batch, by=actor_again(Acting(**batch.asked_by)), at=clock.now())


def tidy() -> None:
    """Empty what is a week old, and give back batches whose work broke off for good."""
    actions.empty_old(at=clock.now())
    busy = [State.READING, State.COMMITTING, State.UNDOING]
    for batch in Batch.objects.filter(state__in=busy).exclude(task_id="").order_by("pk"):
        alive = DBTaskResult.objects.filter(pk=batch.task_id, status__in=["READY", "RUNNING"])
        if not alive.exists():
            actions.give_back(batch, problem=_("Việc nền bị dừng giữa chừng, chưa ghi gì. Ông/bà làm lại."))


def empty_restored() -> None:
    """The scheduled form of `actions.empty_restored`."""
    with transaction.atomic():
        actions.empty_restored(at=clock.now())
