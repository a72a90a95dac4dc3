"""Who judges, and who stays out of which nomination."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.nominations import Nomination
from nep.commendations.models.rounds import AwardRound
from nep.organisations.models import Post, Unit


class Council(models.Model):
    """The council of one level in a round. It proposes; the deciding body of the form decides."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="councils")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_councils")
    name = models.CharField("tên hội đồng", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_council_uuid_unique"),
            models.UniqueConstraint(fields=["round", "unit"], name="commendations_council_once_a_level"),
        ]

    def __str__(self) -> str:
        return self.name


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
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "nomination"], name="commendations_recusal_once")
        ]
