"""Practices and adoptions as files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.practices.models import Adoption, Practice, PracticeOwner
from nep.practices.standing import state_of
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _practices(rows: list[Any]) -> Iterator[list[Cell]]:
    """Two queries a portion. Owners are units: a file names no person (safeguard 11)."""
    owners: dict[int, list[int]] = {}
    found = PracticeOwner.objects.filter(practice__in=rows, is_lead=False).order_by("pk")
    for practice_id, unit_id in found.values_list("practice_id", "unit_id"):
        owners.setdefault(practice_id, []).append(unit_id)
    ids = {row.unit_id for row in rows} | {pk for units in owners.values() for pk in units}
    names = names_on(ids, clock.today())
    for row in rows:
        yield [
            row.title,
            names.get(row.unit_id, ""),
            "; ".join(dict.fromkeys(names.get(pk, "") for pk in owners.get(row.pk, []))),
            row.get_level_display() if row.level else "",
            row.get_field_display(),
            row.problem,
            row.approach,
            row.steps,
            row.cost,
            str(state_of(row).label),
            row.registered_on,
            row.recognised_on,
            row.adopted_count,
        ]


PRACTICES: Export[Practice] = Export(
    "mo-hinh",
    gettext_lazy("Mô hình, cách làm hay"),
    [
        Head(gettext_lazy("Tên mô hình"), 50),
        Head(gettext_lazy("Đơn vị chủ trì"), 36),
        Head(gettext_lazy("Cùng làm"), 36),
        Head(gettext_lazy("Cấp"), 12),
        Head(gettext_lazy("Lĩnh vực"), 30),
        Head(gettext_lazy("Vấn đề"), 60),
        Head(gettext_lazy("Cách làm"), 60),
        Head(gettext_lazy("Các bước"), 60),
        Head(gettext_lazy("Chi phí"), 24),
        Head(gettext_lazy("Tình trạng"), 30),
        Head(gettext_lazy("Ngày đăng ký"), 12),
        Head(gettext_lazy("Ngày công nhận"), 12),
        Head(gettext_lazy("Số đơn vị áp dụng"), 10),
    ],
    _practices,
)


def _adoptions(rows: list[Adoption]) -> Iterator[list[Cell]]:
    """Two queries a portion. Where a Party body stands between, the file says that one learned from the
    owners' circle, and not from which body (safeguard 19)."""
    sources = {row.from_adoption_id for row in rows if row.from_adoption_id}
    units = dict(Adoption.objects.filter(pk__in=sources).order_by("pk").values_list("pk", "unit_id"))
    known = {row.pk for row in rows}
    names = names_on([row.unit_id for row in rows] + list(units.values()), clock.today())
    for row in rows:
        source = row.from_adoption_id if row.from_adoption_id in known else None
        yield [
            names.get(row.unit_id, ""),
            row.adopted_on,
            names.get(units[source], "") if source else "",
            row.changed,
            row.results,
            row.stopped_on,
            row.reason,
        ]


ADOPTIONS: Export[Adoption] = Export(
    "noi-ap-dung",
    gettext_lazy("Nơi áp dụng mô hình"),
    [
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Áp dụng từ ngày"), 12),
        Head(gettext_lazy("Học từ"), 36),
        Head(gettext_lazy("Đã thay đổi gì"), 60),
        Head(gettext_lazy("Kết quả ở đơn vị"), 60),
        Head(gettext_lazy("Thôi từ ngày"), 12),
        Head(gettext_lazy("Lý do thôi"), 40),
    ],
    _adoptions,
)
