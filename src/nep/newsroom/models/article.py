"""An article and how it stands."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Person, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class Category(models.TextChoices):
    NEWS = "news", _("Tin hoạt động")
    NOTICE = "notice", _("Thông báo")
    EXAMPLE = "example", _("Gương tốt, cách làm hay")
    ANSWER = "answer", _("Hỏi và giải đáp")


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> "ArticleQuerySet":
        return self.filter(state=Article.State.PUBLISHED)

    def visible_to(self, actor: "Actor") -> "ArticleQuerySet":
        """The newsroom's own list: articles of the units that the acting post looks after."""
        units = units_reached(actor, "view_news")
        return self if units is None else self.filter(unit__in=units)


ArticleManager = models.Manager.from_queryset(ArticleQuerySet)


class Article(models.Model):
    """`title` and `folded` are those of the newest revision; everybody reads `live`, the approved one.

    Once published an article is never changed in place: a correction is written as further revisions
    (`pending`, sent by `pending_by`) and a second person brings it out. `submitted_by` sent the text that
    `approved_by` approved; they are never one person."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Bản nháp")
        SUBMITTED = "submitted", _("Chờ duyệt")
        APPROVED = "approved", _("Đã duyệt, chưa đăng")
        SCHEDULED = "scheduled", _("Hẹn giờ")
        PUBLISHED = "published", _("Đã đăng")
        WITHDRAWN = "withdrawn", _("Đã rút")

    class Pending(models.TextChoices):
        NONE = "", _("không")
        DRAFT = "draft", _("Đang viết đính chính")
        SUBMITTED = "submitted", _("Đính chính chờ duyệt")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="articles")
    category = models.CharField("chuyên mục", max_length=16, choices=Category.choices, default=Category.NEWS)
    slug = models.CharField("địa chỉ", max_length=100, null=True)  # noqa: DJ001 - many have none yet
    title = models.CharField("tên bài", max_length=300)
    folded = models.TextField(default="")
    number = models.PositiveIntegerField("bản mới nhất", default=0)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    pending = models.CharField(max_length=16, choices=Pending.choices, default=Pending.NONE, blank=True)
    note = models.CharField("lời đính chính", max_length=1000, blank=True)
    returned = models.CharField("lý do trả lại", max_length=1000, blank=True)
    live = models.OneToOneField("newsroom.Revision", null=True, on_delete=models.PROTECT, related_name="+")
    has_correction = models.BooleanField("có đính chính", default=False)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    pending_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_by_title = models.CharField("người duyệt", max_length=300, blank=True)
    changed_at = models.DateTimeField("sửa lúc")
    publish_at = models.DateTimeField("hẹn đăng lúc", null=True)
    published_at = models.DateTimeField("đăng lúc", null=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True)
    reason = models.CharField("lý do rút", max_length=1000, blank=True)
    remarks_closed = models.BooleanField("đóng phản hồi", default=False)
    remarks_until = models.DateField("nhận phản hồi đến hết ngày", null=True)

    objects = ArticleManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="newsroom_article_uuid_unique"),
            models.UniqueConstraint(fields=["slug"], name="newsroom_article_slug_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="newsroom_article_has_title"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(submitted_by=None) | ~Q(approved_by=F("submitted_by")),
                name="newsroom_article_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted"], approved_by=None)
                | (
                    Q(state__in=["approved", "scheduled", "published", "withdrawn"])
                    & Q(approved_by__isnull=False, submitted_by__isnull=False)
                ),
                name="newsroom_article_approved",
            ),
            models.CheckConstraint(
                condition=Q(state="scheduled", publish_at__isnull=False)
                | (~Q(state="scheduled") & Q(publish_at=None)),
                name="newsroom_article_scheduled",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["published", "withdrawn"],
                    live__isnull=False,
                    slug__isnull=False,
                    published_at__isnull=False,
                )
                | Q(
                    state__in=["draft", "submitted", "approved", "scheduled"],
                    live=None,
                    slug=None,
                    published_at=None,
                ),
                name="newsroom_article_published",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(reason=""))
                | (~Q(state="withdrawn") & Q(withdrawn_at=None)),
                name="newsroom_article_withdrawn",
            ),
            models.CheckConstraint(
                condition=(Q(state="published") & ~Q(pending="")) | Q(pending="", pending_by=None),
                name="newsroom_article_correction",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at"], name="newsroom_article_latest"),
            models.Index(fields=["unit", "-changed_at"], name="newsroom_article_of_unit"),
            models.Index(fields=["publish_at"], name="newsroom_article_due"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where the newsroom works on it; the public page is `public_url`."""
        return reverse("newsroom:work", args=[self.uuid])

    @property
    def public_url(self) -> str:
        return reverse("newsroom:article", args=[self.slug]) if self.slug else ""

    @property
    def is_open_to_change(self) -> bool:
        """A draft, or a published article whose correction nobody has in hand yet."""
        if self.state == self.State.PUBLISHED:
            return self.pending != self.Pending.SUBMITTED
        return self.state == self.State.DRAFT
