"""Files of certificates in the background, and the yearly key of credentials."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from nep.commendations.actions import printing
from nep.commendations.credentials import keys
from nep.commendations.models import AwardRound, CertificateLayout, CertificateRun
from nep.documents.typeset import TypesettingFailed
from nep.organisations.actors import Actor
from nep.web import clock

logger = logging.getLogger(__name__)


def print_later(
    round_: AwardRound, *, layout: CertificateLayout, package: str, by: Actor, at: datetime
) -> CertificateRun:
    with transaction.atomic():
        run = printing.ask_for_run(round_, layout=layout, package=package, by=by, at=at)
        _queue(run)
        return run


def go_on_later(run: CertificateRun, *, by: Actor) -> None:
    with transaction.atomic():
        printing.go_on(run, by=by)
        _queue(run)


def _queue(run: CertificateRun) -> None:
    queued = make_certificates.enqueue(run.pk)
    CertificateRun.objects.filter(pk=run.pk).update(task_id=str(queued.id))


@task()
def make_certificates(pk: int) -> None:
    """A worker that dies leaves the parts it made; whoever is next makes the others."""
    rows = CertificateRun.objects.select_related("layout__form", "round")
    run = rows.filter(pk=pk, state=CertificateRun.State.MAKING).first()
    if run is None:
        return
    try:
        printing.make_parts(run, at=clock.now())
    except TypesettingFailed:
        logger.exception("certificates of run %s", pk)
        problem = _("Không lập được tệp PDF. Ông/bà thử lại, hoặc xem lại mẫu in.")
        printing.fail_run(run, problem=problem, at=clock.now())


def tidy_certificates() -> None:
    """Old files go; a run whose work broke off for good says so, and can be taken up where it stopped."""
    at = clock.now()
    printing.empty_old_runs(at=at)
    for run in CertificateRun.objects.filter(state=CertificateRun.State.MAKING).order_by("pk"):
        if not _is_alive(run):
            printing.fail_run(run, problem=_("Việc nền bị dừng giữa chừng. Phần đã lập còn nguyên."), at=at)


def _is_alive(run: CertificateRun) -> bool:
    if not run.task_id:
        return False
    return DBTaskResult.objects.filter(pk=run.task_id, status__in=["READY", "RUNNING"]).exists()


def renew_credential_key() -> None:
    """Real time: the life of a key is the machine's matter, not the office's."""
    keys.rotate_old(at=clock.real_now())
