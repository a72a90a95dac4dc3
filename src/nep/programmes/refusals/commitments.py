"""Why a commitment is not written, changed or reviewed."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class ThemeNotRunning(Refusal):
    sentence = _("Chuyên đề này chưa ban hành, chưa bắt đầu hoặc đã kết thúc nên không nhận bản đăng ký.")


class AlreadyCommitted(Refusal):
    sentence = _(
        "Năm nay ông/bà đã có bản đăng ký cho chuyên đề này. "
        "Nếu không thấy ở đây, ông/bà mở lại bằng chức vụ đã viết bản ấy."
    )


class DutyMissing(Refusal):
    sentence = _(
        "Bản đăng ký gắn với một nhiệm vụ được giao. Ông/bà chọn một việc hoặc ghi nhiệm vụ của mình."
    )
    field = "duty"


class DutyOfOther(Refusal):
    sentence = _("Việc này không thuộc kế hoạch đã duyệt của đơn vị ông/bà.")
    field = "action"


class WordsMissing(Refusal):
    sentence = _("Ông/bà ghi việc mình sẽ làm.")
    field = "text"


class CommitmentTooLong(Refusal):
    sentence = _("Dài quá. Ông/bà rút ngắn còn tối đa 2.000 ký tự.")
    field = "text"


class DueOutsideTheme(Refusal):
    sentence = _("Ngày làm xong phải từ hôm nay đến hết thời gian của chuyên đề.")
    field = "due_on"


class NotDirectHead(Refusal):
    sentence = _(
        "Người đọc phải là người đứng đầu trực tiếp của ông/bà, cùng bên với chức vụ đang dùng. "
        "Ông/bà chọn lại trong danh sách."
    )
    field = "reader"


class AlreadyReviewed(Refusal):
    sentence = _("Ông/bà đã tự nhận xét bản này nên không sửa, không rút được nữa.")


class ReviewMissing(Refusal):
    sentence = _("Ông/bà ghi vài câu tự nhận xét: đã làm được gì, còn gì chưa làm, vì sao.")
    field = "review"


class TooMuchEvidence(Refusal):
    sentence = _("Mỗi bản đăng ký giữ nhiều nhất 12 tệp minh chứng.")
    field = "uploads"
