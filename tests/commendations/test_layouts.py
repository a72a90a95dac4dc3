"""Layouts: who measures them, what they refuse, what their pages show."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from nep.commendations import refusals_certificates as refusals
from nep.commendations.actions import layouts
from nep.commendations.certificates.geometry import Spot
from nep.commendations.certificates.layouts import layout_on, plan_of, spot_of
from nep.commendations.models import CertificateLayout, LayoutField
from nep.commendations.refusals import OutsideAward
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.certificates import a_keeper, a_layout
from tests.factories.commendations import Hall, a_form, a_hall
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=1)


def fields_of(layout: CertificateLayout) -> dict[str, tuple[Any, ...]]:
    return {row.key: (row.x, row.y, row.width, row.height) for row in layout.fields.all()}


def spot(layout: CertificateLayout, key: str, **changes: Any) -> Spot:
    return replace(spot_of(layout.fields.get(key=key)), **changes)


def test_a_new_layout_has_the_usual_fields_scaled_to_its_sheet(hall: Hall) -> None:
    layout = a_layout(hall, width=Decimal(200), height=Decimal(150))

    name = layout.fields.get(key="name")
    assert [name.x, name.y, name.width, name.height, name.size] == [
        Decimal(text) for text in ("27.5", "58.5", "145.0", "15.5", "16.0")
    ]
    assert "national" not in fields_of(layout)
    assert layout.fields.get(key="issuer").words == "BAN THƯỜNG VỤ TỈNH ỦY THỬ"


def test_an_offset_that_leaves_the_sheet_is_refused_by_name_side_and_millimetres(hall: Hall) -> None:
    layout = a_layout(hall)
    before = fields_of(layout)

    with pytest.raises(refusals.OffTheSheet, match="“tên tập thể, cá nhân” ra ngoài mép phải của tờ 5,5 mm"):
        layouts.place_field(layout, spot(layout, "name", x=115.5), by=a_keeper(hall), at=clock.now())
    assert fields_of(layout) == before


def test_a_nudge_that_pushes_a_field_off_the_sheet_is_refused(hall: Hall) -> None:
    layout = a_layout(hall)
    tight = spot(layout, "signer", y=290.0, height=10.0)
    layouts.place_field(layout, tight, by=a_keeper(hall), at=clock.now())
    same: dict[str, Any] = {"width": layout.width, "height": layout.height, "by": a_keeper(hall)}

    with pytest.raises(refusals.OffTheSheet, match="mép dưới của tờ 0,5 mm"):
        layouts.set_sheet(layout, nudge_x=Decimal(0), nudge_y=Decimal("0.5"), at=clock.now(), **same)
    with pytest.raises(refusals.OffTheSheet, match="mép phải"):
        layouts.set_sheet(
            layout, **{**same, "width": Decimal(200)}, nudge_x=Decimal(0), nudge_y=Decimal(0), at=clock.now()
        )
    layout.refresh_from_db()
    assert (layout.width, layout.nudge_y) == (Decimal(400), Decimal(0))
    moved = layouts.set_sheet(layout, nudge_x=Decimal("-1.5"), nudge_y=Decimal(-2), at=clock.now(), **same)
    assert plan_of(moved).printed()[0].x == 53.5


def test_a_party_certificate_takes_no_national_name(hall: Hall) -> None:
    layout = a_layout(hall)
    national = Spot("national", 50, 10, 200, 10, 14, words="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    with pytest.raises(refusals.NationalNameOfTheState, match="Bằng của Đảng không in Quốc hiệu"):
        layouts.place_field(layout, national, by=a_keeper(hall), at=clock.now())
    assert not layout.fields.filter(key="national").exists()


def test_an_award_of_another_authority_has_no_layout(hall: Hall) -> None:
    """Safeguard 20."""
    outside = a_form(None, name="Bằng khen của Thủ tướng thử")
    with pytest.raises(OutsideAward, match="không in bằng"):
        a_layout(hall, form=outside)
    assert not CertificateLayout.objects.exists()


def test_a_second_layout_of_the_same_day_and_mode_is_refused(hall: Hall) -> None:
    a_layout(hall)
    with pytest.raises(refusals.LayoutAlreadyThere, match="đã có mẫu in"):
        a_layout(hall)
    a_layout(hall, "over")
    assert CertificateLayout.objects.count() == 2


def test_the_layout_of_the_day_of_signing_holds(hall: Hall) -> None:
    old = a_layout(hall)
    new = a_layout(hall, valid_from=date(2024, 6, 1))

    days = [date(2022, 12, 31), date(2023, 1, 1), date(2024, 5, 31), date(2024, 6, 1)]
    assert [layout_on(hall.form, day) for day in days] == [None, old, old, new]


def test_the_name_stays_on_every_certificate(hall: Hall) -> None:
    layout = a_layout(hall)
    with pytest.raises(refusals.NameNeeded):
        layouts.remove_field(layout.fields.get(key="name"), by=a_keeper(hall), at=clock.now())
    layouts.remove_field(layout.fields.get(key="golden"), by=a_keeper(hall), at=clock.now())
    assert {"name"} <= set(fields_of(layout))
    assert "golden" not in fields_of(layout)


def test_a_field_whose_words_are_the_same_needs_them(hall: Hall) -> None:
    layout = a_layout(hall)
    with pytest.raises(refusals.WordsMissing):
        layouts.place_field(layout, spot(layout, "title", words=" "), by=a_keeper(hall), at=clock.now())


def test_only_who_keeps_the_catalogue_changes_a_layout(hall: Hall) -> None:
    layout = a_layout(hall)
    for actor in (an_actor(hall.units["commune"], Role.UNIT_OFFICER), hall.members[0]):
        with pytest.raises(NotAllowed):
            layouts.place_field(layout, spot(layout, "name"), by=actor, at=clock.now())
        with pytest.raises(NotAllowed):
            a_layout(hall, "over", by=actor)


@pytest.mark.parametrize(
    "wrong", [{"width": 0}, {"x": -1}, {"size": 3}], ids=["no width", "left of the sheet", "too small"]
)
def test_the_database_holds_a_field_on_the_sheet(hall: Hall, wrong: dict[str, Any]) -> None:
    layout = a_layout(hall)
    with pytest.raises(IntegrityError), transaction.atomic():
        LayoutField.objects.filter(layout=layout, key="name").update(**wrong)


# ---- pages -------------------------------------------------------------------------------------------


def address(layout: CertificateLayout, name: str, *args: str) -> str:
    return reverse(f"commendations:{name}", args=[layout.uuid, *args])


TYPED = {
    "x": "60,5",
    "y": "117",
    "width": "280",
    "height": "31",
    "size": "32",
    "align": "center",
    "ink": "black",
    "is_bold": "on",
}


def test_a_field_is_tried_before_it_is_written(hall: Hall) -> None:
    layout, page = a_layout(hall), signed_in(a_keeper(hall))
    tried = page.post(
        address(layout, "layout_field", "name"), {**TYPED, "xem": "1"}, headers={"HX-Request": "true"}
    )

    assert tried.status_code == 200
    assert tried.content.decode().strip().startswith('<figure id="picture"')
    assert "data:image/png;base64," in tried.content.decode()
    assert layout.fields.get(key="name").x == Decimal(55)

    page.post(address(layout, "layout_field", "name"), TYPED)
    assert layout.fields.get(key="name").x == Decimal("60.5")


def test_a_tried_field_that_leaves_the_sheet_says_so_beside_the_picture(hall: Hall) -> None:
    layout, page = a_layout(hall), signed_in(a_keeper(hall))
    typed = {**TYPED, "x": "200"}
    tried = page.post(
        address(layout, "layout_field", "name"), {**typed, "xem": "1"}, headers={"HX-Request": "true"}
    )
    assert "ra ngoài mép phải của tờ 80,0 mm" in tried.content.decode()

    refused = page.post(address(layout, "layout_field", "name"), typed)
    assert "ra ngoài mép phải của tờ 80,0 mm" in refused.content.decode()
    assert 'value="200"' in refused.content.decode()
    assert layout.fields.get(key="name").x == Decimal(55)


def test_the_sheet_is_nudged_to_the_left_by_a_number_below_nought(hall: Hall) -> None:
    layout, page = a_layout(hall), signed_in(a_keeper(hall))
    page.post(
        address(layout, "layout_sheet"),
        {"width": "400", "height": "300", "nudge_x": "-1,5", "nudge_y": "2"},
    )
    layout.refresh_from_db()
    assert (layout.nudge_x, layout.nudge_y) == (Decimal("-1.5"), Decimal(2))
    shown = page.get(layout.get_absolute_url()).content.decode()
    assert "mọi ô dịch sang phải -1,5 mm, xuống 2 mm" in shown


def test_the_layout_is_reached_from_its_form_with_a_picture_and_a_test_sheet(hall: Hall) -> None:
    layout, page = a_layout(hall), signed_in(a_keeper(hall))

    assert layout.get_absolute_url() in page.get(hall.form.get_absolute_url()).content.decode()
    assert page.get(layout.get_absolute_url()).status_code == 200
    png = page.get(address(layout, "layout_preview"), {"ten": "dai", "o": "1"})
    assert png.content.startswith(b"\x89PNG")
    sheet = page.get(address(layout, "layout_test_sheet"))
    assert sheet.content.startswith(b"%PDF-")


def test_a_key_that_no_field_has_is_not_there(hall: Hall) -> None:
    layout = a_layout(hall)
    assert signed_in(a_keeper(hall)).get(address(layout, "layout_field", "khac")).status_code == 404
