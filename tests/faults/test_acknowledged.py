"""A petition whose slip was shown is there, once, whatever happened to the server meanwhile."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.run import Form, Outcome, Run, integrity, kept, prepare

pytestmark = [pytest.mark.faults, pytest.mark.sqlite]

FAULTS = int(os.environ.get("NEP_FAULTS", "200"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Form]]:
    home = tmp_path_factory.mktemp("prepared")
    return home, prepare(home, FAULTS * 100 + 1000)


def run(prepared: tuple[Path, list[Form]], home: Path, *, door: str, faults: int) -> Outcome:
    """One run in a copy of the prepared installation."""
    template, forms = prepared
    shutil.copytree(template, home, dirs_exist_ok=True)
    return Run(home, forms, door=door, faults=faults).go()


def broken_words(outcome: Outcome, home: Path) -> list[str]:
    """Where the database and what citizens were told disagree."""
    found = kept(home)
    rows = dict(found)
    twice = sorted({number for number, _ in found if [n for n, _ in found].count(number) > 1})
    lost = sorted(number for number in outcome.slips if number not in rows)
    other = sorted(n for n, slip in outcome.slips.items() if n in rows and (n, slip) not in found)
    untold = sorted(set(rows) - set(outcome.slips))
    return [
        *outcome.contradictions,
        *(f"form {number}: acknowledged, not kept" for number in lost),
        *(f"form {number}: kept twice" for number in twice),
        *(f"form {number}: kept with another slip" for number in other),
        *(f"form {number}: kept, never acknowledged" for number in untold),
    ]


def test_no_acknowledged_petition_is_lost_or_doubled(
    prepared: tuple[Path, list[Form]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = run(prepared, tmp_path, door="real", faults=FAULTS)
    told = f"{len(outcome.slips)} petitions; faults {dict(outcome.faults)}; answers {dict(outcome.answers)}"
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert sum(outcome.faults.values()) == FAULTS
    assert broken_words(outcome, tmp_path) == []
    assert integrity(tmp_path) == []
    assert sum(n for answer, n in outcome.answers.items() if answer != "200") > 0, "no fault was felt"


@pytest.mark.parametrize(("door", "sign"), [("early-word", "not kept"), ("forgetful", "then")])
def test_a_door_that_breaks_its_word_is_seen(
    prepared: tuple[Path, list[Form]], tmp_path: Path, door: str, sign: str
) -> None:
    outcome = run(prepared, tmp_path, door=door, faults=4)
    assert any(sign in fault for fault in broken_words(outcome, tmp_path))
