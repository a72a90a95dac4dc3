"""Layouts: who measures them, what they refuse, what their pages show."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from nep.commendations import refusals_certificates as refusals
from nep.commendations.actions import layout_pictures, layouts, printing
from nep.commendations.certificates import drawing
from nep.commendations.certificates.geometry import Spot
from nep.commendations.certificates.layouts import layout_on, plan_of, plan_to_print, spot_of, trial_words
from nep.commendations.models import (
    AwardForm,
    CertificateLayout,
    CertificateRun,
    LayoutField,
    LayoutPicture,
)
from nep.commendations.refusals import OutsideAward
from nep.files.actions import read
from nep.files.models import StoredFile
from nep.organisations.models import World
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.certificates import a_keeper, a_layout, issued
from tests.factories.commendations import Hall, a_form, a_hall
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in
from tests.tables import assert_table

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
        Decimal(text) for text in ("32.5", "58.5", "135.0", "15.5", "16.0")
    ]
    assert "national" not in fields_of(layout)
    assert layout.fields.get(key="issuer").words == "BAN THƯỜNG VỤ TỈNH ỦY THỬ"


def test_an_offset_that_leaves_the_sheet_is_refused_by_name_side_and_millimetres(hall: Hall) -> None:
    layout = a_layout(hall)
    before = fields_of(layout)

    with pytest.raises(refusals.OffTheSheet, match="“tên tập thể, cá nhân” ra ngoài mép phải của tờ 5,5 mm"):
        layouts.place_field(layout, spot(layout, "name", x=135.5), by=a_keeper(hall), at=clock.now())
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
    assert layout.fields.get(key="name").x == Decimal(65)

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
    assert layout.fields.get(key="name").x == Decimal(65)


def test_the_sheet_is_nudged_to_the_left_by_a_number_below_nought(hall: Hall) -> None:
    layout, page = a_layout(hall), signed_in(a_keeper(hall))
    page.post(
        address(layout, "layout_sheet"),
        {"width": "400", "height": "300", "nudge_x": "-1,5", "nudge_y": "2"},
    )
    layout.refresh_from_db()
    assert (layout.nudge_x, layout.nudge_y) == (Decimal("-1.5"), Decimal(2))
    shown = page.get(layout.get_absolute_url()).content.decode()
    assert "mọi ô dịch sang trái 1,5 mm, xuống 2,0 mm" in shown


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


# ---- pictures ----------------------------------------------------------------------------------------


def a_picture(width: int = 400, height: int = 300, *, kind: str = "PNG") -> SimpleUploadedFile:
    """With a remark inside the file, which nobody asked for."""
    out, told = io.BytesIO(), PngInfo()
    told.add_text("Comment", "toa do nha rieng")
    Image.new("RGBA", (width, height), (200, 20, 20, 90)).save(out, kind, pnginfo=told)
    return SimpleUploadedFile("quoc-huy.png", out.getvalue(), "image/png")


def set_picture(
    hall: Hall, layout: CertificateLayout, place: str = "emblem", **changes: Any
) -> LayoutPicture:
    told: dict[str, Any] = {"upload": a_picture(), "by": a_keeper(hall), "at": clock.now(), **changes}
    return layout_pictures.set_picture(layout, place=place, **told)


def a_state_layout(hall: Hall, mode: str = "full") -> CertificateLayout:
    AwardForm.objects.filter(pk=hall.form.pk).update(world=World.STATE)
    hall.form.refresh_from_db()
    return a_layout(hall, mode)


def test_a_certificate_of_the_state_has_a_place_for_the_emblem_above_the_national_name(hall: Hall) -> None:
    layout = a_state_layout(hall)
    emblem, national = layout.fields.get(key="emblem"), layout.fields.get(key="national")

    assert emblem.y + emblem.height <= national.y
    assert plan_to_print(layout).lacks_emblem
    assert not plan_to_print(a_layout(hall, "over")).lacks_emblem


def test_a_full_sheet_is_not_printed_with_an_empty_place_for_the_emblem(hall: Hall) -> None:
    layout = a_state_layout(hall)
    issued(hall, "Tập thể Thử")
    told: dict[str, Any] = {"layout": layout, "package": "one", "by": a_keeper(hall), "at": clock.now()}
    with pytest.raises(refusals.EmblemMissing, match="chưa có hình"):
        printing.ask_for_run(hall.round, **told)
    assert not CertificateRun.objects.exists()

    set_picture(hall, layout)
    run = printing.ask_for_run(hall.round, **told)
    printing.make_parts(run, at=clock.now())
    run.refresh_from_db()
    assert run.file is not None
    page = PdfReader(io.BytesIO(read(run.file))).pages[0]
    assert any(not image.name.startswith("none") for image in page.images)


def test_a_picture_is_drawn_anew_and_replaces_the_one_before(hall: Hall) -> None:
    layout = a_layout(hall)
    first = set_picture(hall, layout, "border")
    assert b"toa do" not in read(first.file)
    set_picture(hall, layout, "border")
    assert layout.pictures.count() == 1
    assert not StoredFile.objects.filter(pk=first.file_id).exists()
    assert drawing.picture(plan_to_print(layout), trial_words(layout)).startswith(b"\x89PNG")

    layout_pictures.remove_picture(layout, place="border", by=a_keeper(hall), at=clock.now())
    assert not StoredFile.objects.exists()


def test_an_ornament_has_the_shape_of_the_sheet_and_stands_on_no_stock(hall: Hall) -> None:
    with pytest.raises(refusals.BorderOfAnotherShape, match="đúng tỷ lệ"):
        set_picture(hall, a_layout(hall), "border", upload=a_picture(400, 250))
    with pytest.raises(refusals.BorderOnStock, match="đã có trên phôi"):
        set_picture(hall, a_layout(hall, "over"), "border")
    assert not StoredFile.objects.exists()


def test_a_file_that_is_no_picture_is_refused_on_the_page(hall: Hall) -> None:
    layout, page = a_layout(hall), signed_in(a_keeper(hall))
    fake = SimpleUploadedFile("khung.png", b"<svg onload=alert(1)>", "image/png")
    refused = page.post(address(layout, "layout_picture", "border"), {"upload": fake}).content.decode()
    assert "không phải ảnh" in refused
    assert not layout.pictures.exists()

    page.post(address(layout, "layout_picture", "border"), {"upload": a_picture()})
    assert layout.pictures.count() == 1
    assert "đã có hình" in page.get(layout.get_absolute_url()).content.decode()
    page.post(address(layout, "layout_picture_remove", "border"))
    assert not layout.pictures.exists()


def test_who_brings_a_picture(hall: Hall) -> None:
    layout = a_layout(hall)
    set_picture(hall, layout, "border")
    people = {
        "keeper": a_keeper(hall),
        "commune": an_actor(hall.units["commune"], Role.UNIT_OFFICER),
        "member": hall.members[0],
    }
    assert_table(
        """
                 set  remove
        keeper   yes  yes
        commune  -    -
        member   -    -
        """,
        who=people,
        verbs={
            "set": lambda by: set_picture(hall, layout, "border", by=by),
            "remove": lambda by: layout_pictures.remove_picture(
                layout, place="border", by=by, at=clock.now()
            ),
        },
    )
