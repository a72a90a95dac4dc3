from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from nep.jobs.backup import back_up
from nep.jobs.command import NepCommand
from nep.web import clock


class Command(NepCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp vào một thư mục, khóa vào thư mục khác."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="nơi cất dữ liệu")
        parser.add_argument(
            "--keys-to", type=Path, required=True, metavar="THƯ_MỤC", help="nơi cất khóa, phải khác"
        )
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> None:
        made = back_up(to=options["to"], keys_to=options["keys_to"], at=clock.real_now())
        if options["json"]:
            self.say_json({"archive": made.archive, "keys": made.keys})
        else:
            self.say(f"Dữ liệu: {made.archive}\nKhóa: {made.keys}\nCất hai tệp ở hai nơi khác nhau.")
