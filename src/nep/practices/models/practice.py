"""A practice: what was wrong, how it was done otherwise, and how it stands."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post, Unit, World
from nep.organisations.reach import units_reached
from nep.programmes.models import Objective, Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class Level(models.TextChoices):
    """Where in the tree the practice is at home, as its unit stood when it was registered."""

    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")
    HAMLET = "hamlet", _("ấp, khu vực")


class Field(models.TextChoices):
    DIALOGUE = "dialogue", _("nghe dân, đối thoại")
    PARTY = "party", _("xây dựng Đảng")
    ADMINISTRATION = "administration", _("cải cách hành chính, phục vụ người dân")
    MOBILISATION = "mobilisation", _("dân vận, Mặt trận, đoàn thể")
    ECONOMY = "economy", _("phát triển kinh tế")
    CULTURE = "culture", _("văn hóa, giáo dục, y tế, an sinh")
    ORDER = "order", _("quốc phòng, an ninh, trật tự")
    OTHER = "other", _("lĩnh vực khác")


class PracticeQuerySet(models.QuerySet["Practice"]):
    def public(self) -> "PracticeQuerySet":
        """What everybody may read: recognised, and published where its owner is on the Party side
        (safeguard 19)."""
        return self.filter(state=Practice.State.RECOGNISED, is_public=True)

    def visible_to(self, actor: "Actor") -> "PracticeQuerySet":
        """What is public; on the Party side everything recognised; a practice of a unit that the acting post
        looks after from its registration on; one's own unit's from the first word; what one's unit applies,
        also when it is no longer public."""
        public = Q(state=Practice.State.RECOGNISED, is_public=True)
        if actor.unit is None or not actor.grants:
            return self.public()
        if actor.unit.world == World.PARTY:
            public = Q(state=Practice.State.RECOGNISED)
        if not actor.has("view_practices"):
            return self.filter(public)
        own = Q(pk__in=Practice.objects.filter(owners__unit=actor.unit).values("pk"))
        applied = Q(pk__in=Practice.objects.filter(adoptions__unit=actor.unit).values("pk"))
        units = units_reached(actor, "view_practices")
        sent = ~Q(state=Practice.State.DRAFT)
        return self.filter(public | own | applied | (sent if units is None else sent & Q(unit__in=units)))


PracticeManager = models.Manager.from_queryset(PracticeQuerySet)


class Practice(models.Model):
    """`unit` is the lead owner's: figures count the practice there, once, however many own it. `level` is
    written at registration. `folded` (title, problem, approach without marks) has one writer:
    `actions.writing`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("bản nháp")
        REGISTERED = "registered", _("chờ cấp trên công nhận")
        RETURNED = "returned", _("trả lại, đề nghị bổ sung")
        RECOGNISED = "recognised", _("đã công nhận")
        WITHDRAWN = "withdrawn", _("đã rút")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="practices")
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.PROTECT, related_name="practices"
    )
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.PROTECT, related_name="practices"
    )
    contact = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("tên mô hình", max_length=300)
    field = models.CharField("lĩnh vực", max_length=16, choices=Field.choices)
    level = models.CharField("cấp", max_length=16, choices=Level.choices, blank=True)
    problem = models.TextField("vấn đề")
    approach = models.TextField("cách làm")
    steps = models.TextField("các bước", blank=True)
    cost = models.CharField("chi phí", max_length=500, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    is_public = models.BooleanField("công khai", default=False)
    needs_recognition = models.BooleanField("cần cấp trên công nhận", default=True)
    drafted_on = models.DateField("ngày viết nháp")
    registered_on = models.DateField("ngày đăng ký", null=True)
    recognised_on = models.DateField("ngày công nhận", null=True)
    withdrawn_on = models.DateField("ngày rút", null=True)
    reason = models.CharField("lý do rút", max_length=1000, blank=True)
    folded = models.TextField(default="")

    objects = PracticeManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="practices_practice_uuid_unique"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(problem="") & ~Q(approach=""), name="practices_practice_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", registered_on=None)
                | (~Q(state="draft") & Q(registered_on__isnull=False) & ~Q(level="")),
                name="practices_practice_registered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["recognised", "withdrawn"]) | Q(recognised_on=None),
                name="practices_practice_recognised_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="recognised") | Q(recognised_on__gte=F("registered_on")),
                name="practices_practice_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="recognised") | Q(is_public=False),
                name="practices_practice_public_is_known",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn", withdrawn_on__isnull=False) & ~Q(reason=""))
                | (~Q(state="withdrawn") & Q(withdrawn_on=None)),
                name="practices_practice_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(objective=None) | Q(theme__isnull=False),
                name="practices_practice_objective_of_theme",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "registered_on"], name="practices_practice_registered"),
            models.Index(fields=["unit", "recognised_on"], name="practices_practice_recognised"),
            models.Index(fields=["state", "is_public", "recognised_on"], name="practices_practice_gallery"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("practices:practice", args=[self.uuid])

    @property
    def is_open_to_change(self) -> bool:
        """The words may be changed by who registers it."""
        return self.state in {self.State.DRAFT, self.State.RETURNED}
