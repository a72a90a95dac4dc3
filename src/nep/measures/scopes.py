"""What a page of figures is asked for: which unit, which days, which tree; and its address."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from nep.measures.compile import Tree, TreeMode
from nep.measures.forms import MODES, ScopeForm
from nep.measures.periods import Period, this_year
from nep.measures.queries import tree_of
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit
from nep.organisations.queries import top_unit


@dataclass(frozen=True)
class Scope:
    unit: Unit
    period: Period
    mode: TreeMode
    day: date

    @property
    def tree(self) -> Tree:
        return tree_of(self.unit, self.mode, on=self.day)

    @property
    def query(self) -> str:
        return urlencode(
            {
                "don-vi": self.unit.uuid,
                "tu": f"{self.period.first:%d/%m/%Y}",
                "den": f"{self.period.last:%d/%m/%Y}",
                "cay": self.mode.value,
            }
        )

    def at(self, unit: Unit) -> "Scope":
        return replace(self, unit=unit)


@dataclass(frozen=True)
class Chip:
    label: str
    query: str
    is_current: bool


def scope_form(given: dict[str, str], actor: Actor, day: date) -> ScopeForm:
    """The form filled with what was given; what was not is this year so far and the reader's own unit, for
    the public the top of the State line."""
    year, unit = this_year(day), None
    if not given.get("don-vi"):
        unit = actor.unit or top_unit(Line.STATE, on=day)
    return ScopeForm(
        {
            "don-vi": given.get("don-vi") or (str(unit.uuid) if unit else ""),
            "tu": given.get("tu") or f"{year.first:%d/%m/%Y}",
            "den": given.get("den") or f"{year.last:%d/%m/%Y}",
            "cay": given.get("cay") or TreeMode.AS_IT_WAS.value,
        }
    )


def scope_of(form: ScopeForm, day: date) -> Scope:
    """The scope of a valid form."""
    cleaned = form.cleaned_data
    return Scope(cleaned["unit"], cleaned["period"], TreeMode(cleaned["mode"]), day)


def period_chips(scope: Scope) -> list[Chip]:
    day = scope.day
    last_year = Period(date(day.year - 1, 1, 1), date(day.year - 1, 12, 31))
    last_month = day.replace(day=1) - timedelta(days=1)
    two_years = _("Hai năm %(first)s-%(last)s") % {"first": day.year - 1, "last": day.year}
    choices = [
        (_("Tháng này"), Period(day.replace(day=1), day)),
        (_("Tháng trước"), Period(last_month.replace(day=1), last_month)),
        (_("Năm nay"), this_year(day)),
        (_("Năm trước"), last_year),
        (two_years, Period(last_year.first, day)),
    ]
    return [
        Chip(label, replace(scope, period=period).query, period == scope.period) for label, period in choices
    ]


def mode_chips(scope: Scope) -> list[Chip]:
    return [
        Chip(str(label), replace(scope, mode=TreeMode(mode)).query, mode == scope.mode)
        for mode, label in MODES
    ]
