"""The promise itself and its dates, which are only ever superseded."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.meetings.models import Meeting
from nep.norms.models import Deadline
from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class PromiseQuerySet(models.QuerySet["Promise"]):
    def public(self) -> "PromiseQuerySet":
        """What everybody may read: promises whose wording was approved."""
        return self.exclude(state=Promise.State.DRAFT)

    def visible_to(self, actor: "Actor") -> "PromiseQuerySet":
        """What an officer works on: promises of the units that `view_promises` reaches today, those that a
        leader of such a unit gave, and those given at a meeting of such a unit."""
        units = units_reached(actor, "view_promises")
        if units is None:
            return self
        return self.filter(Q(unit__in=units) | Q(promised_by__unit__in=units) | Q(meeting__unit__in=units))

    def unsettled(self) -> "PromiseQuerySet":
        """Given in public and not yet finished in any way."""
        return self.filter(state__in=[Promise.State.OPEN, Promise.State.DISPUTED])

    def late_on(self, day: date) -> "PromiseQuerySet":
        """Late on `day`: the derived columns hold [late_from, late_until)."""
        left = Q(late_until__isnull=True) | Q(late_until__gt=day)
        return self.public().filter(left, late_from__lte=day)


PromiseManager = models.Manager.from_queryset(PromiseQuerySet)


class Promise(models.Model):
    """Exact words of a leader before people. `due_on`, `moves`, `late_from`, `late_until`, `kept_on` and
    `folded` are derived; one writer: `derived.write`."""

    class Outcome(models.TextChoices):
        ANSWER_BY = "answer_by", _("Hẹn trả lời")
        DO_BY = "do_by", _("Hẹn làm xong")
        NOTED = "noted", _("Ghi nhận, chưa hẹn ngày")

    class State(models.TextChoices):
        DRAFT = "draft", _("chờ duyệt nội dung")
        OPEN = "open", _("đang làm")
        KEPT = "kept", _("đã làm xong")
        DISPUTED = "disputed", _("người dân báo chưa xong")
        NOT_KEPT = "not_kept", _("chưa làm được")
        WITHDRAWN = "withdrawn", _("không làm nữa")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    outcome = models.CharField("kết quả", max_length=16, choices=Outcome.choices)
    text = models.TextField("nội dung cam kết giải quyết")
    promised_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    promised_by_title = models.CharField("chức vụ khi hứa", max_length=300)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="promises")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="promises", verbose_name="đơn vị chịu trách nhiệm"
    )
    contact = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField("ngày hứa")
    recorded_on = models.DateField("ngày ghi vào hệ thống")
    due_on = models.DateField("hạn", null=True)
    moves = models.PositiveSmallIntegerField("số lần lùi hạn", default=0)
    late_from = models.DateField(null=True)
    late_until = models.DateField(null=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    wording_deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    wording_due_on = models.DateField("hạn duyệt nội dung", null=True)
    approved_on = models.DateField("ngày duyệt nội dung", null=True)
    claimed_on = models.DateField("ngày báo xong", null=True)
    kept_on = models.DateField("ngày xong", null=True)
    settled_on = models.DateField("ngày kết thúc", null=True)
    reason = models.CharField("lý do", max_length=1000, blank=True)
    folded = models.TextField(default="")

    objects = PromiseManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="promises_promise_uuid_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="promises_promise_has_words"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("made_on")),
                name="promises_promise_due_not_before_made",
            ),
            models.CheckConstraint(
                condition=Q(outcome="noted") | Q(due_on__isnull=False), name="promises_promise_dated_has_due"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", approved_on__isnull=True)
                | (~Q(state="draft") & Q(approved_on__isnull=False)),
                name="promises_promise_public_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(state="kept", kept_on__isnull=False, claimed_on__isnull=False)
                | (~Q(state="kept") & Q(kept_on__isnull=True)),
                name="promises_promise_kept_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["kept", "not_kept", "withdrawn"], settled_on__isnull=False)
                | Q(state__in=["draft", "open", "disputed"], settled_on__isnull=True),
                name="promises_promise_settled_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["not_kept", "withdrawn"]) | ~Q(reason=""),
                name="promises_promise_given_up_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(late_from__isnull=True, due_on__isnull=True) | Q(late_from__gt=F("due_on")),
                name="promises_promise_late_after_due",
            ),
            models.CheckConstraint(
                condition=Q(late_until__isnull=True) | Q(late_until__gte=F("late_from")),
                name="promises_promise_late_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "made_on"], name="promises_promise_made"),
            models.Index(fields=["unit", "late_from", "late_until"], name="promises_promise_late"),
            models.Index(fields=["unit", "kept_on"], name="promises_promise_kept"),
            models.Index(fields=["state", "due_on"], name="promises_promise_due"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_settled(self) -> bool:
        return self.settled_on is not None

    @property
    def is_published(self) -> bool:
        return self.state != self.State.DRAFT


class DueDate(models.Model):
    """One due date of a promise. The last one counts; rows after the first are the moves. `late_from` and
    `late_until` say when the promise was late by this date, so that a past day can be asked for."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="due_dates")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    set_on = models.DateField("ghi ngày")
    due_on = models.DateField("hạn")
    reason = models.CharField("lý do", max_length=1000, blank=True)
    set_by_title = models.CharField("người ghi", max_length=300)
    late_from = models.DateField()
    late_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="promises_duedate_number_unique"),
            models.UniqueConstraint(
                fields=["promise", "due_on", "set_on"], name="promises_duedate_not_twice_a_day"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="promises_duedate_move_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(late_from__gt=F("due_on")), name="promises_duedate_late_after_due"
            ),
        ]
        indexes = [models.Index(fields=["unit", "set_on"], name="promises_duedate_moved")]


class WordingCorrection(models.Model):
    """A typing error mended after approval: both texts stay readable."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="corrections")
    corrected_on = models.DateField("ngày sửa")
    old_text = models.TextField("chữ cũ")
    new_text = models.TextField("chữ mới")
    reason = models.CharField("lý do", max_length=300)
    corrected_by_title = models.CharField("người sửa", max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="promises_wordingcorrection_has_reason"),
            models.CheckConstraint(
                condition=~Q(old_text=F("new_text")), name="promises_wordingcorrection_changes"
            ),
        ]
