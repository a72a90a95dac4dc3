"""A line of a handwritten list that became a petition: by it the same list is known when it comes again."""

from django.db import models
from django.db.models import Q

from nep.organisations.models import Unit
from nep.petitions.models.petition import Petition


class PaperLine(models.Model):
    """List `number` of the day `listed_on` at the desk `unit`, line `line`. `fingerprint` is keyed: it tells
    the same contents from others, and nothing else."""

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="paper_line")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.CharField("danh sách số", max_length=40)
    listed_on = models.DateField("ngày của danh sách")
    line = models.PositiveIntegerField("dòng số")
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "listed_on", "number", "line"], name="petitions_paperline_once"
            ),
            models.CheckConstraint(
                condition=Q(line__gte=1) & ~Q(number=""), name="petitions_paperline_has_place"
            ),
        ]
