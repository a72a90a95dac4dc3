"""What is read or watched to learn a theme."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.organisations.models import Unit
from nep.programmes.models import AudienceGroup, CoreContent, Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class MaterialQuerySet(models.QuerySet["Material"]):
    def visible_to(self, actor: "Actor") -> "MaterialQuerySet":
        """Materials of the themes that the acting post may see."""
        if actor.post is None or not actor.has("view_materials"):
            return self.none()
        return self.filter(theme__in=Theme.objects.visible_to(actor), withdrawn_on=None)


class Material(models.Model):
    """A page, a file or a video on one core content (or on the theme as a whole), from `unit`."""

    class Kind(models.TextChoices):
        PAGE = "page", _("bài đọc")
        FILE = "file", _("tệp tài liệu")
        VIDEO = "video", _("phim")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="materials")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    core_content = models.ForeignKey(
        CoreContent, null=True, on_delete=models.PROTECT, related_name="materials"
    )
    kind = models.CharField("loại", max_length=8, choices=Kind.choices)
    title = models.CharField("tên tài liệu", max_length=300)
    text = models.TextField("nội dung bài đọc", blank=True)
    file = models.OneToOneField(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    audience_groups = models.ManyToManyField(AudienceGroup, through="MaterialGroup", related_name="+")
    published_on = models.DateField("ngày đăng")
    withdrawn_on = models.DateField("ngày gỡ", null=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="learning_material_uuid_unique"),
            models.CheckConstraint(
                condition=(Q(kind="page", file=None) & ~Q(text=""))
                | (Q(kind__in=["file", "video"], text="") & Q(file__isnull=False)),
                name="learning_material_page_or_file",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:material", args=[self.uuid])


class MaterialGroup(models.Model):
    """A group that a material is for; without any it is for everybody."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="group_links")
    audience_group = models.ForeignKey(AudienceGroup, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["material", "audience_group"], name="learning_materialgroup_once")
        ]
