"""What an import refuses, each with how to mend it."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class EmptyFile(Refusal):
    sentence = _("Tệp không có dòng nào dưới hàng tên cột. Ông/bà điền vào tệp mẫu rồi gửi lại.")
    field = "file"


class TooManyRows(Refusal):
    field = "file"


class HasFaults(Refusal):
    sentence = _("Tệp còn ô sai nên chưa ghi được gì. Ông/bà sửa các ô ấy trong tệp rồi gửi lại.")


class NothingToWrite(Refusal):
    sentence = _("Không có gì thay đổi: mọi dòng trong tệp đã có sẵn, giống hệt.")


class NotWaiting(Refusal):
    sentence = _("Lần nhập này đã được ghi, đã bỏ hoặc đang được xử lý. Ông/bà tải lại trang để xem.")


class ChangedSince(Refusal):
    sentence = _(
        "Dữ liệu trong hệ thống đã thay đổi từ lúc xem trước, nên chưa ghi gì. "
        "Ông/bà xem lại các dòng dưới đây rồi ghi."
    )


class TooLate(Refusal):
    sentence = _("Đã quá 7 ngày từ lúc ghi nên không hoàn tác được nữa. Ông/bà sửa từng mục.")


class StillUsed(Refusal):
    """Names what now stands on what the import made."""
