"""The English catalogue: where its strings come from, and what it is blamed for."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import messages


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    return tmp_path


def test_strings_of_templates_are_found_with_their_context_and_plural(source: Path) -> None:
    page = source / "page.html"
    page.write_text(
        '{% load i18n %}{% translate "Gửi" %}{% translate "Gửi" context "thư" %}'
        "{% blocktranslate count n=n %}{{ n }} việc{% plural %}{{ n }} việc{% endblocktranslate %}"
    )
    assert [(message, context) for _, message, context in messages.from_template(page)] == [
        ("Gửi", None),
        ("Gửi", "thư"),
        (("%(n)s việc", "%(n)s việc"), None),
    ]


def test_every_kind_of_source_is_in_the_catalogue() -> None:
    kinds = {Path(path).suffix for path, _, _ in messages.messages()}
    assert {".py", ".html"} <= kinds


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        ("", "no English"),
        ("Due", "other placeholders"),
        ("Due %(date)s", "other placeholders"),
        ("Due %(day)s", None),
    ],
)
def test_a_string_without_english_or_with_other_places_is_a_fault(english: str, fault: str | None) -> None:
    catalog = Catalog("en", fuzzy=False)
    message = catalog.add("Hạn %(day)s", english)
    found = messages.faults_of(message)
    assert [fault in each for each in found] == ([True] if fault else [])


def test_no_string_waits_for_its_english() -> None:
    assert messages.faults(messages.english()) == []
