"""Where the same words were written, without keeping the words a second time."""

from django.db import models

from nep.reviews.models.unit_reports import ReportText


class ParagraphMark(models.Model):
    """A hash of one paragraph of a unit's report, folded so that marks, capitals, figures and punctuation do
    not tell two apart. Derived: written by `repetition.mark`, rebuilt and checked by `repetition`."""

    text = models.ForeignKey(ReportText, on_delete=models.CASCADE, related_name="marks")
    position = models.PositiveSmallIntegerField()
    digest = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "position"], name="reviews_paragraphmark_once"),
        ]
        indexes = [models.Index(fields=["digest"], name="reviews_paragraphmark_digest")]
