"""The stated figures of many units as one spreadsheet, out and in: for the office that has them on paper.
All or nothing: with one bad cell nothing is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nep.measures.named import named_figures
from nep.organisations.queries import versions_on
from nep.reviews.models import Assignment, Round, RoundFigure
from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import Expected
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.vietnamese.text import fold

CODE, NAME, NUMBER, ON, RECEIVED = (
    "Mã đơn vị",
    "Đơn vị",
    "Số văn bản",
    "Ngày văn bản",
    "Ngày nhận được",
)


@dataclass(frozen=True)
class Asked:
    """What the sheet is about: the stated figures under the heads of their columns, and the rows of the
    round by the code of their unit in the period."""

    round: Round
    figures: Mapping[str, RoundFigure]
    rows: Sequence[Assignment]
    codes: Mapping[int, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[Expected]:
        """In the order of the template, so that the place of a column is its place here."""
        return [
            Expected("code", (CODE,), required=True, most=60),
            Expected("name", (NAME,), most=300),
            Expected("number", (NUMBER,), required=False, most=60),
            Expected("on", (ON,), Kind.DAY),
            Expected("received", (RECEIVED,), Kind.DAY),
            *(Expected(one.key, (title,), Kind.WHOLE) for title, one in self.figures.items()),
        ]


def asked_in(round_: Round) -> Asked:
    """Five queries whatever the number of units."""
    rows = list(round_.assignments.select_related("unit", "report").order_by("sort_key", "pk"))
    versions = versions_on([row.unit_id for row in rows], round_.period_to)
    codes = {
        row.pk: f"{code}@{round_.period_to}" if (code := versions[row.unit_id].code) else str(row.unit.uuid)
        for row in rows
    }
    return Asked(round_, _heads(round_), rows, codes)


def _heads(round_: Round) -> dict[str, RoundFigure]:
    """A figure under its label; under label and key where two labels read the same as heads."""
    figures = [one for one in round_.figures.order_by("position", "pk") if one.is_stated]
    names = named_figures(one.key for one in figures)
    taken = {_read_as(title) for title in (CODE, NAME, NUMBER, ON, RECEIVED)}
    heads = {}
    for one in figures:
        label = names[one.key].label
        title = f"{one.key}: {label}" if _read_as(label) in taken else label
        taken.add(_read_as(title))
        heads[title] = one
    return heads


def _read_as(title: str) -> str:
    """How `read_sheet` compares heads."""
    return " ".join(fold(title.split("(")[0]).split())


def many_template(asked: Asked) -> bytes:
    """An XLSX with a row for each unit of the round that has not begun a report."""
    free = {row.pk for row in asked.round.assignments.valid().filter(report=None)}
    blank: list[Value] = [None] * (3 + len(asked.figures))
    rows = [[asked.codes[row.pk], row.name, *blank] for row in asked.rows if row.pk in free]
    heads = (
        Head(CODE, width=20),
        Head(NAME, width=36),
        Head(NUMBER, width=18),
        Head(ON, Kind.DAY, 16),
        Head(RECEIVED, Kind.DAY, 16),
        *(Head(title, Kind.WHOLE, 18) for title in asked.figures),
    )
    note = "Không đổi cột “Mã đơn vị”. Đơn vị chưa gửi thì để trống cả dòng. Ngày ghi như 20/12/2023."
    return workbook([Sheet("Nhập thay", heads, rows, title=asked.round.title, note=note)])


@dataclass(frozen=True)
class ManyLine:
    """One unit's paper and what it states; `received` is when the paper came in."""

    assignment: Assignment
    number: str
    on: date
    received: date
    stated: Mapping[str, int]
