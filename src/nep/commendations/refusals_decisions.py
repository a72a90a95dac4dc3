"""Why a decision, or a line of the register, is refused."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NotChosen(Refusal):
    sentence = _("Trong danh sách có đề nghị chưa được chọn, hoặc thuộc hình thức, đợt khác.")
    field = "nominations"


class AlreadyOnDecision(Refusal):
    sentence = _("Trong danh sách có đề nghị đã nằm ở một quyết định khác.")
    field = "nominations"


class NothingToDecide(Refusal):
    sentence = _("Quyết định chưa có tên nào. Ông/bà chọn ít nhất một đề nghị đã được chọn.")
    field = "nominations"


class DecisionWaiting(Refusal):
    sentence = _("Hình thức này đã có một quyết định chờ công bố trong đợt. Ông/bà mở quyết định ấy.")
    field = "form"


class DecisionLocked(Refusal):
    sentence = _(
        "Quyết định đang chờ công bố hoặc đã công bố, nên không sửa được. Ông/bà đưa về bản soạn trước."
    )


class DecisionNotReady(Refusal):
    sentence = _("Quyết định chưa ở bước này, nên không làm được. Ông/bà mở lại trang để xem tình trạng.")


class DecisionNumberTaken(Refusal):
    sentence = _("Số này đã dùng cho một quyết định khác của cơ quan trong năm. Ông/bà xem lại sổ văn thư.")
    field = "number"


class SignerElsewhere(Refusal):
    sentence = _("Người ký không giữ chức vụ ở cơ quan quyết định vào ngày ký.")
    field = "signer"


class NothingToPublish(Refusal):
    sentence = _("Chưa có quyết định nào chờ công bố. Ông/bà hoàn tất từng quyết định trước.")


class CommentStillOpen(Refusal):
    sentence = _("Còn trong thời gian lấy ý kiến công khai, hoặc chưa lấy ý kiến, nên chưa trình ký được.")


class CommentUnsettled(Refusal):
    sentence = _("Còn ý kiến công khai chưa xử lý. Ông/bà đọc và ghi cách xử lý từng ý kiến trước.")


class NoCommentRule(Refusal):
    sentence = _("Hình thức này không có quy định lấy ý kiến công khai vào ngày hôm nay.")


class CommentAlreadyOpen(Refusal):
    sentence = _("Đã lấy ý kiến công khai cho hình thức này trong đợt.")


class CommentClosed(Refusal):
    sentence = _("Đã hết thời gian lấy ý kiến. Ông/bà gửi phản ánh ở trang Gửi ý kiến.")


class CommentMissing(Refusal):
    sentence = _("Ông/bà viết ý kiến.")
    field = "text"


class OutcomeMissing(Refusal):
    sentence = _("Ông/bà ghi đã xử lý thế nào, không chép lại ý kiến.")
    field = "outcome"


class CommentSettled(Refusal):
    sentence = _("Ý kiến này đã được xử lý.")


class ReadingReasonMissing(Refusal):
    sentence = _("Ông/bà ghi lý do mở, ít nhất 10 ký tự.")
    field = "reason"


class OwnAward(Refusal):
    sentence = _("Hình thức này do cơ quan ở đây quyết định: ông/bà lập quyết định trong đợt khen thưởng.")
    field = "form"


class NotForwarded(Refusal):
    sentence = _("Đề nghị này chưa được trình cơ quan quyết định. Ông/bà ghi việc trình trước.")
    field = "nomination"


class OutsideAlreadyThere(Refusal):
    sentence = _("Sổ đã có dòng này của quyết định ấy.")
    field = "subject_name"


class SignedInFuture(Refusal):
    sentence = _("Ngày ký chưa tới.")
    field = "signed_on"


class NothingCorrected(Refusal):
    sentence = _("Chưa có gì thay đổi so với sổ.")


class EntryRevoked(Refusal):
    sentence = _("Dòng này đã thu hồi, nên không sửa được nữa.")


class EntryReasonMissing(Refusal):
    sentence = _("Ông/bà ghi lý do, người tra cứu sổ đọc được.")
    field = "reason"


class UnknownCode(Refusal):
    sentence = _("Sổ không có mã này. Ông/bà xem lại mã trên bằng: 16 chữ và số, chia bốn nhóm.")
    field = "code"
