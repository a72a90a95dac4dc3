"""Why a paper is not issued."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NumberTaken(Refusal):
    sentence = _("Số này đã cấp cho một văn bản cùng loại trong năm. Ông/bà kiểm tra lại sổ văn bản.")
    field = "number"


class RegisterAhead(NumberTaken):
    sentence = _("Sổ của Nếp đã cấp đến số lớn hơn số này. Ông/bà kiểm tra lại sổ văn bản.")
    field = "last_number"


class NumberMissing(Refusal):
    sentence = _("Đơn vị lấy số của văn thư: ông/bà nhập số đã được cấp trước khi ban hành.")
    field = "number"


class NumberNotExpected(Refusal):
    sentence = _("Đơn vị lấy số theo sổ của Nếp: ông/bà để trống ô số, hệ thống sẽ cấp số tiếp theo.")
    field = "number"


class NumberOutOfRange(Refusal):
    sentence = _("Số văn bản phải từ 1 đến 99999.")
    field = "number"


class IssuedInFuture(Refusal):
    sentence = _("Ngày ban hành không được sau hôm nay.")
    field = "issued_on"


class UnknownPaperType(Refusal):
    sentence = _("Không có loại văn bản này. Ông/bà chọn một loại trong danh sách.")
    field = "type_code"


class IssuerWithoutAbbreviation(Refusal):
    sentence = _("Đơn vị chưa có ký hiệu viết tắt dùng trong số văn bản. Ông/bà bổ sung ở trang đơn vị.")


class SecretPaper(Refusal):
    sentence = _("Nếp không lưu văn bản có dấu độ mật (Mật, Tối mật, Tuyệt mật).")


class ScanIsNotPdf(Refusal):
    sentence = _("Bản ký phải là tệp PDF. Ông/bà quét lại văn bản đã ký, đóng dấu thành PDF.")
    field = "scan"


class DocxUnreadable(Refusal):
    sentence = _(
        "Không đọc được tệp này. Ông/bà chọn tệp DOCX đã tải từ Nếp và sửa bằng Word hoặc LibreOffice."
    )
    field = "returned"


class NotThisPaper(Refusal):
    sentence = _(
        "Tệp này không mang mã số liệu nào của văn bản này. Ông/bà chọn đúng bản DOCX đã tải từ đây; nếu đã "
        "chép chữ sang tệp khác thì mã bị mất, hãy sửa lại trên bản đã tải."
    )
    field = "returned"
