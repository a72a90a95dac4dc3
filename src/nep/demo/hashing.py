"""Passwords of the sample are hashed quickly: they are printed on its own pages and keep nobody out."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import ScryptPasswordHasher, get_hasher

QUICK = 2**10
"""The work factor, a sixteenth of the usual one. Each hash carries its own."""


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Fourteen accounts with one printed password cost a tenth of the sample's time at full strength; every
    account gets its hash at full strength when it first signs in."""
    hasher = get_hasher()
    if not isinstance(hasher, ScryptPasswordHasher):
        yield
        return
    usual, hasher.work_factor = hasher.work_factor, QUICK
    try:
        yield
    finally:
        hasher.work_factor = usual
