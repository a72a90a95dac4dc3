"""Why a theme is not written, issued or closed."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class PeriodNotInOrder(Refusal):
    sentence = _("Ngày kết thúc phải sau ngày bắt đầu.")
    field = "ends_on"


class TitleMissing(Refusal):
    sentence = _("Ông/bà ghi tên chuyên đề.")


class TitleTooLong(Refusal):
    pass


class CodeTaken(Refusal):
    sentence = _("Đơn vị đã có chuyên đề mang ký hiệu này. Ông/bà chọn ký hiệu khác.")
    field = "code"


class NotADraft(Refusal):
    sentence = _("Chuyên đề đã ban hành, không sửa được nữa.")


class AlreadyIssued(Refusal):
    sentence = _("Chuyên đề này đã được ban hành.")


class NothingToIssue(Refusal):
    sentence = _("Chuyên đề chưa có nội dung cốt lõi nào. Ông/bà ghi ít nhất một nội dung rồi ban hành.")


class NotIssuedYet(Refusal):
    sentence = _("Chuyên đề còn là bản nháp nên chưa kết thúc hay nối tiếp được.")


class AlreadyClosed(Refusal):
    sentence = _("Chuyên đề này đã kết thúc rồi.")


class AlreadySucceeded(Refusal):
    sentence = _("Chuyên đề này đã có chuyên đề nối tiếp.")


class StartsBeforeEnd(Refusal):
    sentence = _("Chuyên đề nối tiếp phải bắt đầu sau ngày kết thúc của chuyên đề trước.")
    field = "starts_on"


class GroupTaken(Refusal):
    sentence = _("Chuyên đề đã có nhóm đối tượng này. Ông/bà chọn tên khác.")
    field = "name"


class GroupInUse(Refusal):
    sentence = _("Đã có buổi học, tài liệu cho nhóm này nên không bỏ được. Ông/bà sửa tên thay vì bỏ.")


class ReferenceIncomplete(Refusal):
    sentence = _("Ông/bà ghi số, ký hiệu hoặc trích yếu của văn bản.")
    field = "number"


class ObjectiveUnnamed(Refusal):
    sentence = _(
        "Ông/bà ghi nội dung mục tiêu. Chỉ trụ cột và nhiệm vụ đột phá được để trống (đọc là không nêu)."
    )
    field = "text"


class ReferenceInUse(Refusal):
    sentence = _("Văn bản này đang gắn với một mục tiêu. Ông/bà bỏ mục tiêu ấy trước.")


class ReferenceOfOther(Refusal):
    sentence = _("Văn bản này không thuộc chuyên đề.")
    field = "reference"
