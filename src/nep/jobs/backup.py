"""`nep backup`: database and files into one archive, keys into another, at the same moment."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from nep.jobs.archives import ArchiveWriter, fingerprints_of
from nep.jobs.models import Backup
from nep.web import clock
from nep.web.errors import Refusal

PAGES_AT_ONCE = 2000


class SameFolder(Refusal):
    sentence = "Dữ liệu và khóa phải cất ở hai thư mục khác nhau: ai lấy được cả hai thì mở được mọi thứ."


class NoDumpTool(Refusal):
    sentence = (
        "Cần pg_dump và pg_restore để sao lưu PostgreSQL (Debian, Ubuntu: apt install postgresql-client)."
    )


def back_up(*, to: Path, keys_to: Path, at: datetime) -> Backup:
    """Write `nep-TIME.tar.gz` into `to` and `nep-TIME-keys.tar` into `keys_to`; enter it for `nep doctor`.

    The server may go on: SQLite is copied by its online backup, PostgreSQL by pg_dump. Files are only ever
    added, never changed, so those that the copied rows name are all there. Both archives are readable by this
    account only. Raises SameFolder, NoDumpTool.
    """
    to, keys_to = to.resolve(), keys_to.resolve()
    if to == keys_to:
        raise SameFolder
    for folder in (to, keys_to):
        folder.mkdir(parents=True, exist_ok=True)
    name = f"nep-{at.astimezone(clock.LOCAL):%Y%m%d-%H%M%S}"
    archive, keys = to / f"{name}.tar.gz", keys_to / f"{name}-keys.tar"
    write_data(archive, at=at)
    write_keys(keys, name=name)
    return Backup.objects.create(made_at=at, archive=str(archive), keys=str(keys))


def write_data(path: Path, *, at: datetime) -> None:
    facts = {
        "made_at": at.isoformat(),
        "engine": connection.vendor,
        "keys": fingerprints_of(Path(settings.KEYS_DIR)),
    }
    with writing(path, "w:gz") as archive, tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "database"
        copy_database(copy)
        archive.add("database", copy)
        files = Path(settings.FILES_DIR)
        for file in sorted(path for path in files.rglob("*") if path.is_file()):
            archive.add(f"files/{file.relative_to(files)}", file)
        archive.finish(facts)


def write_keys(path: Path, *, name: str) -> None:
    with writing(path, "w") as archive:
        for key in sorted(path for path in Path(settings.KEYS_DIR).glob("*") if path.is_file()):
            archive.add(f"keys/{key.name}", key)
        archive.finish({"of": name})


@contextmanager
def writing(path: Path, mode: str) -> Iterator[ArchiveWriter]:
    """Write beside, then move into place: a file of that name is a whole archive, whatever happens."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            with tarfile.open(fileobj=raw, mode=mode) as tar:  # type: ignore[call-overload] # one of two literals
                yield ArchiveWriter(tar)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def copy_database(to: Path) -> None:
    if connection.vendor == "sqlite":
        copy_sqlite(to)
    else:
        copy_postgresql(to)


def copy_sqlite(to: Path) -> None:
    """SQLite's own online backup: readers and writers go on while it runs."""
    connection.ensure_connection()
    source: sqlite3.Connection = connection.connection
    with closing(sqlite3.connect(to)) as target:
        source.backup(target, pages=PAGES_AT_ONCE)


def copy_postgresql(to: Path) -> None:
    tool = shutil.which("pg_dump")
    if tool is None:
        raise NoDumpTool
    command = [tool, "--format=custom", "--no-owner", f"--file={to}", *postgresql_arguments()]
    subprocess.run(command, check=True, env=postgresql_environment())


def postgresql_arguments() -> list[str]:
    given = connection.settings_dict
    named = {
        "--host": given["HOST"],
        "--port": given["PORT"],
        "--username": given["USER"],
        "--dbname": given["NAME"],
    }
    return [f"{option}={value}" for option, value in named.items() if value]


def postgresql_environment() -> dict[str, str]:
    """The password goes by the environment, where other users of the machine cannot read it."""
    return {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"] or "")}
