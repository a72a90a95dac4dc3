"""A unit's progress report in a round: figures, words, what was sent back, and how it went."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.measures.models import FrozenFigure
from nep.organisations.models import Post
from nep.reviews.models.rounds import Assignment, RoundFigure, RoundSection


class UnitReportQuerySet(models.QuerySet["UnitReport"]):
    def accepted(self) -> "UnitReportQuerySet":
        return self.filter(state=UnitReport.State.ACCEPTED)


class UnitReport(models.Model):
    """`sent_on` is the day of the first sending: it decides whether the unit was in time, and a return does
    not undo it. `sent_at` is when the last sending was recorded. `entered_for`: the office typed in what the
    unit sent on paper. `version` rises with every save of the form: a stale form is refused."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        SUBMITTED = "submitted", _("đã gửi, chờ duyệt")
        RETURNED = "returned", _("trả lại, đề nghị bổ sung")
        ACCEPTED = "accepted", _("đã duyệt, đã chốt")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="report")
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    sent_on = models.DateField("ngày gửi", null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    accepted_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    entered_for = models.BooleanField("nhập thay", default=False)
    own_paper_number = models.CharField("số báo cáo của đơn vị", max_length=60, blank=True)
    own_paper_on = models.DateField("ngày của báo cáo", null=True)
    own_paper_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    objects = UnitReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_unitreport_uuid_unique"),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_at__isnull=False)
                | (~Q(state="accepted") & Q(accepted_at=None, accepted_by_post=None)),
                name="reviews_unitreport_accepted_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_on__isnull=False, sent_at__isnull=False),
                name="reviews_unitreport_sent_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "returned"])
                | Q(entered_for=False)
                | (~Q(own_paper_number="") & Q(own_paper_on__isnull=False)),
                name="reviews_unitreport_entered_for_has_paper",
            ),
        ]

    @property
    def is_locked(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def is_editable(self) -> bool:
        return self.state in {self.State.DRAFT, self.State.RETURNED}

    def was_in_time(self, due_on: date) -> bool:
        return self.sent_on is not None and self.sent_on <= due_on


class ReportText(models.Model):
    """What a unit wrote under one heading; paragraphs are its lines that are not empty."""

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="texts")
    section = models.ForeignKey(RoundSection, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField("nội dung", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "section"], name="reviews_reporttext_once"),
        ]

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


class ReportFigure(models.Model):
    """One figure of a report, of the unit itself, without the units below that report in the same round.

    `stated`: what the unit says; `computed`: what its records gave when it was last sent or accepted, empty
    where nothing is counted. `paper_total`: the total of unit and units below that its own paper states,
    where that differs from own + accepted; `total_note` says why."""

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(RoundFigure, on_delete=models.PROTECT, related_name="values")
    stated = models.BigIntegerField("số đơn vị báo cáo", null=True)
    computed = models.BigIntegerField("số hệ thống tính", null=True)
    explanation = models.CharField("lý do chênh lệch", max_length=1000, blank=True)
    paper_total = models.BigIntegerField("tổng theo văn bản của đơn vị", null=True)
    total_note = models.CharField("vì sao tổng khác", max_length=1000, blank=True)
    frozen = models.ForeignKey(FrozenFigure, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "figure"], name="reviews_reportfigure_once"),
            models.CheckConstraint(
                condition=(Q(stated=None) | Q(stated__gte=0)) & (Q(paper_total=None) | Q(paper_total__gte=0)),
                name="reviews_reportfigure_not_negative",
            ),
        ]

    @property
    def value(self) -> int | None:
        """What counts upward: what was counted from records, else what was stated."""
        return self.stated if self.computed is None else self.computed

    @property
    def is_stated(self) -> bool:
        return self.computed is None and self.stated is not None

    @property
    def differs(self) -> bool:
        return self.stated is not None and self.computed is not None and self.stated != self.computed


class ReturnNote(models.Model):
    """Why a report was sent back, at a paragraph of a section, at a figure, or for the whole."""

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="notes")
    section = models.ForeignKey(RoundSection, null=True, on_delete=models.PROTECT, related_name="+")
    figure = models.ForeignKey(RoundFigure, null=True, on_delete=models.PROTECT, related_name="+")
    paragraph = models.PositiveSmallIntegerField("đoạn", null=True)
    reason = models.CharField("lý do", max_length=1000)
    noted_at = models.DateTimeField()
    by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_returnnote_has_reason"),
            models.CheckConstraint(
                condition=Q(paragraph=None) | Q(section__isnull=False),
                name="reviews_returnnote_paragraph_of_section",
            ),
        ]


class ReportStep(models.Model):
    """One station of a report's way, as its page tells it; reasons stand here, never in the audit."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Gửi báo cáo")
        RETURNED = "returned", _("Trả lại, đề nghị bổ sung")
        ACCEPTED = "accepted", _("Duyệt và chốt")
        REOPENED = "reopened", _("Mở lại để sửa")

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    reason = models.CharField("lý do", max_length=1000, blank=True)
    happened_at = models.DateTimeField()
    by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="reopened") | ~Q(reason=""), name="reviews_reportstep_reopened_has_reason"
            ),
        ]


class Highlight(models.Model):
    """Something a unit proposes for the report of the level above: a good result, a model, a difficulty."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="highlights")
    section = models.ForeignKey(RoundSection, null=True, on_delete=models.PROTECT, related_name="highlights")
    position = models.PositiveSmallIntegerField()
    text = models.CharField("nội dung", max_length=2000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_highlight_uuid_unique"),
            models.UniqueConstraint(fields=["report", "position"], name="reviews_highlight_position_unique"),
        ]
