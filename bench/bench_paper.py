"""Bar: a summary report with 40 figures, 3 charts and an annex of 100 rows, as DOCX and PDF, in at most 3 s.

`python -m bench.bench_paper` prints both times and ends with 1 when the bar is missed.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")

from nep.documents import docx, pdf
from nep.documents.content import Annex, Bullets, Chart, Heading, Paper, Paragraph, with_figure_list
from tests.factories.documents import SVG, a_figure, a_party_report, a_table

BAR_SECONDS = 3.0
RUNS = 5


def a_long_report() -> Paper:
    """About ten pages, and what the bar names."""
    blocks: list[object] = []
    for part in range(4):
        blocks.append(Heading(f"Kết quả thực hiện nội dung thứ {part + 1}"))
        for n in range(10):
            number = part * 10 + n + 1
            blocks.append(Heading(f"Nội dung {n + 1}", level=2))
            blocks.append(
                Paragraph(
                    (
                        "Các cấp ủy, chính quyền đã tổ chức ",
                        a_figure(str(number * 7), number, f"Số liệu {number}"),
                        " việc; " + "nghe dân nói, nói dân hiểu, làm dân tin trở thành nền nếp. " * 5,
                    )
                )
            )
        blocks.append(Bullets(("Còn việc chưa làm xong.", "Một số nơi còn lúng túng.")))
        if part < 3:
            blocks.append(Chart(SVG, a_table(4), f"Biểu đồ {part + 1}. Việc đã hứa", "Ba cột"))
    annex = Annex("Kết quả theo từng đơn vị", (a_table(100),))
    return with_figure_list(replace(a_party_report(), blocks=tuple(blocks), annexes=(annex,)))


def seconds(write: Callable[[Paper], bytes], paper: Paper) -> float:
    start = time.perf_counter()
    write(paper)
    return time.perf_counter() - start


def main() -> int:
    paper = a_long_report()
    in_docx = statistics.median(seconds(docx.write, paper) for _ in range(RUNS))
    in_pdf = statistics.median(seconds(pdf.write, paper) for _ in range(RUNS))
    total = in_docx + in_pdf
    met = total <= BAR_SECONDS
    print(
        f"paper: DOCX {in_docx:.2f} s, PDF {in_pdf:.2f} s, together {total:.2f} s "
        f"(bar {BAR_SECONDS:.0f} s): {'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
