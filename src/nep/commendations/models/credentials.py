"""What a computer can check: credentials signed by keys of ours, and their list of revocations.

Only of what is decided here (safeguard 20). The register's entry is the truth; a credential is a copy that
says where it lies.
"""

from django.db import models
from django.db.models import Q

from nep.commendations.models.decisions import RegisterEntry
from nep.organisations.models import Unit

LIST_SIZE = 131_072  # bits: the smallest list that the standard allows, so that one bit tells nothing


class SigningKey(models.Model):
    """A public key, for ever: what an old key signed is still checked by it. The private half is a file
    outside the database."""

    kid = models.CharField(max_length=40)
    jwk = models.JSONField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kid"], name="commendations_signingkey_kid_unique"),
            models.UniqueConstraint(
                fields=["is_current"],
                condition=Q(is_current=True),
                name="commendations_signingkey_one_current",
            ),
            models.CheckConstraint(
                condition=Q(is_current=True, retired_at=None) | Q(is_current=False, retired_at__isnull=False),
                name="commendations_signingkey_retired_at_a_moment",
            ),
        ]


class Credential(models.Model):
    """The signed copy of an entry, byte for byte as it was issued. A correction revokes it and issues another
    one."""

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="credentials")
    # whose list of revocations it stands on
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    list_number = models.PositiveIntegerField(default=1)
    list_index = models.PositiveIntegerField()
    token = models.TextField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "list_number", "list_index"], name="commendations_credential_own_bit"
            ),
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(revoked_at=None),
                name="commendations_credential_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(list_index__lt=LIST_SIZE), name="commendations_credential_within_its_list"
            ),
        ]
