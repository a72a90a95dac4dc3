"""What the product refuses to do with a promise, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import NotAllowed, Refusal


class NoWords(Refusal):
    sentence = _("Ông/bà ghi nguyên văn nội dung cam kết.")
    field = "text"


class TooManyWords(Refusal):
    sentence = _("Nội dung dài quá 5.000 ký tự. Ông/bà ghi đúng câu đã hứa, phần còn lại để trong biên bản.")
    field = "text"


class NoOwner(Refusal):
    sentence = _("Nội dung cam kết phải có đơn vị chịu trách nhiệm. Ông/bà chọn đơn vị.")
    field = "unit"


class NoDueDate(Refusal):
    sentence = _("Ông/bà ghi hạn, hoặc chọn “Ghi nhận, chưa hẹn ngày”.")
    field = "due_on"


class DueBeforeMade(Refusal):
    sentence = _("Hạn không thể trước ngày hứa.")
    field = "due_on"


class NotedHasDueDate(Refusal):
    sentence = _("“Ghi nhận, chưa hẹn ngày” thì không có hạn. Ông/bà bỏ hạn hoặc chọn kết quả khác.")
    field = "due_on"


class MadeInFuture(Refusal):
    sentence = _("Ngày hứa không thể ở sau hôm nay.")
    field = "made_on"


class PostNotHeld(Refusal):
    sentence = _("Người hứa không giữ chức vụ này vào ngày hứa. Ông/bà chọn lại chức vụ hoặc ngày.")
    field = "promised_by"


class NotOwner(NotAllowed):
    sentence = _(
        "Nội dung cam kết này do đơn vị khác chịu trách nhiệm. Đơn vị của ông/bà không ghi thay được."
    )


class NotYoursToApprove(NotAllowed):
    sentence = _("Chỉ lãnh đạo của đơn vị đã hứa duyệt nội dung này.")


class WordingNotApproved(Refusal):
    sentence = _("Nội dung chưa được duyệt nên chưa công khai. Lãnh đạo duyệt xong mới làm tiếp được.")


class AlreadyApproved(Refusal):
    sentence = _(
        "Nội dung đã được duyệt và công khai, không sửa được nữa. Nếu gõ sai chữ, dùng “Sửa lỗi gõ”."
    )
    field = "text"


class NothingCorrected(Refusal):
    sentence = _("Chữ mới giống hệt chữ cũ.")
    field = "text"


class AlreadySettled(Refusal):
    sentence = _("Nội dung cam kết này đã kết thúc nên không đổi được nữa.")


class Disputed(Refusal):
    sentence = _(
        "Người dân báo chưa xong. Ông/bà trả lời người dân trước, bằng việc đã làm thêm hoặc lời giải thích."
    )


class NotDisputed(Refusal):
    sentence = _("Không có ai báo chưa xong, nên chưa cần giải thích.")


class NoReason(Refusal):
    sentence = _("Ông/bà ghi lý do để người dân được biết.")
    field = "reason"


class SameDueDate(Refusal):
    sentence = _("Hạn mới trùng với hạn đang có.")
    field = "due_on"


class DueDatePassed(Refusal):
    sentence = _("Hạn mới đã qua. Ông/bà chọn một ngày từ hôm nay trở đi.")
    field = "due_on"


class NoEvidence(Refusal):
    sentence = _("Muốn báo xong phải ghi việc đã làm. Ông/bà viết một hai câu, có ảnh thì gửi kèm.")
    field = "note"


class HappenedInFuture(Refusal):
    sentence = _("Ngày làm xong không thể ở sau hôm nay.")
    field = "happened_on"


class HappenedBeforeMade(Refusal):
    sentence = _("Ngày làm xong không thể trước ngày hứa.")
    field = "happened_on"


class NotReportedDone(Refusal):
    sentence = _("Đơn vị chưa báo làm xong nên chưa cần xác nhận.")
    field = "answer"


class CitizenAnswered(Refusal):
    sentence = _("Người dân đã tự trả lời bằng phiếu của mình. Cán bộ không ghi thay được.")
    field = "answer"


class NotByCitizen(NotAllowed):
    sentence = _("Chỉ người giữ phiếu trả lời được với tư cách người dân.")
