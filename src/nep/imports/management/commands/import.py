"""`nep import KIND FILE [--check | --commit]`: reads, checks and (with --commit) writes a spreadsheet."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from nep.imports import actions
from nep.imports.models import Batch, BatchFault
from nep.imports.progress import watched
from nep.imports.registry import Acting, actor_again, actor_named, importer_of, importers
from nep.imports.rows import Outcome
from nep.jobs.command import NepCommand
from nep.web import clock

FAULTY = 3
MOST_TOLD = 20
CLI = Acting(None, None, None, "cli")


class Command(NepCommand):
    help = (
        "Nhập một bảng tính. Ví dụ: nep import units don-vi.xlsx --check. "
        "Mã kết thúc: 0 xong, 1 bị từ chối, 2 gọi sai, 3 tệp có ô sai."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[one.kind for one in importers()], help="loại cần nhập")
        parser.add_argument("file", type=Path, help="tệp .xlsx, .xls, .ods hoặc .csv")
        verb = parser.add_mutually_exclusive_group()
        verb.add_argument("--check", action="store_true", help="chỉ xem trước, không ghi (mặc định)")
        verb.add_argument("--commit", action="store_true", help="ghi, nếu không có ô sai")
        parser.add_argument("--scope", default="", help="nhập cho đợt, buổi… nào, nếu loại này cần")
        parser.add_argument(
            "--as",
            dest="actor",
            default="",
            metavar="TÀI_KHOẢN",
            help="làm với quyền của tài khoản này (mặc định: người quản trị máy)",
        )
        parser.add_argument("--encoding", default="", help="bảng mã của chữ, khi tệp không tự nói rõ")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def answer(self, **options: Any) -> int | None:
        by = actor_named(options["actor"]) if options["actor"] else actor_again(CLI)
        batch = self.read(options, by)
        written = False
        if options["commit"] and not batch.faulty_count and batch.writes_count:
            with watched(batch.uuid, self.tell):
                batch = actions.commit_batch(batch, by=by, at=clock.now())
            written = True
        told = _as_json(batch, is_written=written)
        if not written:
            actions.drop_batch(batch, by=by, at=clock.now())
        self.say_json(told) if options["json"] else self.say(_as_words(told))
        return FAULTY if batch.faulty_count else None

    def read(self, options: dict[str, Any], by: Any) -> Batch:
        try:
            content = options["file"].read_bytes()
        except FileNotFoundError as error:
            raise CommandError(f"Không có tệp {options['file']}. Ông/bà kiểm tra lại đường dẫn.") from error
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {options['file']}: {error.strerror}.") from error
        kind, scope, at = options["kind"], options["scope"], clock.now()
        if not scope and (choices := importer_of(kind).scopes(by)):
            listed = "".join(f"\n  {value}  {label}" for value, label in choices)
            raise CommandError(f"Loại này cần --scope, một trong:{listed}")
        batch = actions.send_file(kind, scope=scope, content=content, name=options["file"].name, by=by, at=at)
        with watched(batch.uuid, self.tell):
            batch = actions.read_batch(batch, at=at)
        if batch.state == Batch.State.ASKING:
            batch = self.answer_ties(batch, options["encoding"], by)
        if batch.state == Batch.State.REFUSED:
            raise CommandError(batch.problem)
        return batch

    def answer_ties(self, batch: Batch, encoding: str, by: Any) -> Batch:
        if encoding not in batch.ties:
            actions.drop_batch(batch, by=by, at=clock.now())
            ties = ", ".join(batch.ties)
            raise CommandError(f"Tệp đọc được theo nhiều bảng mã. Ghi thêm --encoding, một trong: {ties}.")
        batch = actions.choose_encoding(batch, encoding, by=by, at=clock.now())
        return actions.read_batch(batch, at=clock.now())

    def tell(self, phase: str, done: int, whole: int) -> None:
        """Progress goes to standard error, and only where somebody looks."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r{phase}: {done}/{whole}", ending="")


def _as_json(batch: Batch, *, is_written: bool) -> dict[str, Any]:
    faults = BatchFault.objects.filter(batch=batch).order_by("row", "pk")
    return {
        "kind": batch.kind,
        "label": str(importer_of(batch.kind).label),
        "import": str(batch.uuid),
        "rows": batch.row_count,
        **{outcome.value: getattr(batch, f"{outcome.value}_count") for outcome in Outcome},
        "faulty_cells": batch.fault_count,
        "written": is_written,
        "notices": batch.notices,
        "faults": [{"cell": one.cell, "sentence": one.sentence} for one in faults.iterator()],
    }


def _as_words(told: dict[str, Any]) -> str:
    lines = [
        f"{told['label']}: {told['rows']} dòng; mới {told['new']}, thay đổi {told['changed']}, "
        f"giống hệt {told['same']}, có ô sai {told['faulty']}.",
        *told["notices"],
        *(f"{fault['cell']}: {fault['sentence']}" for fault in told["faults"][:MOST_TOLD]),
    ]
    if len(told["faults"]) > MOST_TOLD:
        lines.append(f"Còn {len(told['faults']) - MOST_TOLD} ô nữa: thêm --json để xem hết.")
    return "\n".join([*lines, _verdict(told)])


def _verdict(told: dict[str, Any]) -> str:
    if told["written"]:
        return f"Đã ghi. Lần nhập {told['import']}."
    if told["faulty"]:
        return "Chưa ghi gì: sửa các ô sai trong tệp rồi chạy lại."
    if not told["new"] + told["changed"]:
        return "Không có gì thay đổi."
    return "Chưa ghi gì. Thêm --commit để ghi."
