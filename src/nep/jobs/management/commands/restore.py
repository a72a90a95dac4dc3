from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from nep.jobs.command import NepCommand
from nep.jobs.restore import restore


class Command(NepCommand):
    help = "Phục hồi từ bản sao lưu vào một nơi còn trống. Dừng máy chủ trước."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path, metavar="TỆP_DỮ_LIỆU", help="tệp do nep backup ghi")
        parser.add_argument("--keys", type=Path, metavar="TỆP_KHÓA", help="tệp khóa của bản sao lưu đó")
        parser.add_argument("--force", action="store_true", help="ghi đè dữ liệu đang có")

    def answer(self, **options: Any) -> None:
        restore(options["archive"], keys=options["keys"], force=options["force"])
        self.say("Đã phục hồi. Chạy nep doctor để kiểm tra.")
