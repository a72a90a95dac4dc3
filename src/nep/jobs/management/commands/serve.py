import socket
from typing import Any

from django.core.management.base import CommandError, CommandParser

from nep.jobs.command import NepCommand
from nep.jobs.preparation import what_is_missing
from nep.jobs.supervisor import Child, supervise, web_command, worker_command


class Command(NepCommand):
    help = "Chạy máy chủ trang; Ctrl+C để dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
        parser.add_argument("--workers", type=int, default=2, help="số tiến trình trang (mặc định 2)")
        parser.add_argument("--threads", type=int, default=4, help="số luồng mỗi tiến trình (mặc định 4)")
        parser.add_argument("--with-worker", action="store_true", help="chạy kèm tiến trình làm việc nền")

    def answer(self, **options: Any) -> int:
        for sentence in what_is_missing():
            raise CommandError(sentence)
        host, port = options["host"], options["port"]
        refuse_taken_port(host, port)
        web = web_command(host=host, port=port, workers=options["workers"], threads=options["threads"])
        children = [Child("máy chủ trang", web)]
        if options["with_worker"]:
            children.append(Child("tiến trình làm việc nền", worker_command()))
        self.say(f"Mở tại http://{host}:{port}/ (Ctrl+C để dừng)")
        self.stdout.flush()
        return supervise(children)


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Không mở được cổng {port} của {host}: {error.strerror}. Chọn cổng khác bằng --port."
            ) from error
