"""`python -m nep.jobs.web_server`: granian over WSGI, started by the supervisor.

Never gunicorn's gthread: it can write into an open SQLite file (docs/decisions/0002-granian.md).
"""

import argparse

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from nep.web.lifeline import die_with_parent


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--host", required=True)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--workers", type=int, required=True)
    options.add_argument("--threads", type=int, required=True)
    options.add_argument("--application", default="nep.wsgi:application", help="another door, for fault runs")
    given = options.parse_args()
    die_with_parent()
    Granian(
        given.application,
        address=given.host,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=given.threads,
        # A killed worker is replaced; one that cannot start ends the server, and the supervisor says so.
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main()
