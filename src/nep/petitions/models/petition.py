"""A petition, who may never see it, and its photographs."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nep.files.models import StoredFile
from nep.meetings.models import Meeting
from nep.norms.models import Deadline
from nep.organisations import queries as organisations
from nep.organisations.models import Person, Unit
from nep.organisations.roles import Reach
from nep.petitions.models.slip import Slip
from nep.promises.models import Promise
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class Choice(models.TextChoices):
    """What the citizen chose, in plain words."""

    ASK = "ask", _("Tôi muốn hỏi")
    REPORT = "report", _("Tôi muốn báo một việc cần sửa")
    SUGGEST = "suggest", _("Tôi muốn góp ý")


class Klass(models.TextChoices):
    """What it is by its content, whatever its title says."""

    UNSORTED = "unsorted", _("chưa phân loại")
    QUESTION = "question", _("câu hỏi")
    PROPOSAL = "proposal", _("kiến nghị, phản ánh")
    COMPLAINT = "complaint", _("khiếu nại")
    DENUNCIATION = "denunciation", _("tố cáo")


NOT_HANDLED = (Klass.COMPLAINT, Klass.DENUNCIATION)


class Concern(models.TextChoices):
    """The one question: does it concern the commune or its officers?"""

    NO = "no", _("Không")
    YES = "yes", _("Có")
    UNSURE = "unsure", _("Tôi không chắc")


SENT_ABOVE = (Concern.YES, Concern.UNSURE)


class State(models.TextChoices):
    QUARANTINED = "quarantined", pgettext_lazy("petition", "chờ kiểm tra")
    RECEIVED = "received", _("đã tiếp nhận")
    ASSIGNED = "assigned", _("đã giao")
    ANSWERED = "answered", _("đã trả lời")
    TRANSFERRED_OUT = "transferred_out", _("đã chuyển cơ quan có thẩm quyền")
    WITHDRAWN = "withdrawn", _("người gửi đã rút")
    REJECTED = "rejected", _("không tiếp nhận")


COUNTED = (State.RECEIVED, State.ASSIGNED, State.ANSWERED, State.TRANSFERRED_OUT, State.WITHDRAWN)


class Channel(models.TextChoices):
    """How it reached us."""

    WEB = "web", _("trang gửi ý kiến")
    COUNTER = "counter", _("tại nơi tiếp dân")
    SESSION = "session", _("tại buổi đối thoại")
    PAPER = "paper", _("đơn, thư")


class TellBy(models.TextChoices):
    """How the citizen wants to hear the answer."""

    COME = "come", _("Tự xem bằng số phiếu hoặc đến hỏi")
    CALL = "call", _("Gọi điện cho tôi")
    LETTER = "letter", _("Gửi thư cho tôi")
    BOARD = "board", _("Dán bảng tin ấp, không ghi tên")


class PetitionQuerySet(models.QuerySet["Petition"]):
    def visible_to(self, actor: "Actor") -> "PetitionQuerySet":
        """What the acting post may know of. Everything else does not exist for it.

        Waiting in quarantine: posts that release there. Secret: posts that handle secret ones at the desk
        where it lies, nobody else. Concerning a commune: never that commune's own posts. Always without the
        petitions in which the officer is named.
        """
        if actor.unit is None or actor.post is None:
            return self.none()
        unit = actor.unit
        seen = Q(pk__in=[])
        if actor.has("view_petitions"):
            seen |= _within(actor) & Q(is_secret=False) & Q(state__in=COUNTED)
        if actor.has("release_quarantine"):
            waiting = (State.QUARANTINED, State.REJECTED)
            seen |= Q(desk_unit=unit, is_secret=False, state__in=waiting)
        if actor.has("handle_secret"):
            seen |= Q(desk_unit=unit, is_secret=True)
        own = Q(place_unit__in=[unit, actor.post.unit], concern__in=SENT_ABOVE)
        return self.filter(seen).exclude(own).exclude(exclusions__person__in=actor.person_ids)

    def public(self) -> "PetitionQuerySet":
        """What anyone may read: text that was reviewed, never about officers, never secret."""
        open_states = (State.RECEIVED, State.ASSIGNED, State.ANSWERED)
        return self.filter(is_secret=False, concern=Concern.NO, state__in=open_states).exclude(public_text="")


def _within(actor: "Actor") -> Q:
    """Petitions that the acting post's reach covers: received, lying or handled in its units."""
    assert actor.unit is not None
    reach = actor.grants["view_petitions"]
    if reach is Reach.OWN_UNIT:
        unit = actor.unit.pk
        return Q(home_unit=unit) | Q(desk_unit=unit) | Q(unit=unit)
    below = organisations.units_below(actor.unit, line=actor.line, on=clock.today()).values("pk")
    return Q(home_unit__in=below) | Q(desk_unit__in=below) | Q(unit__in=below)


PetitionManager = models.Manager.from_queryset(PetitionQuerySet)


class Petition(models.Model):
    """One matter of one citizen. Holds no name, telephone or address: those are sealed beside it."""

    Choice = Choice
    Klass = Klass
    Concern = Concern
    State = State
    Channel = Channel
    TellBy = TellBy

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="petitions")
    split_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    choice = models.CharField("người gửi muốn", max_length=8, choices=Choice.choices)
    klass = models.CharField("loại", max_length=16, choices=Klass.choices, default=Klass.UNSORTED)
    concern = models.CharField("liên quan đến xã hoặc cán bộ xã", max_length=8, choices=Concern.choices)
    channel = models.CharField("nhận qua", max_length=8, choices=Channel.choices)
    state = models.CharField("tình trạng", max_length=16, choices=State.choices, default=State.RECEIVED)
    state_before = models.CharField(max_length=16, blank=True)
    is_secret = models.BooleanField(default=False)

    place_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="petitions_about")
    place_text = models.CharField("nơi xảy ra", max_length=200, blank=True)
    home_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="petitions_received")
    desk_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="petitions_at_desk")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="petitions")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="petitions")

    received_on = models.DateField("ngày tiếp nhận")
    received_at = models.DateTimeField("tiếp nhận lúc")
    assigned_on = models.DateField("ngày giao", null=True)
    answered_on = models.DateField("ngày trả lời", null=True)
    answered_by_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField("ngày kết thúc ngoài trả lời", null=True)
    closing_reason = models.CharField("lý do", max_length=300, blank=True)
    transferred_to = models.CharField("cơ quan nhận", max_length=300, blank=True)
    undo_until = models.DateField("lấy lại được đến hết ngày", null=True)

    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("hạn trả lời", null=True)
    late_from = models.DateField("trễ từ ngày", null=True)
    promises = models.ManyToManyField(Promise, related_name="petitions")

    working_text = models.TextField("nội dung")
    public_title = models.CharField("tiêu đề công khai", max_length=200, blank=True)
    public_text = models.TextField("nội dung công khai", blank=True)
    working_folded = models.TextField(blank=True)
    folded = models.TextField(blank=True)

    tell_by = models.CharField("cách báo", max_length=8, choices=TellBy.choices, default=TellBy.COME)
    unit_may_call = models.BooleanField("đơn vị được gọi cho tôi", default=False)

    objects = PetitionManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="petitions_petition_uuid_unique"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                name="petitions_petition_answered_after_received",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED)
                | Q(answered_on__isnull=False, answered_by_unit__isnull=False),
                name="petitions_petition_answered_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ASSIGNED) | Q(unit__isnull=False, assigned_on__isnull=False),
                name="petitions_petition_assigned_has_unit",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.QUARANTINED, State.REJECTED]) | Q(unit__isnull=True),
                name="petitions_petition_quarantined_no_unit",
            ),
            models.CheckConstraint(
                condition=Q(is_secret=False) | Q(public_text="", public_title=""),
                name="petitions_petition_secret_not_public",
            ),
            models.CheckConstraint(
                condition=Q(is_secret=True, klass=Klass.DENUNCIATION)
                | (Q(is_secret=False) & ~Q(klass=Klass.DENUNCIATION)),
                name="petitions_petition_denunciation_secret",
            ),
            models.CheckConstraint(
                condition=~Q(klass__in=NOT_HANDLED) | Q(unit__isnull=True),
                name="petitions_petition_complaint_no_unit",
            ),
            models.CheckConstraint(
                condition=Q(concern=Concern.NO) | Q(public_text="", public_title=""),
                name="petitions_petition_concern_not_public",
            ),
            models.CheckConstraint(
                condition=Q(concern=Concern.NO) | Q(unit__isnull=True) | ~Q(unit=F("place_unit")),
                name="petitions_petition_concern_not_at_place",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(deadline__isnull=False),
                name="petitions_petition_due_has_deadline",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, late_from__isnull=True) | Q(late_from__gt=F("due_on")),
                name="petitions_petition_late_after_due",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.TRANSFERRED_OUT) | ~Q(transferred_to=""),
                name="petitions_petition_transferred_has_body",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.TRANSFERRED_OUT, State.WITHDRAWN, State.REJECTED])
                | Q(closed_on__isnull=False),
                name="petitions_petition_closed_has_day",
            ),
        ]
        indexes = [
            models.Index(fields=["home_unit", "received_on"], name="petitions_petition_home"),
            models.Index(fields=["desk_unit", "state", "received_on"], name="petitions_petition_desk"),
            models.Index(fields=["unit", "state", "due_on"], name="petitions_petition_unit"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_open(self) -> bool:
        """True while an answer is still owed."""
        return self.state in {State.RECEIVED, State.ASSIGNED}


class Exclusion(models.Model):
    """An officer named in the petition: can never open, assign, answer or approve it."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="exclusions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "person"], name="petitions_exclusion_unique"),
        ]


class PetitionFile(models.Model):
    """A photograph sent with the petition: re-encoded, its metadata gone, never public by itself."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    shows_minor = models.BooleanField("có trẻ em trong ảnh", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "position"], name="petitions_petitionfile_position"),
        ]
