"""Bar: the summary report of the province, figures frozen and written as DOCX and PDF, in at most 3 s.

`python -m bench.bench_report` prints each step and ends with 1 when DOCX and PDF together miss the bar.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from bench.province import a_province_with_facts, in_a_home_of_its_own

BAR_SECONDS = 3.0


def main() -> int:
    with in_a_home_of_its_own():
        return _measure()


def _measure() -> int:
    from nep.measures.periods import Period
    from nep.organisations.actors import COMMAND
    from nep.reviews.actions import compile_report, start_report
    from nep.reviews.downloads import content_of
    from nep.web import clock

    built, period = a_province_with_facts()
    whole = Period(period.first, period.last)
    report = start_report(unit=built.party, theme=None, period=whole, by=COMMAND, at=clock.now())
    report, frozen = _timed(lambda: compile_report(report, by=COMMAND, at=clock.now()))
    content_of(report, "pdf")
    seconds = {
        form: _timed(lambda form=form: content_of(report, form))[1] for form in ("docx", "pdf", "json")
    }
    written = seconds["docx"] + seconds["pdf"]
    print(
        f"report: figures frozen {frozen:.2f} s, DOCX {seconds['docx']:.2f} s, PDF {seconds['pdf']:.2f} s, "
        f"together {frozen + written:.2f} s (bar {BAR_SECONDS:.0f} s); JSON {seconds['json']:.2f} s"
    )
    return 0 if frozen + written <= BAR_SECONDS else 1


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
