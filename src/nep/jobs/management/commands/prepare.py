from typing import Any

from nep.jobs.command import NepCommand
from nep.jobs.preparation import prepare


class Command(NepCommand):
    help = "Chuẩn bị cơ sở dữ liệu, quy định kèm theo sản phẩm và tệp tĩnh. Chạy lại không hại gì."

    def answer(self, **options: Any) -> None:
        for sentence in prepare():
            self.say(sentence)
