"""While somebody writes: who has the article open, and what the page keeps by itself."""

from django.db import models

from nep.newsroom.models.article import Article
from nep.organisations.models import Person


class EditLock(models.Model):
    """Who writes. It goes stale after `editing.STALE` without a sign of life, and may be taken over."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="lock")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("người đang sửa", max_length=300)
    taken_at = models.DateTimeField("từ lúc")
    seen_at = models.DateTimeField("còn ở đó lúc")


class DraftCopy(models.Model):
    """What the edit page sent by itself and nobody saved yet: one copy of each article, no revision. It lies
    on revision `base`; it is gone with the next save."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="copy")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    base = models.PositiveIntegerField("trên bản số")
    title = models.CharField("tên bài", max_length=300, blank=True)
    lead = models.CharField("lời dẫn", max_length=600, blank=True)
    body = models.TextField("nội dung", blank=True)
    tags = models.CharField("chủ đề", max_length=300, blank=True)
    saved_at = models.DateTimeField("tự lưu lúc")
