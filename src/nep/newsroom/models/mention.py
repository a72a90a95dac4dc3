"""Leaders whom an article names, with the post that each held on the day of which it tells."""

from django.db import models
from django.db.models import Q

from nep.newsroom.models.article import Article
from nep.organisations.models import Post


class Mention(models.Model):
    """Person `number` of an article, for whom the mark [[người N]] stands in the body. `title` and `name` are
    what the record said when the mention was added and, from `frozen_at` on, what was published: a record
    that changes later changes no article. Added, never removed."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="mentions")
    number = models.PositiveSmallIntegerField("người số")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    day = models.DateField("giữ chức vụ vào ngày")
    title = models.CharField("chức danh đầy đủ", max_length=500)
    name = models.CharField("họ và tên", max_length=120)
    frozen_at = models.DateTimeField("đăng lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="newsroom_mention_number_unique"),
            models.UniqueConstraint(fields=["article", "post", "day"], name="newsroom_mention_once_a_day"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(name=""), name="newsroom_mention_in_words"),
        ]
