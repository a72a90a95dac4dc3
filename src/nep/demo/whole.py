"""The sample is kept whole or not at all, so that no act in it needs a way back of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_savepoints() -> Iterator[None]:
    """An action inside another one marks where it began, to go back there alone: a quarter of the statements
    of the build, which never goes back. A refusal inside ends it, loudly."""
    features = connection.features
    usual, features.uses_savepoints = features.uses_savepoints, False
    try:
        yield
    finally:
        features.uses_savepoints = usual
