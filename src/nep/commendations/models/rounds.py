"""A round of awards of a theme: its phases and its quotas."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.catalogue import AwardForm
from nep.organisations.models import Unit
from nep.organisations.reach import units_reached
from nep.programmes.models import Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class SubjectKind(models.TextChoices):
    COLLECTIVE = "collective", _("tập thể")
    INDIVIDUAL = "individual", _("cá nhân")


class AwardRoundQuerySet(models.QuerySet["AwardRound"]):
    def visible_to(self, actor: "Actor") -> "AwardRoundQuerySet":
        """Rounds of the own unit and below; those that run, for every unit that may nominate."""
        if actor.unit is None or not actor.has("view_awards"):
            return self.none()
        units = units_reached(actor, "view_awards")
        reached = Q() if units is None else Q(unit__in=units)
        return self.filter(reached | ~Q(state=AwardRound.State.DRAFT))


class AwardRound(models.Model):
    """What is awarded for which achievements, and when each step of it happens."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang chuẩn bị")
        OPEN = "open", _("đang xét")
        CLOSED = "closed", _("đã kết thúc")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="award_rounds")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_rounds")
    title = models.CharField("tên đợt khen thưởng", max_length=300)
    # the achievements that count
    period_from = models.DateField("thành tích từ ngày")
    period_to = models.DateField("đến hết ngày")
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    # the tree by which its places are counted: that of the day it was opened, whatever becomes of the units;
    # None while it is prepared
    tree_on = models.DateField(null=True)

    objects = AwardRoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_awardround_uuid_unique"),
            models.UniqueConstraint(fields=["theme", "title"], name="commendations_awardround_named_once"),
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="commendations_awardround_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open", "closed"]),
                name="commendations_awardround_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commendations:round", args=[self.uuid])


class Phase(models.Model):
    """When a step of the round happens. Phases may overlap: councils of lower levels judge while others still
    nominate."""

    class Kind(models.TextChoices):
        NOMINATE = "nominate", _("đề nghị")
        CONSULT = "consult", _("lấy ý kiến hiệp y")
        JUDGE = "judge", _("hội đồng xét")
        COMMENT = "comment", _("lấy ý kiến công khai")
        PUBLISH = "publish", _("công bố")

    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="phases")
    kind = models.CharField("bước", max_length=8, choices=Kind.choices)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="commendations_phase_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="commendations_phase_in_order"
            ),
        ]


class Quota(models.Model):
    """How many places a form has for a kind, in a branch of the tree (None: in the whole round).

    `nominated` and `decided` are kept by `quotas.py` alone: a place is taken by one conditional update on
    every quota above the nomination, so that two councils of the same second cannot take the last one both.
    """

    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="quotas")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="quotas")
    kind = models.CharField("đối tượng", max_length=10, choices=SubjectKind.choices)
    branch = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="award_quotas")
    places = models.PositiveSmallIntegerField("chỉ tiêu")
    nominated = models.PositiveIntegerField("đã đề nghị", default=0)
    decided = models.PositiveSmallIntegerField("đã chọn", default=0)
    # a branch is given places to nominate for; the round's own places are what its council may choose
    limits_nominations = models.BooleanField("giới hạn số đề nghị", default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "form", "kind", "branch"], name="commendations_quota_once_a_branch"
            ),
            models.UniqueConstraint(
                fields=["round", "form", "kind"],
                condition=Q(branch=None),
                name="commendations_quota_once_a_round",
            ),
            models.CheckConstraint(
                condition=Q(decided__lte=F("places")), name="commendations_quota_never_passed"
            ),
            models.CheckConstraint(
                condition=Q(limits_nominations=False) | Q(nominated__lte=F("places")),
                name="commendations_quota_nominations_within",
            ),
            models.CheckConstraint(
                condition=Q(decided__lte=F("nominated")), name="commendations_quota_decided_of_nominated"
            ),
        ]

    @property
    def places_left(self) -> int:
        """Places nobody is nominated for yet, where nominations are limited; else places not yet chosen."""
        return self.places - (self.nominated if self.limits_nominations else self.decided)
