"""The appointment slip: a number anyone may see, and two secrets that only its holder has."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nep.organisations.models import Post, Unit


class SlipBook(models.Model):
    """Slips printed ahead and folded, for the counter: the clerk sees numbers, never a secret."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="slip_books")
    number = models.PositiveIntegerField("quyển số")
    printed_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField("in lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="petitions_slipbook_number_unique"),
        ]


class Slip(models.Model):
    """Nothing readable is stored: both secrets are kept as HMACs under a key file.

    A slip of the public form can be shown again for a retry, because its secrets are derived from the key
    file and the form's own key, which the database keeps only as a hash.
    """

    class State(models.TextChoices):
        PRINTED = "printed", _("trong quyển, chưa dùng")
        USED = "used", pgettext_lazy("slip", "đã giao")
        VOID = "void", _("hủy")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    number = models.CharField("số phiếu", max_length=8)
    secret_mac = models.CharField(max_length=64)
    long_mac = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices)
    key_hash = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null: a slip without a form's key
    fingerprint = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    first_used_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tries_on = models.DateField(null=True)
    book = models.ForeignKey(SlipBook, null=True, on_delete=models.PROTECT, related_name="slips")
    book_page = models.PositiveSmallIntegerField("tờ số", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="petitions_slip_uuid_unique"),
            models.UniqueConstraint(fields=["number"], name="petitions_slip_number_unique"),
            models.UniqueConstraint(fields=["key_hash"], name="petitions_slip_key_unique"),
            models.UniqueConstraint(fields=["book", "book_page"], name="petitions_slip_page_unique"),
            models.CheckConstraint(
                condition=Q(book__isnull=True) | Q(book_page__isnull=False),
                name="petitions_slip_page_in_book",
            ),
            models.CheckConstraint(
                condition=Q(tries=0) | Q(tries_on__isnull=False), name="petitions_slip_tries_have_day"
            ),
        ]

    def __str__(self) -> str:
        return self.number
