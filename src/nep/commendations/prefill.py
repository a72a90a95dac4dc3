"""What the records say for a nomination: figures of the subject's unit over the period of the round."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from nep.commendations.models import Nomination, NominationFigure
from nep.measures.actions import freeze
from nep.measures.named import known_keys, named_figures
from nep.measures.periods import Period
from nep.measures.queries import line_of, read, tree_of
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.vietnamese.dates import short_day

# Only figures of what a unit did; nothing counted over persons (safeguard 12).
KEYS = (
    "promises_kept",
    "promises_made",
    "actions_done",
    "actions_planned",
    "practices_recognised",
    "practices_adopted",
    "sessions_held",
    "listening_days_held",
)


def keys_here() -> list[str]:
    """Those of `KEYS` that this installation counts."""
    known = known_keys(KEYS)
    return [key for key in KEYS if key in known]


def unit_spoken_for(nomination: Nomination) -> Unit:
    """The collective itself, or the unit of the person who is nominated."""
    return nomination.collective or nomination.unit


def period_of(nomination: Nomination) -> Period:
    return Period(nomination.round.period_from, nomination.round.period_to)


def live_figures(nomination: Nomination) -> dict[str, int]:
    """Key -> value now, at most two queries."""
    unit, period, keys = unit_spoken_for(nomination), period_of(nomination), keys_here()
    values = read(keys, [unit], [period], line=line_of(unit))
    return {key: values[key, unit.pk, period] for key in keys}


def freeze_figures(nomination: Nomination, *, by: Actor, at: datetime) -> None:
    unit = unit_spoken_for(nomination)
    made = freeze(
        keys_here(), unit, period_of(nomination), tree=tree_of(unit), thing=nomination, by=by, at=at
    )
    NominationFigure.objects.bulk_create(
        NominationFigure(nomination=nomination, key=figure.key, frozen=figure) for figure in made
    )


@dataclass(frozen=True)
class ShownFigure:
    """A figure as the nomination shows it. `url` opens its records, of the frozen one when it was sent."""

    label: str
    value: int
    url: str
    frozen_at: datetime | None = None
    frozen_id: str = ""


def figures_of(nomination: Nomination) -> list[ShownFigure]:
    """Frozen ones once it was sent, live ones before."""
    named = named_figures(KEYS)
    frozen = nomination.figures.select_related("frozen").order_by("pk")
    if nomination.state not in Nomination.EDITABLE:
        return [
            ShownFigure(
                str(named[row.key].label),
                row.frozen.value,
                reverse("measures:frozen", args=[row.frozen.uuid]),
                row.frozen.frozen_at,
                str(row.frozen.uuid),
            )
            for row in frozen
            if row.frozen is not None and row.key in named
        ]
    unit, period = unit_spoken_for(nomination), period_of(nomination)
    return [
        ShownFigure(str(named[key].label), value, _address(key, unit, period))
        for key, value in live_figures(nomination).items()
    ]


def _address(key: str, unit: Unit, period: Period) -> str:
    query = {"don-vi": unit.uuid, "tu": short_day(period.first), "den": short_day(period.last)}
    return f"{reverse('measures:figure', args=[key])}?{urlencode(query)}"
