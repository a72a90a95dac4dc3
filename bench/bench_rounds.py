"""Bar: the live list of a round of 3,000 units, and its sums, in at most 12 queries and 100 kB each, with the
frame of the page.

`python -m bench.bench_rounds` prints both and ends with 1 when a bar is missed.
"""

import gzip
import sys
import time

from bench.province import in_a_home_of_its_own

MOST_QUERIES, MOST_BYTES = 12, 100_000
FRAME_ONLY = "petitions:privacy"
"""A page of words alone: what it asks is what every signed-in page asks, whatever it shows."""


def main() -> int:
    with in_a_home_of_its_own():
        return _measure()


def _measure() -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from bench.reporting import three_thousand_reports

    start = time.perf_counter()
    made = three_thousand_reports()
    print(f"  {made.units} reports made in {time.perf_counter() - start:.1f} s")
    client, missed = Client(SERVER_NAME="localhost"), False
    assert made.office.user is not None
    client.force_login(made.office.user)
    client.get(reverse(FRAME_ONLY))
    with CaptureQueriesContext(connection) as frame:
        client.get(reverse(FRAME_ONLY))
    for name in ("round", "sums"):
        address = reverse(f"reviews:{name}", args=[made.round.uuid])
        client.get(address)
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            content = client.get(address).content
        seconds = time.perf_counter() - start
        asked = len(queries)
        missed |= asked > MOST_QUERIES or len(content) > MOST_BYTES
        print(
            f"{name} of {made.units} units: {asked} queries (bar {MOST_QUERIES}), {len(frame)} of them "
            f"the frame's, "
            f"{len(content) / 1000:.0f} kB (bar {MOST_BYTES // 1000}), "
            f"{len(gzip.compress(content)) / 1000:.0f} kB sent, {seconds:.2f} s"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
