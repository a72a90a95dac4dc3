"""A paper gets its number once, and never changes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.documents import actions, refusals
from nep.documents.checks import altered_papers, wrong_search_texts
from nep.documents.content import Capacity, Heading, Paragraph
from nep.documents.models import IssuedPaper, NumberSource, PaperRegister, SignedScan
from nep.documents.numbering import number_text
from nep.documents.queries import bare_name, place_before_date, signature_of
from nep.documents.searching import mend_search_texts
from nep.files.actions import read
from nep.files.models import StoredFile
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit, UnitKind, UnitVersion, World
from nep.organisations.roles import Role
from nep.web.errors import NotAllowed, Refusal
from tests.factories.documents import a_state_letter
from tests.factories.organisations import a_post, a_province, a_unit, an_actor

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)


@pytest.fixture(autouse=True)
def _no_typesetting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst is another process and has tests of its own; here the number in the data is enough."""

    def typeset(_template: str, inputs: dict[str, Any], **_options: Any) -> list[bytes]:
        return [b"%PDF- " + inputs["paper"]["header"]["number"].encode()]

    monkeypatch.setattr("nep.documents.pdf.typeset", typeset)


@pytest.fixture
def unit() -> Unit:
    return an_issuing_unit()


def an_issuing_unit() -> Unit:
    unit = a_unit("Ủy ban nhân dân huyện Thử", kind=UnitKind.DISTRICT)
    UnitVersion.objects.filter(unit=unit).update(abbreviation="UBND")
    return unit


@pytest.fixture
def officer(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER)


def issue(unit: Unit, by: Actor, now: datetime, **changes: Any) -> IssuedPaper:
    fields: dict[str, Any] = {
        "unit": unit,
        "type_code": "BC",
        "thing": unit,
        "paper": a_state_letter(type_name="BÁO CÁO", subject="kết quả tháng 12"),
        "issued_on": DAY,
        "is_public": False,
        "by": by,
        "at": now,
    }
    return actions.issue_paper(**(fields | changes))


def test_an_issued_paper_carries_its_number_in_the_file(unit: Unit, officer: Actor, now: datetime) -> None:
    paper = issue(unit, officer, now)
    assert (paper.number, paper.number_text, paper.year) == (1, "01/BC-UBND", 2023)
    assert read(paper.pdf) == "%PDF- Số: 01/BC-UBND".encode()
    assert paper.pdf_sha256 == paper.pdf.sha256
    assert paper.docx.name == "01_BC-UBND.docx"
    assert Event.objects.get(event="paper_issued").facts == {"number": "01/BC-UBND"}


def test_numbers_follow_each_other_per_type_and_begin_anew_each_year(
    unit: Unit, officer: Actor, now: datetime
) -> None:
    made = [
        issue(unit, officer, now),
        issue(unit, officer, now),
        issue(unit, officer, now, type_code="KH"),
        issue(unit, officer, now, issued_on=date(2022, 12, 30)),
    ]
    assert [(p.type_code, p.year, p.number) for p in made] == [
        ("BC", 2023, 1),
        ("BC", 2023, 2),
        ("KH", 2023, 1),
        ("BC", 2022, 1),
    ]


def test_the_register_goes_on_where_the_paper_one_stands(unit: Unit, officer: Actor, now: datetime) -> None:
    actions.start_register(unit, type_code="BC", year=2023, last_number=126, by=COMMAND, at=now)
    assert issue(unit, officer, now).number_text == "127/BC-UBND"
    with pytest.raises(refusals.RegisterAhead):
        actions.start_register(unit, type_code="BC", year=2023, last_number=5, by=COMMAND, at=now)


def test_a_unit_that_types_its_numbers_must_type_one_that_is_free(
    unit: Unit, officer: Actor, now: datetime
) -> None:
    actions.set_numbering(unit, number_source=NumberSource.OFFICE, place="Thử", by=COMMAND, at=now)
    assert issue(unit, officer, now, number=412).number_text == "412/BC-UBND"
    for wrong, refusal in (
        (None, refusals.NumberMissing),
        (412, refusals.NumberTaken),
        (0, refusals.NumberOutOfRange),
        (100_000, refusals.NumberOutOfRange),
    ):
        with pytest.raises(refusal):
            issue(unit, officer, now, number=wrong)
    assert IssuedPaper.objects.count() == 1


def test_a_number_is_not_typed_where_our_register_gives_it(unit: Unit, officer: Actor, now: datetime) -> None:
    with pytest.raises(refusals.NumberNotExpected):
        issue(unit, officer, now, number=3)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"issued_on": DAY + timedelta(days=1)}, "Ngày ban hành không được sau hôm nay."),
        ({"type_code": "XX"}, "Không có loại văn bản này. Ông/bà chọn một loại trong danh sách."),
        (
            {"paper": a_state_letter(blocks=(Heading("Tối mật", level=0), Paragraph("Nội dung")))},
            "Nếp không lưu văn bản có dấu độ mật (Mật, Tối mật, Tuyệt mật).",
        ),
    ],
)
def test_what_must_not_be_issued_is_refused_and_leaves_nothing(
    unit: Unit, officer: Actor, now: datetime, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        issue(unit, officer, now, **changes)
    assert str(refused.value.sentence) == sentence
    assert not IssuedPaper.objects.exists()
    assert not PaperRegister.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_unit_without_abbreviation_cannot_number(now: datetime) -> None:
    unit = a_unit()
    with pytest.raises(refusals.IssuerWithoutAbbreviation):
        issue(unit, an_actor(unit, Role.LEADER), now)


def test_a_stranger_issues_nothing(unit: Unit, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        issue(unit, an_actor(a_unit(), Role.LEADER), now)


def test_the_layout_follows_the_world_of_the_unit(now: datetime) -> None:
    unit = a_unit("Tỉnh ủy Thử", kind=UnitKind.PARTY_PROVINCE, world=World.PARTY)
    UnitVersion.objects.filter(unit=unit).update(abbreviation="TU")
    paper = issue(unit, an_actor(unit, Role.PROGRAMME_OFFICER), now)
    assert (paper.world, paper.number_text) == ("party", "01-BC/TU")


def test_an_issued_paper_never_changes(unit: Unit, officer: Actor, now: datetime) -> None:
    issue(unit, officer, now)
    with pytest.raises(TypeError, match="never changes"):
        IssuedPaper.objects.update(title="khác")
    with pytest.raises(TypeError, match="never deleted"):
        IssuedPaper.objects.all().delete()


def test_the_doctor_sees_a_paper_changed_by_hand(unit: Unit, officer: Actor, now: datetime) -> None:
    paper = issue(unit, officer, now)
    assert altered_papers() == []
    paper.title = "sửa tay"
    paper.save()
    assert altered_papers() == ["Văn bản 01/BC-UBND bị sửa sau khi ban hành."]


def test_two_rows_cannot_hold_one_number(unit: Unit, officer: Actor, now: datetime) -> None:
    paper = issue(unit, officer, now)
    other = issue(unit, officer, now)
    other.number = paper.number
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_when_the_number_was_taken_meanwhile_the_paper_is_made_again_with_the_next(
    unit: Unit, officer: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([0, 0, 1])
    monkeypatch.setattr(actions.numbering, "last_number", lambda *_args: next(answers))
    assert [issue(unit, officer, now).number for _ in range(2)] == [1, 2]


def test_the_signed_scan_lies_beside(unit: Unit, officer: Actor, now: datetime) -> None:
    paper = issue(unit, officer, now)
    upload = SimpleUploadedFile("ban ky.pdf", b"%PDF-1.7 scan")
    scan = actions.attach_scan(paper, upload=upload, by=officer, at=now)
    assert read(scan.file) == b"%PDF-1.7 scan"
    assert altered_papers() == []


def test_a_scan_that_is_no_pdf_is_refused(unit: Unit, officer: Actor, now: datetime) -> None:
    paper = issue(unit, officer, now)
    with pytest.raises(refusals.ScanIsNotPdf):
        actions.attach_scan(paper, upload=SimpleUploadedFile("a.pdf", b"<svg/>"), by=officer, at=now)
    assert not SignedScan.objects.exists()


def test_how_numbers_are_written() -> None:
    assert number_text("state", 5, "BC", "UBND") == "05/BC-UBND"
    assert number_text("state", 5, "CV", "UBND", drafter="TCD") == "05/UBND-TCD"
    assert number_text("front", 12, "TB", "MTTQ-BTT") == "12/TB-MTTQ-BTT"
    assert number_text("party", 127, "BC", "TU") == "127-BC/TU"
    assert number_text("party", None, "CTr", "TU") == "…-CTr/TU"


@pytest.mark.race
def test_two_who_issue_at_once_never_share_a_number(
    race: Callable[..., list[Any]], at_moment: Callable[..., datetime]
) -> None:
    now = at_moment()
    unit = an_issuing_unit()
    officer = an_actor(unit, Role.PROGRAMME_OFFICER)
    made = race(*[lambda: issue(unit, officer, now).number] * 4)
    assert sorted(made) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Tỉnh ủy Hậu Giang", "Hậu Giang"),
        ("Đảng ủy Xã Hòa An", "Hòa An"),
        ("Thị trấn Kinh Cùng", "Kinh Cùng"),
        ("Phường IV", "Phường IV"),
        ("Sở Y tế", "Sở Y tế"),
    ],
)
def test_the_place_before_the_date_is_the_name_without_its_kind(name: str, place: str) -> None:
    assert bare_name(name) == place


def test_a_body_that_is_no_place_writes_the_place_of_the_body_above_it(now: datetime) -> None:
    units, day = a_province(), date(2023, 12, 27)
    board = a_unit("Ban Tuyên giáo Thử", parent=units["party"], kind=UnitKind.PARTY_BOARD, world=World.PARTY)
    assert place_before_date(units["department"], day) == "Thử"
    assert place_before_date(board, day) == "Thử"
    assert place_before_date(units["commune"], day) == "Một"


def test_the_head_of_a_board_of_the_party_signs_for_himself_a_committee_as_a_whole(now: datetime) -> None:
    units, day = a_province(), date(2023, 12, 27)
    board = a_unit("Ban Tuyên giáo Thử", parent=units["party"], kind=UnitKind.PARTY_BOARD, world=World.PARTY)
    head = signature_of(a_post(board, title="Trưởng ban"), day)
    secretary = signature_of(a_post(units["party"], title="Bí thư Tỉnh ủy"), day)
    assert (head.capacity, head.body) == (Capacity.HEAD, "")
    assert (secretary.capacity, secretary.body) == (Capacity.ON_BEHALF, "Ban Thường vụ")


def test_the_doctor_sees_and_mends_a_broken_search_text(unit: Unit, officer: Actor, now: datetime) -> None:
    paper = issue(unit, officer, now)
    right = paper.folded
    assert wrong_search_texts() == []
    IssuedPaper.objects.update(folded="khac")
    assert wrong_search_texts() == ["1 văn bản đã ban hành có chữ tìm kiếm lệch với số và trích yếu."]
    mend_search_texts()
    paper.refresh_from_db()
    assert (paper.folded, wrong_search_texts(), altered_papers()) == (right, [], [])
