"""How often an article was read: a number for each day, and nothing about who read it."""

from django.db import models

from nep.newsroom.models.article import Article


class ViewCount(models.Model):
    """Readings of one article on one day."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="view_counts")
    day = models.DateField("ngày")
    count = models.PositiveIntegerField("lượt xem", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "day"], name="newsroom_viewcount_once_a_day"),
        ]
        indexes = [models.Index(fields=["day"], name="newsroom_viewcount_day")]


class TakenSpool(models.Model):
    """A spool file whose views are in the counts already, so that none is counted twice."""

    name = models.CharField(max_length=100)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="newsroom_takenspool_name_unique")]
