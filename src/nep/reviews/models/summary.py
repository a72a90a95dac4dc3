"""The summary report of a theme: an outline the office edits, figures that were frozen, the issued paper."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nep.documents.models import IssuedPaper
from nep.organisations.models import Unit
from nep.organisations.reach import units_reached
from nep.programmes.models import Theme
from nep.reviews.models.rounds import Round, RoundSection

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

READING_VERBS = ("compile_report", "issue_report", "view_board")


class SummaryReportQuerySet(models.QuerySet["SummaryReport"]):
    def visible_to(self, actor: "Actor") -> "SummaryReportQuerySet":
        """Reports of the units whose reports the acting post makes, issues or leads. What was issued and made
        public is read as a paper."""
        seen = Q(pk__in=[])
        for verb in READING_VERBS:
            units = units_reached(actor, verb)
            if units is None:
                return self
            seen |= Q(unit__in=units)
        return self.filter(seen)


class SummaryReport(models.Model):
    """One report of one unit on one period. `compiled_at` is when its figures were frozen; they are those
    frozen figures of this report that bear this moment. `silent_units`: ids of districts and communes below
    that held no listening day. With a `round` it is compiled from the accepted reports of the round, and
    `standing` says, as of `compiled_at`, who had sent, who was late and who was missing."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        ISSUED = "issued", _("đã ban hành")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    round = models.ForeignKey(Round, null=True, on_delete=models.PROTECT, related_name="summaries")
    subject = models.CharField("trích yếu", max_length=500)
    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến hết ngày")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    counted_to = models.DateField("số liệu tính đến hết ngày", null=True)
    compiled_at = models.DateTimeField("chốt số liệu lúc", null=True)
    silent_units = models.JSONField(default=list)
    standing = models.JSONField(default=dict)
    prints_comments = models.BooleanField("in bảng góp ý vào phụ lục", default=True)
    paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SummaryReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_summaryreport_uuid_unique"),
            models.UniqueConstraint(
                fields=["unit", "period_from", "period_to"], name="reviews_summaryreport_one_a_period"
            ),
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")), name="reviews_summaryreport_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state="issued", paper__isnull=False, compiled_at__isnull=False)
                | Q(state="draft", paper__isnull=True),
                name="reviews_summaryreport_issued_has_paper",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def name(self) -> str:
        """ "Báo cáo kết quả …": the subject alone is what follows the type of a paper."""
        return gettext("Báo cáo %(subject)s") % {"subject": self.subject}


class Section(models.Model):
    """A part of the outline. `{key}` in its text becomes the frozen figure of that key. Assessments stand
    apart from what was counted. `asked`: the heading of the round under which units wrote."""

    report = models.ForeignKey(SummaryReport, on_delete=models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField()
    title = models.CharField("đề mục", max_length=300)
    text = models.TextField("nội dung")
    is_assessment = models.BooleanField("phần đánh giá", default=False)
    asked = models.ForeignKey(RoundSection, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="reviews_section_number_unique"),
        ]
