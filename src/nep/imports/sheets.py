"""Files that go out: the template to fill in, a marked copy of what was sent, what is there already."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import override

from nep.files.actions import read
from nep.imports.models import Batch
from nep.imports.registry import Importer
from nep.imports.staging import NUMBER
from nep.spreadsheets.marking import marked_copy
from nep.spreadsheets.reading import open_sheet
from nep.spreadsheets.templates import Field, template
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.vietnamese.legacy import Encoding

SAMPLES, LONGEST_SAMPLE = 3, 60


def template_of(importer: Importer, scope: str) -> bytes:
    """An XLSX with notes, drop-downs and an example row; in Vietnamese, as it is read."""
    with override("vi"):
        fields = [
            Field(c.title, c.kind, c.width, c.required, str(c.note), c.choices, c.example)
            for c in importer.columns(scope)
        ]
        notes = [
            str(importer.hint),
            str(importer.key_sentence),
            _("Hàng ghi “Ví dụ” ở cột TT được bỏ qua. Ngày ghi như 31/12/2023. Không đổi tên cột."),
        ]
        return template(str(importer.label), fields, title=str(importer.label), notes=notes)


def export_of(importer: Importer, scope: str) -> bytes:
    """What is there already, under the heads of the template: sent back it changes nothing."""
    with override("vi"):
        heads = [Head(c.title, c.kind, c.width) for c in importer.columns(scope)]
        return workbook([Sheet(str(importer.label), heads, importer.export(scope))])


def marked(batch: Batch, importer: Importer) -> bytes:
    """The file of `batch` with its faulty cells marked. Raises what reading it raises."""
    assert batch.file is not None, "only of a file that is kept"
    faults: dict[str, str] = {}
    for cell, sentence in batch.faults.order_by("pk").values_list("cell", "sentence").iterator():
        faults[cell] = f"{faults[cell]} {sentence}" if cell in faults else sentence
    columns = [NUMBER, *(column.expected for column in importer.columns(batch.scope))]
    return marked_copy(read(batch.file), columns, faults, encoding=_encoding(batch))


def _encoding(batch: Batch) -> Encoding | None:
    return Encoding(batch.encoding) if batch.encoding else None


def samples(batch: Batch, importer: Importer) -> list[tuple[str, list[str]]]:
    """(encoding, texts read with it) for each reading between which the file leaves the choice.

    Only texts that the readings read differently: by the others nobody could choose.
    """
    if batch.file is None:
        return []
    content = read(batch.file)
    told = zip(*(_texts(content, importer, batch.scope, Encoding(tie)) for tie in batch.ties), strict=False)
    differing = islice((texts for texts in told if len(set(texts)) > 1), SAMPLES)
    columns = list(zip(*differing, strict=True)) or [()] * len(batch.ties)
    return [(tie, list(texts)) for tie, texts in zip(batch.ties, columns, strict=True)]


def _texts(content: bytes, importer: Importer, scope: str, encoding: Encoding) -> Iterator[str]:
    """Every cell in the order of the file, as this reading reads it."""
    expected = [column.expected for column in importer.columns(scope)]
    for row in open_sheet(content, expected, encoding=encoding):
        yield from (str(row.values.get(column.key) or "")[:LONGEST_SAMPLE] for column in expected)
