"""Why a lesson is not noted or carried."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class LessonEmpty(Refusal):
    sentence = _("Ông/bà ghi nội dung.")
    field = "text"


class LessonTooLong(Refusal):
    sentence = _("Dài quá. Ông/bà rút ngắn còn tối đa 1.000 ký tự.")
    field = "text"


class LessonTooEarly(Refusal):
    sentence = _("Chuyên đề chưa ban hành nên chưa có bài học để ghi.")


class NothingBefore(Refusal):
    sentence = _("Bản nháp này không nối tiếp chuyên đề nào.")


class AlreadyDecided(Refusal):
    sentence = _("Dòng này đã có người xem và quyết định rồi.")
