"""What an article said at each save, and what was corrected after it came out."""

from django.db import models
from django.db.models import F, Q

from nep.newsroom.models.article import Article
from nep.organisations.models import Person


class Revision(models.Model):
    """One save. Added, never changed. `body` is HTML as `bodies.sanitised` leaves it; `folded` (title, lead
    and the words of the body without marks) is written with it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField("bản số")
    title = models.CharField("tên bài", max_length=300)
    lead = models.CharField("lời dẫn", max_length=600, blank=True)
    body = models.TextField("nội dung", blank=True)
    tags = models.CharField("chủ đề", max_length=300, blank=True)
    folded = models.TextField(default="")
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_by_title = models.CharField("người lưu", max_length=300)
    restored_from = models.PositiveIntegerField("lấy lại từ bản", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="newsroom_revision_number_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="newsroom_revision_has_title"),
            models.CheckConstraint(
                condition=Q(restored_from=None) | Q(restored_from__lt=F("number")),
                name="newsroom_revision_restored_from_earlier",
            ),
        ]


class Correction(models.Model):
    """What was put right after publication: the sentence that stands on the page, and both texts."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections")
    note = models.CharField("lời đính chính", max_length=1000)
    before = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    approved_by_title = models.CharField("người duyệt", max_length=300)
    made_at = models.DateTimeField("đăng lúc")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="newsroom_correction_has_note"),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="newsroom_correction_changes_something"
            ),
        ]


class ArticleTag(models.Model):
    """A word by which readers find published articles together; written from `live.tags` at publication."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tagged")
    slug = models.CharField(max_length=80)
    name = models.CharField("chủ đề", max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "slug"], name="newsroom_articletag_once"),
        ]
        indexes = [models.Index(fields=["slug"], name="newsroom_articletag_slug")]
