"""`make demo`: the sample province, made once, then served on loopback with its worker."""

import argparse
import os
import shutil
import socket
import sys
from pathlib import Path


def refuse_taken_port(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(
                f"Cổng {port} đang có chương trình khác dùng. Chạy: make demo PORT={port + 1}"
                f" / Port {port} is taken. Run: make demo PORT={port + 1}"
            )


def make_province(home: Path) -> None:
    """Database, shipped records, static files, and the sample where there is none yet."""
    import django

    django.setup()
    from django.core.management import call_command, get_commands

    from nep.jobs.preparation import prepare

    for sentence in prepare():
        print(f"· {sentence}", flush=True)
    made = home / "sample-made"
    if not made.exists() and "demo" in get_commands():
        print("· Đang tạo tỉnh mẫu.", flush=True)
        call_command("demo")
        made.touch()


def tell_who_can_sign_in() -> None:
    from nep.accounts.models import User

    users = User.objects.filter(is_active=True).order_by("pk")[:20]
    if users:
        print("Tên đăng nhập:", ", ".join(user.username for user in users))


def serve(port: int) -> None:
    """In this process, which has read the product already, and by one server process: one reader needs no
    second, and each takes its time to start."""
    from django.core.management import call_command

    call_command("serve", port=port, workers=1, with_worker=True)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--reset", action="store_true")
    given = options.parse_args()
    refuse_taken_port(given.port)
    home = Path(os.environ["NEP_HOME"])
    if given.reset:
        shutil.rmtree(home, ignore_errors=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    os.environ.setdefault("NEP_PUBLIC_URL", f"http://127.0.0.1:{given.port}")
    make_province(home)
    tell_who_can_sign_in()
    sys.stdout.flush()
    serve(given.port)


if __name__ == "__main__":
    main()
