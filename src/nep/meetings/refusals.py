"""What the product refuses to do with a meeting, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NoPlace(Refusal):
    sentence = _("Ông/bà ghi địa điểm.")
    field = "place"


class NoHost(Refusal):
    sentence = _("Chưa có ai chủ trì. Ông/bà chọn ít nhất một chức vụ.")
    field = "hosts"


class DayPassed(Refusal):
    sentence = _("Ngày này đã qua. Ông/bà chọn một ngày từ hôm nay trở đi.")
    field = "happens_on"


class SameDay(Refusal):
    sentence = _("Ngày mới trùng với ngày đang ghi.")
    field = "happens_on"


class NoReason(Refusal):
    sentence = _("Ông/bà ghi lý do để người dân được biết.")
    field = "reason"


class AlreadyAnnounced(Refusal):
    sentence = _("Buổi này đã được thông báo.")


class NotToCome(Refusal):
    sentence = _("Buổi này đã tổ chức, đã kết thúc hoặc đã hủy nên không đổi được nữa.")


class NotAnnounced(Refusal):
    sentence = _("Buổi này chưa được thông báo. Ông/bà thông báo trước khi ghi đã tổ chức.")


class HeldInFuture(Refusal):
    sentence = _("Buổi này chưa tới ngày tổ chức.")
    field = "held_on"


class NotHeld(Refusal):
    sentence = _("Buổi này chưa ghi là đã tổ chức.")


class AlreadyClosed(Refusal):
    sentence = _("Buổi này đã kết thúc.")
