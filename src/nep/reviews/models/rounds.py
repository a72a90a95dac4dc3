"""A reporting round: what is asked, of whom, until when; and who was urged."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.documents.models import IssuedPaper
from nep.measures.models import STATED
from nep.norms.models import Deadline
from nep.organisations.models import Line, Post, Unit, UnitKind, UnitVersion, World
from nep.organisations.reach import units_reached
from nep.programmes.models import Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor
    from nep.reviews.models.unit_reports import UnitReport


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, actor: "Actor") -> "RoundQuerySet":
        """Rounds of the offices one reads the reports of; of others, those in which one reads a report. A
        draft is seen by its office alone."""
        own = _units(actor, "view_reports", "unit")
        asked = Assignment.objects.visible_to(actor).values("round")
        return self.filter(own | (Q(pk__in=asked) & ~Q(state=Round.State.DRAFT)))


class Round(models.Model):
    """One call for progress reports by one office. `line` follows from the office's world: a Party body asks
    what stands below it on the Party line."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        OPEN = "open", _("đang nhận báo cáo")
        CLOSED = "closed", _("đã đóng")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField("tên đợt báo cáo", max_length=300)
    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến hết ngày")
    request_text = models.TextField("nội dung công văn yêu cầu", blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    request_paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField("mở ngày", null=True)
    closed_on = models.DateField("đóng ngày", null=True)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="copies")

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_round_uuid_unique"),
            models.UniqueConstraint(
                fields=["unit", "title", "period_from", "period_to"], name="reviews_round_once"
            ),
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")), name="reviews_round_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", opened_on=None, closed_on=None)
                | Q(state="open", opened_on__isnull=False, closed_on=None)
                | Q(state="closed", opened_on__isnull=False, closed_on__isnull=False),
                name="reviews_round_state_has_its_days",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reviews:round", args=[self.uuid])

    @property
    def line(self) -> Line:
        return Line.PARTY if self.unit.world == World.PARTY else Line.STATE


class RoundSection(models.Model):
    """A heading that every report of the round fills. Assessments stand apart from what was counted."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("đề mục", max_length=300)
    guide = models.CharField("gợi ý", max_length=1000, blank=True)
    is_assessment = models.BooleanField("phần đánh giá", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="reviews_roundsection_number_unique")
        ]


class RoundFigure(models.Model):
    """A figure that every report of the round gives: the key of one that is counted from records, or of one
    that units state (`measures.StatedFigure`)."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="figures")
    section = models.ForeignKey(RoundSection, null=True, on_delete=models.SET_NULL, related_name="figures")
    position = models.PositiveSmallIntegerField("thứ tự")
    key = models.CharField("số liệu", max_length=64)
    is_required = models.BooleanField("bắt buộc", default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="reviews_roundfigure_once"),
        ]

    @property
    def is_stated(self) -> bool:
        return self.key.startswith(STATED)


class RoundDeadline(models.Model):
    """Until when the units of one level report. Only levels with a row here are asked. `due_on` empty: the
    term of the norm runs from the day the round opens, and `deadline` is its clock."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField("cấp", max_length=16, choices=UnitKind.choices)
    due_on = models.DateField("hạn gửi", null=True)
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="reviews_rounddeadline_once"),
        ]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, actor: "Actor") -> "AssignmentQuerySet":
        """One's own unit's, those one's unit approves, and those below on the line of the round."""
        if not actor.has("view_reports") or actor.unit is None:
            return self.none()
        near = Q(unit=actor.unit) | Q(above__unit=actor.unit) | Q(round__unit=actor.unit)
        world = Q(round__unit__world=World.PARTY)
        same_line = world if actor.line == Line.PARTY else ~world
        return self.filter(near | (_units(actor, "view_reports", "unit") & same_line))

    def valid(self) -> "AssignmentQuerySet":
        """Those that must report: not excused, and of a unit that did not end within the period."""
        return self.filter(excused_reason="").filter(~Exists(_ended_in_period()))

    def sent(self) -> "AssignmentQuerySet":
        return self.filter(report__state__in=("submitted", "accepted"))


def _ended_in_period() -> models.QuerySet[UnitVersion]:
    return UnitVersion.objects.filter(
        unit=OuterRef("unit"), is_closing=True, valid_from__lte=OuterRef("round__period_to")
    )


def _units(actor: "Actor", verb: str, field: str) -> Q:
    units = units_reached(actor, verb)
    return Q() if units is None else Q(**{f"{field}__in": units})


class Assignment(models.Model):
    """One unit that a round asks. `above` approves its report; without it the round's office does. The name
    is the one the unit bore when it was asked. `excused_reason`: need not report and leaves every count;
    `missing_reason`: it did not report, which the level above noted; it stays in the count."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    above = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    kind = models.CharField(max_length=16, choices=UnitKind.choices)
    name = models.CharField("đơn vị", max_length=200)
    sort_key = models.CharField(max_length=400)
    folded = models.CharField(max_length=200)
    due_on = models.DateField("hạn gửi")
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    excused_reason = models.CharField("không phải báo cáo vì", max_length=300, blank=True)
    missing_reason = models.CharField("không gửi báo cáo, lý do", max_length=300, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_assignment_uuid_unique"),
            models.UniqueConstraint(fields=["round", "unit"], name="reviews_assignment_once"),
        ]
        indexes = [models.Index(fields=["round", "sort_key"], name="reviews_assignment_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reviews:unit_report", args=[self.uuid])

    @property
    def own_report(self) -> "UnitReport | None":
        """Its report, once it was begun."""
        return getattr(self, "report", None)

    @property
    def sent_on(self) -> date | None:
        """The day of the first sending."""
        return self.own_report.sent_on if self.own_report else None


class Chase(models.Model):
    """Units were urged: by a letter that is a paper, or by a reminder inside the system."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="chases")
    paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    chased_at = models.DateTimeField()
    by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")


class ChasedUnit(models.Model):
    chase = models.ForeignKey(Chase, on_delete=models.CASCADE, related_name="units")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="chased")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chase", "assignment"], name="reviews_chasedunit_once"),
        ]
