"""The base of every command of `nep`: help in Vietnamese, errors on standard error, exit codes 0, 1, 2."""

import json
import sys
from abc import ABC, abstractmethod
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError, connection

from nep.web.errors import Refusal


class NepCommand(BaseCommand, ABC):
    """Subclasses set `help`, add arguments, and write `answer(**options)`.

    What `answer` returns is the exit code (None is 0). A Refusal ends with its sentence and code 1; a wrong
    argument with code 2, by argparse.
    """

    requires_system_checks = []
    suppressed_base_arguments = {
        *("--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color"),
        *("--force-color", "--skip-checks"),
    }

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser._optionals.title = "tùy chọn"
        parser._positionals.title = "phải có"
        parser._actions[0].help = "xem hướng dẫn này rồi thôi"
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = self.answer(**options)
        except (Refusal, CommandError) as refusal:
            self.stderr.write(f"nep: {refusal}")
            sys.exit(1)
        except (OperationalError, ProgrammingError):
            if _is_set_up():
                raise
            self.stderr.write("nep: Cơ sở dữ liệu chưa dựng. Ông/bà chạy nep prepare trước.")
            sys.exit(1)
        if code:
            sys.exit(code)

    @abstractmethod
    def answer(self, **options: Any) -> int | None:
        """What the command does; the exit code, None for 0."""

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)

    def say_json(self, value: object) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _is_set_up() -> bool:
    """Whether `nep prepare` has ever made the tables. A database that cannot be reached raises again."""
    return "django_migrations" in connection.introspection.table_names()
