"""Sealed text: who sent it, and the words as they came. Opened by a POST with a reason, never searched."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nep.petitions.models.petition import Petition


class SealedText(models.Model):
    """AES-GCM under the key file `key_id`; bound to its petition and kind, so a row cannot be moved."""

    class Kind(models.TextChoices):
        IDENTITY = "identity", _("thông tin người gửi")
        ORIGINAL = "original", _("nguyên văn")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="sealed_texts")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key_id = models.CharField(max_length=16)
    nonce = models.BinaryField(max_length=12)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "kind"], name="petitions_sealedtext_kind_unique"),
        ]
