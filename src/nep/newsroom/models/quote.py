"""What an article quotes of the rest of the house, so that its readers can look it up."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.commendations.models import AwardDecision
from nep.measures.models import FrozenFigure
from nep.newsroom.models.article import Article
from nep.organisations.models import Unit
from nep.practices.models import Practice
from nep.promises.models import Promise

THINGS = ("promise", "practice", "frozen", "decision")


def _one_of(thing: str) -> Q:
    """`thing` and no other."""
    return Q(kind=thing, measure_key="", **{f"{thing}__isnull": False}) & Q(
        **{other: None for other in THINGS if other != thing}
    )


class Quote(models.Model):
    """Quotation `number` of an article; its place is the mark [[trích N]] in the body. Exactly one thing is
    quoted: a figure as it stands (`measure_key`, `unit`, period; `value` is what it was when it was quoted),
    a frozen figure, a promise, a practice or an award decision. Added, never changed."""

    class Kind(models.TextChoices):
        FIGURE = "figure", _("số hiện nay")
        FROZEN = "frozen", _("số đã chốt")
        PROMISE = "promise", _("việc đã hứa")
        PRACTICE = "practice", _("mô hình")
        DECISION = "decision", _("quyết định khen thưởng")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="quotes")
    number = models.PositiveSmallIntegerField("trích số")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    promise = models.ForeignKey(Promise, null=True, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(Practice, null=True, on_delete=models.PROTECT, related_name="+")
    frozen = models.ForeignKey(FrozenFigure, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(AwardDecision, null=True, on_delete=models.PROTECT, related_name="+")
    measure_key = models.CharField("số liệu", max_length=64, blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    period_from = models.DateField("từ ngày", null=True)
    period_to = models.DateField("đến hết ngày", null=True)
    value = models.BigIntegerField("số lúc trích", null=True)
    quoted_at = models.DateTimeField("trích lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="newsroom_quote_number_unique"),
            models.CheckConstraint(
                condition=_one_of("promise")
                | _one_of("practice")
                | _one_of("frozen")
                | _one_of("decision")
                | (
                    Q(
                        kind="figure",
                        unit__isnull=False,
                        period_from__isnull=False,
                        period_to__isnull=False,
                        value__isnull=False,
                        **dict.fromkeys(THINGS),
                    )
                    & ~Q(measure_key="")
                ),
                name="newsroom_quote_of_one_thing",
            ),
        ]
