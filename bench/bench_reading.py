"""A spreadsheet of 100,000 rows x 12 columns is read, row by row: the share of an import that is reading.

python -m bench.bench_reading            XLSX in Unicode, ODS, CSV in TCVN3
python -m bench.bench_reading xlsx       one of them, in this process
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS, COLUMNS = 100_000, 12
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SECONDS, MEGABYTES = 15, 200
"""Of the 60 s and 300 MB that the whole import has."""
WORDS = ("Nguyễn", "Trần", "Lê", "Văn", "Thị", "Đức", "Hòa", "Tường", "Vĩnh", "Thuận", "Hưng", "Long", "Mỹ")


def names(row: int) -> list[str]:
    """Eight texts of a row, half of them the row's own."""
    own = [f"{WORDS[row % 13]} {WORDS[row // 13 % 13]} {WORDS[(row + at) % 13]} {row}" for at in range(4)]
    return [*own, *(f"Xã {WORDS[(row + at) % 13]} {row % 100}" for at in range(4))]


def write_xlsx(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet()
        for column in range(COLUMNS):
            tab.write_string(0, column, f"Cột {column}")
        for row in range(1, ROWS + 1):
            for column, text in enumerate(names(row)):
                tab.write_string(row, column, text)
            for column in range(8, COLUMNS):
                tab.write_number(row, column, row * column)


def write_csv(path: Path) -> None:
    """Letters of TCVN3 by their codes in the standard; those of the words above suffice."""
    codes = str.maketrans("ễầêăịĐứòườĩậưỹãộ", "ÔÇª¨Þ§øß\u00adêÜË\u00adü·é")
    buffer = io.StringIO()
    buffer.write(";".join(f"Cột {column}".translate(codes) for column in range(COLUMNS)) + "\r\n")
    for row in range(1, ROWS + 1):
        numbers = [str(row * column) for column in range(8, COLUMNS)]
        buffer.write(";".join([*(text.translate(codes) for text in names(row)), *numbers]) + "\r\n")
    path.write_bytes(buffer.getvalue().encode("latin-1"))


def write_ods(path: Path) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'.format
    number = text("{0}").replace('"string"', '"float" office:value="{0}"')
    with (
        ZipFile(path, "w", ZIP_DEFLATED) as archive,
        archive.open("content.xml", "w", force_zip64=True) as part,
    ):
        part.write(f"<office:document-content {spaces}><office:body><office:spreadsheet>".encode())
        heads = "".join(text(f"Cột {column}") for column in range(COLUMNS))
        part.write(f'<table:table table:name="a"><table:table-row>{heads}</table:table-row>'.encode())
        for row in range(1, ROWS + 1):
            cells = [*map(text, names(row)), *(number.format(row * column) for column in range(8, COLUMNS))]
            part.write(f"<table:table-row>{''.join(cells)}</table:table-row>".encode())
        part.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


WRITERS = {"xlsx": write_xlsx, "csv": write_csv, "ods": write_ods}


def read(path: Path) -> None:
    """Read the file at `path` and print seconds and the largest memory of this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    import django

    django.setup()
    from nep.spreadsheets.cells import Kind
    from nep.spreadsheets.reading import Expected, open_sheet

    kinds = [Kind.TEXT] * 8 + [Kind.WHOLE] * 4
    columns = [Expected(f"c{at}", (f"Cột {at}",), kind) for at, kind in enumerate(kinds)]
    started, busy = time.perf_counter(), time.process_time()
    reader = open_sheet(path.read_bytes(), columns)
    rows = sum(1 for _row in reader)
    if rows != ROWS or reader.faults:
        raise SystemExit(f"{rows} rows, {reader.faults[:3]}")
    took, busy = time.perf_counter() - started, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    verdict = "met" if took <= SECONDS and peak <= MEGABYTES else "missed"
    said = f"{took:.1f} of {SECONDS} s, {peak} of {MEGABYTES} MB ({verdict})"
    print(f"{path.suffix[1:]} of {ROWS:,} rows read: {said}")
    print(f"  {busy:.1f} s of the processor")


def said_by(*arguments: str) -> str:
    """What this bench says in a process of its own: the memory of the writer is not that of the reader."""
    command = [sys.executable, "-m", "bench.bench_reading", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> int:
    if len(sys.argv) > 3:
        {"write": WRITERS[sys.argv[2]], "read": read}[sys.argv[1]](Path(sys.argv[3]))
        return 0
    missed = False
    for kind in sys.argv[1:] or list(WRITERS):
        with tempfile.TemporaryDirectory(prefix="nep-bench-") as home:
            os.environ["NEP_HOME"] = home
            path = str(Path(home) / f"long.{kind}")
            said_by("write", kind, path)
            said = said_by("read", kind, path)
        print(said, end="", flush=True)
        missed = missed or "(missed)" in said
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
