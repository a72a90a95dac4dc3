"""The choice of questions and their order come from the seed alone."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from nep.learning.choosing import drawn, shuffled

SEEDS = st.integers(min_value=0, max_value=2**63 - 1)
BANKS = st.dictionaries(st.integers(1, 500), st.integers(1, 6), max_size=60)


@given(SEEDS, st.lists(st.integers(), unique=True))
def test_the_order_does_not_depend_on_the_order_of_coming(seed: int, keys: list[int]) -> None:
    assert shuffled(keys, seed) == shuffled(list(reversed(keys)), seed)
    assert sorted(shuffled(keys, seed)) == sorted(keys)


def test_the_order_of_a_seed_is_the_same_for_ever() -> None:
    """Written down once: an attempt is shown again years later as it was."""
    assert shuffled(range(8), 2023) == [5, 0, 7, 1, 6, 2, 4, 3]
    assert drawn({1: "a", 2: "a", 3: "b", 4: "b", 5: "c"}, 3, 7) == [3, 2, 5]


def test_two_questions_of_one_attempt_are_not_shuffled_alike() -> None:
    assert len({tuple(shuffled(range(6), 5, about=f"options {n}")) for n in range(12)}) > 6


@given(BANKS, st.integers(0, 80), SEEDS)
def test_a_draw_has_as_many_different_questions_as_were_asked_for(
    bank: dict[int, int], count: int, seed: int
) -> None:
    taken = drawn(bank, count, seed)
    assert len(taken) == len(set(taken)) == min(count, len(bank))
    assert set(taken) <= set(bank)
    assert taken == drawn(dict(reversed(list(bank.items()))), count, seed)


@given(BANKS, st.integers(0, 80), SEEDS)
def test_no_content_is_left_out_while_another_has_two(bank: dict[int, int], count: int, seed: int) -> None:
    taken = Counter(bank[key] for key in drawn(bank, count, seed))
    there = Counter(bank.values())
    most = max(taken.values(), default=0)
    for content, known in there.items():
        assert taken[content] >= min(known, most - 1)


def test_different_learners_get_different_questions() -> None:
    bank = dict.fromkeys(range(30), "one")
    assert len({tuple(drawn(bank, 10, seed)) for seed in range(50)}) == 50


def test_every_question_is_drawn_about_as_often_as_any_other() -> None:
    bank = {n: n % 3 for n in range(30)}
    times = Counter(key for seed in range(3000) for key in drawn(bank, 10, seed))
    assert set(times) == set(bank)
    assert max(times.values()) < 1.3 * min(times.values())
