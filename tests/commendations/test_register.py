"""The register: what anybody reads, what only who holds the code reads, what is never made."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from nep.commendations import actions, refusals
from nep.commendations import refusals_decisions as no
from nep.commendations.models import (
    AwardDecision,
    EntryChange,
    Nomination,
    OutsideAward,
    RegisterEntry,
    SubjectKind,
)
from nep.commendations.views import register
from nep.files.actions import NotADocument, read
from nep.organisations.roles import Role
from nep.web import clock, limits
from nep.web.errors import NotAllowed
from tests.factories.awards import (
    CITATION,
    a_chancellery,
    a_chosen,
    a_chosen_person,
    a_pdf_upload,
    an_entry,
    an_outside_entry,
    published,
)
from tests.factories.commendations import Hall, a_ballot, a_form, a_nomination
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
REGISTER, CHECK = "/so-khen-thuong/", "/so-khen-thuong/kiem-tra/"
LONG = "Hợp tác xã nông nghiệp " + "dịch vụ tổng hợp kiểu mới " * 3 + "Thử Nghiệm số Một"


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_chancellery()


def page(url: str, client: Client | None = None) -> str:
    return (client or Client()).get(url).content.decode()


def correct(entry: RegisterEntry, by: Any, **changes: Any) -> EntryChange:
    said = {
        name: getattr(entry, name) for name in ("subject_name", "subject_post", "unit_name", "achievement")
    }
    return actions.correct_entry(
        entry, **{**said, "reason": "Ghi sai dấu trong quyết định", **changes}, by=by, at=clock.now()
    )


def revoke(entry: RegisterEntry, by: Any, reason: str = "Hồ sơ khai không đúng") -> EntryChange:
    return actions.revoke_entry(entry, reason=reason, paper="Quyết định 9-QĐ/TU", by=by, at=clock.now())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_costs_the_same_for_one_row_and_for_three(hall: Hall, client: Client, rows: int) -> None:
    for number in range(rows):
        a_chosen_person(hall, f"Trần Thị Mẫu {number}")
    published(hall)
    client.get(REGISTER)
    with assert_queries(4):
        shown = client.get(REGISTER)
    assert shown.content.decode().count("Trần Thị Mẫu") == rows
    assert len(shown.content) < 50_000


@pytest.mark.parametrize("changes", [0, 3])
def test_a_line_costs_the_same_with_a_long_history(hall: Hall, client: Client, changes: int) -> None:
    entry = an_entry(hall)
    for number in range(changes):
        entry.refresh_from_db()
        correct(entry, hall.office, subject_name=f"Tên mới {number}")
    client.get(entry.get_absolute_url())
    with assert_queries(3):
        shown = client.get(entry.get_absolute_url())
    assert len(shown.content) < 50_000


@pytest.mark.parametrize("words", ["tran thi mau", "Trần Thị Mẫu", "XÃ MỘT", "mau tran"])
def test_a_name_is_found_with_and_without_marks(hall: Hall, words: str) -> None:
    a_chosen(hall)
    a_chosen_person(hall, "Trần Thị Mẫu")
    published(hall)

    shown = Client().get(REGISTER, {"tim": words}).content.decode()

    assert "Trần Thị Mẫu" in shown
    assert "Tập thể" not in re.findall(r'rows__title"[^>]*>([^<]*)', shown)
    assert "Có 1 mục." in shown


def test_the_register_is_narrowed_by_form_kind_year_and_state(hall: Hall) -> None:
    a_chosen(hall)
    a_chosen_person(hall, "Trần Thị Mẫu")
    first, second = published(hall)
    revoke(first, hall.office)

    def names(**chosen: str) -> int:
        return Client().get(REGISTER, chosen).content.decode().count("rows__title")

    assert names() == 2
    assert names(**{"doi-tuong": "individual"}) == 1
    assert names(**{"hinh-thuc": str(second.form_id)}) == 2
    assert names(nam="2023") == 2
    assert names(**{"trang-thai": "revoked"}) == 1


def test_the_register_is_taken_as_a_file_without_names_that_were_revoked(hall: Hall) -> None:
    a_chosen_person(hall, "Trần Thị Mẫu")
    a_chosen_person(hall, "Lê Văn Giữ")
    taken, _kept = sorted(published(hall), key=lambda one: one.subject_name != "Trần Thị Mẫu")
    revoke(taken, hall.office)

    answer = Client().get(REGISTER, {"dang": "csv"})
    text = answer.getvalue().decode("utf-8-sig")

    assert "Lê Văn Giữ" in text
    assert "Trần Thị Mẫu" not in text
    assert text.count("01-QĐ/TU") == 2


def test_persons_are_kept_out_of_search_engines_and_collectives_are_not(hall: Hall) -> None:
    collective, person = a_chosen(hall), a_chosen_person(hall, "Trần Thị Mẫu")
    entries = {entry.subject_name: entry for entry in published(hall)}

    def answer(url: str) -> tuple[bool, bool]:
        shown = Client().get(url)
        return "noindex" in shown.headers.get("X-Robots-Tag", ""), b'content="noindex"' in shown.content

    assert answer(entries[person.subject_name].get_absolute_url()) == (True, True)
    assert answer(entries[collective.subject_name].get_absolute_url()) == (False, False)
    assert answer(REGISTER) == (True, True)


def test_the_public_search_finds_a_collective_and_no_person(hall: Hall) -> None:
    collective = a_chosen(hall)
    a_chosen_person(hall, "Trần Thị Mẫu")
    published(hall)

    public, office = Client(), signed_in(hall.office)

    def found(client: Client, words: str) -> bool:
        shown = client.get(reverse("portal:search"), {"tim": words}).content.decode()
        return re.search("/so-khen-thuong/[0-9a-f-]{36}/", shown) is not None

    assert found(public, collective.subject_name)
    assert not found(public, "Trần Thị Mẫu")
    assert found(office, "Trần Thị Mẫu")


def test_a_page_tells_name_post_unit_decision_and_that_it_is_the_truth(hall: Hall) -> None:
    entry = an_entry(hall, person="Trần Thị Mẫu")

    shown = page(entry.get_absolute_url())

    for words in ("Trần Thị Mẫu", "Công chức Văn phòng", "Xã Một", CITATION, "01-QĐ/TU", "theo sổ"):
        assert words in shown
    assert entry.code not in shown
    assert entry.grouped_code not in shown


def test_a_cell_of_the_party_stands_on_no_public_line(hall: Hall) -> None:
    a_chosen_person(hall, "Trần Thị Mẫu", title="Bí thư Chi bộ ấp Thử")
    entry = published(hall)[0]

    assert entry.subject_post == ""
    assert "Chi bộ" not in page(entry.get_absolute_url())


def test_a_name_of_a_hundred_and_twenty_letters_stands_whole(hall: Hall) -> None:
    assert len(LONG) >= 118
    one = a_chosen(hall)
    one.subject_name = LONG[:120]
    one.save()
    entry = published(hall)[0]

    assert LONG[:120] in page(REGISTER)
    assert LONG[:120] in page(entry.get_absolute_url())


# Correction and revocation.


def test_a_correction_says_before_and_after_and_keeps_number_and_code(hall: Hall) -> None:
    entry = an_entry(hall, person="Trần Thị Mẩu")
    code, golden = entry.code, entry.golden_number

    correct(entry, hall.office, subject_name="Trần Thị Mẫu")

    entry.refresh_from_db()
    assert (entry.state, entry.code, entry.golden_number) == (RegisterEntry.State.CORRECTED, code, golden)
    change = entry.changes.get()
    assert (change.before, change.after) == (
        {"subject_name": "Trần Thị Mẩu"},
        {"subject_name": "Trần Thị Mẫu"},
    )
    shown = page(entry.get_absolute_url())
    assert "<del>Trần Thị Mẩu</del>" in shown
    assert "Ghi sai dấu trong quyết định" in shown
    assert "Trần Thị Mẫu" in Client().get(REGISTER, {"tim": "tran thi mau"}).content.decode()


def test_a_correction_that_changes_nothing_and_one_without_reason_are_refused(hall: Hall) -> None:
    entry = an_entry(hall)
    with pytest.raises(no.NothingCorrected, match="Chưa có gì thay đổi"):
        correct(entry, hall.office)
    with pytest.raises(no.EntryReasonMissing, match="ghi lý do"):
        correct(entry, hall.office, subject_name="Khác", reason=" ")
    assert not EntryChange.objects.exists()


def test_a_revoked_line_keeps_number_and_state_and_hides_its_name(hall: Hall) -> None:
    entry = an_entry(hall, person="Trần Thị Mẫu")
    correct(entry, hall.office, subject_post="Phó Chủ tịch")

    revoke(entry, hall.office)

    for shown in (page(REGISTER), page(entry.get_absolute_url())):
        assert "01-QĐ/TU" in shown
        assert "hu hồi" in shown
        for hidden in ("Trần Thị Mẫu", "Phó Chủ tịch", "Xã Một", CITATION):
            assert hidden not in shown
    assert "Hồ sơ khai không đúng" in page(entry.get_absolute_url())
    assert "/van-ban/" not in page(entry.get_absolute_url()).split("site-footer")[0].split("<main")[1]
    assert "Có 0 mục." in Client().get(REGISTER, {"tim": "tran thi mau"}).content.decode()
    assert "/so-khen-thuong/" + str(entry.uuid) not in page(f"{reverse('portal:search')}?tim=Tran+Thi+Mau")


def test_who_holds_the_code_still_reads_the_name_of_a_revoked_line(hall: Hall) -> None:
    entry = an_entry(hall, person="Trần Thị Mẫu")
    revoke(entry, hall.office)

    shown = page(reverse("register:scan", args=[entry.grouped_code]))

    assert "Trần Thị Mẫu" in shown
    assert "đã thu hồi" in shown


def test_a_revoked_line_is_not_changed_again(hall: Hall) -> None:
    entry = an_entry(hall)
    revoke(entry, hall.office)
    with pytest.raises(no.EntryRevoked, match="đã thu hồi"):
        revoke(entry, hall.office)
    with pytest.raises(no.EntryRevoked, match="đã thu hồi"):
        correct(entry, hall.office, subject_name="Khác")
    assert entry.changes.count() == 1


def test_only_the_office_changes_a_line(hall: Hall) -> None:
    entry, units = an_entry(hall), hall.units
    assert_table(
        """
                     correct revoke page
        office       yes     yes    yes
        leader       -       -      403
        other-office -       -      403
        commune      -       -      403
        """,
        who={
            "office": hall.office,
            "leader": an_actor(units["party"], Role.LEADER),
            "other-office": an_actor(units["province"], Role.PROGRAMME_OFFICER),
            "commune": an_actor(units["commune"], Role.UNIT_OFFICER),
        },
        verbs={
            "correct": lambda a: correct(entry, a, subject_name="Khác"),
            "revoke": lambda a: revoke(entry, a),
            "page": lambda a: signed_in(a).get(reverse("commendations:entry_revoke", args=[entry.uuid])),
        },
    )


# Verification.


def test_a_code_typed_any_way_leads_to_its_line(hall: Hall) -> None:
    entry = an_entry(hall, person="Trần Thị Mẫu")
    for typed in (entry.code, entry.grouped_code, f" {entry.grouped_code.lower()} "):
        shown = Client().post(CHECK, {"code": typed}).content.decode()
        assert "Mã đúng" in shown
        assert "Trần Thị Mẫu" in shown


@pytest.mark.parametrize("typed", ["0000-0000-0000-0000", "abc", "1' OR '1'='1"])
def test_a_guessed_code_finds_nothing_and_the_page_says_how_to_mend(hall: Hall, typed: str) -> None:
    an_entry(hall, person="Trần Thị Mẫu")
    shown = Client().post(CHECK, {"code": typed}).content.decode()
    assert "Sổ không có mã này" in shown
    assert "Trần Thị Mẫu" not in shown
    assert f'value="{typed}"'.replace("'", "&#x27;") in shown
    assert Client().get(reverse("register:scan", args=["0" * 16])).status_code == 404


def test_guessing_is_stopped_by_the_limit_even_for_a_right_code(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "WINDOWS", (limits.Window(3, 600),))
    entry = an_entry(hall, person="Trần Thị Mẫu")
    for number in range(3):
        Client().post(CHECK, {"code": f"0000-0000-0000-000{number}"})

    typed = Client().post(CHECK, {"code": entry.code}).content.decode()
    scanned = Client().get(reverse("register:scan", args=[entry.code]))

    assert "Trần Thị Mẫu" not in typed
    assert "là mức nhiều nhất" in typed
    assert scanned.status_code == 429


def decision_file() -> bytes:
    paper = AwardDecision.objects.get().paper
    assert paper is not None
    return read(paper.pdf)


def sent(content: bytes) -> str:
    upload = SimpleUploadedFile("tep.pdf", content, "application/pdf")
    return Client().post(CHECK, {"file": upload}).content.decode()


def test_the_issued_file_is_known_byte_for_byte_and_one_changed_byte_is_not(hall: Hall) -> None:
    an_entry(hall, person="Trần Thị Mẫu")
    content = decision_file()

    assert "đúng từng byte" in sent(content)
    assert "Trần Thị Mẫu" in sent(content)
    tampered = content[:-1] + bytes([content[-1] ^ 1])
    assert "Sổ không biết tệp này" in sent(tampered)


def test_the_file_of_a_decision_does_not_give_away_a_revoked_name(hall: Hall) -> None:
    entry = an_entry(hall, person="Trần Thị Mẫu")
    revoke(entry, hall.office)
    shown = sent(decision_file())
    assert "đúng từng byte" in shown
    assert "Trần Thị Mẫu" not in shown


def test_nothing_to_check_is_said_at_the_field(hall: Hall) -> None:
    assert "Ông/bà ghi mã trên bằng, hoặc chọn một tệp." in Client().post(CHECK, {}).content.decode()


def test_the_command_verifies_a_file(hall: Hall, tmp_path: Any, capsys: Any) -> None:
    entry = an_entry(hall, person="Trần Thị Mẫu")
    good, bad = tmp_path / "tot.pdf", tmp_path / "xau.pdf"
    good.write_bytes(decision_file())
    bad.write_bytes(decision_file() + b"\n")

    call_command("verify", str(good))
    assert "Trần Thị Mẫu: có hiệu lực" in capsys.readouterr().out

    revoke(entry, hall.office)
    with pytest.raises(SystemExit) as revoked:
        call_command("verify", str(good))
    assert revoked.value.code == 3
    with pytest.raises(SystemExit) as unknown:
        call_command("verify", str(bad))
    assert unknown.value.code == 1
    with pytest.raises(SystemExit) as missing:
        call_command("verify", str(tmp_path / "khong-co.pdf"))
    assert missing.value.code == 2


# Awards of other authorities (safeguard 20).


def test_an_outside_award_is_recorded_with_its_file_and_shown_as_recorded(hall: Hall) -> None:
    entry = an_outside_entry(hall, "Xã Thử Được Khen")

    assert (entry.is_ours, entry.golden_number) == (False, None)
    shown = page(entry.get_absolute_url())
    assert "Ghi lại từ quyết định của cơ quan khác" in shown
    assert "không cấp bằng" in shown
    assert "ghi từ quyết định của cơ quan khác" in page(REGISTER)
    award = OutsideAward.objects.get()
    file = reverse("commendations:outside_file", args=[award.uuid])
    assert signed_in(hall.office).get(file).status_code == 200
    assert signed_in(an_actor(hall.units["commune"], Role.UNIT_OFFICER)).get(file).status_code == 403
    assert Client().get(file).status_code == 302


def test_an_outside_award_has_no_ballot(hall: Hall) -> None:
    form = a_form(None, name="Bằng khen của Cơ quan trung ương Thử")
    ballot = a_ballot(hall, form=form)
    with pytest.raises(refusals.OutsideAward):
        actions.open_ballot(ballot, by=hall.office, at=clock.now())


def test_a_nomination_for_an_outside_award_is_chosen_by_its_decision(hall: Hall) -> None:
    form = a_form(None, name="Bằng khen của Cơ quan trung ương Thử")
    one = a_nomination(hall, form=form)
    with pytest.raises(no.NotForwarded, match="chưa được trình"):
        an_outside_entry(hall, one.subject_name, form=form, nomination=one)
    assert not OutsideAward.objects.exists()
    actions.forward_nomination(one, note="Tờ trình thử", by=hall.office, at=clock.now())

    an_outside_entry(hall, one.subject_name, form=form, nomination=one)

    one.refresh_from_db()
    assert one.state == Nomination.State.CHOSEN


def test_an_award_decided_here_is_not_recorded_as_somebody_elses(hall: Hall) -> None:
    with pytest.raises(no.OwnAward, match="lập quyết định"):
        an_outside_entry(hall, form=hall.form)
    assert not OutsideAward.objects.exists()


def test_the_same_line_of_an_outside_decision_is_recorded_once(hall: Hall) -> None:
    form = a_form(None, name="Bằng khen của Cơ quan trung ương Thử")
    an_outside_entry(hall, form=form, number="7/QĐ-TTg")
    with pytest.raises(no.OutsideAlreadyThere, match="Sổ đã có dòng này"):
        an_outside_entry(hall, form=form, number="7/QĐ-TTg")
    assert RegisterEntry.objects.count() == 1


def test_a_file_that_is_no_paper_is_refused_and_nothing_recorded(hall: Hall) -> None:
    with pytest.raises(NotADocument):
        an_outside_entry(hall, upload=SimpleUploadedFile("a.pdf", b"MZ..", "application/pdf"))
    assert not RegisterEntry.objects.exists()


def test_only_an_office_records_outside_awards(hall: Hall) -> None:
    with pytest.raises(NotAllowed):
        an_outside_entry(hall, by=hall.members[0])
    assert not OutsideAward.objects.exists()


def test_the_form_records_an_outside_award(hall: Hall) -> None:
    form = a_form(None, name="Bằng khen của Cơ quan trung ương Thử")
    one = a_nomination(hall, form=form)
    actions.forward_nomination(one, note="Tờ trình thử", by=hall.office, at=clock.now())
    answer = signed_in(hall.office).post(
        reverse("commendations:outside_record"),
        {
            "form": form.pk,
            "nomination": one.pk,
            "kind": SubjectKind.INDIVIDUAL,
            "achievement": CITATION,
            "number": "12/QĐ-TTg",
            "signed_on": "02/10/2023",
            "period_from": "01/01/2020",
            "period_to": "31/12/2022",
            "upload": a_pdf_upload(),
        },
    )
    assert answer.status_code == 302
    award = OutsideAward.objects.get()
    assert (award.subject_name, award.kind, award.number) == (one.subject_name, "collective", "12/QĐ-TTg")
