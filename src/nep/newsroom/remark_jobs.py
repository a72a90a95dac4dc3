"""What runs by itself: words that nobody may read any more are erased."""

from nep.newsroom.actions.remark_erasing import KEPT, due_to_erase, erase_remarks
from nep.organisations.actors import JOB
from nep.web import clock


def erase_due() -> None:
    """Also run after a restore: an older backup brings words back."""
    erase_remarks(by=JOB, at=clock.now())


def erasure_faults() -> list[str]:
    """Words that should be gone for a day already."""
    late = due_to_erase(clock.now() - KEPT / 30).count()
    return [f"{late} phản hồi dưới tin bài quá hạn giữ mà chưa xóa lời."] if late else []
