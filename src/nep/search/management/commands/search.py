"""`nep search --rebuild`: bring the search index in line with its sources. Exit 0 done."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nep.search.actions import rebuild
from nep.search.registry import Kind
from nep.vietnamese.numbers import with_dots


class Command(BaseCommand):
    help = "Dựng lại chỉ mục tìm kiếm, từng đợt một. Dừng giữa chừng thì chạy lại: phần đã đúng được giữ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="dựng lại chỉ mục từ nguồn")

    def handle(self, *, rebuild: bool, **options: Any) -> None:
        if not rebuild:
            raise CommandError("Thêm --rebuild để dựng lại chỉ mục. Xem chỉ mục có lệch không: nep doctor")
        self._rebuild()

    def _rebuild(self) -> None:
        done: dict[str, int] = {}

        def tell(kind: Kind, count: int) -> None:
            done[str(kind.label)] = count
            self.stdout.write(f"{kind.label}: {with_dots(count)}", ending="\r")

        rebuild(tell)
        said = ", ".join(f"{label}: {with_dots(count)}" for label, count in done.items())
        self.stdout.write(f"Đã dựng lại chỉ mục tìm kiếm ({said or 'chưa có gì'}).")
