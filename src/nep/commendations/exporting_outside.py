"""Awards of other authorities as a file."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.commendations.models import OutsideAward
from nep.web.exports import Cell, Export, Head


def _lines(rows: list[OutsideAward]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [
            row.subject_name,
            row.subject_post,
            row.unit_name,
            row.get_kind_display(),
            row.form.name,
            row.number,
            row.signed_on,
            row.authority,
        ]


OUTSIDE = Export(
    "khen-thuong-cua-co-quan-khac",
    gettext_lazy("Khen thưởng của cơ quan khác"),
    [
        Head(gettext_lazy("Tên, họ và tên"), 40),
        Head(gettext_lazy("Chức vụ"), 36),
        Head(gettext_lazy("Đơn vị"), 40),
        Head(gettext_lazy("Đối tượng"), 12),
        Head(gettext_lazy("Hình thức"), 50),
        Head(gettext_lazy("Số quyết định"), 20),
        Head(gettext_lazy("Ngày ký"), 14),
        Head(gettext_lazy("Cơ quan quyết định"), 36),
    ],
    _lines,
)
