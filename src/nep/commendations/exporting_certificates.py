"""The list of certificates as a file."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.commendations.models import Certificate
from nep.web.exports import Cell, Export, Head


def _lines(rows: list[Certificate]) -> Iterator[list[Cell]]:
    for row in rows:
        entry = row.entry
        is_named = row.state != Certificate.State.RECALLED
        yield [
            str(row) if is_named else "",
            row.words.get("post", "") if is_named else "",
            entry.get_kind_display(),
            entry.form.name,
            entry.decision_number,
            entry.signed_on,
            entry.golden_number or "",
            row.get_state_display(),
        ]


CERTIFICATES = Export(
    "bang-khen",
    gettext_lazy("Bằng đã cấp"),
    [
        Head(gettext_lazy("Tên, họ và tên"), 40),
        Head(gettext_lazy("Chức vụ, đơn vị"), 44),
        Head(gettext_lazy("Đối tượng"), 12),
        Head(gettext_lazy("Hình thức"), 50),
        Head(gettext_lazy("Số quyết định"), 20),
        Head(gettext_lazy("Ngày ký"), 14),
        Head(gettext_lazy("Số sổ vàng"), 12),
        Head(gettext_lazy("Tình trạng"), 20),
    ],
    _lines,
)
