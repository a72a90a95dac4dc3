"""The paper on which a mandate or a hand-over rests, and what both refuse."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nep.files.actions import store_document
from nep.files.models import StoredFile
from nep.organisations.models import Post, World
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.secrecy import refuse_marked_secret


class NoPaper(Refusal):
    sentence = _("Cần số, ký hiệu của văn bản giao việc. Ông/bà ghi như trên văn bản.")
    field = "paper_number"


class PaperOfTomorrow(Refusal):
    sentence = _("Ngày của văn bản chưa tới. Ông/bà kiểm tra lại ngày.")
    field = "paper_issued_on"


class ToOneself(Refusal):
    sentence = _("Người giao và người nhận là một người. Ông/bà chọn người khác.")
    field = "to_post"


class OtherSide(Refusal):
    sentence = _(
        "Bên Đảng và bên chính quyền, Mặt trận không giao việc chéo nhau trong hệ thống. "
        "Ông/bà chọn người cùng bên."
    )
    field = "to_post"


class PostEnded(Refusal):
    sentence = _("Chức vụ này không còn (hoặc chưa có) người giữ vào ngày đó. Ông/bà chọn chức vụ khác.")
    field = "to_post"


@dataclass(frozen=True)
class Paper:
    """The paper as its office numbered it; `upload` is its PDF or DOCX, where somebody has it at hand."""

    number: str
    issued_on: date
    upload: "UploadedFile[Any] | None" = None

    def kept(self, *, at: datetime) -> dict[str, Any]:
        """Columns of the row that rests on it. Raises NoPaper, PaperOfTomorrow, MarkedSecret, or what
        `store_document` refuses."""
        number = clean(self.number).strip()
        refuse_marked_secret(number, field="paper_number")
        refuse_marked_secret(str(self.upload.name or "") if self.upload else "", field="upload")
        if not number:
            raise NoPaper
        if self.issued_on > clock.day_of(at):
            raise PaperOfTomorrow
        file: StoredFile | None = store_document(self.upload, at=at) if self.upload else None
        return {"paper_number": number, "paper_issued_on": self.issued_on, "paper_file": file}


def refuse_pair(from_post: Post, to_post: Post) -> None:
    """Two persons of one side (safeguard 11). Raises ToOneself or OtherSide."""
    if from_post.pk == to_post.pk or from_post.person_id == to_post.person_id:
        raise ToOneself
    if (from_post.unit.world == World.PARTY) != (to_post.unit.world == World.PARTY):
        raise OtherSide


def refuse_ended(post: Post, day: date, *, field: str) -> None:
    if not post.is_held_on(day):
        raise PostEnded(field=field)
