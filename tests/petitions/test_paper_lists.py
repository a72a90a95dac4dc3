"""A handwritten list from a spreadsheet: sealed at once, known again, taken back while untouched."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event
from nep.imports import actions as imports
from nep.imports.models import Batch, BatchFault, StagedChunk
from nep.imports.refusals import StillUsed
from nep.norms.models import Deadline
from nep.organisations.roles import Role
from nep.petitions import actions
from nep.petitions.models import Klass, PaperLine, Petition, SealedText, Slip
from nep.web.errors import NotAllowed
from tests.factories.imports import a_file, a_preview, an_import
from tests.factories.organisations import a_unit, an_actor
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 20)
NAME, PHONE = "Trần Thị Ví Dụ", "0912345678"


def a_row(line=1, text="Đèn đường đầu ấp hỏng.", place="Xã Một", concern="Không", slip=None, **changes):
    given = {
        "number": "02", "listed_on": DAY, "line": line, "text": text, "place": place, "place_text": "Ấp 3",
        "choice": None, "concern": concern, "name": NAME, "phone": PHONE, "address": None,
        "tell_by": None, "may_call": None, "slip": slip,
    }  # fmt: skip
    return list((given | changes).values())


@pytest.fixture
def desk(province):
    return province.desks["commune"]


@pytest.fixture
def scope(province):
    return str(province.commune.uuid)


def faults_of(batch):
    return {fault.cell: fault.sentence for fault in BatchFault.objects.filter(batch=batch)}


def counts():
    return (
        Petition.objects.count(),
        PaperLine.objects.count(),
        SealedText.objects.count(),
        Deadline.objects.count(),
    )


def test_each_line_is_a_petition_on_paper_with_its_words_masked_and_its_sender_sealed(desk, scope, now):
    text = f"Tôi là {NAME}, số {PHONE}: đèn đường hỏng."
    batch = an_import("petitions", [a_row(text=text), a_row(2)], by=desk, scope=scope)

    assert (batch.state, batch.new_count) == ("committed", 2)
    first = Petition.objects.order_by("pk")[0]
    assert (first.channel, first.klass, first.state, first.choice) == (
        "paper",
        "unsorted",
        "received",
        "report",
    )
    assert first.home_unit_id == desk.unit_id
    assert PHONE not in first.working_text
    assert first.due_on is not None
    assert sorted(first.sealed_texts.values_list("kind", flat=True)) == ["identity", "original"]
    told = actions.open_sealed(first, what="identity", reason="Gọi lại cho người gửi", by=desk, at=now)
    assert (NAME in told, PHONE in told) == (True, True)
    line = first.paper_line
    assert (line.number, line.listed_on, line.line) == ("02", DAY, 1)


def test_nothing_that_was_typed_is_left_beside_the_seals(desk, scope, now):
    batch = an_import("petitions", [a_row()], by=desk, scope=scope)

    assert not StagedChunk.objects.exists()
    assert batch.file is None
    assert NAME not in str(list(Event.objects.values_list("facts", flat=True)))
    assert NAME not in str(list(Batch.objects.values()))
    assert NAME not in str(list(PaperLine.objects.values()))


def test_a_line_about_the_commune_goes_to_the_desk_above_unseen(desk, scope, province, now):
    an_import("petitions", [a_row(concern="Không chắc")], by=desk, scope=scope)

    petition = Petition.objects.get()
    assert petition.home_unit == province.district
    assert not Petition.objects.visible_to(desk).exists()


def test_the_same_list_again_brings_nothing_and_says_so(desk, scope, now):
    rows = [a_row(), a_row(2)]
    an_import("petitions", rows, by=desk, scope=scope)
    before = counts()

    again = a_preview("petitions", rows, by=desk, scope=scope)

    assert (again.same_count, again.new_count, again.faulty_count) == (2, 0, 0)
    assert counts() == before


def test_a_line_that_came_with_other_words_is_not_written_over(desk, scope, now):
    an_import("petitions", [a_row()], by=desk, scope=scope)
    before = counts()

    batch = a_preview("petitions", [a_row(text="Lời khác.")], by=desk, scope=scope)

    assert faults_of(batch) == {
        "D2": "Dòng này đã nhập với nội dung khác. Hồ sơ đã có thì sửa ở hồ sơ, không nhập lại."
    }
    assert counts() == before


def test_another_list_of_another_day_is_another_petition(desk, scope, now):
    an_import("petitions", [a_row()], by=desk, scope=scope)
    batch = an_import(
        "petitions", [a_row(listed_on=date(2023, 12, 21)), a_row(number="2")], by=desk, scope=scope
    )
    assert batch.new_count == 2


BAD = {
    "no_place": (
        a_row(place="Xã Ba"),
        "E2",
        "Không có nơi nào tên “Xã Ba”. Ông/bà xem lại tên, hoặc ghi mã.",
    ),
    "no_text": (a_row(text=None), "D2", "Ô này phải ghi: Nội dung."),
    "no_concern": (a_row(concern=None), "H2", "Ô này phải ghi: Liên quan đến xã hoặc cán bộ xã."),
    "odd_concern": (
        a_row(concern="Chắc là không"),
        "H2",
        "“Chắc là không” không có trong các cách ghi: Không, Có, Không chắc.",
    ),
    "no_phone": (
        a_row(phone=None, tell_by="Gọi điện"),
        "J2",
        "Ông/bà muốn được gọi điện: hãy ghi số điện thoại.",
    ),
    "no_address": (a_row(tell_by="Gửi thư"), "K2", "Ông/bà muốn nhận thư: hãy ghi tên và địa chỉ nhận thư."),
    "tomorrow": (a_row(listed_on=date(2024, 1, 2)), "B2", "Ngày của danh sách ở sau hôm nay."),
    "line_zero": (a_row(0), "C2", "Số dòng trên danh sách giấy tính từ 1."),
    "no_slip": (
        a_row(slip="12345678"),
        "N2",
        "Số phiếu này không có trong quyển phiếu của đơn vị. Hãy xem lại số in ngoài tờ phiếu.",
    ),
    "no_day": (
        a_row(listed_on="29/02/2023"),
        "B2",
        "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("row", "cell", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_cell_is_named_and_nothing_is_written(desk, scope, now, row, cell, sentence):
    before = counts()
    batch = a_preview("petitions", [row], by=desk, scope=scope)
    assert faults_of(batch) == {cell: sentence}
    assert counts() == before


def test_a_name_that_two_places_share_is_asked_for_by_its_code(desk, scope, province, now):
    a_unit("Xã Một", parent=province.district, code="99003")
    batch = a_preview("petitions", [a_row(), a_row(2, place="99003")], by=desk, scope=scope)
    assert faults_of(batch) == {"E2": "Có 2 nơi tên “Xã Một”. Ông/bà ghi mã: 99001, 99003."}
    assert batch.new_count == 1


def test_the_same_line_twice_in_a_file_is_faulty_at_both(desk, scope, now):
    batch = a_preview("petitions", [a_row(), a_row()], by=desk, scope=scope)
    assert faults_of(batch) == {
        "C2": "Dòng 1 của danh sách này có ở nhiều dòng trong tệp (cả dòng 3).",
        "C3": "Dòng 1 của danh sách này có ở nhiều dòng trong tệp (cả dòng 2).",
    }


def test_a_slip_of_the_book_goes_to_its_line_and_lies_in_the_book_again_after_all(desk, scope, province, now):
    printed = actions.print_slip_book(province.commune, pages=2, by=desk, at=now)
    number = printed[0].slip.number
    batch = an_import("petitions", [a_row(slip=number)], by=desk, scope=scope)
    assert Petition.objects.get().slip.number == number
    assert faults_of(a_preview("petitions", [a_row(2, slip=number)], by=desk, scope=scope)) == {
        "N2": "Tờ phiếu này đã dùng hoặc đã hủy. Hãy lấy tờ khác trong quyển."
    }

    imports.undo_batch(batch, by=desk, at=now)

    assert Slip.objects.get(number=number).state == Slip.State.PRINTED
    an_import("petitions", [a_row(slip=number)], by=desk, scope=scope)


def test_an_untouched_list_is_taken_back_whole(desk, scope, now):
    before = counts()
    batch = an_import("petitions", [a_row(), a_row(2)], by=desk, scope=scope)
    imports.undo_batch(batch, by=desk, at=now)
    assert counts() == before
    assert Event.objects.get(event="petition_list_taken_back").facts == {"count": 2}


def sorted_one(petition, desk, at):
    actions.classify_petition(petition, klass=Klass.PROPOSAL, by=desk, at=at)


def opened(petition, desk, at):
    actions.open_sealed(petition, what="original", reason="Xem chữ viết tay", by=desk, at=at)


@pytest.mark.parametrize("act", [sorted_one, opened])
def test_a_list_on_which_somebody_acted_stays(desk, scope, now, act):
    batch = an_import("petitions", [a_row(), a_row(2)], by=desk, scope=scope)
    act(Petition.objects.order_by("pk")[0], desk, now)
    before = counts()
    with pytest.raises(StillUsed, match="1 ý kiến đã có người xử lý hoặc mở xem"):
        imports.undo_batch(batch, by=desk, at=now)
    assert counts() == before


def test_what_went_above_is_not_taken_back_by_the_commune(desk, scope, now):
    batch = an_import("petitions", [a_row(concern="Có")], by=desk, scope=scope)
    with pytest.raises(StillUsed, match="1 ý kiến đã đi thẳng lên nơi tiếp dân cấp trên"):
        imports.undo_batch(batch, by=desk, at=now)
    assert Petition.objects.count() == 1


def test_a_slip_that_its_holder_used_holds_the_list(desk, scope, province, now):
    printed = actions.print_slip_book(province.commune, pages=1, by=desk, at=now)[0]
    batch = an_import("petitions", [a_row(slip=printed.slip.number)], by=desk, scope=scope)
    actions.read_slip(printed.slip.number, secret=printed.secrets.short, at=now)
    with pytest.raises(StillUsed, match="1 tờ phiếu đã được sửa sau lần nhập"):
        imports.undo_batch(batch, by=desk, at=now)


def test_who_may_bring_a_list_and_who_sees_its_preview(desk, scope, province, now):
    other = province.desks["neighbour"]
    with pytest.raises(NotAllowed):
        a_preview("petitions", [a_row()], by=other, scope=scope)
    officer = an_actor(province.commune, Role.UNIT_OFFICER)
    client = Client()
    client.force_login(officer.user)
    assert client.get(reverse("imports:new", args=["petitions"])).status_code == 403

    batch = a_preview("petitions", [a_row()], by=desk, scope=scope)
    second = an_actor(province.commune, Role.RECEPTION_DESK)
    keeper = an_actor(province.units["province"], Role.ADMINISTRATOR)
    for reader, code in ((desk, 200), (second, 404), (other, 404), (keeper, 404)):
        client.force_login(reader.user)
        assert client.get(reverse("imports:batch", args=[batch.uuid])).status_code == code


def test_the_whole_road_through_the_pages(province, desk, scope, now):
    client = Client()
    client.force_login(desk.user)
    page = client.get(reverse("imports:new", args=["petitions"])).content.decode()
    assert "Xã Một" in page
    sent = client.post(
        reverse("imports:new", args=["petitions"]),
        {"scope": scope, "file": a_file("petitions", [a_row()])},
        follow=True,
    ).content.decode()
    assert "dòng mới" in sent
    batch = Batch.objects.get()
    done = client.post(reverse("imports:commit", args=[batch.uuid]), follow=True).content.decode()
    assert "Đã ghi xong" in done
    assert NAME not in done
    assert Petition.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_check_costs_the_same_with_more_rows(desk, scope, now, rows):
    batch = a_preview("petitions", [a_row(n) for n in range(1, rows + 1)], by=desk, scope=scope)
    with assert_queries(16):
        imports.check_again(batch, at=now)
