"""The list of themes as a file."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.programmes.models import Theme
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _theme_lines(rows: list[Theme]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [
            row.short_title,
            row.starts_on,
            row.ends_on,
            names.get(row.unit_id, ""),
            row.get_state_display(),
        ]


THEMES = Export(
    "chuyen-de",
    gettext_lazy("Chuyên đề"),
    [
        Head(gettext_lazy("Chuyên đề"), 70),
        Head(gettext_lazy("Từ ngày"), 12),
        Head(gettext_lazy("Đến hết ngày"), 12),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Trạng thái"), 18),
    ],
    _theme_lines,
)
