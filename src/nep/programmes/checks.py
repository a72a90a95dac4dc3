"""What `nep doctor` looks at here."""

from collections import Counter

from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import Commitment, CommitmentTally, Theme
from nep.web import clock


def commitment_faults() -> list[str]:
    """Texts that should have been erased, and tallies that differ from the envelopes they counted."""
    faults = []
    for theme in Theme.objects.filter(pk__in=Commitment.objects.values("theme")).order_by("pk"):
        if erased_on(theme) < clock.today():
            faults.append(f"Bản đăng ký của {theme.short_title} quá hạn giữ mà chưa xóa thành số đếm.")
        elif _counted(Commitment, theme) != _counted(CommitmentTally, theme):
            faults.append(f"Số đếm bản đăng ký của {theme.short_title} không khớp với các bản đăng ký.")
    return faults


def _counted(model: type[Commitment] | type[CommitmentTally], theme: Theme) -> Counter[tuple[int, int, bool]]:
    rows = model._default_manager.filter(theme=theme).values_list("unit", "year", "reviewed_on")
    return Counter((unit, year, reviewed is not None) for unit, year, reviewed in rows.order_by("pk"))
