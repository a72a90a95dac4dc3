"""What was said and concluded at a conference: minutes that keep every version, conclusions that are work."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post
from nep.programmes.models import Lesson, Theme
from nep.promises.models import Promise
from nep.reviews.models.conferences import AgendaItem, Conference

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class Revision(models.Model):
    """One whole version of the minutes, never changed. `parts` is a list of [key, heading, words]: a part for
    each main item of the agenda, by its uuid, between an opening and a closing."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("bản số")
    parts = models.JSONField()
    written_at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    written_by_title = models.CharField("người ghi", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="reviews_revision_number_unique"),
        ]

    def words(self) -> dict[str, str]:
        """Key of the part -> its words."""
        return {key: words for key, _heading, words in self.parts}


class ConclusionQuerySet(models.QuerySet["Conclusion"]):
    def visible_to(self, actor: "Actor") -> "ConclusionQuerySet":
        return self.filter(conference__in=Conference.objects.visible_to(actor).values("pk"))


class Conclusion(models.Model):
    """What the conference concluded: work of a body with its day, which is a promise; a lesson for the next
    theme; or which theme comes next."""

    class Kind(models.TextChoices):
        WORK = "work", _("việc giao")
        LESSON = "lesson", _("bài học")
        NEXT_THEME = "next_theme", _("chuyên đề sau")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="conclusions")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="conclusions")
    position = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=12, choices=Kind.choices)
    text = models.TextField("nội dung")
    promise = models.OneToOneField(
        Promise, null=True, on_delete=models.PROTECT, related_name="review_conclusion"
    )
    lesson = models.OneToOneField(Lesson, null=True, on_delete=models.PROTECT, related_name="+")
    next_theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_conclusion_uuid_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="reviews_conclusion_says_something"),
            models.CheckConstraint(
                condition=Q(kind="work", promise__isnull=False, lesson=None, next_theme=None)
                | Q(kind="lesson", lesson__isnull=False, promise=None, next_theme=None)
                | Q(kind="next_theme", next_theme__isnull=False, promise=None, lesson=None),
                name="reviews_conclusion_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["conference"],
                condition=Q(kind="next_theme"),
                name="reviews_conclusion_theme_chosen_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text
