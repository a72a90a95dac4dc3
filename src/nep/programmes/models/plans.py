"""The plan of one unit for a theme: its lines, its way to approval, and which units must have one."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.documents.models import IssuedPaper
from nep.files.models import StoredFile
from nep.norms.models import Deadline
from nep.organisations.models import Line, Post, Unit, UnitKind, World
from nep.organisations.queries import SEGMENT, span_on
from nep.organisations.reach import units_reached
from nep.programmes.models.themes import Objective, Reference, Theme
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, actor: "Actor") -> "PlanQuerySet":
        """Plans of the units that `view_plans` reaches, and approved plans of the units above the own one.

        The draft of another unit is nobody's business until it was sent."""
        if actor.unit is None or not actor.has("view_plans"):
            return self.none()
        units = units_reached(actor, "view_plans")
        sent = ~Q(state=Plan.State.DRAFT)
        below = sent if units is None else Q(unit__in=units) & sent
        return self.filter(Q(unit=actor.unit) | below | Q(unit__in=units_above(actor.unit), state="approved"))

    def approved(self) -> "PlanQuerySet":
        return self.filter(state=Plan.State.APPROVED)


def units_above(unit: Unit) -> list[int]:
    """The units whose plans reach down to `unit`: on its own line, and over its top on the Party line."""
    if unit.world == World.PARTY:
        return _path_above(unit.pk, Line.PARTY)
    found = _path_above(unit.pk, Line.STATE)
    return found + _path_above(found[0] if found else unit.pk, Line.PARTY)


def _path_above(unit_id: int, line: Line) -> list[int]:
    today = clock.today()
    span = span_on(unit_id, line=line, on=today)
    path = span.path[:-SEGMENT] if span is not None else ""
    return [int(path[place : place + SEGMENT]) for place in range(0, len(path), SEGMENT)]


class Plan(models.Model):
    """What one unit does for a theme. Written by the unit, approved by the unit one level above."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        SUBMITTED = "submitted", _("chờ duyệt")
        RETURNED = "returned", _("trả lại, đề nghị bổ sung")
        APPROVED = "approved", _("đã duyệt")

    EDITABLE = (State.DRAFT, State.RETURNED)

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="plans")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    parent_plan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="child_plans"
    )
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("tên kế hoạch", max_length=300)
    yearly_plan = models.CharField("kế hoạch năm", max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    submitted_on = models.DateField("ngày gửi duyệt", null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField("ngày duyệt", null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    # the clock of mending what was returned; who must send until when is said by PlanLevel
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    paper = models.OneToOneField(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="programmes_plan_uuid_unique"),
            models.UniqueConstraint(fields=["theme", "unit"], name="programmes_plan_one_per_unit"),
            models.CheckConstraint(
                condition=~Q(parent_plan=F("id")) & ~Q(copied_from=F("id")),
                name="programmes_plan_not_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "returned", "approved"]),
                name="programmes_plan_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(submitted_on__isnull=False, submitted_at__isnull=False, submitted_by_post__isnull=False),
                name="programmes_plan_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="approved",
                    approved_on__isnull=False,
                    approved_at__isnull=False,
                    approved_by_post__isnull=False,
                )
                | (~Q(state="approved") & Q(approved_on=None, approved_at=None, approved_by_post=None)),
                name="programmes_plan_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(paper=None) | Q(state="approved"), name="programmes_plan_issued_when_approved"
            ),
        ]
        indexes = [models.Index(fields=["theme", "state", "submitted_on"], name="programmes_plan_board")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programmes:plan", args=[self.uuid])

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE


class PlanPart(models.Model):
    """One line of a plan; `position` orders the lines of its kind."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        abstract = True


class FocusPoint(PlanPart):
    """What the unit puts first. `adopts` is the focus point above that it takes over."""

    class Kind(models.TextChoices):
        BREAKTHROUGH = "breakthrough", _("khâu đột phá")
        PRESSING = "pressing", _("vấn đề bức xúc, nổi cộm")
        OTHER = "other", _("trọng tâm khác")

    kind = models.CharField("loại", max_length=12, choices=Kind.choices)
    text = models.CharField("nội dung", max_length=1000)
    adopts = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="adopted_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "adopts"], name="programmes_focuspoint_adopted_once"),
            models.CheckConstraint(condition=~Q(adopts=F("id")), name="programmes_focuspoint_not_itself"),
            models.CheckConstraint(condition=~Q(text=""), name="programmes_focuspoint_says_something"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_adapted(self) -> bool:
        """True when it takes over a line from above in other words."""
        return self.adopts is not None and self.text != self.adopts.text


class PlanAction(PlanPart):
    """One thing to do: who, until when, for which objective, how much. A draft may leave the owner open."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField("việc làm", max_length=1000)
    owner = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_actions"
    )
    due_on = models.DateField("hạn")
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_actions"
    )
    adopts = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="adopted_by"
    )
    adopts_focus = models.ForeignKey(
        FocusPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="served_by"
    )
    target_value = models.DecimalField("chỉ tiêu", max_digits=14, decimal_places=2, null=True, blank=True)
    target_unit = models.CharField("đơn vị tính", max_length=60, blank=True)
    measure_key = models.CharField("số liệu theo dõi", max_length=100, blank=True)
    yearly_plan = models.CharField("kế hoạch năm", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="programmes_planaction_uuid_unique"),
            models.UniqueConstraint(fields=["plan", "adopts"], name="programmes_planaction_adopted_once"),
            models.CheckConstraint(condition=~Q(adopts=F("id")), name="programmes_planaction_not_itself"),
            models.CheckConstraint(condition=~Q(text=""), name="programmes_planaction_says_something"),
            models.CheckConstraint(
                condition=Q(target_value=None) | Q(target_value__gte=0),
                name="programmes_planaction_target_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(target_value=None) | ~Q(target_unit=""),
                name="programmes_planaction_target_in_units",
            ),
        ]
        indexes = [models.Index(fields=["owner", "due_on"], name="programmes_planaction_owner")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_adapted(self) -> bool:
        """True when it takes over an action from above in other words."""
        return self.adopts is not None and self.text != self.adopts.text


class PlanPaper(PlanPart):
    """A paper or project (đề án) that the unit issued for the theme, outside of Nếp or in it."""

    kind = models.CharField("loại văn bản", max_length=16, choices=Reference.Kind.choices)
    is_project = models.BooleanField("là đề án", default=False)
    number = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    title = models.CharField("trích yếu", max_length=500)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "number", "issued_on"], name="programmes_planpaper_once"
            ),
            models.CheckConstraint(condition=~Q(number="") & ~Q(title=""), name="programmes_planpaper_named"),
        ]

    def __str__(self) -> str:
        name = _("Đề án") if self.is_project else self.get_kind_display()
        return f"{name} số {self.number} ngày {self.issued_on:%d/%m/%Y}: {self.title}"


AnyPlanPart = FocusPoint | PlanAction | PlanPaper


class PlanReturn(models.Model):
    """The plan was sent back to be mended, and why."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="returns")
    reason = models.CharField("lý do", max_length=2000)
    returned_at = models.DateTimeField()
    returned_by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="programmes_planreturn_has_reason")
        ]


class PlanLevel(models.Model):
    """Units of a kind must have a plan for the theme: until when, and from which lines they may start.

    `deadline` is the clock that found `due_on`; None where the office said the day itself."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="plan_levels")
    kind = models.CharField("cấp", max_length=16, choices=UnitKind.choices)
    due_on = models.DateField("hạn gửi kế hoạch")
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    focus_lines = models.TextField("mẫu trọng tâm", blank=True)
    action_lines = models.TextField("mẫu việc làm", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "kind"], name="programmes_planlevel_kind_once")
        ]


class PlanReminder(models.Model):
    """A unit that had not sent its plan was reminded; once a day at most."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reminded_on = models.DateField("ngày nhắc")
    reminded_at = models.DateTimeField()
    reminded_by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "unit", "reminded_on"], name="programmes_planreminder_once_a_day"
            )
        ]
