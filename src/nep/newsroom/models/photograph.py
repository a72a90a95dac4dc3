"""Photographs of a unit, and each use of one in an article."""

import uuid

from django.db import models
from django.db.models import Q

from nep.files.models import StoredFile
from nep.newsroom.models.article import Article
from nep.organisations.models import Unit


class Photograph(models.Model):
    """Kept once, however often it is shown. `original` is the picture alone, drawn anew without metadata
    (safeguard 10); `widths` are those of its renditions, parted by commas."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="photographs")
    original = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    widths = models.CharField(max_length=100)
    credit = models.CharField("nguồn ảnh", max_length=120)
    taken_on = models.DateField("ngày chụp", null=True)
    stored_at = models.DateTimeField("nhận lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="newsroom_photograph_uuid_unique"),
            models.CheckConstraint(condition=~Q(credit=""), name="newsroom_photograph_has_credit"),
        ]

    @property
    def all_widths(self) -> list[int]:
        return [int(width) for width in self.widths.split(",")]


class Rendition(models.Model):
    """The photograph as WebP, `width` px wide."""

    photograph = models.ForeignKey(Photograph, on_delete=models.PROTECT, related_name="renditions")
    width = models.PositiveIntegerField()
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["photograph", "width"], name="newsroom_rendition_width_unique"),
        ]


class PhotoUse(models.Model):
    """Photograph `number` of an article, with what is said of it there. Its place is the mark [[ảnh N]] in
    the body, so a published article shows only what its approved text names; once the article was published
    a use is not changed or removed, another one is added."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="photo_uses")
    photograph = models.ForeignKey(Photograph, on_delete=models.PROTECT, related_name="uses")
    number = models.PositiveSmallIntegerField("ảnh số")
    caption = models.CharField("chú thích", max_length=300)
    alternative = models.CharField("lời thay ảnh", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="newsroom_photouse_number_unique"),
            models.CheckConstraint(
                condition=~Q(caption="") & ~Q(alternative=""), name="newsroom_photouse_in_words"
            ),
        ]
