"""`nep export KIND --out FILE`: what is there already, under the heads of the template; sent back it changes
nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from nep.imports.permissions import can_import
from nep.imports.registry import Acting, actor_again, actor_named, importer_of, importers
from nep.imports.sheets import export_of
from nep.jobs.command import NepCommand
from nep.web.errors import NotAllowed


class Command(NepCommand):
    help = "Xuất ra bảng tính đúng như tệp mẫu. Ví dụ: nep export units --out don-vi.xlsx"

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = [one.kind for one in importers() if one.gives_back]
        parser.add_argument("kind", choices=kinds, help="loại cần xuất")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="tệp .xlsx sẽ ghi")
        parser.add_argument("--scope", default="", help="của đợt, buổi… nào, nếu loại này cần")
        parser.add_argument("--as", dest="actor", default="", metavar="TÀI_KHOẢN", help="với quyền của ai")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> int | None:
        cli = Acting(None, None, None, "cli")
        by = actor_named(options["actor"]) if options["actor"] else actor_again(cli)
        if not can_import(by, options["kind"], options["scope"]):
            raise NotAllowed
        content = export_of(importer_of(options["kind"]), options["scope"])
        try:
            options["out"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {options['out']}: {error.strerror}.") from error
        told = {"kind": options["kind"], "file": str(options["out"]), "bytes": len(content)}
        self.say_json(told) if options["json"] else self.say(str(options["out"]))
        return None
