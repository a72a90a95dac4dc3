"""Django's `migrate`, with the executor of `nep.jobs.migrating`."""

from django.core.management.commands import migrate

from nep.jobs.migrating import Executor

migrate.MigrationExecutor = Executor  # type: ignore[attr-defined] # the command offers no other place to name one


class Command(migrate.Command):
    pass
