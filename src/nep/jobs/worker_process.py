"""`python -m nep.jobs.worker_process`: the worker, started by the supervisor."""

import os

import django

from nep.web.lifeline import die_with_parent


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    die_with_parent()
    django.setup()
    from nep.jobs.worker import Worker  # models can be read only now

    worker = Worker()
    worker.stop_at_signal()
    worker.run()


if __name__ == "__main__":
    main()
