"""What belongs to one practice: its owners, what shows it, what came of it, what the level above said."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.measures.models import FrozenFigure
from nep.organisations.models import Post, Unit
from nep.practices.models.practice import Practice


class PracticeOwner(models.Model):
    """A unit that has the practice, or one post of it. One of them leads; its unit is the practice's."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="owners")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    is_lead = models.BooleanField("chủ trì", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "unit"], condition=Q(post=None), name="practices_practiceowner_unit_once"
            ),
            models.UniqueConstraint(
                fields=["practice", "post"],
                condition=Q(post__isnull=False),
                name="practices_practiceowner_post_once",
            ),
            models.UniqueConstraint(
                fields=["practice"], condition=Q(is_lead=True), name="practices_practiceowner_one_leads"
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | Q(post=None), name="practices_practiceowner_unit_leads"
            ),
        ]


class PracticeEvidence(models.Model):
    """A photograph, or a paper. A photograph says in words what it shows, for who cannot see it
    (`alternative`); it shows the thing, not a face (safeguard 10)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumbnail = models.OneToOneField(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField("chú thích", max_length=300)
    credit = models.CharField("nguồn ảnh", max_length=120, blank=True)
    alternative = models.CharField("lời thay ảnh", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(thumbnail=None) | ~Q(alternative=""),
                name="practices_practiceevidence_photograph_in_words",
            ),
            models.CheckConstraint(condition=~Q(caption=""), name="practices_practiceevidence_has_caption"),
        ]

    @property
    def is_photograph(self) -> bool:
        return self.thumbnail_id is not None


class PracticeResult(models.Model):
    """Before and after: in words, or a figure of `measures` read for the lead unit over two periods, live or
    as frozen."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="results")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    label = models.CharField("kết quả", max_length=200)
    before = models.CharField("trước khi làm", max_length=200, blank=True)
    after = models.CharField("sau khi làm", max_length=200, blank=True)
    measure_key = models.CharField("số liệu", max_length=64, blank=True)
    before_from = models.DateField("trước: từ ngày", null=True)
    before_to = models.DateField("trước: đến hết ngày", null=True)
    after_from = models.DateField("sau: từ ngày", null=True)
    after_to = models.DateField("sau: đến hết ngày", null=True)
    frozen_before = models.ForeignKey(FrozenFigure, null=True, on_delete=models.PROTECT, related_name="+")
    frozen_after = models.ForeignKey(FrozenFigure, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="practices_practiceresult_uuid_unique"),
            models.CheckConstraint(
                condition=(Q(measure_key="") & ~Q(after="") & Q(after_from=None) & Q(before_from=None))
                | (~Q(measure_key="") & Q(before="", after="") & Q(after_from__isnull=False)),
                name="practices_practiceresult_words_or_figure",
            ),
            models.CheckConstraint(
                condition=Q(after_from=None, after_to=None) | Q(after_from__lte=F("after_to")),
                name="practices_practiceresult_after_in_order",
            ),
            models.CheckConstraint(
                condition=Q(before_from=None, before_to=None) | Q(before_from__lte=F("before_to")),
                name="practices_practiceresult_before_in_order",
            ),
            models.CheckConstraint(
                condition=Q(frozen_after=None, frozen_before=None)
                | (~Q(measure_key="") & Q(frozen_after__isnull=False)),
                name="practices_practiceresult_frozen_is_a_figure",
            ),
        ]

    @property
    def is_frozen(self) -> bool:
        return self.frozen_after_id is not None


class Decision(models.Model):
    """What the level above said of a registration, with its reasons. Added, never changed."""

    class Kind(models.TextChoices):
        RECOGNISED = "recognised", _("công nhận")
        RETURNED = "returned", _("trả lại, đề nghị bổ sung")

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField("ngày")
    decided_by_title = models.CharField("người quyết định", max_length=300)
    reason = models.CharField("lý do", max_length=2000)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="practices_decision_has_reason"),
        ]
