"""The English catalogue: `update` it from the source, `check` that nothing is missing, `compile` it.

Source strings are Vietnamese. GNU gettext is not needed: Babel reads and writes the catalogue, and templates
are read through Django's own `templatize`.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nep"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "Sentence": None,
    "UnreadableError": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
STRING = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*(u?{STRING}(?:\s*,\s*u?{STRING})*)")
PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")

Found = tuple[str, str | tuple[str, ...], str | None]


def messages() -> Iterator[Found]:
    """(path, message or singular and plural, context) of every marked string of the product."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from from_python(path)
    for path in sorted(SOURCE.glob("*/templates/**/*")):
        if path.suffix in {".html", ".txt", ".svg"}:
            yield from from_template(path)


def from_python(path: Path) -> Iterator[Found]:
    with path.open("rb") as file:
        for _, message, _, context in extract("python", file, KEYWORDS, options={"encoding": "utf-8"}):
            yield name_of(path), message, context


def from_template(path: Path) -> Iterator[Found]:
    for match in CALL.finditer(templatize(path.read_text(), origin=str(path))):
        strings = [str(ast.literal_eval(text)) for text in re.findall(STRING, match[2])]
        context = strings.pop(0) if match[1] in {"pgettext", "npgettext"} else None
        yield name_of(path), strings[0] if len(strings) == 1 else tuple(strings), context


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def template() -> Catalog:
    catalog = Catalog(fuzzy=False)
    for path, message, context in messages():
        if message:
            catalog.add(message, locations=[(path, 0)], context=context)
    return catalog


def english() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog("en", header_comment="# Nếp in English.", project="Nếp", version="1", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def update() -> None:
    """Add new strings, drop those that the source no longer has, keep what was translated."""
    catalog = english()
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    # No day of making: the file changes only when a string does.
    catalog.msgid_bugs_address, catalog.last_translator, catalog.language_team = "", "Nếp", "Nếp"
    catalog.creation_date = catalog.revision_date = FIXED
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalog, width=110, sort_by_file=True, include_lineno=False, omit_header=False)
    print(f"{CATALOGUE.relative_to(ROOT)}: {len(catalog)} strings, {len(faults(catalog))} to translate")


def compile_catalogues() -> None:
    for path in SOURCE.glob("locale/*/LC_MESSAGES/*.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


def faults(catalog: Catalog) -> list[str]:
    """What keeps an English reader from reading everything: missing, doubtful, or with other placeholders."""
    wanted = template()
    missing = [f"not in the catalogue: {first(m)!r}" for m in wanted if m.id and m.id not in catalog]
    return missing + [fault for message in catalog if message.id for fault in faults_of(message)]


def faults_of(message: Message) -> list[str]:
    sources = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy or not all(strings):
        return [f"no English: {first(message)!r}"]
    # Vietnamese has no plural: either of the two source strings may name the places.
    places = {place for source in sources for place in PLACE.findall(source)}
    if (
        any(set(PLACE.findall(text)) - places for text in strings)
        or set(PLACE.findall(strings[-1])) != places
    ):
        return [f"other placeholders in English: {first(message)!r}"]
    return []


def first(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def check(*, strict: bool) -> int:
    found = faults(english())
    for fault in found[:20]:
        print(fault, file=sys.stderr)
    if found:
        print(f"{len(found)} strings without English; run make messages, then translate", file=sys.stderr)
    return int(strict and bool(found))


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else "check"
    if command == "update":
        update()
    elif command == "compile":
        compile_catalogues()
    else:
        return check(strict="--warn" not in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
