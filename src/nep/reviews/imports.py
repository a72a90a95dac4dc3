"""What units state in a round, from one spreadsheet: a unit's code with the day the period ends is the key.

The same file works here and on the round's own page of many units: columns and readings are the same.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.columns import Column
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.measures.statements import SourcePaper
from nep.organisations.actors import Actor
from nep.reviews.actions.from_file import take_back_reports, take_reports_of_file
from nep.reviews.actions.in_bulk import Taken
from nep.reviews.many_reading import ManyReader
from nep.reviews.many_sheets import Asked, ManyLine, asked_in
from nep.reviews.models import Round
from nep.reviews.permissions import can_open_round
from nep.spreadsheets.cells import Value
from nep.web import clock

MOST_ROWS = 2_000
NOTES = {
    "code": gettext_lazy("Mã đơn vị kèm ngày cuối kỳ. Không đổi cột này."),
    "number": gettext_lazy("Số văn bản của đơn vị: văn bản ấy là hồ sơ của các con số."),
    "received": gettext_lazy("Để trống là nhận hôm nay; quyết định đúng hạn hay trễ."),
}
EXAMPLES: dict[str, Value] = {"code": "31300@2023-12-31", "name": "Xã Ví Dụ", "number": "31/BC-UBND"}
THING_NAMES = {
    "reviews.unitreport": gettext_lazy("báo cáo của đơn vị"),
    "reviews.reportstep": gettext_lazy("bước duyệt, trả lại báo cáo"),
    "measures.statement": gettext_lazy("số báo cáo"),
    "reviews.highlight": gettext_lazy("điểm nổi bật"),
}


def round_of(scope: str) -> Round:
    return Round.objects.select_related("unit").get(uuid=scope)


def columns(scope: str) -> Sequence[Column]:
    asked = asked_in(round_of(scope)) if scope else Asked(Round(), {}, [])
    return [
        Column(
            one.key,
            one.titles,
            one.kind,
            one.required,
            one.most,
            note=str(NOTES.get(one.key, "")),
            choices=tuple(asked.codes.values()) if one.key == "code" else (),
            example=EXAMPLES.get(one.key),
            width=36 if one.key == "name" else 20,
        )
        for one in asked.columns
    ]


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    reader = ManyReader(asked_in(round_of(scope)), clock.day_of(at))
    repeats = Repeats((row.number, row.values.get("code") or None) for row in rows.every())
    for row in rows:
        if not reader.is_filled(row):
            yield Checked(row.number, Outcome.SAME)
        elif others := repeats.others(row.values.get("code"), row.number):
            told = _("Đơn vị này có ở nhiều dòng trong tệp (cả dòng %(others)s). Ông/bà chỉ để một.")
            yield Checked(row.number, Outcome.FAULTY, [Fault("code", told % {"others": others})])
        else:
            yield _checked(row.number, reader.read(row))


def _checked(number: int, found: "tuple[ManyLine | None, str, str]") -> Checked:
    line, key, sentence = found
    if sentence:
        return Checked(number, Outcome.FAULTY, [Fault(key, sentence)])
    if line is None:
        return Checked(number, Outcome.SAME)
    return Checked(number, Outcome.NEW, plan=line, rests_on=(line.assignment.pk,))


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    lines: list[ManyLine] = [one.plan for one in changes]
    rows = [
        Taken(line.assignment, SourcePaper(line.number, line.on), line.received, line.stated)
        for line in lines
    ]
    take_reports_of_file(round_of(scope), rows, trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_reports(round_of(scope), effects, by=by, at=at)


def export(scope: str) -> Iterator[Sequence[Value]]:
    """Each unit that is asked: what was typed in for it, or an empty row. Sent back, all are the same."""
    asked = asked_in(round_of(scope))
    for row in asked.rows:
        report = row.own_report
        if report is None:
            yield [asked.codes[row.pk], row.name, *[None] * (3 + len(asked.figures))]
        elif report.entered_for:
            stated = dict(report.figures.exclude(stated=None).values_list("figure__key", "stated"))
            values = [stated.get(one.key) for one in asked.figures.values()]
            yield [asked.codes[row.pk], row.name, report.own_paper_number, report.own_paper_on, None, *values]


def scopes(by: Actor) -> list[tuple[str, str]]:
    """Open rounds of the own unit."""
    if by.unit is None or not can_open_round(by, by.unit):
        return []
    rows = Round.objects.filter(unit=by.unit, state=Round.State.OPEN).order_by("-period_to", "-pk")[:20]
    return [(str(row.uuid), row.title) for row in rows]


def may(by: Actor, scope: str) -> bool:
    one = Round.objects.filter(uuid=scope).select_related("unit").first() if scope else None
    return one is not None and can_open_round(by, one.unit)


STATEMENTS = Importer(
    kind="statements",
    label=gettext_lazy("Số báo cáo của nhiều đơn vị"),
    hint=gettext_lazy(
        "Mỗi dòng một đơn vị gửi báo cáo giấy: số, ngày văn bản và các con số của đợt báo cáo. "
        "Tệp của trang “Nhập số của nhiều đơn vị” dùng được ở đây, và ngược lại."
    ),
    key_sentence=gettext_lazy("Mã đơn vị kèm ngày cuối kỳ là một dòng; dòng chỉ có mã và tên thì bỏ qua."),
    columns=columns,
    may=may,
    scopes=scopes,
    describe=lambda scope: round_of(scope).title,
    check=check,
    write=write,
    take_back=take_back,
    export=export,
    most_rows=MOST_ROWS,
    order=50,
)
