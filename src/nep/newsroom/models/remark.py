"""What readers say under an article (phản hồi), and who of the unit answers for it."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.newsroom.models.article import Article
from nep.organisations.models import Post, PostRole, Unit
from nep.organisations.reach import units_reached
from nep.organisations.roles import GRANTS

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

MODERATORS = [role for role, verbs in GRANTS.items() if "moderate_remarks" in verbs]


class RemarkDeskQuerySet(models.QuerySet["RemarkDesk"]):
    def staffed_on(self, day: date) -> "RemarkDeskQuerySet":
        """Units whose named post is held on `day` and still carries a role that may moderate."""
        may = PostRole.objects.filter(post=OuterRef("post"), role__in=MODERATORS)
        return self.filter(Exists(may), post__valid_from__lte=day, post__valid_to__gt=day)


RemarkDeskManager = models.Manager.from_queryset(RemarkDeskQuerySet)


class RemarkDesk(models.Model):
    """Who of a unit answers for what readers say under its articles. Without a post that is held, nothing is
    taken. `days`: how long an article takes remarks unless it has a closing day of its own."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="remark_desk")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField("số ngày nhận phản hồi", default=30)
    named_at = models.DateTimeField("cử lúc")

    objects = RemarkDeskManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=365), name="newsroom_remarkdesk_days_in_range"
            ),
        ]


class RemarkQuerySet(models.QuerySet["Remark"]):
    def shown(self) -> "RemarkQuerySet":
        """What everybody reads."""
        return self.filter(state=Remark.State.SHOWN, article__state=Article.State.PUBLISHED)

    def visible_to(self, actor: "Actor") -> "RemarkQuerySet":
        """What the newsroom of the acting post reads, waiting ones too."""
        units = units_reached(actor, "moderate_remarks")
        return self if units is None else self.filter(article__unit__in=units)


RemarkManager = models.Manager.from_queryset(RemarkQuerySet)


class Remark(models.Model):
    """One reader's words. Nothing is kept of who wrote it but the name that the writer wants shown:
    telephone, ID number, e-mail were masked before `text` was written. `public_text` is `text` without what
    the newsroom hid; it may be empty where only the answer is shown. `owner_hash`: of the address by which
    the writer finds it again. `is_suspect`: came without proof of work, or with addresses of pages."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ duyệt")
        SHOWN = "shown", _("Đã đăng")
        DECLINED = "declined", _("Không đăng")
        WITHDRAWN = "withdrawn", _("Đã gỡ")

    class Reason(models.TextChoices):
        SPAM = "spam", _("Quảng cáo, tin rác")
        PERSONAL = "personal", _("Có thông tin riêng của người khác")
        RUDE = "rude", _("Lời lẽ xúc phạm")
        ELSEWHERE = "elsewhere", _("Không liên quan đến bài")
        PETITION = "petition", _("Là đơn thư, kiến nghị: có đường gửi riêng")
        SECRET = "secret", _("Có nội dung không được phép công khai")
        ASKED = "asked", _("Người gửi yêu cầu")
        MISTAKE = "mistake", _("Duyệt nhầm")
        GONE = "gone", _("Bài đã rút")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="remarks")
    owner_hash = models.CharField(max_length=64)
    name = models.CharField("tên muốn hiện", max_length=120, blank=True)
    text = models.TextField("nội dung", blank=True)
    public_text = models.TextField("nội dung công khai", blank=True)
    folded = models.TextField(default="", blank=True)
    is_suspect = models.BooleanField("nghi tin rác", default=False)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    received_at = models.DateTimeField("nhận lúc")
    decided_at = models.DateTimeField("xử lý lúc", null=True)
    decided_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("lý do", max_length=16, choices=Reason.choices, blank=True)
    reason_words = models.CharField("nói thêm", max_length=500, blank=True)
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    points_to_petition = models.BooleanField("chỉ đường gửi ý kiến", default=False)
    erased_at = models.DateTimeField("xóa lời lúc", null=True)

    objects = RemarkManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="newsroom_remark_uuid_unique"),
            models.UniqueConstraint(fields=["owner_hash"], name="newsroom_remark_owner_unique"),
            models.CheckConstraint(
                condition=(Q(erased_at=None) & ~Q(text=""))
                | Q(erased_at__isnull=False, text="", public_text="", name=""),
                name="newsroom_remark_has_text_until_erased",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None, erased_at=None, public_text="", answer="")
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="newsroom_remark_waits_untouched",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "shown"], reason="")
                | (Q(state__in=["declined", "withdrawn"]) & ~Q(reason="")),
                name="newsroom_remark_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="shown") | (~Q(public_text="") | ~Q(answer="")),
                name="newsroom_remark_shows_something",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="newsroom_remark_answered_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "state", "-received_at"], name="newsroom_remark_of_article"),
            models.Index(fields=["state", "decided_at"], name="newsroom_remark_decided"),
        ]

    def __str__(self) -> str:
        return self.shown_name

    def get_absolute_url(self) -> str:
        """Where the newsroom works on it."""
        return reverse("newsroom:remark", args=[self.uuid])

    @property
    def shown_name(self) -> str:
        return self.name or str(_("Bạn đọc"))
