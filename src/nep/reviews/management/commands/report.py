"""`nep report`: compiles the summary report and writes it. Exit 0 done, 1 refused, 2 wrongly called."""

import os
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from nep.organisations.actors import COMMAND
from nep.reviews.actions import compile_report, start_report
from nep.reviews.downloads import FORMATS, content_of
from nep.reviews.models import SummaryReport
from nep.reviews.queries import period_of, theme_of, unit_named
from nep.web import clock
from nep.web.errors import Refusal


class Command(BaseCommand):
    help = "Lập báo cáo tổng kết của một đơn vị trong một kỳ, ví dụ: nep report 2022-2023 --unit 93"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("theme", help="ký hiệu chuyên đề hoặc những năm của kỳ, ví dụ 2022-2023")
        parser.add_argument("--unit", required=True, metavar="CODE[@DATE]", help="mã đơn vị, có thể kèm ngày")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(self, *, theme: str, unit: str, out: Path, **options: Any) -> None:
        try:
            report = _report(theme, unit)
            content = content_of(report, options["format"])
        except Refusal as refusal:
            self.stderr.write(str(refusal.sentence))
            sys.exit(1)
        try:
            _write(out, content)
        except OSError as error:
            self.stderr.write(f"Không ghi được tệp {out}: {error.strerror}.")
            sys.exit(1)
        self.stdout.write(str(out))


def _report(theme_code: str, unit_code: str) -> SummaryReport:
    """The report with figures frozen now; one that was issued stays as it was."""
    at = clock.now()
    unit = unit_named(unit_code, clock.today())
    theme = theme_of(theme_code, unit)
    report = start_report(unit=unit, theme=theme, period=period_of(theme_code, theme), by=COMMAND, at=at)
    if report.state == SummaryReport.State.ISSUED:
        return report
    return compile_report(report, by=COMMAND, at=at)


def _write(out: Path, content: bytes) -> None:
    """The whole file or none of it."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
