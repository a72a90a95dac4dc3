"""What a theme teaches, and what of it is carried into the draft of the next one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Unit
from nep.programmes.models.themes import CoreContent, Theme


class Lesson(models.Model):
    """A lesson that an office wrote down while the theme ran, or when it was reviewed."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="lessons")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.CharField("bài học", max_length=1000)
    written_on = models.DateField("ngày ghi")
    given_by_title = models.CharField("người ghi", max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="programmes_lesson_says_something"),
        ]


class CarriedLine(models.Model):
    """Something unfinished or learnt that stands beside the draft of the next theme until an officer takes it
    in or leaves it out. `url` leads to where it came from."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("chưa xem")
        TAKEN = "taken", _("đã đưa vào")
        LEFT = "left", _("không đưa vào")

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="carried")
    kind = models.CharField(max_length=32)
    position = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nội dung", max_length=1000)
    url = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    content = models.ForeignKey(CoreContent, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "kind", "text", "url"], name="programmes_carriedline_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="programmes_carriedline_says_something"),
        ]
