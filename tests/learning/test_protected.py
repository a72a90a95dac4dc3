"""No figure upward tells of fewer than five persons, alone or by taking one sum from another."""

from hypothesis import given
from hypothesis import strategies as st

from nep.learning.protected import hidden, is_shown, of_group, protected

PARTS = st.dictionaries(st.integers(1, 12), st.integers(0, 40), max_size=12)


@given(PARTS)
def test_what_is_hidden_is_five_persons_or_more_together(parts: dict[int, int]) -> None:
    concealed = hidden(parts)
    together = sum(parts[key] for key in concealed)
    everybody = sum(parts.values())
    assert all(count is None or count == 0 or count >= 5 for count in protected(parts).values())
    assert together == 0 or together >= 5 or together == everybody, "nothing else is left to hide it behind"
    assert len(concealed) != 1 or together == everybody


@given(PARTS)
def test_groups_of_nobody_and_safe_parts_stay(parts: dict[int, int]) -> None:
    assert all(parts[key] for key in hidden(parts))
    if all(count == 0 or count >= 5 for count in parts.values()):
        assert protected(parts) == parts


def test_two_small_groups_do_not_hide_each_other() -> None:
    """Two and two are four: the share of the whole minus the rest would be theirs."""
    assert hidden({"a": 2, "b": 2, "c": 9, "d": 30}) == {"a", "b", "c"}
    assert hidden({"a": 3, "b": 2, "c": 9}) == {"a", "b"}
    assert hidden({"a": 3, "c": 9, "d": 8}) == {"a", "d"}


def test_a_part_of_a_group_is_told_when_both_sides_are_large() -> None:
    assert {
        (part, whole): of_group(part, whole) for part, whole in ((5, 10), (6, 10), (10, 10), (0, 10))
    } == {
        (5, 10): 5,
        (6, 10): None,
        (10, 10): 10,
        (0, 10): 0,
    }
    assert [is_shown(persons) for persons in (0, 1, 4, 5)] == [True, False, False, True]
