"""Which awards there are, who decides them, and the dated rules about each."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post, Unit, World


class AwardFormQuerySet(models.QuerySet["AwardForm"]):
    def current(self) -> "AwardFormQuerySet":
        return self.filter(retired_on=None)


class AwardForm(models.Model):
    """A form of award. One that another authority decides is nominated and recorded here, never balloted,
    printed or signed (safeguard 20)."""

    class Level(models.TextChoices):
        CENTRAL = "central", _("trung ương")
        PROVINCE = "province", _("tỉnh")
        DISTRICT = "district", _("huyện")
        GRASSROOTS = "grassroots", _("cơ sở")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField("hình thức khen thưởng", max_length=200)
    level = models.CharField("cấp", max_length=10, choices=Level.choices)
    world = models.CharField("hệ thống", max_length=8, choices=World.choices)
    is_own = models.BooleanField("quyết định ở đây")
    # the body that decides: one of our units, or the name of an authority outside
    deciding_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="award_forms"
    )
    authority = models.CharField("cấp quyết định", max_length=200)
    position = models.PositiveSmallIntegerField("thứ bậc", default=1)  # 1 is the highest
    retired_on = models.DateField("thôi dùng từ ngày", null=True)

    objects = AwardFormQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_awardform_uuid_unique"),
            models.UniqueConstraint(fields=["name", "authority"], name="commendations_awardform_named_once"),
            models.CheckConstraint(
                condition=Q(is_own=True, deciding_unit__isnull=False) | Q(is_own=False, deciding_unit=None),
                name="commendations_awardform_own_or_outside",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(authority=""), name="commendations_awardform_named"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("commendations:form", args=[self.uuid])

    def rules_on(self, day: date) -> dict[str, "AwardRule"]:
        """Topic -> the rule that holds for an event on `day`. One query, or none when prefetched."""
        found: dict[str, AwardRule] = {}
        for rule in sorted(self.rules.all(), key=lambda rule: rule.valid_from):
            if rule.valid_from <= day:
                found[rule.topic] = rule
        return found


class AwardRule(models.Model):
    """One dated rule about a form of award, with its basis and whether a clerk has compared it with the
    text."""

    class Topic(models.TextChoices):
        ELIGIBILITY = "eligibility", _("đối tượng được đề nghị")
        DOSSIER = "dossier", _("hồ sơ gồm")
        THRESHOLD = "threshold", _("tỷ lệ phiếu đồng ý")
        COMMENT = "comment", _("lấy ý kiến công khai")
        HANDS = "hands", _("biểu quyết giơ tay")
        TIE = "tie", _("bằng phiếu ở chỗ cuối")
        ONE_FORM = "one_form", _("một thành tích, một hình thức")
        DISSOLVED = "dissolved", _("tập thể đã giải thể, sáp nhập")

    class Denominator(models.TextChoices):
        ALL_MEMBERS = "all_members", _("trên tổng số thành viên hội đồng")
        ENTITLED = "entitled", _("trên số thành viên được biểu quyết")

    class Status(models.TextChoices):
        UNVERIFIED = "unverified", _("chưa đối chiếu văn bản gốc")
        VERIFIED = "verified", _("đã đối chiếu văn bản gốc")

    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="rules")
    topic = models.CharField("về việc", max_length=11, choices=Topic.choices)
    valid_from = models.DateField("áp dụng từ ngày")
    # threshold: per cent; comment: working days; hands: 1 allowed, 0 not; tie: after how many ballots the
    # chair decides
    value = models.PositiveSmallIntegerField("giá trị", null=True)
    denominator = models.CharField("mẫu số", max_length=11, choices=Denominator.choices, blank=True)
    for_collectives = models.BooleanField("tập thể", default=False)
    for_individuals = models.BooleanField("cá nhân", default=False)
    words = models.TextField("nội dung", blank=True)  # dossier: one paper a line
    basis = models.CharField("căn cứ", max_length=300)
    status = models.CharField("tình trạng", max_length=10, choices=Status.choices, default=Status.UNVERIFIED)
    verified_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    verified_on = models.DateField("ngày đối chiếu", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "topic", "valid_from"], name="commendations_awardrule_day_unique"
            ),
            models.CheckConstraint(
                condition=~Q(topic="threshold") | Q(value__gte=1, value__lte=100) & ~Q(denominator=""),
                name="commendations_awardrule_threshold_in_per_cent",
            ),
            models.CheckConstraint(
                condition=~Q(topic="comment") | Q(value__gte=0, value__lte=365),
                name="commendations_awardrule_comment_in_days",
            ),
            models.CheckConstraint(
                condition=~Q(topic="hands") | Q(value__gte=0, value__lte=1),
                name="commendations_awardrule_hands_or_not",
            ),
            models.CheckConstraint(
                condition=~Q(topic="tie") | Q(value__gte=1, value__lte=9),
                name="commendations_awardrule_tie_after_ballots",
            ),
            models.CheckConstraint(
                condition=~Q(topic="eligibility") | Q(for_collectives=True) | Q(for_individuals=True),
                name="commendations_awardrule_somebody_eligible",
            ),
            models.CheckConstraint(
                condition=Q(status="unverified", verified_by=None, verified_on=None)
                | Q(status="verified", verified_by__isnull=False, verified_on__isnull=False),
                name="commendations_awardrule_verified_by_somebody",
            ),
        ]
