"""What the product refuses to do with a listening day, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import NotAllowed, Refusal


class NoPlaces(Refusal):
    sentence = _("Ông/bà ghi ít nhất một địa điểm, mỗi nơi một dòng.")
    field = "places"


class SeriesOver(Refusal):
    sentence = _("Lịch này đã kết thúc hoặc đã được thay bằng lịch khác.")


class StartsTooEarly(Refusal):
    sentence = _("Lịch mới phải bắt đầu từ hôm nay trở đi và sau ngày bắt đầu của lịch đang chạy.")
    field = "starts_on"


class EndsInThePast(Refusal):
    sentence = _("Ngày kết thúc phải từ hôm nay trở đi và không trước ngày bắt đầu của lịch.")
    field = "ends_on"


class AnnouncedAhead(Refusal):
    """Raised with the first announced day in its sentence."""


class ShortNotice(Refusal):
    field = "short_notice_reason"


class NotOpenForSpeakers(Refusal):
    sentence = _("Buổi này không còn nhận đăng ký phát biểu trước. Ông/bà có thể phát biểu ngay tại buổi.")


class NoTopic(Refusal):
    sentence = _("Ông/bà ghi điều muốn nói, một hai câu là đủ.")
    field = "topic"


class NotTheSecretary(NotAllowed):
    sentence = _("Chỉ thư ký của buổi này xem được danh sách đăng ký phát biểu.")


class NoReason(Refusal):
    sentence = _("Ông/bà ghi lý do.")
    field = "reason"


class NotHeld(Refusal):
    sentence = _("Buổi này chưa ghi là đã tổ chức, hoặc đã kết thúc, nên không ghi thêm được.")


class NoRows(Refusal):
    sentence = _("Chưa có ý kiến nào trong bảng. Ông/bà gõ ít nhất một dòng.")


class NoSpeaker(Refusal):
    field = "speaker"


class NoAnswer(Refusal):
    sentence = _("Ông/bà ghi lời đã trả lời tại hội trường.")
    field = "answer"


class IssueHasOwner(Refusal):
    sentence = _("Vấn đề này đã có nơi chịu trách nhiệm.")


class IssuesWithoutOwner(Refusal):
    """Raised with the number of open issues in its sentence."""


class DayNotClosed(Refusal):
    sentence = _("Buổi này chưa kết thúc nên chưa ra thông báo kết luận được.")


class AlreadyConcluded(Refusal):
    sentence = _("Thông báo kết luận của buổi này đã được ban hành.")


class WordingWaits(Refusal):
    sentence = _("Còn lời hứa chưa được duyệt nội dung. Lãnh đạo duyệt xong mới ra thông báo kết luận.")


class SignerFromElsewhere(Refusal):
    sentence = _("Người ký phải giữ chức vụ ở đơn vị tổ chức buổi này.")
    field = "signer"
