"""The list of issued papers as a file."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.documents.models import IssuedPaper
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _lines(papers: list[IssuedPaper]) -> Iterator[list[Cell]]:
    names = names_on({paper.unit_id for paper in papers}, clock.today())
    for paper in papers:
        yield [paper.number_text, paper.issued_on, paper.title, names.get(paper.unit_id, "")]


PAPERS = Export(
    "van-ban",
    gettext_lazy("Văn bản đã ban hành"),
    [
        Head(gettext_lazy("Số, ký hiệu"), 20),
        Head(gettext_lazy("Ngày ban hành"), 14),
        Head(gettext_lazy("Trích yếu"), 70),
        Head(gettext_lazy("Đơn vị ban hành"), 40),
    ],
    _lines,
)
