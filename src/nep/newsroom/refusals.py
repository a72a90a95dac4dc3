"""What the newsroom refuses, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import NotAllowed, Refusal


class NotWriter(NotAllowed):
    sentence = _("Ông/bà chưa được giao viết bài cho đơn vị này.")


class NotApprover(NotAllowed):
    sentence = _("Ông/bà chưa được giao duyệt đăng bài của đơn vị này.")


class OwnArticle(Refusal):
    sentence = _(
        "Ông/bà đã viết hoặc sửa bài này nên không tự duyệt được: mỗi bài có hai người xem. "
        "Ông/bà nhờ người duyệt khác."
    )


class NoTitle(Refusal):
    sentence = _("Bài cần có tên.")
    field = "title"


class NoText(Refusal):
    sentence = _("Bài chưa có lời dẫn hoặc nội dung nên chưa trình duyệt được. Ông/bà viết thêm rồi trình.")


class TooLong(Refusal):
    sentence = _("Bài dài quá 200.000 ký tự. Ông/bà tách thành nhiều bài.")
    field = "body"


class TooManyTags(Refusal):
    sentence = _("Một bài có nhiều nhất 6 chủ đề, mỗi chủ đề nhiều nhất 60 ký tự, cách nhau bằng dấu phẩy.")
    field = "tags"


class InHand(Refusal):
    sentence = _("Bài đang chờ duyệt hoặc đã duyệt nên không sửa được. Ông/bà lấy lại bài, hoặc nhờ trả lại.")


class Moved(Refusal):
    sentence = _("Bài đã đổi từ lúc ông/bà mở trang: có người vừa làm việc ấy. Ông/bà mở lại trang.")


class SavedByOther(Refusal):
    sentence = _(
        "Trong lúc ông/bà viết, có người đã lưu một bản mới hơn. Chữ của ông/bà còn nguyên ở dưới: "
        "ông/bà xem bản mới, chép phần cần giữ rồi mở lại bài để sửa."
    )


class LockedByOther(Refusal):
    sentence = _("Có người khác đang sửa bài này. Ông/bà đợi, hoặc giành quyền sửa nếu đã hỏi người ấy.")


class LockLost(Refusal):
    sentence = _(
        "Ông/bà không còn giữ quyền sửa bài này: đã quá lâu hoặc có người giành quyền. Chữ của ông/bà còn "
        "nguyên ở dưới; ông/bà chép lại rồi mở bài để sửa tiếp."
    )


class NoReason(Refusal):
    sentence = _("Ông/bà ghi lý do, để người viết và người đọc biết vì sao.")
    field = "reason"


class NoNote(Refusal):
    sentence = _("Ông/bà ghi lời đính chính: người đọc cần biết chỗ nào đã sửa.")
    field = "note"


class NothingChanged(Refusal):
    sentence = _("Bài chưa khác bản đang đăng nên không có gì để đính chính.")


class InThePast(Refusal):
    sentence = _("Giờ hẹn đăng phải ở sau lúc này. Ông/bà chọn lại ngày giờ, hoặc đăng ngay.")
    field = "publish_at"


class NoSuchRevision(Refusal):
    sentence = _("Không có bản này.")


class NoAlternative(Refusal):
    sentence = _(
        "Ảnh cần lời thay ảnh: một câu nói ảnh chụp gì, để người không nhìn thấy cũng hiểu. "
        "Ông/bà ghi thêm rồi gửi lại."
    )
    field = "alternative"


class NoCaption(Refusal):
    sentence = _("Ông/bà ghi chú thích cho ảnh.")
    field = "caption"


class NoCredit(Refusal):
    sentence = _("Ông/bà ghi nguồn ảnh: ai chụp, hoặc cơ quan nào.")
    field = "credit"


class OnePhotograph(Refusal):
    sentence = _("Ông/bà chọn một tệp ảnh, hoặc một ảnh đã có; không cả hai.")
    field = "file"


class TooManyPhotographs(Refusal):
    sentence = _("Một bài có nhiều nhất 30 ảnh.")
    field = "file"


class TakenInFuture(Refusal):
    sentence = _("Ngày chụp không thể ở sau hôm nay.")
    field = "taken_on"


class PhotographStays(Refusal):
    sentence = _(
        "Bài đã từng đăng nên ảnh không bỏ hẳn được. "
        "Ông/bà bỏ dấu của ảnh trong bài rồi trình duyệt đính chính."
    )


class NotQuotable(Refusal):
    sentence = _(
        "Địa chỉ này không phải trang công khai của một việc đã hứa, một mô hình, một số liệu "
        "hay một quyết định khen thưởng. "
        "Ông/bà mở trang ấy, chép địa chỉ rồi dán vào đây."
    )
    field = "address"


class NotAFigure(Refusal):
    sentence = _("Chỉ số liệu hiện nay mới chốt được.")
    field = "is_frozen"


class TooManyQuotes(Refusal):
    sentence = _("Một bài trích nhiều nhất 30 mục.")
    field = "address"


class NotADecision(Refusal):
    sentence = _(
        "Trang này không thuộc một quyết định khen thưởng đã công bố của cơ quan mình nên chưa trích được."
    )
    field = "address"


class NoLeaderThatDay(Refusal):
    sentence = _(
        "Ngày ấy không có lãnh đạo nào giữ chức vụ này. Ông/bà xem lại ngày, hoặc tìm và chọn lại người; "
        "người không có trong sổ thì ông/bà ghi tên bằng tay."
    )
    field = "name"


class NamedWithoutPost(Refusal):
    sentence = _("Ông/bà thêm lại người với đúng ngày, hoặc ghi tên bằng tay, rồi trình.")


class TooManyMentions(Refusal):
    sentence = _("Một bài nhắc nhiều nhất 60 người bằng dấu; ông/bà ghi tên những người khác bằng tay.")
    field = "name"
