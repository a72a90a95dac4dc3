"""What the figures frozen for reports are called."""

from collections.abc import Iterable

from nep.measures.models import FrozenFigure
from nep.measures.named import named_figures
from nep.organisations.queries import names_on
from nep.reviews.models import CompiledFigure
from nep.web import clock


def figure_names(figure_ids: Iterable[str]) -> dict[str, str]:
    """Freeze id -> "Kiến nghị đã nhận", a part with its unit: "Kiến nghị đã nhận, Huyện Long Mỹ"."""
    ids = list(figure_ids)
    compiled = CompiledFigure.objects.filter(uuid__in=ids).only("uuid", "label", "name", "part_of")
    frozen = list(FrozenFigure.objects.filter(uuid__in=ids).only("uuid", "key", "unit", "part_of"))
    labels = named_figures({row.key for row in frozen})
    units = names_on([row.unit_id for row in frozen if row.part_of_id], clock.today())
    names = {str(row.uuid): _words(row.label, row.name if row.part_of_id else "") for row in compiled}
    for row in frozen:
        label = str(labels[row.key].label) if row.key in labels else ""
        names[str(row.uuid)] = _words(label, units.get(row.unit_id, "") if row.part_of_id else "")
    return names


def _words(label: str, unit: str) -> str:
    return f"{label}, {unit}" if unit else label
