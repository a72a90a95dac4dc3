"""From the desk to the answer: who has a petition, what is answered, who was told."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from nep.norms.models import Deadline
from nep.organisations.models import Post, Unit
from nep.petitions.models.petition import Petition, State, TellBy
from nep.promises.models import Promise

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class Assignment(models.Model):
    """One step of the trail: from which unit to which, by whom, why. Append-only."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="assignments")
    from_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    moved_on = models.DateField("ngày giao")
    moved_at = models.DateTimeField()
    by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_unit__isnull=True) | ~Q(from_unit=F("to_unit")),
                name="petitions_assignment_moves",
            ),
            models.CheckConstraint(
                condition=Q(from_unit__isnull=True) | ~Q(reason=""),
                name="petitions_assignment_transfer_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["petition", "id"], name="petitions_assignment_trail")]


class AnswerQuerySet(models.QuerySet["Answer"]):
    def live(self) -> "AnswerQuerySet":
        """Answers still on their way: at most one per petition."""
        return self.filter(state__in=LIVE)

    def approved(self) -> "AnswerQuerySet":
        return self.filter(state=Answer.State.APPROVED)

    def public(self) -> "AnswerQuerySet":
        """What anyone may read: the newest reviewed answer to a petition that is public itself."""
        newer = Answer.objects.filter(petition=OuterRef("petition"), version__gt=OuterRef("version"))
        current = self.approved().exclude(public_text="").exclude(Exists(newer.exclude(public_text="")))
        return current.filter(petition__in=Petition.objects.public().values("pk"))

    def waiting_for_approval(self) -> "AnswerQuerySet":
        return self.filter(state__in=[Answer.State.SUBMITTED, Answer.State.CHECKED])


class Answer(models.Model):
    """One version of the answer to a petition. An approved one never changes: a correction is a new version.

    Only `public_text`, the reviewed wording for everyone, is added to an approved answer.
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", _("đang soạn")
        SUBMITTED = "submitted", _("chờ kiểm tra")
        CHECKED = "checked", _("chờ duyệt")
        RETURNED = "returned", _("trả lại, đề nghị bổ sung")
        APPROVED = "approved", _("đã duyệt")
        DROPPED = "dropped", _("bỏ, vì kiến nghị đã chuyển đơn vị")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    text = models.TextField("nội dung trả lời", max_length=20_000)
    public_text = models.TextField("nội dung công khai", max_length=20_000, blank=True)
    public_on = models.DateField("ngày công khai", null=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFTED)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="answers")
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)
    return_reason = models.CharField("lý do trả lại", max_length=500, blank=True)
    approved_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    is_on_the_spot = models.BooleanField("trả lời tại chỗ", default=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "version"], name="petitions_answer_version_unique"),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(state__in=["drafted", "submitted", "checked", "returned"]),
                name="petitions_answer_one_live",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
                name="petitions_answer_drafter_not_approver",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", approved_by__isnull=False, approved_at__isnull=False)
                | (~Q(state="approved") & Q(approved_by=None, approved_at=None, public_text="")),
                name="petitions_answer_approved_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(return_reason=""),
                name="petitions_answer_return_has_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="petitions_answer_unit_state"),
            models.Index(fields=["petition", "state"], name="petitions_answer_petition"),
            models.Index(fields=["-public_on", "-id"], name="petitions_answer_public"),
        ]


LIVE = [Answer.State.DRAFTED, Answer.State.SUBMITTED, Answer.State.CHECKED, Answer.State.RETURNED]
EDITABLE = [Answer.State.DRAFTED, Answer.State.RETURNED]


class AnswerPromise(models.Model):
    """A promise as drafted inside an answer; `promise` is set when the answer is approved."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="promises")
    position = models.PositiveSmallIntegerField()
    text = models.TextField("nội dung cam kết giải quyết", max_length=2000)
    outcome = models.CharField(max_length=16, choices=Promise.Outcome.choices)
    promised_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("hạn", null=True)
    promise = models.OneToOneField(Promise, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "position"], name="petitions_answerpromise_position_unique"
            ),
        ]


class Reopening(models.Model):
    """The citizen says the answer does not settle it: it comes back to the unit, with a clock of its own.

    The first answer's day stays on the petition: figures count it once. A *not yet* to a promise is a
    confirmation of `promises` and disputes the promise instead.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="reopenings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField("ngày người dân báo chưa xong")
    due_on = models.DateField("hạn trả lời lại", null=True)
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField("ngày trả lời lại", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition"], condition=Q(closed_on__isnull=True), name="petitions_reopening_one_open"
            ),
        ]


class TellingQuerySet(models.QuerySet["Telling"]):
    def to_do(self) -> "TellingQuerySet":
        """What is still to be told: not when an answer is due once the answer is there."""
        waiting = self.filter(done_on__isnull=True).exclude(channel=TellBy.COME)
        owed = Q(petition__state__in=[State.RECEIVED, State.ASSIGNED])
        return waiting.filter(owed | ~Q(about=Telling.About.CLOCK))

    def on_desk_of(self, actor: "Actor") -> "TellingQuerySet":
        """Tasks of the desk at which `actor` tells citizens; none for anyone else."""
        if actor.unit is None or not actor.has("tell_citizen"):
            return self.none()
        return self.filter(desk_unit=actor.unit)


class Telling(models.Model):
    """The citizen is to be told of one answer, one move of a promise, or a day to answer that was put off, by
    the channel they chose.

    The words are made from the answer or the promise when they are read; the telephone number and the address
    stay sealed until the desk opens them with a reason.
    """

    class About(models.TextChoices):
        ANSWER = "answer", _("câu trả lời")
        PROMISE_MADE = "promise_made", _("việc đã hứa")
        PROMISE_MOVED = "promise_moved", _("lùi hạn")
        PROMISE_KEPT = "promise_kept", _("đã làm xong")
        PROMISE_NOT_KEPT = "promise_not_kept", _("chưa làm được")
        PROMISE_WITHDRAWN = "promise_withdrawn", _("không làm nữa")
        DISPUTE_ANSWERED = "dispute_answered", _("trả lời người dân báo chưa xong")
        CLOCK = "clock", _("hạn trả lời thay đổi")

    class Outcome(models.TextChoices):
        REACHED = "reached", _("đã báo được")
        NOT_REACHED = "not_reached", _("không liên lạc được")
        POSTED = "posted", _("đã gửi, đã dán")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="tellings")
    about = models.CharField(max_length=24, choices=About.choices)
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8, choices=TellBy.choices)
    desk_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    created_on = models.DateField()
    created_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField("số lần đã gọi", default=0)
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)

    objects = TellingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=False) | Q(promise__isnull=False) | Q(about="clock"),
                name="petitions_telling_about_something",
            ),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(about="clock", done_on=None),
                name="petitions_telling_one_of_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(outcome=""), name="petitions_telling_done_has_outcome"
            ),
        ]
        indexes = [
            models.Index(fields=["desk_unit", "done_on", "id"], name="petitions_telling_desk"),
            models.Index(fields=["petition", "id"], name="petitions_telling_petition"),
        ]
