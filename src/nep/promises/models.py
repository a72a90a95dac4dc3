"""What leaders promised: exact words, by whom, until when, what came of it."""

import uuid

from django.db import models

from nep.meetings.models import Meeting
from nep.organisations.models import Post, Unit


class Promise(models.Model):
    class Outcome(models.TextChoices):
        ANSWER_BY = "answer_by", "Hẹn trả lời"
        DO_BY = "do_by", "Hẹn làm xong"
        NOTED = "noted", "Ghi nhận, chưa hẹn ngày"

    class State(models.TextChoices):
        DRAFT = "draft", "chờ duyệt nội dung"
        OPEN = "open", "đang làm"
        KEPT = "kept", "đã làm xong"
        NOT_KEPT = "not_kept", "chưa làm được"
        WITHDRAWN = "withdrawn", "không làm nữa"

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    text = models.TextField("nội dung cam kết giải quyết")
    promised_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    promised_by_title = models.CharField("chức vụ khi hứa", max_length=300)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="promises")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="promises")
    contact = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField("ngày hứa")
    due_on = models.DateField("hạn", null=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    approved_on = models.DateField("ngày duyệt nội dung", null=True)
    settled_on = models.DateField("ngày kết thúc", null=True)
    reason = models.CharField("lý do", max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="promises_promise_uuid_unique"),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True) | models.Q(due_on__gte=models.F("made_on")),
                name="promises_promise_due_not_before_made",
            ),
        ]
