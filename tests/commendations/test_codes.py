"""The code on a certificate."""

import pytest

from nep.commendations.models.codes import CROCKFORD, grouped, new_code, plain_code


def test_a_code_has_eighty_random_bits() -> None:
    codes = {new_code() for _time in range(500)}

    assert len(codes) == 500
    assert all(len(code) == 16 and set(code) <= set(CROCKFORD) for code in codes)


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert grouped("0123456789ABCDEF") == "0123-4567-89AB-CDEF"


@pytest.mark.parametrize(
    "typed", ["0123-4567-89AB-CDEF", " o123 4567 89ab cdef ", "oi23–4567–89ab–cdef", "OL23.4567.89AB.CDEF"]
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert plain_code(typed) == "0123456789ABCDEF"


@pytest.mark.parametrize(
    "typed", ["", "0123", "0123-4567-89AB-CDEU", "0123-4567-89AB-CDEFG", "số một hai ba bốn"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert plain_code(typed) == ""
