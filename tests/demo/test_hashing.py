"""The sample's quick hashes let their owners in, and are made anew at full strength by the first sign-in."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from pytest_django import Settings

from nep.demo.hashing import QUICK, quick_hashes


def work_factor_of(encoded: str) -> int:
    return int(identify_hasher(encoded).decode(encoded)["work_factor"])


@pytest.fixture(autouse=True)
def as_installed(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]


def test_a_quick_hash_is_verified_and_renewed_at_the_usual_strength() -> None:
    with quick_hashes():
        quick = make_password("hoc-thu-nep-2023")
    renewed: list[str] = []
    assert check_password(
        "hoc-thu-nep-2023", quick, setter=lambda words: renewed.append(make_password(words))
    )
    assert not check_password("hoc-thu-nep-2024", quick)
    assert work_factor_of(quick) == QUICK
    assert [work_factor_of(encoded) for encoded in renewed] == [2**14]


def test_hashes_made_outside_the_sample_keep_their_strength() -> None:
    with quick_hashes():
        make_password("hoc-thu-nep-2023")
    assert work_factor_of(make_password("mot-mat-khau-that")) == 2**14
