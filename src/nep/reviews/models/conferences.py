"""The conference that reviews a theme: its agenda, who is invited, who came, who speaks."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models import AwardDecision, AwardRound
from nep.documents.models import IssuedPaper
from nep.files.models import StoredFile
from nep.meetings.models import Meeting
from nep.newsroom.models import Article
from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached
from nep.practices.models import Practice
from nep.programmes.models import Theme
from nep.reviews.models.summary import Section, SummaryReport

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class ConferenceQuerySet(models.QuerySet["Conference"]):
    def seen_from_above(self, actor: "Actor") -> "ConferenceQuerySet":
        """Conferences of the units that `view_conferences` reaches today."""
        units = units_reached(actor, "view_conferences")
        return self if units is None else self.filter(unit__in=units)

    def visible_to(self, actor: "Actor") -> "ConferenceQuerySet":
        """Those, and the ones to which the acting post or its unit was invited: what is told to everybody
        there, never the list of who comes."""
        if actor.post is None:
            return self.none()
        told = Q(invitations__post=actor.post_id)
        if actor.has("answer_invitation"):
            told |= Q(invitations__unit=actor.unit_id)
        invited = self.model._default_manager.filter(told, invitations__invited_on__isnull=False)
        seen = self.seen_from_above(actor)
        return self.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=invited.values("pk")))


class Conference(models.Model):
    """One conference of a unit on a theme. Its day and place lie in `meeting`, whose hosts chair it.
    `length` is how many minutes it is planned for. `award_round` and `article` are published when it is
    closed. Who came is counted from the invitations until the rows of persons are erased; what they came to
    is then kept here."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="conferences")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="conferences")
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="conference")
    report = models.ForeignKey(
        SummaryReport, null=True, on_delete=models.PROTECT, related_name="conferences", verbose_name="báo cáo"
    )
    title = models.CharField("tên hội nghị", max_length=300)
    length = models.PositiveSmallIntegerField("thời lượng (phút)")
    paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    award_round = models.ForeignKey(
        AwardRound, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="đợt khen thưởng"
    )
    article = models.ForeignKey(
        Article, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="bài về hội nghị"
    )
    published_at = models.DateTimeField("công bố lúc", null=True)
    erased_on = models.DateField("ngày xóa danh sách", null=True)
    kept_counts = models.JSONField(default=dict)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_conference_uuid_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="reviews_conference_named"),
            models.CheckConstraint(condition=Q(length__gte=1), name="reviews_conference_takes_time"),
            models.CheckConstraint(
                condition=Q(erased_on=None, kept_counts={}) | Q(erased_on__isnull=False),
                name="reviews_conference_counts_kept_when_erased",
            ),
        ]
        indexes = [models.Index(fields=["theme", "unit"], name="reviews_conference_theme")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reviews:conference", args=[self.uuid])

    @property
    def is_to_come(self) -> bool:
        return self.meeting.state in {Meeting.State.PLANNED, Meeting.State.ANNOUNCED}

    @property
    def is_held(self) -> bool:
        return self.meeting.state in {Meeting.State.HELD, Meeting.State.CLOSED}

    @property
    def is_closed(self) -> bool:
        return self.meeting.state == Meeting.State.CLOSED


class AgendaItem(models.Model):
    """A part of the agenda; its parts lie below it and together take no longer than itself. It may be about a
    section of the report, a practice, a decision on awards, or the choice of the next theme: one of them, or
    none. A decision that is taken back and thrown away leaves its item about nothing."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="items")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("nội dung", max_length=500)
    minutes = models.PositiveSmallIntegerField("số phút")
    section = models.ForeignKey(Section, null=True, on_delete=models.SET_NULL, related_name="+")
    practice = models.ForeignKey(Practice, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(AwardDecision, null=True, on_delete=models.SET_NULL, related_name="+")
    chooses_theme = models.BooleanField("chọn chuyên đề sau", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_agendaitem_uuid_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="reviews_agendaitem_named"),
            models.CheckConstraint(
                condition=Q(practice=None, decision=None, chooses_theme=False)
                | Q(section=None, decision=None, chooses_theme=False)
                | Q(section=None, practice=None, chooses_theme=False)
                | Q(section=None, practice=None, decision=None),
                name="reviews_agendaitem_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["conference"],
                condition=Q(chooses_theme=True),
                name="reviews_agendaitem_theme_chosen_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """One seat: of a post, or of a unit that names who comes (`post` is empty until then). `code` is said at
    the door. No reason of absence is kept (safeguard 14)."""

    class Presence(models.TextChoices):
        DUE = "due", _("chưa ghi")
        PRESENT = "present", _("có mặt")
        EXCUSED = "excused", _("vắng có lý do")
        ABSENT = "absent", _("vắng")

    class Answer(models.TextChoices):
        NONE = "", _("chưa trả lời")
        COMES = "comes", _("sẽ dự")
        AWAY = "away", _("xin vắng")

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="invitations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    seat = models.PositiveSmallIntegerField("ghế", default=0)
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    sort_key = models.CharField(max_length=640)
    code = models.CharField("mã giấy mời", max_length=8)
    invited_on = models.DateField("ngày mời", null=True)
    answer = models.CharField("trả lời", max_length=8, choices=Answer.choices, blank=True, default="")
    presence = models.CharField(max_length=8, choices=Presence.choices, default=Presence.DUE)
    marked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "post"],
                condition=Q(post__isnull=False),
                name="reviews_invitation_post_once",
            ),
            models.UniqueConstraint(
                fields=["conference", "unit", "seat"],
                condition=Q(seat__gte=1),
                name="reviews_invitation_seat_once",
            ),
            models.UniqueConstraint(fields=["conference", "code"], name="reviews_invitation_code_once"),
            models.CheckConstraint(
                condition=Q(seat__gte=1) | Q(post__isnull=False), name="reviews_invitation_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(presence="due", marked_at=None)
                | (~Q(presence="due") & Q(marked_at__isnull=False)),
                name="reviews_invitation_marked_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["post", "invited_on"], name="reviews_invitation_post"),
            models.Index(fields=["unit", "invited_on"], name="reviews_invitation_unit"),
        ]

    @property
    def is_of_unit(self) -> bool:
        """The unit names who comes."""
        return self.seat > 0


class Speech(models.Model):
    """A speech, in the order in which they are called. `speaker` is the post as it was called then."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="speeches")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="speeches")
    position = models.PositiveSmallIntegerField("thứ tự")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    speaker = models.CharField("người phát biểu", max_length=300)
    title = models.CharField("tên tham luận", max_length=300)
    minutes = models.PositiveSmallIntegerField("số phút", default=7)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    was_given = models.BooleanField("đã trình bày", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_speech_uuid_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="reviews_speech_named"),
        ]

    def __str__(self) -> str:
        return self.title
