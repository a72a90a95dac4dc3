"""A backup is worth what its restore brings back, so both are run as commands, in homes of their own."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.processes import NEP, environment

pytestmark = [pytest.mark.sqlite, pytest.mark.long]


PETITION = """
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, a_post
from tests.factories.petitions import a_petition
from nep.organisations.roles import Role
shipped_norms()
units = a_province()
a_post(units["commune"], Role.RECEPTION_DESK)
a_petition(units["commune"], at=clock.now())
"""
"""A petition in a small province, so that there is something to count."""
FIGURES = ("figures", "--unit", "99", "--from", "01/01/2023", "--to", "31/12/2023", "--json")


class Installation:
    """A home of its own, driven by the command line like any other."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def nep(self, *words: str | Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
        command = [*NEP, *map(str, words)]
        result = subprocess.run(
            command, env=environment(self.home, NEP_TODAY="2023-12-27"), capture_output=True, text=True
        )
        assert result.returncode == expect, result.stdout + result.stderr
        return result

    @property
    def database(self) -> Path:
        return self.home / "nep.sqlite3"

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table, in a fixed order."""
        with closing(sqlite3.connect(self.database)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return {
                name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
                for (name,) in names.fetchall()
                if name not in {"jobs_backup", "sqlite_sequence"}  # the backup itself was entered after
            }

    def hashes(self, folder: str) -> dict[str, str]:
        root = self.home / folder
        return {
            str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in root.rglob("*")
            if path.is_file()
        }


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with a user, a file and keys, and one backup of it in `data` and `keys`."""
    folder = tmp_path_factory.mktemp("backup")
    installation = Installation(folder / "home")
    installation.nep("django", "migrate", "--verbosity=0")
    installation.nep("django", "shell", "--no-imports", "-c", PETITION)
    program = (
        "from nep.accounts.models import User; from nep.web import clock;"
        "User.objects.create_user('an', display_name='Nguyễn Thị Mẫu', created_at=clock.real_now())"
    )
    installation.nep("django", "shell", "--no-imports", "-c", program)
    stored = installation.home / "files" / "ab" / "photo"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(os.urandom(3000))
    installation.nep("backup", "--to", folder / "data", "--keys-to", folder / "keys")
    return installation


def the_backup(original: Installation) -> tuple[Path, Path]:
    root = original.home.parent
    return next((root / "data").glob("*.tar.gz")), next((root / "keys").glob("*-keys.tar"))


def test_a_restore_brings_back_every_row_file_and_key(original: Installation, tmp_path: Path) -> None:
    archive, keys = the_backup(original)
    copy = Installation(tmp_path / "home")
    copy.nep("restore", archive, "--keys", keys)
    assert copy.rows() == original.rows()
    assert copy.hashes("files") == original.hashes("files") != {}
    assert copy.hashes("keys") == original.hashes("keys") != {}


def test_a_restored_installation_counts_the_same_figures(original: Installation, tmp_path: Path) -> None:
    archive, keys = the_backup(original)
    copy = Installation(tmp_path / "home")
    copy.nep("restore", archive, "--keys", keys)
    before = json.loads(original.nep(*FIGURES).stdout)
    assert json.loads(copy.nep(*FIGURES).stdout) == before
    values = {figure["key"]: figure["value"] for figure in before}
    assert values["petitions_received"] == 1


def test_a_backup_of_an_older_version_is_brought_up_to_this_one(
    original: Installation, tmp_path: Path
) -> None:
    older = Installation(tmp_path / "older")
    shutil.copytree(original.home, older.home)
    with closing(sqlite3.connect(older.database)) as connection:
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE name GLOB 'imports_*' AND type = 'table'"
        ).fetchall():
            connection.execute(f'DROP TABLE "{table}"')
        connection.execute("DELETE FROM django_migrations WHERE app = 'imports'")
        connection.commit()
    older.nep("backup", "--to", tmp_path / "data", "--keys-to", tmp_path / "keys")
    archive, keys = next((tmp_path / "data").iterdir()), next((tmp_path / "keys").iterdir())
    copy = Installation(tmp_path / "home")
    copy.nep("restore", archive, "--keys", keys)
    assert copy.rows().keys() == original.rows().keys() > older.rows().keys()


def test_the_data_archive_holds_no_key(original: Installation) -> None:
    archive, keys = the_backup(original)
    secrets = [path.read_bytes() for path in (original.home / "keys").iterdir()]
    with tarfile.open(archive) as tar:
        contents = [tar.extractfile(member).read() for member in tar if member.isfile()]  # type: ignore[union-attr]
    assert secrets
    assert not any(secret in content for secret in secrets for content in contents)
    assert (archive.stat().st_mode & 0o777, keys.stat().st_mode & 0o777) == (0o600, 0o600)


def test_data_and_keys_in_one_folder_are_refused(original: Installation, tmp_path: Path) -> None:
    said = original.nep("backup", "--to", tmp_path, "--keys-to", tmp_path, expect=1).stderr
    assert "hai thư mục khác nhau" in said
    assert list(tmp_path.iterdir()) == []


def test_doctor_is_red_when_data_and_keys_lie_together(original: Installation, tmp_path: Path) -> None:
    archive, keys = the_backup(original)
    assert keys_fault(original) == []
    moved = archive.parent / keys.name
    shutil.copy(keys, moved)
    try:
        assert "nằm chung" in keys_fault(original)[0]
    finally:
        moved.unlink()


def keys_fault(installation: Installation) -> list[str]:
    faults: list[str] = json.loads(installation.nep("doctor", "--json", expect=1).stdout)["khóa"]
    return faults


def test_a_restore_over_data_is_refused_and_forced_on_request(original: Installation, tmp_path: Path) -> None:
    archive, keys = the_backup(original)
    copy = Installation(tmp_path / "home")
    copy.nep("restore", archive, "--keys", keys)
    extra = copy.home / "files" / "new"
    extra.write_bytes(b"new")
    assert "--force" in copy.nep("restore", archive, "--keys", keys, expect=1).stderr
    assert extra.exists()
    copy.nep("restore", archive, "--keys", keys, "--force")
    assert not extra.exists()
    assert copy.rows() == original.rows()


def test_a_restore_without_the_keys_of_that_backup_is_refused(original: Installation, tmp_path: Path) -> None:
    archive, _ = the_backup(original)
    copy = Installation(tmp_path / "home")
    assert "--keys" in copy.nep("restore", archive, expect=1).stderr
    assert not copy.database.exists()


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_damaged_archive_is_refused_and_nothing_is_written(
    original: Installation, tmp_path: Path, place: float
) -> None:
    archive, keys = the_backup(original)
    content = bytearray(archive.read_bytes())
    content[int(len(content) * place)] ^= 0xFF
    damaged = tmp_path / archive.name
    damaged.write_bytes(content)
    copy = Installation(tmp_path / "home")
    assert "hỏng" in copy.nep("restore", damaged, "--keys", keys, expect=1).stderr
    assert not copy.database.exists()
