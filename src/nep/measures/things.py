"""What a figure counts. Speakers, opinions and issues are three things and are never mixed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Thing(models.TextChoices):
    DAYS = "days", _("ngày")
    SPEAKERS = "speakers", _("người phát biểu")
    OPINIONS = "opinions", _("ý kiến")
    ISSUES = "issues", _("vấn đề")
    PETITIONS = "petitions", pgettext_lazy("counted", "kiến nghị, phản ánh")
    PROMISES = "promises", _("nội dung cam kết")
    MOVES = "moves", _("lần")
    ACTIONS = "actions", _("việc trong kế hoạch")
    COMMITMENTS = "commitments", _("bản đăng ký làm theo")
    PRACTICES = "practices", _("mô hình, cách làm")
    ADOPTIONS = "adoptions", _("lượt đơn vị áp dụng")
    SESSIONS = "sessions", _("buổi")
    ATTENDANCES = "attendances", _("lượt người")

    @property
    def is_about_persons(self) -> bool:
        """Small counts of such things are hidden from the public, and none is listed one by one."""
        return self in {Thing.SPEAKERS, Thing.COMMITMENTS, Thing.ATTENDANCES}

    @property
    def is_shielded(self) -> bool:
        """Small counts of such things are hidden from officers too (safeguard 12): each is one member's own
        text, read by one head only."""
        return self is Thing.COMMITMENTS

    def hides_small(self, *, from_public: bool) -> bool:
        """True when the reader of a page must not see a count under five of such things."""
        return self.is_shielded or (self.is_about_persons and from_public)
