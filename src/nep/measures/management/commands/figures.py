"""`nep figures`: values of named figures, as text or JSON. Exit 0 done, 1 refused, 2 wrongly called."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nep.measures.compile import TreeMode
from nep.measures.declarations import Figure
from nep.measures.periods import Period, read_period
from nep.measures.queries import Values, line_of, read
from nep.measures.registry import figures
from nep.organisations.models import Unit
from nep.organisations.queries import name_on, unit_by_code
from nep.vietnamese.numbers import with_dots
from nep.web import clock
from nep.web.errors import Refusal


class Command(BaseCommand):
    help = "Đọc số liệu của một đơn vị trong một kỳ. Không nêu tên số liệu thì đọc tất cả."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY", help="tên số liệu, ví dụ petitions_received")
        parser.add_argument("--unit", required=True, metavar="CODE[@DATE]", help="mã đơn vị, có thể kèm ngày")
        parser.add_argument("--from", dest="first", required=True, metavar="DATE")
        parser.add_argument("--to", dest="last", required=True, metavar="DATE")
        parser.add_argument(
            "--tree", choices=[mode.value for mode in TreeMode], default=TreeMode.AS_IT_WAS.value
        )
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *, keys: list[str], unit: str, first: str, last: str, **options: Any) -> None:
        try:
            asked, of = figures(keys), unit_by_code(unit, clock.today())
            period = read_period(first, last).until(clock.today())
        except Refusal as refusal:
            self.stderr.write(str(refusal.sentence))
            sys.exit(1)
        values = read(
            [figure.key for figure in asked],
            [of],
            [period],
            line=line_of(of),
            tree_mode=TreeMode(options["tree"]),
            tree_date=clock.today(),
        )
        write = _as_json if options["json"] else _as_text
        self.stdout.write(str(write(asked, of, period, values)))


def _as_json(asked: list[Figure], unit: Unit, period: Period, values: Values) -> str:
    rows = [
        {
            "key": figure.key,
            "label": figure.label,
            "counted": figure.sentence,
            "value": values[figure.key, unit.pk, period],
            "unit": str(unit.uuid),
            "period": [period.first.isoformat(), period.last.isoformat()],
        }
        for figure in asked
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _as_text(asked: list[Figure], unit: Unit, period: Period, values: Values) -> str:
    head = f"{name_on(unit, period.last)}, {period}"
    lines = [
        f"{with_dots(values[f.key, unit.pk, period]):>10}  {f.counts.label!s:<20}  {f.label} ({f.key})"
        for f in asked
    ]
    return "\n".join([head, *lines])
