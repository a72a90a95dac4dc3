"""Registered, recognised, adopted: by field and level. Each table is cut from the records of one figure, so
that its total is the figure's value; a practice stands in one cell, whoever looks at it from above."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from nep.measures.queries import records
from nep.measures.registry import figure as figure_of
from nep.measures.scopes import Scope
from nep.practices.models import Field, Level
from nep.vietnamese.numbers import with_dots

COLUMNS = {
    "practices_registered": ("field", "level"),
    "practices_recognised": ("field", "level"),
    "practices_adopted": ("practice__field", "level"),
}


@dataclass(frozen=True)
class CountTable:
    """One figure: a row per field with its counts per level and their sum; `url` opens the records."""

    title: str
    sentence: str
    url: str
    rows: Sequence[tuple[str, Sequence[str], str]]
    sums: Sequence[str]
    total: str


def levels() -> list[str]:
    return [str(level.label) for level in Level]


def tables_of(scope: Scope) -> list[CountTable]:
    """The three tables of a unit and a period, two queries each."""
    return [_table(key, scope) for key in COLUMNS]


def _table(key: str, scope: Scope) -> CountTable:
    figure, columns = figure_of(key), COLUMNS[key]
    rows = records(key, scope.unit, scope.period, tree=scope.tree).order_by()
    grouped = rows.values(*columns).annotate(n=Count("pk", distinct=True)).values_list(*columns, "n")
    cells = {(field, level): n for field, level, n in grouped}
    by_field = {field: sum(cells.get((field, level), 0) for level in Level.values) for field in Field.values}
    return CountTable(
        title=figure.label,
        sentence=figure.sentence,
        url=f"{reverse('measures:figure', args=[key])}?{scope.query}",
        rows=[
            (
                str(Field(field).label),
                [with_dots(cells.get((field, level), 0)) for level in Level.values],
                with_dots(n),
            )
            for field, n in by_field.items()
            if n
        ],
        sums=[
            with_dots(sum(cells.get((field, level), 0) for field in Field.values)) for level in Level.values
        ],
        total=with_dots(sum(cells.values())),
    )
