"""`nep verify FILE`: is this the file of a decision or a certificate, and what does the register say today.

Exit 0: known, every line holds. 1: unknown. 2: wrongly called. 3: known, but a line was revoked or the
certificate replaced.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from nep.commendations.models import Certificate, RegisterEntry
from nep.commendations.register_page import FileAnswer, answer_for_content

PORTION = 1 << 20
UNKNOWN, UNREADABLE, REVOKED = 1, 2, 3
UNKNOWN_FILE = (
    "Sổ không biết tệp này: tệp đã bị sửa, gộp nhiều bằng, in bằng mẫu nay đã đổi, hoặc không do Nếp làm ra."
)


class Command(BaseCommand):
    help = "So một tệp với sổ khen thưởng, ví dụ: nep verify quyet-dinh.pdf"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as content:
                answer = answer_for_content(file.stat().st_size, iter(lambda: content.read(PORTION), b""))
        except OSError as error:
            self.stderr.write(f"Không đọc được tệp {file}: {error.strerror}.")
            sys.exit(UNREADABLE)
        self.stdout.write(f"SHA-256 {answer.sha256}")
        if answer.credential is not None:
            self.stdout.write(answer.credential.sentence)
        if not answer.is_known:
            self.stderr.write(UNKNOWN_FILE)
            sys.exit(UNKNOWN)
        self._tell(answer)

    def _tell(self, answer: FileAnswer) -> None:
        if answer.decision is not None and answer.decision.paper is not None:
            self.stdout.write(f"Đúng từng byte: {answer.decision.paper}")
        if answer.certificate is not None:
            self.stdout.write(f"Đúng từng byte: bằng {answer.certificate.get_state_display()}")
        for entry in answer.entries:
            is_revoked = entry.state == RegisterEntry.State.REVOKED
            name = f"Số sổ vàng {entry.golden_number}" if is_revoked else entry.subject_name
            self.stdout.write(f"{name}: {entry.get_state_display()}")
        if answer.credential is not None and not answer.credential.is_good:
            sys.exit(REVOKED)
        if answer.certificate is not None and answer.certificate.state != Certificate.State.ISSUED:
            sys.exit(REVOKED)
        if any(entry.state == RegisterEntry.State.REVOKED for entry in answer.entries):
            sys.exit(REVOKED)
