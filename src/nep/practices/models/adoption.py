"""Another unit does it too: from whom it learned, what it changed, what came of it there."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from nep.organisations.models import Unit, World
from nep.practices.models.practice import Level, Practice

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    def shown_to(self, actor: "Actor") -> "AdoptionQuerySet":
        """What a Party body does stays on the Party side (safeguard 19); of practices that `actor` sees."""
        if actor.unit is not None and actor.grants and actor.unit.world == World.PARTY:
            return self
        if actor.unit is not None:
            return self.filter(~Q(unit__world=World.PARTY) | Q(unit=actor.unit))
        return self.exclude(unit__world=World.PARTY)


AdoptionManager = models.Manager.from_queryset(AdoptionQuerySet)


class Adoption(models.Model):
    """One unit applies one practice, once. `from_adoption` is whose way it took over; None means from the
    owners themselves. No unit learns, over others, from itself: see `actions.adopting`."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="adoptions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="adoptions")
    from_adoption = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers")
    level = models.CharField("cấp", max_length=16, choices=Level.choices)
    changed = models.TextField("đã thay đổi gì", blank=True)
    results = models.TextField("kết quả ở đơn vị", blank=True)
    adopted_on = models.DateField("ngày bắt đầu áp dụng")
    recorded_on = models.DateField("ngày ghi vào hệ thống")
    stopped_on = models.DateField("ngày thôi áp dụng", null=True)
    reason = models.CharField("lý do thôi", max_length=1000, blank=True)
    recorded_by_title = models.CharField("người ghi", max_length=300)

    objects = AdoptionManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="practices_adoption_uuid_unique"),
            models.UniqueConstraint(fields=["practice", "unit"], name="practices_adoption_once_a_unit"),
            models.CheckConstraint(
                condition=Q(from_adoption=None) | ~Q(from_adoption=F("id")),
                name="practices_adoption_not_from_itself",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__lte=F("recorded_on")), name="practices_adoption_not_in_future"
            ),
            models.CheckConstraint(
                condition=Q(stopped_on=None) | (Q(stopped_on__gte=F("adopted_on")) & ~Q(reason="")),
                name="practices_adoption_stopped_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "adopted_on"], name="practices_adoption_adopted")]
