"""`nep restore`: a backup becomes an installation again, and is checked before anything is touched."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from nep.jobs.archives import fingerprints_of, unpack
from nep.jobs.backup import NoDumpTool, postgresql_arguments, postgresql_environment
from nep.jobs.registry import registered_replays
from nep.web.errors import Refusal


class TargetNotEmpty(Refusal):
    sentence = "Nơi này đã có dữ liệu. Dừng máy chủ, rồi thêm --force nếu thật sự muốn ghi đè."


class OtherDatabase(Refusal):
    sentence = "Bản sao lưu này của một loại cơ sở dữ liệu khác. Đặt NEP_DATABASE_URL cho đúng loại."


class KeysMissing(Refusal):
    sentence = "Khóa ở đây không mở được bản sao lưu này. Thêm --keys TỆP_KHÓA của chính bản đó."


def restore(archive: Path, *, keys: Path | None, force: bool) -> None:
    """Check everything, then put database, files and keys in place, bring the tables of an
    older version up to this one, and repeat erasures made since.

    Nothing is touched when an archive is damaged, the target holds data (without `force`), or the keys are
    not those of the backup. The server must be down. Raises BadArchive, TargetNotEmpty, OtherDatabase,
    KeysMissing.
    """
    if not force and holds_data():
        raise TargetNotEmpty
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as folder:
        data, secrets = Path(folder) / "data", Path(folder) / "keys"
        manifest = unpack(archive, into=data)
        if manifest["engine"] != connection.vendor:
            raise OtherDatabase
        check_keys(manifest, keys, secrets)
        place_database(data / "database")
        place_folder(data / "files", Path(settings.FILES_DIR))
        if keys is not None:
            place_folder(secrets / "keys", Path(settings.KEYS_DIR))
    call_command("migrate", interactive=False, verbosity=0)
    for replay in registered_replays().values():
        replay()


def holds_data() -> bool:
    """True when this installation has files, or tables. Looking makes no file."""
    if any(Path(settings.FILES_DIR).rglob("*")):
        return True
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return False
    return "django_migrations" in connection.introspection.table_names()


def check_keys(manifest: dict[str, Any], keys: Path | None, into: Path) -> None:
    """The keys that will be in place after the restore are those with which the backup was written."""
    if keys is None:
        found = fingerprints_of(Path(settings.KEYS_DIR))
    else:
        unpack(keys, into=into)
        found = fingerprints_of(into / "keys")
    if not manifest["keys"].items() <= found.items():
        raise KeysMissing


def place_database(copy: Path) -> None:
    if connection.vendor == "postgresql":
        place_postgresql(copy)
        return
    connection.close()
    target = Path(str(connection.settings_dict["NAME"]))
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy, target.with_name(target.name + ".new"))
    target.with_name(target.name + ".new").replace(target)


def place_postgresql(copy: Path) -> None:
    tool = shutil.which("pg_restore")
    if tool is None:
        raise NoDumpTool
    options = ["--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction"]
    connection.close()
    subprocess.run(
        [tool, *options, *postgresql_arguments(), str(copy)], check=True, env=postgresql_environment()
    )


def place_folder(source: Path, target: Path) -> None:
    """Make `target` hold exactly what `source` holds, readable by this account only."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True, mode=0o700)
    if not source.is_dir():
        return
    for path in source.rglob("*"):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
            place.chmod(0o600)
