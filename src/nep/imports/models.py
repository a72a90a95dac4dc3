"""A spreadsheet on its way into the house: what was sent, what it says, what came of it."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile

KEPT = timedelta(days=7)
"""How long the rows of a file that nobody took over are kept, and how long an import can be undone."""


class BatchQuerySet(models.QuerySet["Batch"]):
    def with_rows(self) -> "BatchQuerySet":
        """Those whose rows, file or faults are still kept."""
        return self.filter(emptied_at=None)


class Batch(models.Model):
    """One file of one kind, from upload to commit and perhaps back.

    Who sent it, and who asked for the work that a job does, is kept as plain ids. `scope` says what the file
    is about where a kind needs it (the uuid of a round): never personal. Counts are rows, but `fault_count`,
    which is cells.
    """

    class State(models.TextChoices):
        READING = "reading", _("đang đọc")
        ASKING = "asking", _("chờ chọn bảng mã")
        CHECKED = "checked", _("chờ ghi")
        REFUSED = "refused", _("không đọc được")
        COMMITTING = "committing", _("đang ghi")
        COMMITTED = "committed", _("đã ghi")
        UNDOING = "undoing", _("đang hoàn tác")
        UNDONE = "undone", _("đã hoàn tác")
        DROPPED = "dropped", _("đã bỏ")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=40, blank=True)
    notices = models.JSONField(default=list)
    ties = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    row_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField(default=0)
    faulty_count = models.PositiveIntegerField(default=0)
    fault_count = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    task_id = models.CharField(max_length=64, blank=True)
    user_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    mandate_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=16)
    unit_id = models.BigIntegerField(null=True)
    asked_by = models.JSONField(default=dict)
    sent_at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="imports_batch_uuid_unique"),
            models.CheckConstraint(
                condition=~Q(state="committed", committed_at=None), name="imports_batch_committed_has_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["committing", "committed"], faulty_count__gt=0),
                name="imports_batch_committed_without_faults",
            ),
        ]
        indexes = [models.Index(fields=["user_id", "sent_at"], name="imports_batch_sender")]

    @property
    def is_busy(self) -> bool:
        """Somebody is working on it: the page says how far."""
        return self.state in {self.State.READING, self.State.COMMITTING, self.State.UNDOING}

    @property
    def writes_count(self) -> int:
        """How many rows a commit writes."""
        return self.new_count + self.changed_count

    @property
    def undo_until(self) -> datetime | None:
        return self.committed_at + KEPT if self.committed_at else None


class StagedChunk(models.Model):
    """Some hundred rows of a batch as they were read (`rows`) and what the check said of each (`outcomes`).

    Holds whatever the office typed: gone on commit, undo and drop, and after 7 days.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="chunks")
    position = models.PositiveIntegerField()
    rows = models.TextField()
    outcomes = models.TextField(blank=True)
    new_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField(default=0)
    faulty_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="imports_stagedchunk_place_unique")
        ]


class BatchFault(models.Model):
    """What is wrong in one cell, as a sentence; it may quote the cell, so it goes with the rows."""

    class Source(models.TextChoices):
        READING = "reading", _("đọc tệp")
        CHECK = "check", _("kiểm tra")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField()
    cell = models.CharField(max_length=12)
    sentence = models.TextField()
    source = models.CharField(max_length=8, choices=Source.choices)

    class Meta:
        indexes = [models.Index(fields=["batch", "row"], name="imports_batchfault_row")]


class BatchEffect(models.Model):
    """Things of one kind that a batch made, changed or removed. `things`: ranges of ids [[first, last], …] of
    what was made; [[id, before, after], …] of what was changed and [fields, …] of what was removed, emptied
    when the import can no longer be undone."""

    class Verb(models.TextChoices):
        MADE = "made", _("tạo mới")
        CHANGED = "changed", _("thay đổi")
        REMOVED = "removed", _("bỏ đi")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="effects")
    thing_kind = models.CharField(max_length=64)
    verb = models.CharField(max_length=8, choices=Verb.choices)
    count = models.PositiveIntegerField()
    things = models.TextField()


class Turn(models.Model):
    """One import of a kind is written at a time: who writes holds this row's lock."""

    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind"], name="imports_turn_kind_unique")]
