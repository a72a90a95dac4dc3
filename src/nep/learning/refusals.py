"""What the product refuses here, each with the sentence the user reads."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NoTitle(Refusal):
    sentence = _("Ông/bà ghi tên buổi học.")
    field = "title"


class ThemeNotRunning(Refusal):
    sentence = _("Chuyên đề chưa ban hành hoặc đã kết thúc nên không lập buổi học được.")
    field = "theme"


class NoSuchGroup(Refusal):
    sentence = _("Nhóm đối tượng này không có trong chuyên đề. Ông/bà chọn nhóm trong danh sách.")
    field = "audience_groups"


class NoGroup(Refusal):
    sentence = _("Ông/bà chọn ít nhất một nhóm đối tượng của chuyên đề.")
    field = "audience_groups"


class NoSuchContent(Refusal):
    sentence = _("Nội dung này không thuộc chuyên đề. Ông/bà chọn trong danh sách.")
    field = "core_contents"


class NotToCome(Refusal):
    sentence = _("Buổi học này đã tổ chức hoặc đã hủy nên không đổi được nữa.")


class NoNames(Refusal):
    sentence = _("Ông/bà ghi ít nhất một người, mỗi người một dòng.")
    field = "names"


class TooManyNames(Refusal):
    field = "names"


class NameTooLong(Refusal):
    field = "names"


class TwiceOnList(Refusal):
    """The same person twice in one session."""

    field = "names"


class NoRoom(Refusal):
    field = "names"


class NobodyThere(Refusal):
    sentence = _("Ngày ấy đơn vị này không có ai giữ chức vụ. Ông/bà chọn đơn vị khác hoặc ghi tên.")
    field = "unit"


class NotOnList(Refusal):
    sentence = _("Người này không có trong danh sách của buổi học.")


class AlreadyMarked(Refusal):
    sentence = _("Người này đã được điểm danh nên không bỏ khỏi danh sách được.")


class NobodyToInvite(Refusal):
    sentence = _("Mọi người trong danh sách đã được mời. Ông/bà thêm người rồi mời tiếp.")


class TooEarly(Refusal):
    """Attendance before the session."""


class ListKept(Refusal):
    sentence = _(
        "Buổi học đã điểm danh từng người nên số đếm tính từ danh sách. Ông/bà sửa trong danh sách điểm danh."
    )


class CountsDoNotFit(Refusal):
    field = "persons_due"


class NobodyCame(Refusal):
    sentence = _("Chưa ghi ai có mặt. Ông/bà điểm danh hoặc ghi số đếm trước, rồi ghi đã tổ chức.")


class RowsErased(Refusal):
    sentence = _(
        "Chuyên đề kết thúc đã hơn một năm nên không ghi tên người nữa. Ông/bà ghi số đếm của buổi học."
    )


class Cancelled(Refusal):
    sentence = _("Buổi học này không tổ chức nên không điểm danh được.")


class CodeOld(Refusal):
    sentence = _(
        "Mã này đã hết hiệu lực: mã tại cửa đổi liên tục và ảnh chụp lại không dùng được. "
        "Ông/bà quét mã đang hiện trên màn hình tại cửa."
    )


class DoorClosed(Refusal):
    sentence = _("Buổi học đã ghi xong điểm danh. Ông/bà báo người giữ danh sách nếu chưa được ghi có mặt.")


class NoSuchCode(Refusal):
    sentence = _("Mã giấy mời không đúng với buổi học này. Ông/bà xem lại 6 chữ số trên giấy mời.")
    field = "code"


class AlreadyPresent(Refusal):
    sentence = _("Ông/bà đã được ghi có mặt rồi, không cần ghi lần nữa.")


class SheetFaults(Refusal):
    """Nothing of the sheet was taken: `faults` name each cell."""

    field = "upload"

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = list(faults)
        super().__init__(gettext("Chưa ghi dòng nào. Ông/bà sửa các ô sau rồi gửi lại tệp."))


PAGE_EMPTY = _("Ông/bà ghi nội dung bài đọc.")
FILE_MISSING = _("Ông/bà chọn tệp tài liệu hoặc tệp phim.")


class MaterialEmpty(Refusal):
    pass
