"""From the rows of a layout to the plan of a sheet, and the words that try it out."""

from dataclasses import replace
from datetime import date

from nep.commendations.certificates.geometry import Align, Ink, Plan, Spot
from nep.commendations.models import AwardForm, CertificateLayout, LayoutField
from nep.files.actions import read

ORDER = {key: place for place, key in enumerate(LayoutField.Key.values)}

# What a layout is tried out with: the shortest name, a usual one and one of 120 letters.
TRY_NAMES = {
    "ngan": "Lê A",
    "vua": "Nguyễn Thị Hồng Ngọc Phương Anh",
    "dai": "Chi hội Phụ nữ ấp Tân Phú Hòa, Hội Liên hiệp Phụ nữ xã Đông Phước An Mới, "
    "Đảng bộ Huyện Châu Thành Mẫu, Đảng bộ Tỉnh Mẫu",
}


def spot_of(field: LayoutField) -> Spot:
    return Spot(
        field.key,
        float(field.x),
        float(field.y),
        float(field.width),
        float(field.height),
        float(field.size),
        align=Align(field.align),
        is_bold=field.is_bold,
        is_italic=field.is_italic,
        ink=Ink(field.ink),
        words=field.words,
        is_on_stock=field.is_on_stock,
    )


def plan_of(layout: CertificateLayout) -> Plan:
    """One query, or none when the fields are prefetched."""
    fields = sorted(layout.fields.all(), key=lambda field: ORDER[field.key])
    return Plan(
        float(layout.width),
        float(layout.height),
        tuple(spot_of(field) for field in fields),
        is_overprint=layout.mode == CertificateLayout.Mode.OVERPRINT,
        nudge_x=float(layout.nudge_x),
        nudge_y=float(layout.nudge_y),
    )


def plan_to_print(layout: CertificateLayout) -> Plan:
    """The plan with the pictures that the office brought. Two queries, and the files."""
    rows = layout.pictures.select_related("file").order_by("pk")
    return replace(plan_of(layout), pictures={row.place: read(row.file) for row in rows})


def with_spot(plan: Plan, spot: Spot) -> Plan:
    """`plan` with `spot` in the place of the one with its key, or added."""
    kept = [one for one in plan.spots if one.key != spot.key]
    return replace(plan, spots=tuple(sorted([*kept, spot], key=lambda one: ORDER[one.key])))


def layout_on(form: AwardForm, day: date, *, mode: str = "") -> CertificateLayout | None:
    """The layout of `form` for a decision signed on `day`; of both modes the newer one where none is asked
    for."""
    rows = form.layouts.filter(valid_from__lte=day)
    if mode:
        rows = rows.filter(mode=mode)
    return rows.order_by("-valid_from", "-pk").first()


def trial_words(layout: CertificateLayout, length: str = "vua") -> dict[str, str]:
    """Words that nobody takes for real, with a short, a usual or a long name."""
    return {
        "name": TRY_NAMES.get(length, TRY_NAMES["vua"]),
        "post": "Bí thư Chi bộ, Trưởng ấp Mẫu, xã Mẫu",
        "achievement": "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, "
        "phong cách Hồ Chí Minh",
        "decision": "Quyết định số 00-QĐ/MẪU, ngày 01 tháng 01 năm 2000",
        "golden": "Số sổ vàng: 0",
        "place_day": "Nơi Mẫu, ngày 01 tháng 01 năm 2000",
        "capacity": "CHỨC DANH NGƯỜI KÝ",
        "signer": "Họ và Tên",
        "code": "Tra cứu trong sổ khen thưởng:\n0000-0000-0000-0000",
        "qr": "MẪU, KHÔNG CÓ GIÁ TRỊ",
    }
