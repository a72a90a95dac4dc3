"""A file -> rows kept beside the batch, with an error at each cell that cannot be read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from nep.imports.columns import Column
from nep.imports.models import Batch, BatchFault, StagedChunk
from nep.imports.progress import Progress
from nep.imports.registry import Importer
from nep.imports.rows import Rows, packed, unpacked
from nep.spreadsheets.reading import CellFault, Expected, Row, SheetReader, open_sheet
from nep.vietnamese.legacy import Encoding
from nep.vietnamese.text import fold

CHUNK = 500
FAULTS_KEPT = 50_000
NUMBER = Expected("_number", ("TT", "STT", "Số TT"), most=200)
EXAMPLE = "vi du"
T = TypeVar("T")


def stage(batch: Batch, importer: Importer, content: bytes, progress: Progress) -> None:
    """Keep the rows of `content` and what could not be read; sets `row_count`, `places`, `encoding`, `ties`
    and `notices` of `batch`, unsaved. With ties nothing else is kept: the sender is asked first.

    What an earlier, broken run left is gone first. Raises what `open_sheet` raises.
    """
    batch.chunks.all().delete()
    batch.faults.all().delete()
    columns = importer.columns(batch.scope)
    expected = [NUMBER, *(column.expected for column in columns)]
    chosen = Encoding(batch.encoding) if batch.encoding and not batch.ties else None
    reader = open_sheet(content, expected, encoding=chosen)
    batch.places, batch.encoding = reader.places, reader.encoding.value
    # the sender chooses between all of them, the likeliest first
    is_tie = bool(reader.ties) and chosen is None
    batch.ties = [one.value for one in (reader.encoding, *reader.ties)] if is_tie else []
    if not batch.ties:
        absent = [column.key for column in columns if column.key not in reader.places]
        batch.row_count = _stage_rows(batch, reader, columns, dict.fromkeys(absent), progress)
    batch.notices = reader.notices


def _stage_rows(
    batch: Batch,
    reader: SheetReader,
    columns: Sequence[Column],
    absent: dict[str, None],
    progress: Progress,
) -> int:
    count = 0
    for position, part in enumerate(portions(reader, CHUNK)):
        skipped = {row.number for row in part if is_example(row)}
        rows = [Row(row.number, {**absent, **row.values}) for row in part if row.number not in skipped]
        StagedChunk.objects.create(batch=batch, position=position, rows=packed(rows, columns))
        keep_faults(batch, (fault for fault in reader.faults if row_of(fault.cell) not in skipped))
        reader.faults.clear()
        count += len(rows)
        progress.tell(count)
    return count


def is_example(row: Row) -> bool:
    """The row of the template that shows how to fill in: it stays where it is and is passed over."""
    return fold(str(row.values.get(NUMBER.key) or "")).startswith(EXAMPLE)


def row_of(cell: str) -> int:
    """The row of a cell's name: "C7" -> 7."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def keep_faults(batch: Batch, faults: Iterable[CellFault]) -> None:
    rows = (
        BatchFault(
            batch=batch,
            row=row_of(fault.cell),
            cell=fault.cell,
            sentence=fault.sentence,
            source=BatchFault.Source.READING,
        )
        for fault in faults
    )
    for part in portions(rows, 1000):
        BatchFault.objects.bulk_create(part)


def staged_rows(batch: Batch, columns: Sequence[Column]) -> Rows:
    """The kept rows, as a check walks them."""

    def read() -> Iterator[list[Row]]:
        stored = batch.chunks.order_by("position").values_list("rows", flat=True)
        return (unpacked(one, columns) for one in stored.iterator(chunk_size=8))

    return Rows(read, len(columns), batch.row_count)


def portions(things: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
