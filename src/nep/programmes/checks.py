"""What `nep doctor` looks at here."""

from collections import Counter

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from nep.programmes.actions.commitments_on_paper import write_tallies
from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import Commitment, CommitmentsOnPaper, CommitmentTally, Theme
from nep.web import clock


def commitment_faults() -> list[str]:
    """Texts that should have been erased, and tallies that differ from the envelopes they counted."""
    faults = []
    for theme in Theme.objects.filter(pk__in=Commitment.objects.values("theme")).order_by("pk"):
        if erased_on(theme) < clock.today():
            faults.append(f"Bản đăng ký của {theme.short_title} quá hạn giữ mà chưa xóa thành số đếm.")
        elif _counted(Commitment.objects.filter(theme=theme)) != _counted(
            CommitmentTally.objects.filter(theme=theme, paper__isnull=True)
        ):
            faults.append(f"Số đếm bản đăng ký của {theme.short_title} không khớp với các bản đăng ký.")
    return faults


def _counted(rows: "QuerySet[Commitment] | QuerySet[CommitmentTally]") -> Counter[tuple[int, int, bool]]:
    values = rows.order_by("pk").values_list("unit", "year", "reviewed_on")
    return Counter((unit, year, reviewed is not None) for unit, year, reviewed in values)


def paper_faults() -> list[str]:
    """Counts kept on paper whose tallies say something else."""
    return (
        [f"Số đếm {len(faulty)} dòng bản đăng ký trên giấy khác với nguồn của nó."]
        if (faulty := _off())
        else []
    )


def mend_paper() -> None:
    with transaction.atomic():
        write_tallies(_off())


def _off() -> list[int]:
    told = Count("tallies"), Count("tallies", filter=Q(tallies__reviewed_on__isnull=False))
    rows = CommitmentsOnPaper.objects.annotate(all=told[0], done=told[1]).order_by("pk")
    return list(rows.exclude(all=F("registered"), done=F("reviewed")).values_list("pk", flat=True))
