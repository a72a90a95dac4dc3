"""Decisions, and the register that everybody may read.

A decision waits until all of its round are published together. Its items then become entries of the register.
Awards of other authorities are entered from their decisions: they have no ballot, certificate or credential
here (safeguard 20).
"""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.catalogue import AwardForm
from nep.commendations.models.codes import grouped, new_code
from nep.commendations.models.nominations import Nomination
from nep.commendations.models.rounds import AwardRound, SubjectKind
from nep.documents.models import IssuedPaper
from nep.files.models import StoredFile
from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

LINE = 300  # an achievement in one line, as a decision's list and a certificate say it


def post_and_unit(post: str, unit: str) -> str:
    """In one line; a post that names its unit ("Chủ tịch Ủy ban nhân dân Xã Một") does not name it twice."""
    return post if unit and unit in post else ", ".join(part for part in (post, unit) if part)


class AwardDecisionQuerySet(models.QuerySet["AwardDecision"]):
    def visible_to(self, actor: "Actor") -> "AwardDecisionQuerySet":
        """Published ones for every reader of awards; those that wait, for the office that publishes them."""
        if actor.unit is None or not actor.has("view_awards"):
            return self.none()
        published = Q(state=AwardDecision.State.PUBLISHED)
        if not actor.has("publish_awards"):
            return self.filter(published)
        units = units_reached(actor, "publish_awards")
        return self if units is None else self.filter(published | Q(unit__in=units))


class AwardDecision(models.Model):
    """One decision of one deciding body for one form: who is on its list, its number, its paper."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        PENDING = "pending", _("chờ công bố")
        PUBLISHED = "published", _("đã công bố")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="decisions")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="decisions")
    # the body that decides
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_decisions")
    state = models.CharField("tình trạng", max_length=9, choices=State.choices, default=State.DRAFT)
    # one line that every name on the list has, unless its item says its own
    citation = models.CharField("thành tích chung", max_length=LINE)
    bases = models.TextField("căn cứ", blank=True)  # one a line
    # typed where the office gives the numbers; else our register gives one at publication
    number = models.PositiveIntegerField("số", null=True)
    year = models.PositiveSmallIntegerField("năm", null=True)
    signed_on = models.DateField("ngày ký", null=True)
    signer = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    # State papers by default; a Party paper only where its issuer publishes it (safeguard 19)
    is_public = models.BooleanField("công khai văn bản", default=False)
    paper = models.OneToOneField(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    objects = AwardDecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_awarddecision_uuid_unique"),
            models.UniqueConstraint(
                fields=["unit", "year", "number"],
                condition=Q(number__isnull=False),
                name="commendations_awarddecision_number_once",
            ),
            models.UniqueConstraint(
                fields=["round", "form"],
                condition=~Q(state="published"),
                name="commendations_awarddecision_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "pending", "published"]),
                name="commendations_awarddecision_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(signed_on__isnull=False, signer__isnull=False, year__isnull=False),
                name="commendations_awarddecision_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="published", paper__isnull=False, published_at__isnull=False, number__isnull=False
                )
                | ~Q(state="published") & Q(paper=None, published_at=None),
                name="commendations_awarddecision_published_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form.name}: {self.round.title}"

    def get_absolute_url(self) -> str:
        return reverse("commendations:decision", args=[self.uuid])


class AwardItem(models.Model):
    """A chosen nomination on the list of a decision; `achievement` empty: the decision's own line."""

    decision = models.ForeignKey(AwardDecision, on_delete=models.PROTECT, related_name="items")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="award_item")
    position = models.PositiveSmallIntegerField("thứ tự")
    achievement = models.CharField("thành tích", max_length=LINE, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(position__gte=1), name="commendations_awarditem_from_one"),
        ]


class OutsideAward(models.Model):
    """An award of another authority, as its decision says it. Entered, never produced (safeguard 20)."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="outside_awards")
    nomination = models.OneToOneField(
        Nomination, null=True, on_delete=models.PROTECT, related_name="outside_award"
    )
    kind = models.CharField("đối tượng", max_length=10, choices=SubjectKind.choices)
    subject_name = models.CharField("tên, họ và tên", max_length=200)
    subject_post = models.CharField("chức vụ", max_length=200, blank=True)
    unit_name = models.CharField("đơn vị", max_length=300, blank=True)
    achievement = models.CharField("thành tích", max_length=LINE)
    number = models.CharField("số quyết định", max_length=60)
    signed_on = models.DateField("ngày ký")
    authority = models.CharField("cơ quan quyết định", max_length=200)
    # the achievements it rewards, where the decision names their time: it may be another than the round's
    period_from = models.DateField("thành tích từ ngày", null=True)
    period_to = models.DateField("đến hết ngày", null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    # the unit that keeps the decision
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outside_awards")
    recorded_at = models.DateTimeField()
    recorded_by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_outsideaward_uuid_unique"),
            models.UniqueConstraint(
                fields=["form", "number", "signed_on", "subject_name", "unit_name"],
                name="commendations_outsideaward_once",
            ),
        ]

    def __str__(self) -> str:
        return self.subject_name


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    def named(self) -> "RegisterEntryQuerySet":
        """Those whose name anybody may read (safeguard 21)."""
        return self.exclude(state=RegisterEntry.State.REVOKED)


class RegisterEntry(models.Model):
    """One line of the public register: the truth about an award, whatever a sheet of paper says.

    Name, post and unit only. `code` stands on the certificate and is shown nowhere else; lists and pages lead
    by `uuid`. A revoked entry keeps its number and state, its name only for who holds its code.
    """

    class State(models.TextChoices):
        VALID = "valid", _("có hiệu lực")
        CORRECTED = "corrected", _("đã đính chính")
        REVOKED = "revoked", _("đã thu hồi")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=16, default=new_code, editable=False)
    item = models.OneToOneField(AwardItem, null=True, on_delete=models.PROTECT, related_name="entry")
    outside = models.OneToOneField(OutsideAward, null=True, on_delete=models.PROTECT, related_name="entry")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField("đối tượng", max_length=10, choices=SubjectKind.choices)
    subject_name = models.CharField("tên, họ và tên", max_length=200)
    subject_post = models.CharField("chức vụ", max_length=200, blank=True)
    unit_name = models.CharField("đơn vị", max_length=300, blank=True)
    achievement = models.CharField("thành tích", max_length=LINE)
    # of the decision, as its paper writes them
    authority = models.CharField("cơ quan quyết định", max_length=200)
    decision_number = models.CharField("số quyết định", max_length=60)
    signed_on = models.DateField("ngày ký")
    # the line in the golden book of the form and year; none for awards of others
    golden_number = models.PositiveIntegerField("số sổ vàng", null=True)
    state = models.CharField("tình trạng", max_length=9, choices=State.choices, default=State.VALID)
    entered_at = models.DateTimeField()
    sort_key = models.CharField(max_length=800)
    folded = models.CharField(max_length=1000)  # of name, post, unit: with and without marks

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_registerentry_uuid_unique"),
            models.UniqueConstraint(fields=["code"], name="commendations_registerentry_code_unique"),
            models.CheckConstraint(
                condition=Q(item__isnull=False, outside=None, golden_number__isnull=False)
                | Q(item=None, outside__isnull=False, golden_number=None),
                name="commendations_registerentry_ours_or_recorded",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["valid", "corrected", "revoked"]),
                name="commendations_registerentry_state_known",
            ),
        ]
        indexes = [
            models.Index(fields=["signed_on", "id"], name="commendations_entry_day"),
            models.Index(fields=["sort_key", "id"], name="commendations_entry_name"),
            models.Index(fields=["form", "signed_on"], name="commendations_entry_form"),
        ]

    def __str__(self) -> str:
        return self.subject_name

    def get_absolute_url(self) -> str:
        return reverse("register:entry", args=[self.uuid])

    @property
    def grouped_code(self) -> str:
        return grouped(self.code)

    @property
    def place(self) -> str:
        return post_and_unit(self.subject_post, self.unit_name)

    @property
    def is_ours(self) -> bool:
        """Decided here: only then may a certificate or a credential be made of it."""
        return self.item_id is not None


class GoldenBook(models.Model):
    """The last number of the golden book of a form in a year."""

    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "year"], name="commendations_goldenbook_once")]


class EntryChange(models.Model):
    """An entry was corrected or revoked: why, what stood there, what stands there now."""

    class Kind(models.TextChoices):
        CORRECTED = "corrected", _("đính chính")
        REVOKED = "revoked", _("thu hồi")

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    reason = models.CharField("lý do", max_length=LINE)
    # the decision by which it was done, as its paper writes it
    paper = models.CharField("theo văn bản", max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    at = models.DateTimeField()
    by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["corrected", "revoked"]), name="commendations_entrychange_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="commendations_entrychange_reasoned"),
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(kind="revoked"),
                name="commendations_entrychange_revoked_once",
            ),
        ]
        indexes = [models.Index(fields=["entry", "at"], name="commendations_change_entry")]
