"""What a figure counts. Speakers, opinions and issues are three things and are never mixed."""

from django.db import models


class Thing(models.TextChoices):
    DAYS = "days", "ngày"
    SPEAKERS = "speakers", "người phát biểu"
    OPINIONS = "opinions", "ý kiến"
    ISSUES = "issues", "vấn đề"
    PETITIONS = "petitions", "kiến nghị, phản ánh"
    PROMISES = "promises", "nội dung cam kết"
    MOVES = "moves", "lần"

    @property
    def is_about_persons(self) -> bool:
        """Small counts of such things are hidden from the public, and none is listed one by one."""
        return self is Thing.SPEAKERS
