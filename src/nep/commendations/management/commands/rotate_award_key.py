"""`nep rotate_award_key`: a new key signs credentials from now on; old ones still check what they signed."""

from typing import Any

from django.core.management.base import BaseCommand

from nep.commendations.actions.certificates import rotate_credential_key
from nep.web import clock


class Command(BaseCommand):
    help = "Đổi khóa ký chứng nhận khen thưởng điện tử"

    def handle(self, **options: Any) -> None:
        made = rotate_credential_key(at=clock.real_now())
        self.stdout.write(f"Khóa mới: {made.kid}. Chép thư mục khóa vào bản sao lưu khóa.")
