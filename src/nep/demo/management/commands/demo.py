from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from nep.demo.build import SEED, build
from nep.demo.province import ACCOUNTS, PASSWORD
from nep.jobs.command import NepCommand


class Command(NepCommand):
    help = "Tạo tỉnh mẫu trong cơ sở dữ liệu trống: đơn vị, người, hai năm nghe dân, kiến nghị, lời hứa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help="số gieo; cùng số thì cùng tỉnh mẫu")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> int | None:
        made = build(seed=options["seed"])
        if options["json"]:
            self.say_json({**asdict(made), "accounts": [account.username for account in ACCOUNTS]})
            return None
        self.say(
            f"Tỉnh mẫu: {made.units} đơn vị, {made.petitions} kiến nghị, {made.promises} việc đã hứa, "
            f"{made.steps} bước."
        )
        self.say(f"Mật khẩu chung của tỉnh mẫu: {PASSWORD}")
        for account in ACCOUNTS:
            self.say(f"  {account.username:<16}{account.hint}")
        return None
