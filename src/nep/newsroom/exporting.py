"""Articles as files."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.newsroom.models import Article
from nep.newsroom.standing import state_of
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _public(rows: list[Article]) -> Iterator[list[Cell]]:
    """One query a portion."""
    names = names_on([row.unit_id for row in rows], clock.today())
    for row in rows:
        assert row.live is not None, "what everybody reads"
        yield [
            row.live.title,
            row.get_category_display(),
            row.live.lead,
            row.live.tags,
            names.get(row.unit_id, ""),
            clock.day_of(row.published_at) if row.published_at else None,
            row.public_url,
        ]


PUBLIC: Export[Article] = Export(
    "tin-tuc",
    gettext_lazy("Tin tức"),
    [
        Head(gettext_lazy("Tên bài"), 60),
        Head(gettext_lazy("Chuyên mục"), 20),
        Head(gettext_lazy("Lời dẫn"), 80),
        Head(gettext_lazy("Chủ đề"), 30),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Ngày đăng"), 12),
        Head(gettext_lazy("Địa chỉ"), 40),
    ],
    _public,
)


def _own(rows: list[Article]) -> Iterator[list[Cell]]:
    """One query a portion."""
    names = names_on([row.unit_id for row in rows], clock.today())
    for row in rows:
        yield [
            row.title,
            row.get_category_display(),
            names.get(row.unit_id, ""),
            str(state_of(row).label),
            clock.day_of(row.changed_at),
            clock.day_of(row.published_at) if row.published_at else None,
            row.approved_by_title,
        ]


OWN: Export[Article] = Export(
    "tin-bai",
    gettext_lazy("Tin bài"),
    [
        Head(gettext_lazy("Tên bài"), 60),
        Head(gettext_lazy("Chuyên mục"), 20),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Tình trạng"), 30),
        Head(gettext_lazy("Sửa ngày"), 12),
        Head(gettext_lazy("Ngày đăng"), 12),
        Head(gettext_lazy("Người duyệt"), 40),
    ],
    _own,
)
