from typing import Any

from django.core.management.base import CommandParser

from nep.jobs.command import NepCommand
from nep.jobs.worker import Worker


class Command(NepCommand):
    help = "Chạy việc nền: việc trong hàng đợi và việc theo lịch."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def answer(self, **options: Any) -> None:
        worker = Worker()
        worker.stop_at_signal()
        if options["once"]:
            worker.run_out()
        else:
            worker.run()
