"""A file of many certificates, made in the background part by part."""

from datetime import datetime, timedelta

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import refusals_certificates as refusals
from nep.commendations.actions.layouts import refuse_off_the_sheet
from nep.commendations.certificates import drawing, joining
from nep.commendations.certificates.issued import printed_words, to_print
from nep.commendations.certificates.layouts import plan_to_print
from nep.commendations.certificates.single import single_files
from nep.commendations.models import AwardRound, Certificate, CertificateLayout, CertificateRun, RunPart
from nep.commendations.permissions_certificates import can_print_certificates
from nep.files.actions import discard, read, store_bytes
from nep.files.models import StoredFile
from nep.organisations.actors import Actor
from nep.vietnamese.text import fold
from nep.web.errors import NotAllowed

PART = 250
"""Certificates set at once: some seconds of work, so that a bar moves and a stop costs little, and few
starts of the typesetter."""
KEPT = timedelta(days=30)
PDF, ZIP = "application/pdf", "application/zip"
State = CertificateRun.State


def ask_for_run(
    round_: AwardRound, *, layout: CertificateLayout, package: str, by: Actor, at: datetime
) -> CertificateRun:
    """A run with the certificates that are in force now, in the order of handing over; nothing is set yet.

    Raises NotAllowed, NothingToPrint, OffTheSheet, EmblemMissing."""
    if not can_print_certificates(by, round_):
        raise NotAllowed
    plan = plan_to_print(layout)
    refuse_off_the_sheet(plan)
    if plan.lacks_emblem:
        raise refusals.EmblemMissing
    with transaction.atomic():
        keys = to_print(round_, layout.form)
        if not keys:
            raise refusals.NothingToPrint
        run = CertificateRun.objects.create(
            round=round_,
            layout=layout,
            package=package,
            whole=len(keys),
            asked_by_post_id=by.post.pk if by.post else None,
            asked_at=at,
        )
        RunPart.objects.bulk_create(
            RunPart(run=run, position=place, certificates=keys[start : start + PART])
            for place, start in enumerate(range(0, len(keys), PART))
        )
        facts: dict[str, str | int | None] = {"count": len(keys)}
        record("certificates_printed", thing=round_, by=by, at=at, unit_id=round_.unit_id, facts=facts)
        return run


def make_parts(run: CertificateRun, *, at: datetime) -> None:
    """Every part that has no file yet gets one, each in its own transaction: called again after a stop it
    goes on where it stopped. Then the file is put together."""
    for part in run.parts.filter(file=None).order_by("position"):
        content = _content(run, part)
        with transaction.atomic():
            file = store_bytes(content, name=f"{part.position}", media_type=_media_type(run), at=at)
            if RunPart.objects.filter(pk=part.pk, file=None).update(file=file) != 1:
                discard([file])  # another worker was quicker
            _count(run)
    _put_together(run, at=at)


def _media_type(run: CertificateRun) -> str:
    return PDF if run.package == CertificateRun.Package.ONE else ZIP


def _count(run: CertificateRun) -> None:
    done = run.parts.exclude(file=None).values_list("certificates", flat=True)
    CertificateRun.objects.filter(pk=run.pk).update(done=sum(map(len, done)))


def _content(run: CertificateRun, part: RunPart) -> bytes:
    """One PDF of the part, or a ZIP of its PDFs."""
    found = Certificate.objects.select_related("entry").in_bulk(part.certificates)
    certificates = [found[key] for key in part.certificates]
    if run.package == CertificateRun.Package.ONE:
        plan, moment = plan_to_print(run.layout), int(run.asked_at.timestamp())
        return drawing.write(plan, printed_words(certificates), title=run.layout.form.name, moment=moment)
    files = single_files(run.layout, certificates)
    first = part.position * PART + 1
    names = [file_name(one, first + place) for place, one in enumerate(certificates)]
    return joining.zipped(zip(names, files, strict=True))


def file_name(certificate: Certificate, place: int) -> str:
    """ "0012-nguyen-van-mau.pdf": in the order of handing over, readable on every machine."""
    return f"{place:04d}-{fold(str(certificate)).replace(' ', '-')[:60]}.pdf"


def _put_together(run: CertificateRun, *, at: datetime) -> None:
    files = [part.file for part in run.parts.select_related("file").order_by("position")]
    parts = [read(file) for file in files if file is not None]
    is_one = run.package == CertificateRun.Package.ONE
    content = joining.one_pdf(parts) if is_one else joining.one_zip(parts)
    name = f"{fold(run.layout.form.name).replace(' ', '-')[:60]}.{run.package if not is_one else 'pdf'}"
    with transaction.atomic():
        made = store_bytes(content, name=name, media_type=_media_type(run), at=at)
        waiting = CertificateRun.objects.filter(pk=run.pk, state=State.MAKING)
        if waiting.update(state=State.DONE, file=made, done=run.whole, finished_at=at) != 1:
            discard([made])
        _discard_parts(run)


def _discard_parts(run: CertificateRun) -> None:
    """The parts stand in the whole file now."""
    files = list(StoredFile.objects.filter(pk__in=run.parts.exclude(file=None).values("file")))
    run.parts.all().delete()
    discard(files)


def fail_run(run: CertificateRun, *, problem: str, at: datetime) -> None:
    """The page says why; what was made stays, so that the run can go on."""
    waiting = CertificateRun.objects.filter(pk=run.pk, state=State.MAKING)
    waiting.update(state=State.FAILED, problem=problem[:500], finished_at=at)


def go_on(run: CertificateRun, *, by: Actor) -> None:
    """A run that stopped is taken up where it stopped. Raises NotAllowed, RunNotStopped."""
    if not can_print_certificates(by, run.round):
        raise NotAllowed
    stopped = CertificateRun.objects.filter(pk=run.pk, state=State.FAILED)
    if stopped.update(state=State.MAKING, problem="", finished_at=None) != 1:
        raise refusals.RunNotStopped


def empty_old_runs(*, at: datetime) -> int:
    """Files of runs older than a month go; the register and the certificates stay. Returns how many."""
    old = CertificateRun.objects.filter(asked_at__lt=at - KEPT).exclude(state=State.EMPTIED)
    runs = list(old.select_related("file").order_by("pk"))
    for run in runs:
        with transaction.atomic():
            kept = [run.file] if run.file else []
            CertificateRun.objects.filter(pk=run.pk).update(state=State.EMPTIED, file=None)
            _discard_parts(run)
            discard(kept)
    return len(runs)
