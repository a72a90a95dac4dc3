"""What people say and ask, in three texts, and its way to an answer."""

import uuid

from django.db import models

from nep.meetings.models import Meeting
from nep.norms.models import Deadline
from nep.organisations.models import Unit
from nep.promises.models import Promise


class Petition(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="petitions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="petitions")
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    promises = models.ManyToManyField(Promise, related_name="petitions")
    received_on = models.DateField()
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="petitions_petition_uuid_unique")]
