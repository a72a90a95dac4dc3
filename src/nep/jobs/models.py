"""The schedule of periodic work and the heartbeat of who runs it."""

from django.db import models


class ScheduledJob(models.Model):
    """One named piece of periodic work; its function is found in the registry."""

    name = models.CharField(max_length=64)
    every_seconds = models.PositiveIntegerField()
    next_run_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="jobs_scheduledjob_name_unique")]
