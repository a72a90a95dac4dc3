"""The theme of a period, what it contains, and what it is tied to."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.documents.models import IssuedPaper
from nep.files.models import StoredFile
from nep.organisations.models import Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

NOT_NAMED = _("không nêu")


class ThemeQuerySet(models.QuerySet["Theme"]):
    def visible_to(self, actor: "Actor") -> "ThemeQuerySet":
        """Published themes for everybody, issued ones for every post, drafts for who writes them."""
        if actor.post is None or not actor.grants:
            return self.public()
        units = units_reached(actor, "edit_theme")
        if units is None:
            return self
        return self.filter(~Q(state=Theme.State.DRAFT) | Q(unit__in=units))

    def public(self) -> "ThemeQuerySet":
        return self.filter(is_public=True).exclude(state=Theme.State.DRAFT)


class Theme(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("bản nháp")
        ISSUED = "issued", _("đã ban hành")
        CLOSED = "closed", _("đã kết thúc")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="themes")
    code = models.CharField("ký hiệu", max_length=20)
    full_title = models.CharField("tên đầy đủ", max_length=450)
    short_title = models.CharField("tên ngắn", max_length=120)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    is_public = models.BooleanField("công khai", default=False)
    issued_on = models.DateField("ngày ban hành", null=True)
    closed_on = models.DateField("ngày kết thúc", null=True)
    paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    succeeds = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="succeeded_by"
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="programmes_theme_uuid_unique"),
            models.UniqueConstraint(fields=["unit", "code"], name="programmes_theme_code_unique"),
            models.CheckConstraint(
                condition=Q(starts_on__lt=models.F("ends_on")), name="programmes_theme_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", issued_on=None, paper=None, is_public=False)
                | Q(state__in=["issued", "closed"], issued_on__isnull=False, paper__isnull=False),
                name="programmes_theme_issued_by_a_paper",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on=None)),
                name="programmes_theme_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return reverse("programmes:theme", args=[self.uuid])


class ThemePart(models.Model):
    """One line of a theme; `position` orders the lines of its kind."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        abstract = True


class CoreContent(ThemePart):
    text = models.CharField("nội dung", max_length=2000)


class AudienceGroup(ThemePart):
    """Whom a theme is brought to in a way of their own: officials, workers, youth, farmers."""

    name = models.CharField("nhóm đối tượng", max_length=120)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "name"], name="programmes_audiencegroup_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="programmes_audiencegroup_named"),
        ]

    def __str__(self) -> str:
        return self.name


class Reference(ThemePart):
    """A paper that the theme stands on: a directive from above, or a resolution or programme it serves."""

    class Role(models.TextChoices):
        DIRECTIVE = "directive", _("văn bản chỉ đạo")
        TIED = "tied", _("văn bản gắn với mục tiêu")
        MATERIAL = "material", _("tài liệu tham khảo")

    class Kind(models.TextChoices):
        DIRECTIVE = "directive", _("Chỉ thị")
        CONCLUSION = "conclusion", _("Kết luận")
        RESOLUTION = "resolution", _("Nghị quyết")
        PROGRAMME = "programme", _("Chương trình")
        PLAN = "plan", _("Kế hoạch")
        GUIDANCE = "guidance", _("Hướng dẫn")
        OTHER = "other", _("Văn bản khác")

    role = models.CharField("vai trò", max_length=16, choices=Role.choices)
    kind = models.CharField("loại văn bản", max_length=16, choices=Kind.choices)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    title = models.CharField("trích yếu", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(title=""), name="programmes_reference_number_or_title"
            )
        ]

    def __str__(self) -> str:
        """As cited: Nghị quyết số 04 ngày 01/02/2022 của Tỉnh ủy; what is unknown is left out."""
        parts = [self.get_kind_display()]
        parts += [f"số {self.number}"] if self.number else []
        parts += [f"ngày {self.issued_on:%d/%m/%Y}"] if self.issued_on else []
        parts += [f"của {self.issuer}"] if self.issuer else []
        cited = " ".join(parts)
        return f"{cited}: {self.title}" if self.title else cited


class Objective(ThemePart):
    """What the theme helps to reach. A pillar or breakthrough task whose name no source gives stays unnamed
    and reads *không nêu*: nothing is invented."""

    class Kind(models.TextChoices):
        PILLAR = "pillar", _("trụ cột")
        BREAKTHROUGH = "breakthrough", _("nhiệm vụ đột phá")
        OTHER = "other", _("mục tiêu")

    kind = models.CharField("loại", max_length=16, choices=Kind.choices)
    text = models.CharField("nội dung", max_length=1000, blank=True)
    reference = models.ForeignKey(
        Reference, null=True, blank=True, on_delete=models.PROTECT, related_name="objectives"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="other") | ~Q(text=""), name="programmes_objective_other_named"
            )
        ]

    @property
    def words(self) -> str:
        return self.text or str(NOT_NAMED)
