"""Words known on both sides: events with their sentences, kinds of notice, names of migrations."""

import ast
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from nep.audit.registry import registered_events
from nep.notices.registry import registered_kinds
from tests.architecture.house import ROOT, SOURCE, first_arguments, modules, strings

MOST_LINES = 600
LONGEST_LINE = 400
CODE = {".py", ".html", ".js", ".css", ".scss", ".sh"}
MIGRATION = re.compile(r"\d{4}_(?!auto_|alter_|remove_.*_and_more)[a-z0-9_]+")


def used_words(trees: Mapping[str, ast.AST], *functions: str) -> set[str]:
    return {word for tree in trees.values() for word in first_arguments(tree, *functions)}


def words_outside_declarations(trees: Mapping[str, ast.AST]) -> set[str]:
    """Every string of the code, the declarations themselves left out."""
    kept = (tree for name, tree in trees.items() if not name.endswith(("registry", ".apps")))
    return set().union(*(strings(tree) for tree in kept))


def unknown_words(used: Iterable[str], known: Iterable[str]) -> list[str]:
    return sorted(set(used) - set(known))


def test_every_event_that_is_recorded_has_its_sentence() -> None:
    assert unknown_words(used_words(modules(), "record"), registered_events()) == []


def test_every_event_with_a_sentence_is_recorded_somewhere() -> None:
    assert unknown_words(registered_events(), words_outside_declarations(modules())) == []


def test_every_kind_of_notice_that_is_sent_can_be_read() -> None:
    assert unknown_words(used_words(modules(), "send"), registered_kinds()) == []


def test_an_event_without_a_sentence_is_seen() -> None:
    seeded = {"nep.x.actions": ast.parse("record('thing_done' if a else 'thing_undone', thing=t)")}
    assert unknown_words(used_words(seeded, "record"), {"thing_done"}) == ["thing_undone"]
    assert unknown_words({"thing_lost"}, words_outside_declarations(seeded)) == ["thing_lost"]


def badly_named(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not MIGRATION.fullmatch(name))


def test_every_migration_is_named_for_what_it_does() -> None:
    assert badly_named(path.stem for path in SOURCE.glob("*/migrations/[0-9]*.py")) == []


def test_a_migration_that_a_machine_named_is_seen() -> None:
    names = ["0001_initial", "0002_auto_20260101_0000", "0003_remove_slip_day_and_more", "0004_add_slips"]
    assert badly_named(names) == ["0002_auto_20260101_0000", "0003_remove_slip_day_and_more"]


def tracked_files() -> list[Path]:
    """Files that git keeps or would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [path for name in listed if (path := ROOT / name).suffix in CODE and path.is_file()]


def too_long(name: str, text: str) -> list[str]:
    lines = text.count("\n")
    return [f"{name}: {lines} lines"] if lines > MOST_LINES else []


def looks_vendored(name: str, text: str) -> list[str]:
    """Signs of somebody else's code kept here: a banner, a minified line, a vendor folder."""
    signs = {
        "in a vendor folder": re.search(r"(^|/)(vendor|third_party)/|\.min\.", name),
        "carries a licence banner": re.search(r"/\*!|@license|@preserve", text),
        "is minified": any(len(line) > LONGEST_LINE for line in text.splitlines())
        and name.endswith((".js", ".css")),
    }
    return [f"{name} {sign}" for sign, found in signs.items() if found]


def test_no_file_is_too_long_and_none_is_somebody_elses() -> None:
    faults = []
    for path in tracked_files():
        name, text = str(path.relative_to(ROOT)), path.read_text()
        faults += too_long(name, text)
        if not name.startswith("tests/architecture/"):
            faults += looks_vendored(name, text)
    assert faults == []


def test_a_long_file_and_a_vendored_one_are_seen() -> None:
    assert too_long("x.py", "\n" * 601) == ["x.py: 601 lines"]
    assert looks_vendored("static/vendor/a.js", "/*! a library */" + "x" * 500) == [
        "static/vendor/a.js in a vendor folder",
        "static/vendor/a.js carries a licence banner",
        "static/vendor/a.js is minified",
    ]
