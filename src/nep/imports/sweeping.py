"""Python looks through all it holds, now and then, for circles of objects that nobody needs any more. A file
of a hundred thousand rows is millions of objects without a circle: looking was a fifth of the work."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

USUAL = gc.get_threshold()
SELDOM = (50_000, 20, 100)


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Looked through more seldom while the block runs, in the whole process; afterwards as ever, whoever else
    is inside such a block."""
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*USUAL)
