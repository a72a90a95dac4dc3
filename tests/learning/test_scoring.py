"""What an answer is worth, and what two windows make of one question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.learning.scoring import Mark, mark, merged

SETS = st.frozensets(st.integers(1, 6))


def test_an_answer_is_right_when_it_has_all_and_only_the_right_options() -> None:
    cases = {
        "one of one": ({2}, {2}, Mark.RIGHT),
        "another one": ({1}, {2}, Mark.WRONG),
        "nothing": (set(), {2}, Mark.SKIPPED),
        "both of two": ({1, 3}, {3, 1}, Mark.RIGHT),
        "one of two": ({1}, {1, 3}, Mark.PARTLY),
        "one of two and a wrong one": ({1, 2}, {1, 3}, Mark.WRONG),
        "everything": ({1, 2, 3, 4}, {1, 3}, Mark.WRONG),
    }
    assert {name: mark(chosen, right) for name, (chosen, right, _) in cases.items()} == {
        name: wanted for name, (_, _, wanted) in cases.items()
    }


def test_a_question_without_a_right_option_is_not_marked() -> None:
    with pytest.raises(ValueError, match="right option"):
        mark({1}, set())


def test_two_windows_lose_nothing() -> None:
    first, other, third = {1}, {2}, {3}
    nothing: set[int] = set()
    cases = {
        "only this window": (nothing, first, nothing, first),
        "only the other window": (nothing, nothing, other, other),
        "both the same": (nothing, first, first, first),
        "both, and they differ": (nothing, first, other, None),
        "seen, then changed here": (other, first, other, first),
        "seen, then changed there": (other, other, third, third),
        "seen, then changed in both": (other, first, third, None),
        "taken back here": (other, nothing, other, nothing),
    }
    assert {name: merged(base, mine, theirs) for name, (base, mine, theirs, _) in cases.items()} == {
        name: wanted for name, (_, _, _, wanted) in cases.items()
    }


@given(SETS, SETS, SETS)
def test_a_merge_never_invents_an_answer(
    base: frozenset[int], mine: frozenset[int], theirs: frozenset[int]
) -> None:
    kept = merged(base, mine, theirs)
    assert kept is None or kept in (mine, theirs)
    if kept is None:
        assert base not in (mine, theirs)
