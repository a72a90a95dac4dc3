"""Why a plan is not written, sent, approved or issued."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class ThemeNotOpen(Refusal):
    sentence = _("Chuyên đề chưa ban hành hoặc đã kết thúc, nên không lập, không sửa kế hoạch được.")


class NotOfTheme(Refusal):
    sentence = _("Đơn vị không thuộc cơ quan ban hành chuyên đề này, nên không lập kế hoạch cho chuyên đề.")


class PlanExists(Refusal):
    sentence = _("Đơn vị đã có kế hoạch cho chuyên đề này. Ông/bà mở kế hoạch ấy để soạn tiếp.")


class NothingToStartFrom(Refusal):
    sentence = _("Không có gì để chép theo cách ông/bà chọn. Ông/bà chọn cách bắt đầu khác.")
    field = "start"


class PlanLocked(Refusal):
    sentence = _(
        "Kế hoạch đã gửi hoặc đã duyệt, không sửa được. "
        "Đơn vị lấy lại, hoặc cấp trên trả lại, mở lại thì mới sửa tiếp được."
    )


class PlanTextMissing(Refusal):
    sentence = _("Ông/bà ghi nội dung này, không để trống.")
    field = "text"


class OwnerElsewhere(Refusal):
    sentence = _("Người phụ trách phải đang giữ chức vụ ở chính đơn vị này. Ông/bà chọn người khác.")
    field = "owner"


class DueOutsideTheme(Refusal):
    sentence = _("Hạn phải nằm trong thời gian của chuyên đề.")
    field = "due_on"


class TargetNegative(Refusal):
    sentence = _("Chỉ tiêu không được nhỏ hơn 0.")
    field = "target_value"


class TargetTooLarge(Refusal):
    sentence = _("Chỉ tiêu lớn quá. Nếp nhận số không quá 999.999.999.999, tối đa hai chữ số sau dấu phẩy.")
    field = "target_value"


class TargetWithoutUnit(Refusal):
    sentence = _("Ông/bà ghi đơn vị tính của chỉ tiêu, ví dụ: hộ, km, người.")
    field = "target_unit"


class ObjectiveElsewhere(Refusal):
    sentence = _("Mục tiêu này không thuộc chuyên đề.")
    field = "objective"


class AdoptsElsewhere(Refusal):
    sentence = _("Dòng được nhận phải thuộc kế hoạch đã duyệt của đơn vị cấp trên.")
    field = "adopts"


class AdoptedAlready(Refusal):
    sentence = _("Kế hoạch đã nhận dòng này của cấp trên rồi.")
    field = "adopts"


class IssuedPlanStands(Refusal):
    sentence = _("Kế hoạch đã ban hành thành văn bản nên không mở lại được; muốn đổi thì ra văn bản khác.")


class LineCounted(Refusal):
    sentence = _("Dòng này đã có tiến độ, hoặc đơn vị cấp dưới đã nhận, nên không bỏ được; ông/bà sửa lời.")


class LineInUse(Refusal):
    sentence = _("Trọng tâm này đang gắn với một việc làm. Ông/bà bỏ hoặc gắn lại việc ấy trước.")


class PaperEntered(Refusal):
    sentence = _("Văn bản này đã ghi trong kế hoạch rồi.")
    field = "number"


class PaperInFuture(Refusal):
    sentence = _("Ngày ban hành không được sau hôm nay.")
    field = "issued_on"


class PlanEmpty(Refusal):
    sentence = _("Kế hoạch chưa có việc làm nào. Ông/bà ghi ít nhất một việc rồi gửi duyệt.")


class ActionsWithoutOwner(Refusal):
    """`sentence` names the actions."""


class NotWaiting(Refusal):
    sentence = _("Kế hoạch này không chờ duyệt: đơn vị chưa gửi, hoặc đã có người duyệt hay trả lại.")


class ApprovalOutOfOrder(Refusal):
    """`sentence` names who approves first."""


class AbovePlanFirst(Refusal):
    sentence = _(
        "Kế hoạch của chính đơn vị ông/bà chưa được duyệt. Duyệt từ trên xuống: "
        "đơn vị ông/bà được duyệt xong mới duyệt cấp dưới."
    )


class OwnSubmission(Refusal):
    sentence = _("Người gửi duyệt không tự duyệt. Kế hoạch cần một người khác duyệt.")


class ReasonMissing(Refusal):
    sentence = _("Ông/bà ghi rõ chỗ cần bổ sung, để đơn vị biết mà sửa.")
    field = "reason"


class PlanNotApproved(Refusal):
    sentence = _("Kế hoạch chưa được duyệt nên chưa ban hành được.")


class PlanIssued(Refusal):
    sentence = _("Kế hoạch này đã ban hành thành văn bản rồi.")


class LevelDayOutside(Refusal):
    sentence = _("Hạn gửi kế hoạch phải nằm trong thời gian của chuyên đề.")
    field = "due_on"


class NobodyToRemind(Refusal):
    sentence = _("Không có đơn vị nào cần nhắc, hoặc hôm nay đã nhắc rồi.")
