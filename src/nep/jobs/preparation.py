"""Making a new installation, or a new version, ready to serve."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from nep.jobs.registry import registered_loads

STATIC_STAMP = ".collected-from"


def prepare() -> Iterator[str]:
    """Migrate, load shipped records, collect static files; tell each step that had work."""
    if unapplied_migrations():
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        yield "Đã dựng cơ sở dữ liệu."
    for name, load in registered_loads().items():
        if load():
            yield f"Đã nạp {name}."
    if not static_is_fresh():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        (Path(settings.STATIC_ROOT) / STATIC_STAMP).write_text(static_digest())
        yield "Đã gom tệp tĩnh."


def unapplied_migrations() -> list[str]:
    """Names of migrations that this database has not seen. Raises DatabaseError when it cannot be reached."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def static_digest() -> str:
    """What the static files are made of, by name, size and time: fast enough for every start."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            total.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return total.hexdigest()


def static_is_fresh() -> bool:
    stamp = Path(settings.STATIC_ROOT) / STATIC_STAMP
    return stamp.exists() and stamp.read_text() == static_digest()


def what_is_missing() -> list[str]:
    """Vietnamese sentences that say what keeps the server from starting."""
    try:
        pending = unapplied_migrations()
    except DatabaseError as error:
        return [f"Không mở được cơ sở dữ liệu: {error}."]
    faults = []
    if pending:
        faults.append(f"Cơ sở dữ liệu chưa sẵn sàng ({len(pending)} bước chưa chạy). Chạy: nep prepare")
    elif not static_is_fresh():
        faults.append("Tệp tĩnh chưa được gom hoặc đã cũ. Chạy: nep prepare")
    return faults
