from typing import Any

from django.core.management.base import CommandParser

from nep.jobs.command import NepCommand
from nep.jobs.doctor import examine


class Command(NepCommand):
    help = "Khám hệ thống. Mã thoát 1 khi có điều phải sửa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="tính lại số liệu suy ra bị lệch")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> int:
        findings = examine(mend=options["mend"])
        if options["json"]:
            self.say_json({finding.name: finding.faults for finding in findings})
        else:
            for finding in findings:
                mark, note = "■" if finding.faults else "✓", " (đã sửa)" if finding.mended else ""
                self.say(f"{mark} {finding.name}{note}")
                for line in [*finding.faults, *([finding.note] if finding.note else [])]:
                    self.say(f"    {line}")
        return int(any(finding.faults for finding in findings))
