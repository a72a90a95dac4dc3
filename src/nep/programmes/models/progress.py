"""What comes of the actions of approved plans: entries with evidence, where each stands, reminders."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.organisations.models import Unit
from nep.programmes.models.plans import Plan, PlanAction

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class StandingQuerySet(models.QuerySet["ActionStanding"]):
    def visible_to(self, actor: "Actor") -> "StandingQuerySet":
        """Actions of the plans that `actor` may see, and those given to the acting post."""
        plans = Plan.objects.visible_to(actor).approved()
        as_self = actor.post is not None and actor.mandate is None and actor.grants
        mine = Q(action__owner=actor.post) if as_self else Q(pk__in=[])
        return self.filter(mine | Q(action__plan__in=plans.values("pk")))


class ActionStanding(models.Model):
    """Where an action of an approved plan stands. Derived from the plan and its entries; one writer:
    `standing.write`. Lateness is the half-open span [late_from, late_until): empty for what ended in time."""

    action = models.OneToOneField(PlanAction, on_delete=models.PROTECT, related_name="standing")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField("ngày kế hoạch được duyệt")
    due_on = models.DateField("hạn")
    done_on = models.DateField("ngày xong", null=True)
    late_from = models.DateField()
    late_until = models.DateField(null=True)
    folded = models.TextField(default="")

    objects = StandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(late_from__gt=F("due_on")), name="programmes_standing_late_after_due"
            ),
            models.CheckConstraint(
                condition=Q(late_until=None, done_on=None)
                | (Q(late_until__gte=F("late_from")) & Q(late_until__gte=F("done_on"))),
                name="programmes_standing_late_until_done",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="programmes_standing_due"),
            models.Index(fields=["unit", "done_on"], name="programmes_standing_done"),
            models.Index(fields=["unit", "late_from", "late_until"], name="programmes_standing_late"),
        ]

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


class ProgressEntry(models.Model):
    """What the unit reports of one action. `computed_value` is what the system counted when it was written,
    so that a difference and its reason stay readable together. Entries are added, never changed."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="progress")
    note = models.TextField("việc đã làm")
    is_done = models.BooleanField("đã làm xong", default=False)
    stated_value = models.DecimalField(
        "số đơn vị báo cáo", max_digits=14, decimal_places=2, null=True, blank=True
    )
    computed_value = models.BigIntegerField("số hệ thống tính khi ấy", null=True)
    explanation = models.TextField("lý do chênh lệch", blank=True)
    happened_on = models.DateField("ngày theo giấy tờ")
    recorded_on = models.DateField("ngày ghi vào hệ thống")
    counted_on = models.DateField("ngày được tính")
    recorded_at = models.DateTimeField()
    given_by_title = models.CharField("người ghi", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="programmes_progressentry_uuid_unique"),
            models.CheckConstraint(condition=~Q(note=""), name="programmes_progressentry_has_words"),
            models.CheckConstraint(
                condition=Q(stated_value=None) | Q(stated_value__gte=0),
                name="programmes_progressentry_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(computed_value=None)
                | Q(stated_value=None)
                | Q(stated_value=F("computed_value"))
                | ~Q(explanation=""),
                name="programmes_progressentry_difference_explained",
            ),
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("recorded_on")), name="programmes_progressentry_not_in_future"
            ),
            models.CheckConstraint(
                condition=Q(counted_on=F("happened_on")) | Q(counted_on=F("recorded_on")),
                name="programmes_progressentry_counted_day",
            ),
        ]


class ProgressEvidence(models.Model):
    """A photograph or paper that shows what was done (safeguard 10: the thing, not a face)."""

    entry = models.ForeignKey(ProgressEntry, on_delete=models.PROTECT, related_name="evidence")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumbnail = models.OneToOneField(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")


class ActionReminder(models.Model):
    """The owner of an action was reminded of this due day, once before it and once after it."""

    class Kind(models.TextChoices):
        BEFORE = "before", _("nhắc trước hạn")
        AFTER = "after", _("nhắc sau hạn")

    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    due_on = models.DateField("hạn được nhắc")
    sent_on = models.DateField("ngày nhắc")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "kind", "due_on"], name="programmes_actionreminder_once"
            )
        ]
