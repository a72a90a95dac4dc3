"""A nomination: whom, for what, and the levels it has passed."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.catalogue import AwardForm
from nep.commendations.models.rounds import AwardRound, SubjectKind
from nep.documents.models import IssuedPaper
from nep.files.models import StoredFile
from nep.measures.models import FrozenFigure
from nep.norms.models import Deadline
from nep.organisations.models import Person, Post, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


def _asked_about(unit: Unit) -> "models.QuerySet[ConsultedNomination, int]":
    """Nominations about which the unit is asked for its opinion: it reads what it judges."""
    rows = ConsultedNomination.objects.filter(consultation__unit=unit)
    return rows.values_list("nomination", flat=True)


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, actor: "Actor") -> "NominationQuerySet":
        """Those of the own unit, those sent from the units that `view_awards` reaches, those before a council
        on which the acting post sits, and those about which the own unit was asked; never one from which the
        person stays out, as whichever post, while its round runs."""
        if actor.unit is None or not actor.grants:
            return self.none()
        sent = ~Q(state=Nomination.State.DRAFT)
        seen = Q(pk__in=_before_seat_of(actor).values("pk")) & sent
        if actor.has("view_awards"):
            units = units_reached(actor, "view_awards")
            below = sent if units is None else Q(unit__in=units) & sent
            seen |= Q(unit=actor.unit) | below | Q(pk__in=_asked_about(actor.unit))
        return self.filter(seen).exclude(pk__in=Nomination.objects.closed_to(actor).values("pk"))

    def closed_to(self, actor: "Actor") -> "NominationQuerySet":
        """Those from which the person stays out, as whichever post, while the round runs."""
        return self.filter(recusals__member__post__person__in=actor.person_ids).exclude(
            round__state=AwardRound.State.CLOSED
        )

    def of_others_than(self, actor: "Actor") -> "NominationQuerySet":
        """Those in which the person has a say: neither closed to the person nor about the person."""
        closed = Nomination.objects.closed_to(actor).values("pk")
        return self.exclude(pk__in=closed).exclude(person__isnull=False, person__in=actor.person_ids)

    def standing(self) -> "NominationQuerySet":
        """Those that take a place."""
        return self.filter(state__in=Nomination.STANDING)


def _before_seat_of(actor: "Actor") -> NominationQuerySet:
    """A seat is held in person: nobody sits on it in another's name."""
    if actor.mandate_id is not None:
        return Nomination.objects.none()
    return Nomination.objects.filter(
        round__councils__unit=F("judged_by"),
        round__councils__members__post=actor.post_id,
        round__councils__members__left_on=None,
    )


class Nomination(models.Model):
    """One collective or one person put forward for one form. Name and post are those of that time."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        SUBMITTED = "submitted", _("đã gửi, chờ xét")
        RETURNED = "returned", _("trả lại, đề nghị bổ sung")
        CHOSEN = "chosen", _("hội đồng đã chọn")
        LEFT = "left", _("chưa được chọn")
        WITHDRAWN = "withdrawn", _("đã rút")
        FORWARDED = "forwarded", _("đã trình cấp có thẩm quyền")

    EDITABLE = (State.DRAFT, State.RETURNED)
    STANDING = (State.SUBMITTED, State.FORWARDED, State.CHOSEN, State.LEFT)

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="nominations")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="nominations")
    kind = models.CharField("đối tượng", max_length=10, choices=SubjectKind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="nominations")
    # where it waits: the unit whose council judges it now
    judged_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    collective = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    subject_name = models.CharField("tên, họ và tên", max_length=200)
    sort_key = models.CharField(max_length=800)
    folded = models.CharField(max_length=200)
    subject_post = models.CharField("chức vụ khi đề nghị", max_length=200, blank=True)
    is_leader = models.BooleanField("là lãnh đạo, quản lý", default=False)
    works_directly = models.BooleanField("trực tiếp thực hiện", default=False)
    achievement = models.TextField("thành tích", blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True)
    submitted_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    objects = NominationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_nomination_uuid_unique"),
            models.UniqueConstraint(
                fields=["round", "form", "collective"],
                condition=~Q(state="withdrawn") & Q(collective__isnull=False),
                name="commendations_nomination_collective_once_a_form",
            ),
            models.UniqueConstraint(
                fields=["round", "form", "person"],
                condition=~Q(state="withdrawn") & Q(person__isnull=False),
                name="commendations_nomination_person_once_a_form",
            ),
            models.CheckConstraint(
                condition=Q(kind="collective", collective__isnull=False, person=None)
                | Q(kind="individual", collective=None, person__isnull=False),
                name="commendations_nomination_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["draft", "submitted", "returned", "chosen", "left", "withdrawn", "forwarded"]
                ),
                name="commendations_nomination_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "forwarded", "chosen", "left"])
                | Q(submitted_at__isnull=False, submitted_by_post__isnull=False),
                name="commendations_nomination_sent_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["round", "judged_by", "form", "state"], name="commendations_nomination_board"
            )
        ]

    def __str__(self) -> str:
        return self.subject_name

    def get_absolute_url(self) -> str:
        return reverse("commendations:nomination", args=[self.uuid])


class NominationFigure(models.Model):
    """A figure of the records that speaks for the nomination, frozen when it was sent."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="figures")
    key = models.CharField(max_length=100)
    frozen = models.ForeignKey(FrozenFigure, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "key"], name="commendations_nominationfigure_once")
        ]


class NominationStep(models.Model):
    """A level that the nomination has passed, or at which it was sent back; `note` is the reason."""

    class Kind(models.TextChoices):
        SENT = "sent", _("gửi lên")
        PASSED = "passed", _("chuyển lên cấp trên")
        RETURNED = "returned", _("trả lại")
        WITHDRAWN = "withdrawn", _("rút")
        FORWARDED = "forwarded", _("trình cấp có thẩm quyền")
        ANSWERED = "answered", _("có quyết định của cấp có thẩm quyền")

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    note = models.CharField("lý do", max_length=2000, blank=True)
    at = models.DateTimeField()
    by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")


class NominationPaper(models.Model):
    """A paper of the dossier, named as the rule of the form names it: a file that was sent, or a paper that
    was issued here."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField("văn bản", max_length=200)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    issued = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "name"], name="commendations_nominationpaper_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=False, issued=None) | Q(file=None, issued__isnull=False),
                name="commendations_nominationpaper_file_or_issued",
            ),
        ]


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, actor: "Actor") -> "ConsultationQuerySet":
        """Those asked of the own unit, and those of rounds that the own unit opened."""
        if actor.unit is None or not actor.has("view_awards"):
            return self.none()
        asking = Q(round__unit=actor.unit) if actor.has("open_award_round") else Q()
        return self.filter(Q(unit=actor.unit) | asking if asking else Q(unit=actor.unit))


class Consultation(models.Model):
    """A body is asked, within the time of the norm, for its opinion on nominations (hiệp y)."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="consultations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    question = models.CharField("đề nghị cho ý kiến về", max_length=1000)
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_consultation_uuid_unique"),
            models.UniqueConstraint(
                fields=["round", "unit"],
                condition=Q(answered_at=None),
                name="commendations_consultation_one_open_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by_post=None)
                | Q(answered_at__isnull=False, answered_by_post__isnull=False),
                name="commendations_consultation_answered_by_somebody",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("commendations:consultation", args=[self.uuid])


class ConsultedNomination(models.Model):
    """What the asked body says about one nomination."""

    class Opinion(models.TextChoices):
        AGREES = "agrees", _("đồng ý")
        OBJECTS = "objects", _("không đồng ý")
        NONE = "none", _("không có ý kiến")

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="items")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="consulted")
    opinion = models.CharField("ý kiến", max_length=7, choices=Opinion.choices, blank=True)
    note = models.CharField("lý do", max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "nomination"], name="commendations_consultednomination_once"
            ),
            models.CheckConstraint(
                condition=~Q(opinion="objects") | ~Q(note=""),
                name="commendations_consultednomination_objects_with_reason",
            ),
        ]
