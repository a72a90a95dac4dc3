"""Who judges, and who stays out of which nomination."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.nominations import Nomination
from nep.commendations.models.rounds import AwardRound
from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class CouncilQuerySet(models.QuerySet["Council"]):
    def visible_to(self, actor: "Actor") -> "CouncilQuerySet":
        """Its members in person, and the office that keeps its papers."""
        seat = Q()
        if actor.post_id is not None and actor.mandate_id is None and actor.grants:
            seats = CouncilMember.objects.filter(post=actor.post_id, left_on=None)
            seat = Q(pk__in=seats.values("council"))
        if not actor.has("run_ballot"):
            return self.filter(seat) if seat else self.none()
        units = units_reached(actor, "run_ballot")
        return self if units is None else self.filter(seat | Q(unit__in=units))


class Council(models.Model):
    """The council of one level in a round. It proposes; the deciding body of the form decides."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="councils")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_councils")
    name = models.CharField("tên hội đồng", max_length=300)
    # the paper by which it was set up; empty where none is written down
    basis = models.CharField("quyết định thành lập", max_length=300, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_council_uuid_unique"),
            models.UniqueConstraint(fields=["round", "unit"], name="commendations_council_once_a_level"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("commendations:council", args=[self.uuid])


class CouncilMember(models.Model):
    """A post on the council. A member who leaves keeps the row, with the day."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chủ tịch")
        VICE_CHAIR = "vice_chair", _("phó chủ tịch")
        SECRETARY = "secretary", _("thư ký")
        MEMBER = "member", _("ủy viên")

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="award_seats")
    role = models.CharField("vai trò", max_length=10, choices=Role.choices, default=Role.MEMBER)
    left_on = models.DateField("thôi tham gia từ ngày", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "post"], name="commendations_councilmember_once"),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(role="chair", left_on=None),
                name="commendations_councilmember_one_chair",
            ),
        ]


class Recusal(models.Model):
    """A member stays out of a nomination: neither its papers nor a vote on it are open to that member."""

    class Ground(models.TextChoices):
        DECLARED = "declared", _("tự khai báo mối liên quan")
        OWN_UNIT = "own_unit", _("thuộc đơn vị được đề nghị")
        CHAIR = "chair", _("chủ tịch hội đồng quyết định")

    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="recusals")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="recusals")
    ground = models.CharField("lý do", max_length=8, choices=Ground.choices)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "nomination"], name="commendations_recusal_once")
        ]


class DossierOpening(models.Model):
    """A member said to have no part in the nomination and opened its dossier: the dossier is closed to a
    member without this row. So the absence of a row proves that nobody read it from that seat."""

    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="openings")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "nomination"], name="commendations_dossieropening_once")
        ]


class DiscussionNote(models.Model):
    """What a member said about a nomination: read by the council alone, printed nowhere, never changed."""

    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="notes")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField("ý kiến trao đổi")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="commendations_discussionnote_says_something")
        ]
        indexes = [models.Index(fields=["nomination", "id"], name="commendations_note_thread")]
