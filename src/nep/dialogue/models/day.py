"""One day on which a unit listens, and who asked to speak."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.dialogue.models.series import ListeningSeries
from nep.documents.models import IssuedPaper
from nep.meetings.models import Meeting
from nep.organisations.models import Post, Unit, World
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class DayQuerySet(models.QuerySet["ListeningDay"]):
    def public(self) -> "DayQuerySet":
        return self.filter(meeting__announced_on__isnull=False)

    def concluded_in_public(self) -> "DayQuerySet":
        """Days whose conclusion everybody may know of: of the State and the Front; a Party paper is internal
        unless its issuer publishes it (safeguard 19)."""
        said = Q(conclusion__is_public=True) | ~Q(meeting__unit__world=World.PARTY)
        return self.public().filter(said, conclusion__isnull=False)

    def visible_to(self, actor: "Actor") -> "DayQuerySet":
        units = units_reached(actor, "view_meetings")
        return self if units is None else self.filter(meeting__unit__in=units)


DayManager = models.Manager.from_queryset(DayQuerySet)


class ListeningDay(models.Model):
    """What a meeting has beyond date and place when a unit listens. `employees_count` is set at a dialogue
    with workers: below the norm no workplace is shown (safeguard 6)."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="listening_day")
    series = models.ForeignKey(ListeningSeries, null=True, on_delete=models.PROTECT, related_name="days")
    due_on = models.DateField("ngày theo lịch", null=True)
    hamlet = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    employees_count = models.PositiveIntegerField("số người lao động của đơn vị", null=True)
    conclusion = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DayManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "due_on"], name="dialogue_listeningday_rule_once"),
        ]

    @property
    def is_concluded_in_public(self) -> bool:
        """As `concluded_in_public`, of a day in hand."""
        if self.conclusion is None or self.meeting.announced_on is None:
            return False
        return self.conclusion.is_public or self.meeting.unit.world != World.PARTY


class Registration(models.Model):
    """Somebody wants to speak: a number and a topic, no name; for the day's secretary only (safeguard 5)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ đến lượt")
        HALL = "hall", _("đã trả lời tại hội trường")
        WRITING = "writing", _("sẽ trả lời bằng văn bản")
        REFUSED = "refused", _("không đưa vào, có lý do")

    day = models.ForeignKey(ListeningDay, on_delete=models.PROTECT, related_name="registrations")
    number = models.PositiveIntegerField("số thứ tự")
    topic = models.CharField("điều muốn nói", max_length=500)
    registered_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="dialogue_registration_number_unique"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="dialogue_registration_refused_has_reason"
            ),
        ]
