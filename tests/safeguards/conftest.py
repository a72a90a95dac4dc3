"""Every safeguard is tested in the small province of the petitions: its desks, and keys of its own."""

from tests.petitions.conftest import _own_keys, province

__all__ = ["_own_keys", "province"]
