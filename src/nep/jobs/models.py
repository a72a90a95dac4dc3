"""The schedule of periodic work, the heartbeat of who runs it, and the backups that were made."""

from django.db import models


class ScheduledJob(models.Model):
    """One named piece of periodic work; its function is found in the registry.

    `next_run_at` is also the lease: whoever moves it forward runs the job.
    """

    name = models.CharField(max_length=64)
    next_run_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="jobs_scheduledjob_name_unique")]


class Heartbeat(models.Model):
    """A worker process says that it lives. A row that grew old belongs to a dead one."""

    worker_id = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker_id"], name="jobs_heartbeat_worker_unique")]


class Backup(models.Model):
    """Where a backup went, so that `nep doctor` can see whether data and keys lie together."""

    made_at = models.DateTimeField()
    archive = models.CharField(max_length=500)
    keys = models.CharField(max_length=500)
