"""What is refused around readers' remarks, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import NotAllowed, Refusal


class NotModerator(NotAllowed):
    sentence = _("Ông/bà không phải người được cử phụ trách phản hồi của đơn vị này.")


class RemarksClosed(Refusal):
    sentence = _("Bài này không nhận phản hồi, hoặc đã hết ngày nhận. Ông/bà chép lại lời nếu cần giữ.")


class NoRemark(Refusal):
    sentence = _("Ông/bà chưa viết gì.")
    field = "text"


class RemarkTooLong(Refusal):
    sentence = _("Phản hồi nhận tối đa 2.000 ký tự. Ông/bà rút ngắn, hoặc gửi ý kiến ở trang Gửi ý kiến.")
    field = "text"


class TooManyWaiting(Refusal):
    sentence = _("Đang có quá nhiều phản hồi chờ duyệt. Ông/bà gửi lại vào ngày khác giúp.")


class RemarkMoved(Refusal):
    sentence = _("Phản hồi này đã đổi từ lúc ông/bà mở trang: có người vừa xử lý. Ông/bà mở lại trang.")


class RemarkErased(Refusal):
    sentence = _("Lời của phản hồi này đã được xóa nên không đưa lại được.")


class ArticleNotOut(Refusal):
    sentence = _("Bài không còn đăng nên phản hồi dưới bài không đăng được.")


class NotInText(Refusal):
    field = "hidden"


class AnswerNeeded(Refusal):
    sentence = _(
        "Che toàn bộ lời hoặc chỉ đường gửi ý kiến thì ông/bà viết câu trả lời: người đọc cần biết vì sao."
    )
    field = "answer"


class NoAnswer(Refusal):
    sentence = _("Ông/bà viết câu trả lời.")
    field = "answer"


class NothingHidden(Refusal):
    sentence = _("Ông/bà chép phần cần che, hoặc chọn che toàn bộ.")
    field = "hidden"


class NotACandidate(Refusal):
    sentence = _("Người phụ trách phải đang giữ vai biên tập viên hoặc người duyệt đăng của đơn vị này.")
    field = "post"


class ClosesInPast(Refusal):
    sentence = _("Ngày nhận cuối cùng không thể ở trước hôm nay. Muốn thôi nhận thì ông/bà chọn Đóng.")
    field = "closes_on"


class TakerOfAnotherUnit(Refusal):
    sentence = _(
        "Việc phụ trách phản hồi chỉ bàn giao được cho biên tập viên hoặc người duyệt đăng cùng đơn vị."
    )
    field = "to_post"
