"""Why a question, a quiz, an answer or an opinion is not taken, each with the sentence of its page."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class SameBankTitle(Refusal):
    sentence = _("Đơn vị đã có bộ câu hỏi mang tên này cho chuyên đề này. Ông/bà đặt tên khác.")
    field = "title"


class BankThemeNotIssued(Refusal):
    sentence = _("Chuyên đề chưa ban hành thì chưa soạn câu hỏi.")
    field = "theme"


class QuestionMissing(Refusal):
    sentence = _("Ông/bà ghi câu hỏi.")
    field = "text"


class SameQuestion(Refusal):
    sentence = _("Bộ câu hỏi đã có câu mang đúng lời này. Ông/bà sửa câu ấy, hoặc hỏi cách khác.")
    field = "text"


class TooFewOptions(Refusal):
    sentence = _("Mỗi câu cần ít nhất hai đáp án để chọn.")
    field = "option_1"


class SameOption(Refusal):
    sentence = _("Hai đáp án giống hệt nhau. Ông/bà sửa một trong hai.")
    field = "option_1"


class NoRightOption(Refusal):
    sentence = _("Chưa đánh dấu đáp án đúng.")
    field = "right"


class OneRightOption(Refusal):
    sentence = _("Câu loại một đáp án chỉ có một đáp án đúng. Ông/bà bỏ bớt, hoặc đổi loại câu.")
    field = "right"


class QuestionDropped(Refusal):
    sentence = _("Câu này đã thôi dùng nên không sửa được nữa.")


class ContentOfOtherTheme(Refusal):
    sentence = _("Nội dung cốt lõi này không thuộc chuyên đề của bộ câu hỏi.")
    field = "core_content"


class QuizNotDraft(Refusal):
    sentence = _("Bài đã mở thì không sửa, không bỏ được nữa. Ông/bà đóng bài rồi lập bài khác.")


class SessionOfOtherUnit(Refusal):
    sentence = _("Buổi học này không phải của đơn vị, hoặc thuộc chuyên đề khác với bộ câu hỏi.")
    field = "session"


class ClosesBeforeOpens(Refusal):
    sentence = _("Ngày đóng phải từ ngày mở trở đi.")
    field = "closes_on"


class ClosesInPast(Refusal):
    sentence = _("Ngày đóng đã qua. Ông/bà chọn ngày từ hôm nay trở đi.")
    field = "closes_on"


class ClosesAfterErasure(Refusal):
    sentence = _("Một năm sau chuyên đề, bài làm được xóa thành số đếm. Ông/bà chọn ngày đóng sớm hơn.")
    field = "closes_on"


class TooFewQuestions(Refusal):
    sentence = _("Bộ câu hỏi không đủ số câu cho mỗi bài. Ông/bà thêm câu, hoặc bớt số câu của bài.")
    field = "question_count"


class QuizNotOpen(Refusal):
    sentence = _("Bài này chưa mở, hoặc đã đóng, nên không làm được nữa.")


class NoMoreAttempts(Refusal):
    sentence = _(
        "Ông/bà đã làm đủ số lần của bài này. "
        "Nếu không thấy bài ở đây, ông/bà mở lại bằng chức vụ đã làm bài."
    )


class AlreadySent(Refusal):
    sentence = _(
        "Bài này đã nộp ở một cửa sổ khác, nên câu vừa chọn ở đây không ghi thêm được. "
        "Những câu đã lưu trước đó còn nguyên trong bài đã nộp."
    )


class NotAnOption(Refusal):
    sentence = _("Đáp án này không thuộc câu hỏi. Ông/bà mở lại trang rồi chọn.")


class OneOptionOnly(Refusal):
    sentence = _("Câu này chỉ chọn một đáp án.")


class ChangedElsewhere(Refusal):
    sentence = _(
        "Bài vừa được sửa ở một cửa sổ khác. Trang này đã hiện lại những câu đang lưu: "
        "ông/bà xem lại rồi nộp."
    )


class SessionNotHeld(Refusal):
    sentence = _("Buổi học chưa tổ chức nên chưa lấy ý kiến.")


class FeedbackOpened(Refusal):
    sentence = _("Buổi này đã mở lấy ý kiến rồi.")


class FeedbackTooLong(Refusal):
    sentence = _("Lấy ý kiến nhiều nhất 30 ngày sau hôm mở. Ông/bà chọn ngày sớm hơn.")
    field = "closes_on"


class FeedbackOver(Refusal):
    sentence = _("Đã hết thời gian góp ý về buổi này.")


class AlreadyAnswered(Refusal):
    sentence = _("Ông/bà đã góp ý về buổi này. Mỗi người góp ý một lần, và không ai mở lại được lời đã gửi.")


class AspectMissing(Refusal):
    sentence = _("Ông/bà chọn một mức cho mỗi câu.")
