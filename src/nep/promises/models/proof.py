"""What shows that a promise was kept, and what people say of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.promises.models.promise import Promise


class Evidence(models.Model):
    """What was done, in words, with photographs beside. `counted_on` is the day that decides lateness."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="evidence")
    note = models.TextField("việc đã làm")
    happened_on = models.DateField("ngày làm xong theo giấy tờ")
    recorded_on = models.DateField("ngày ghi vào hệ thống")
    counted_on = models.DateField("ngày được tính")
    given_by_title = models.CharField("người ghi", max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="promises_evidence_has_words"),
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("recorded_on")), name="promises_evidence_not_in_future"
            ),
            models.CheckConstraint(
                condition=Q(counted_on=F("happened_on")) | Q(counted_on=F("recorded_on")),
                name="promises_evidence_counted_day",
            ),
        ]


class EvidenceImage(models.Model):
    """A photograph of the thing done. It shows the thing, not a face (safeguard 10)."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="images")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumbnail = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")


class Confirmation(models.Model):
    """What one person says of a promise reported as done, and by whom it was given. No words of the citizen
    are kept here; `petition_id` is a plain id, for petitions lie above this app. One current row per slip; a
    current *not yet* without `settled_on` disputes the promise."""

    class Answer(models.TextChoices):
        DONE = "done", _("đã làm xong")
        PARTLY = "partly", _("mới làm một phần")
        NOT_YET = "not_yet", _("chưa làm")
        NONE = "none", _("chưa trả lời")

    class GivenBy(models.TextChoices):
        CITIZEN = "citizen", _("người dân xác nhận")
        OFFICER = "officer", _("cán bộ ghi nhận")
        NO_REPLY = "no_reply", _("đã hỏi, chưa trả lời")

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="confirmations")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    given_by = models.CharField(max_length=8, choices=GivenBy.choices)
    petition_id = models.BigIntegerField(null=True)
    given_on = models.DateField("ngày")
    noted_by_title = models.CharField("cán bộ ghi", max_length=300, blank=True)
    is_current = models.BooleanField(default=True)
    settled_on = models.DateField("ngày đã giải thích", null=True)
    settling_words = models.TextField("giải thích của đơn vị", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="none", given_by="no_reply")
                | (~Q(answer="none") & ~Q(given_by="no_reply")),
                name="promises_confirmation_answer_fits_giver",
            ),
            models.CheckConstraint(
                condition=Q(given_by="citizen", noted_by_title="") | ~Q(given_by="citizen"),
                name="promises_confirmation_citizen_without_officer",
            ),
            models.CheckConstraint(
                condition=~Q(given_by="citizen") | Q(petition_id__isnull=False),
                name="promises_confirmation_citizen_has_slip",
            ),
            models.UniqueConstraint(
                fields=["promise", "petition_id"],
                condition=Q(is_current=True),
                name="promises_confirmation_one_per_slip",
            ),
        ]
        indexes = [models.Index(fields=["promise", "given_by"], name="promises_confirmation_given")]
