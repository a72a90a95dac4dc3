"""Bar: 13 figures of province and districts over 24 months in at most 2 queries, equal to a plain count.

`python -m bench.bench_measures` builds the units of the sample province with two years of facts, prints
`measures.read` beside the same counts made in plain Python from the rows, and ends with 1 when a value
differs or the reading takes more than 2 queries.
"""

import statistics
import sys
import time

from bench.province import a_province_with_facts, in_a_home_of_its_own

RUNS = 5


def main() -> int:
    with in_a_home_of_its_own():
        return _measure()


def _measure() -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.plain import plain_counts
    from nep.measures.queries import nodes_of, read
    from nep.measures.registry import figures

    built, period = a_province_with_facts()
    keys = [figure.key for figure in figures()]
    units, periods = [built.province, *built.districts], [period, *period.months()]
    line = built.line
    nodes_of([built.province.pk], line)  # the connection is open
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        values = read(keys, units, periods, line=line)
        times.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        read(keys, units, periods, line=line)
    start = time.perf_counter()
    plain = plain_counts(units, periods, line=line)
    plain_seconds = time.perf_counter() - start
    different = {cell: (value, plain[cell]) for cell, value in values.items() if value != plain[cell]}
    database = sum(float(query["time"]) for query in queries.captured_queries)
    print(
        f"measures: {len(keys)} figures x {len(units)} units x {len(periods)} periods = {len(values)}; "
        f"read {statistics.median(times) * 1000:.0f} ms ({database * 1000:.0f} ms in the database, "
        f"{len(queries)} queries), plain Python {plain_seconds * 1000:.0f} ms; {len(different)} differ; "
        f"{connection.vendor}"
    )
    return 1 if different or len(queries) > 2 else 0


if __name__ == "__main__":
    sys.exit(main())
