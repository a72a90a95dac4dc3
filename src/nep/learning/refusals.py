"""What the product refuses here, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NoTitle(Refusal):
    sentence = _("Ông/bà ghi tên buổi học.")
    field = "title"


class ThemeNotRunning(Refusal):
    sentence = _("Chuyên đề chưa ban hành hoặc đã kết thúc nên không lập buổi học được.")
    field = "theme"


class NoSuchGroup(Refusal):
    sentence = _("Nhóm đối tượng này không có trong chuyên đề. Ông/bà chọn nhóm trong danh sách.")
    field = "audience_groups"


class NoGroup(Refusal):
    sentence = _("Ông/bà chọn ít nhất một nhóm đối tượng của chuyên đề.")
    field = "audience_groups"


class NoSuchContent(Refusal):
    sentence = _("Nội dung này không thuộc chuyên đề. Ông/bà chọn trong danh sách.")
    field = "core_contents"


class NotToCome(Refusal):
    sentence = _("Buổi học này đã tổ chức hoặc đã hủy nên không đổi được nữa.")
