"""What the product refuses to do with a practice, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import NotAllowed, Refusal


class NotOwner(NotAllowed):
    sentence = _("Mô hình này của đơn vị khác. Đơn vị của ông/bà không ghi thay được.")


class NotAbove(NotAllowed):
    sentence = _("Chỉ cấp trên trực tiếp của đơn vị chủ trì công nhận hoặc trả lại mô hình này.")


class NotIssuer(NotAllowed):
    sentence = _("Chỉ lãnh đạo đơn vị chủ trì làm được việc này.")


class NotForUnit(NotAllowed):
    sentence = _("Ông/bà chưa được giao ghi việc áp dụng mô hình cho đơn vị mình.")


class NoWords(Refusal):
    sentence = _("Ông/bà ghi tên mô hình, vấn đề và cách làm.")
    field = "title"


class AlreadySent(Refusal):
    sentence = _("Mô hình đã gửi đăng ký nên lời văn không sửa được nữa. Cấp trên trả lại thì mới sửa được.")


class NotWaiting(Refusal):
    sentence = _("Mô hình này không còn chờ công nhận: có người vừa làm việc ấy. Ông/bà mở lại trang.")


class NotRecognised(Refusal):
    sentence = _("Mô hình chưa được công nhận nên chưa làm việc này được.")


class AlreadyWithdrawn(Refusal):
    sentence = _("Mô hình này đã rút.")


class NoReason(Refusal):
    sentence = _("Ông/bà ghi lý do, để đơn vị đăng ký biết phải làm gì tiếp.")
    field = "reason"


class TopRegistersItself(Refusal):
    sentence = _("Mô hình của cấp cao nhất không cần cấp trên công nhận, nên lãnh đạo đơn vị tự đăng ký.")


class NowhereInTree(Refusal):
    sentence = _(
        "Đơn vị chưa đứng ở cấp nào trong cây tổ chức nên chưa ghi được. "
        "Ông/bà báo người quản trị xếp đơn vị vào cây."
    )


class ObjectiveOfOther(Refusal):
    sentence = _("Mục tiêu này thuộc chuyên đề khác. Ông/bà chọn lại mục tiêu hoặc chuyên đề.")
    field = "objective"


class ContactElsewhere(Refusal):
    sentence = _("Nơi hỏi thêm phải là một chức vụ đang giữ ở đơn vị chủ trì.")
    field = "contact"


class OwnerTwice(Refusal):
    sentence = _("Đơn vị hoặc người này đã có trong danh sách.")
    field = "unit"


class OwnerElsewhere(Refusal):
    sentence = _("Người này không giữ chức vụ ở đơn vị đã chọn.")
    field = "post"


class LeadStays(Refusal):
    sentence = _("Đơn vị chủ trì không bỏ ra được. Ông/bà lập mô hình ở đơn vị chủ trì khác.")


class NoAlternative(Refusal):
    sentence = _(
        "Ảnh cần lời thay ảnh: một câu nói ảnh chụp gì, để người không nhìn thấy cũng hiểu. "
        "Ông/bà ghi thêm rồi gửi lại."
    )
    field = "alternative"


class NoCaption(Refusal):
    sentence = _("Ông/bà ghi chú thích cho tệp này.")
    field = "caption"


class TooManyFiles(Refusal):
    sentence = _("Một mô hình giữ nhiều nhất 12 ảnh và giấy tờ. Ông/bà bỏ bớt một tệp trước.")
    field = "file"


class NoResult(Refusal):
    sentence = _("Ông/bà ghi kết quả sau khi làm, hoặc chọn một số liệu và kỳ của nó.")
    field = "after"


class WordsAndFigure(Refusal):
    sentence = _("Kết quả ghi bằng lời hoặc lấy từ số liệu, không cả hai. Ông/bà bỏ một phần.")
    field = "measure_key"


class NoPeriod(Refusal):
    sentence = _("Số liệu cần kỳ: ông/bà ghi đủ ngày đầu và ngày cuối.")
    field = "after_from"


class FigureUnknown(Refusal):
    sentence = _("Không có số liệu này. Ông/bà chọn lại trong danh sách.")
    field = "measure_key"


class NotAFigure(Refusal):
    sentence = _("Kết quả ghi bằng lời thì không có số để chốt.")


class AlreadyFrozen(Refusal):
    sentence = _("Số của kết quả này đã chốt.")


class TooManyResults(Refusal):
    sentence = _("Một mô hình có nhiều nhất 12 dòng kết quả.")


class OwnPractice(Refusal):
    sentence = _(
        "Đây là mô hình của chính đơn vị ông/bà, nên không ghi là áp dụng của nơi khác. "
        "Kết quả mới ghi thêm ở trang mô hình."
    )


class AlreadyAdopted(Refusal):
    sentence = _("Đơn vị của ông/bà đã ghi áp dụng mô hình này. Có thay đổi thì ghi thêm vào lần ấy.")


class InACircle(Refusal):
    sentence = _(
        "Đơn vị ấy đã học từ đơn vị ông/bà (trực tiếp hoặc qua nơi khác), nên không ghi ngược lại được. "
        "Ông/bà chọn nơi khác."
    )
    field = "from_adoption"


class FromElsewhere(Refusal):
    sentence = _("Nơi ấy không áp dụng mô hình này. Ông/bà chọn lại.")
    field = "from_adoption"


class AdoptedInFuture(Refusal):
    sentence = _("Ngày bắt đầu áp dụng không thể ở sau hôm nay.")
    field = "adopted_on"


class AlreadyStopped(Refusal):
    sentence = _("Đơn vị đã ghi thôi áp dụng mô hình này.")
