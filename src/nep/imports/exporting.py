"""The list of imports as a file."""

from django.utils.translation import gettext_lazy

from nep.imports.models import Batch
from nep.imports.registry import importer_of
from nep.web.exports import Export, Head


def label_of(kind: str) -> str:
    """What a kind is called; its key when no app declares it any more."""
    try:
        return str(importer_of(kind).label)
    except KeyError:
        return kind


BATCHES: Export[Batch] = Export(
    "cac-lan-nhap",
    gettext_lazy("Các lần nhập"),
    [
        Head(gettext_lazy("Tệp"), 40),
        Head(gettext_lazy("Loại"), 30),
        Head(gettext_lazy("Gửi lúc"), 18),
        Head(gettext_lazy("Số dòng"), 10),
        Head(gettext_lazy("Trạng thái"), 18),
    ],
    lambda rows: (
        [row.file_name, label_of(row.kind), row.sent_at, row.row_count, row.get_state_display()]
        for row in rows
    ),
)
