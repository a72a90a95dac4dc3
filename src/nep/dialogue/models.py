"""Listening days: speakers, opinions, issues."""

from django.db import models

from nep.meetings.models import Meeting


class ListeningDay(models.Model):
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="listening_day")
