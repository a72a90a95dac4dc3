"""What the room of imports does whatever is brought in: refusals, races, jobs, pages, what is kept."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from python_calamine import CalamineWorkbook

from nep.audit.models import Event
from nep.files.models import StoredFile
from nep.imports import actions, jobs, views
from nep.imports.models import KEPT, Batch, BatchEffect, BatchFault, StagedChunk
from nep.imports.refusals import HasFaults, NothingToWrite, NotWaiting, TooLate
from nep.imports.registry import importer_of, importers
from nep.imports.sheets import export_of, template_of
from nep.jobs.reaper import reap
from nep.jobs.worker import Worker
from nep.organisations.models import Person, Unit
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.imports import a_file, a_preview, an_import, content_of
from tests.factories.organisations import a_post, a_province, an_actor
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db

PEOPLE = [["00123", "Nguyễn Văn Một"], ["00124", "Trần Thị Hai"]]
TWICE = [["00123", "Nguyễn Văn Một"], ["00123", "Trần Thị Hai"]]


@pytest.fixture
def units(now):
    return a_province()


@pytest.fixture
def keeper(client, units):
    actor = an_actor(units["province"], Role.ADMINISTRATOR)
    client.force_login(actor.user)
    return actor


def people() -> int:
    return Person.objects.exclude(code="").count()


def send(client, content: bytes, kind: str = "people", name: str = "bang.xlsx") -> str:
    sent = client.post(
        reverse("imports:new", args=[kind]), {"file": SimpleUploadedFile(name, content)}, follow=True
    )
    return sent.content.decode()


# Bad files.


def test_a_file_without_rows_is_refused_and_let_go(client, keeper):
    assert "Tệp không có dòng nào dưới hàng tên cột." in send(client, content_of("people", []))
    batch = Batch.objects.get()
    assert (batch.state, batch.file, people()) == ("refused", None, 0)


def test_an_empty_file_is_refused_at_the_form(client, keeper):
    assert "Tệp rỗng. Ông/bà kiểm tra lại tệp rồi gửi." in send(client, b"")
    assert not Batch.objects.exists()


def test_the_template_of_something_else_is_refused(client, keeper):
    shown = send(client, content_of("units", [["1", date(2021, 1, 1), "Xã A", "cấp xã"]]))
    assert "Bảng tính thiếu cột: Mã cán bộ, Họ và tên." in shown
    assert people() == 0


def test_a_file_that_is_no_spreadsheet_is_refused(client, keeper):
    assert "Không đọc được tệp này như một bảng tính." in send(client, b"%PDF-1.4 abc")
    assert people() == 0


def test_the_same_key_twice_is_told_at_both_rows(client, keeper):
    shown = send(client, content_of("people", TWICE))
    assert "Mã 00123 có ở nhiều dòng trong tệp (cả dòng 3)." in shown
    assert "Mã 00123 có ở nhiều dòng trong tệp (cả dòng 2)." in shown
    assert people() == 0


def test_days_are_read_as_text_and_as_serial_numbers_and_29_february_is_told(keeper):
    rows = [
        ["1", "01/01/2021", "Xã A", "cấp xã", None, "990"],
        ["2", 44197, "Xã B", "cấp xã", None, "990"],
        ["3", "29/02/2023", "Xã C", "cấp xã", None, "990"],
    ]
    content = "Mã,Từ ngày,Tên,Loại,Ký hiệu,Đơn vị cấp trên\n" + "\n".join(
        ",".join("" if cell is None else str(cell) for cell in row) for row in rows
    )
    at = clock.now()
    batch = actions.send_file("units", scope="", content=content.encode(), name="a.csv", by=keeper, at=at)
    batch = actions.read_batch(batch, at=at)
    assert list(batch.faults.values_list("cell", "sentence")) == [
        ("B4", "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày.")
    ]
    assert (batch.new_count, batch.faulty_count) == (2, 1)
    assert not Unit.objects.filter(versions__name="Xã A").exists()


def test_the_example_row_of_the_template_is_passed_over(keeper):
    for importer in importers():
        if importer.kind in {"units", "people", "posts"}:
            content = template_of(importer, "")
            at = clock.now()
            kind = importer.kind
            batch = actions.send_file(kind, scope="", content=content, name="m.xlsx", by=keeper, at=at)
            assert "Tệp không có dòng nào" in actions.read_batch(batch, at=at).problem


# Who may.


def test_who_may_do_what(units, keeper):
    waiting = a_preview("people", PEOPLE, by=keeper)
    done = an_import("people", [["9", "Lê Văn Ba"]], by=keeper)
    at = clock.now()
    content = content_of("people", PEOPLE)
    who = {
        "sender": keeper,
        "keeper": an_actor(units["province"], Role.ADMINISTRATOR),
        "officer": an_actor(units["province"], Role.UNIT_OFFICER, Role.LEADER),
    }
    verbs = {
        "send": lambda by: actions.send_file("people", scope="", content=content, name="a", by=by, at=at),
        "commit": lambda by: actions.commit_batch(waiting, by=by, at=at),
        "drop": lambda by: actions.drop_batch(waiting, by=by, at=at),
        "undo": lambda by: actions.undo_batch(done, by=by, at=at),
    }
    assert_table(
        """
                 send  commit  drop  undo
        sender   yes   yes     yes   yes
        keeper   yes   -       -     yes
        officer  -     -       -     -
        """,
        who=who,
        verbs=verbs,
    )


def test_pages_are_for_who_may(client, units, keeper):
    waiting = a_preview("people", PEOPLE, by=keeper)
    address = reverse("imports:batch", args=[waiting.uuid])
    other = an_actor(units["province"], Role.ADMINISTRATOR)
    officer = an_actor(units["commune"], Role.UNIT_OFFICER)
    for actor, expected in ((keeper, (200, 200, 200)), (other, (200, 200, 404)), (officer, (403, 403, 404))):
        client.force_login(actor.user)
        pages = [reverse("imports:index"), reverse("imports:new", args=["people"]), address]
        assert tuple(client.get(page).status_code for page in pages) == expected
    assert client.post(reverse("imports:commit", args=[waiting.uuid])).status_code == 404
    sent = client.post(reverse("imports:new", args=["people"]), {"file": a_file("people", PEOPLE)})
    assert sent.status_code == 403
    assert people() == 0


def test_anonymous_visitors_are_sent_to_sign_in(client, units):
    assert client.get(reverse("imports:index")).status_code == 302


# Writing.


def test_a_file_with_one_faulty_cell_writes_nothing(keeper):
    batch = a_preview("people", [*PEOPLE, ["", "Không Mã"]], by=keeper)
    with pytest.raises(HasFaults):
        actions.commit_batch(batch, by=keeper, at=clock.now())
    assert people() == 0


def test_what_changed_since_the_preview_is_noticed_and_shown_again(client, keeper):
    send(client, content_of("people", PEOPLE))
    batch = Batch.objects.get()
    an_import("people", [["00123", "Nguyễn Văn Một Khác"]], by=keeper)

    shown = client.post(reverse("imports:commit", args=[batch.uuid]), follow=True).content.decode()
    assert "Dữ liệu trong hệ thống đã thay đổi từ lúc xem trước" in shown
    assert people() == 1
    batch.refresh_from_db()
    assert (batch.state, batch.new_count, batch.changed_count) == ("checked", 1, 1)

    assert (
        "Đã ghi xong"
        in client.post(reverse("imports:commit", args=[batch.uuid]), follow=True).content.decode()
    )
    assert people() == 2


def test_a_batch_is_written_once(keeper):
    batch = a_preview("people", PEOPLE, by=keeper)
    actions.commit_batch(batch, by=keeper, at=clock.now())
    with pytest.raises(NotWaiting):
        actions.commit_batch(batch, by=keeper, at=clock.now())
    assert people() == 2


def test_a_file_that_changes_nothing_is_not_written(keeper):
    an_import("people", PEOPLE, by=keeper)
    with pytest.raises(NothingToWrite):
        actions.commit_batch(a_preview("people", PEOPLE, by=keeper), by=keeper, at=clock.now())


@pytest.mark.race
def test_of_two_hands_on_one_batch_one_writes(race, now):
    keeper = an_actor(a_province()["province"], Role.ADMINISTRATOR)
    batch = a_preview("people", PEOPLE, by=keeper)
    hand = lambda: actions.commit_batch(batch, by=keeper, at=now)  # noqa: E731 - a step of the race
    outcomes = race(hand, hand)
    assert sorted(type(one).__name__ for one in outcomes) == ["Batch", "NotWaiting"]
    assert people() == 2


@pytest.mark.race
def test_of_two_batches_of_one_file_one_writes(race, now):
    keeper = an_actor(a_province()["province"], Role.ADMINISTRATOR)
    batches = [a_preview("people", PEOPLE, by=keeper) for _ in range(2)]
    outcomes = race(*[lambda b=b: actions.commit_batch(b, by=keeper, at=now) for b in batches])
    assert sorted(type(one).__name__ for one in outcomes) == ["Batch", "ChangedSince"]
    assert people() == 2


# Taking back.


def test_undoing_is_refused_while_somebody_stands_on_it_and_says_so_on_the_page(client, units, keeper):
    batch = an_import("people", PEOPLE, by=keeper)
    post = a_post(units["commune"])
    type(post).objects.filter(pk=post.pk).update(person=Person.objects.get(code="00123"))

    shown = client.post(reverse("imports:undo", args=[batch.uuid]), follow=True).content.decode()
    said = "Chưa hoàn tác được: 1 chức vụ đang dựa vào; ông/bà hoàn tác hoặc gỡ trước."
    assert said in shown
    assert people() == 2


def test_an_old_name_comes_back_with_the_undoing(keeper):
    an_import("people", PEOPLE, by=keeper)
    batch = an_import("people", [["00123", "Nguyễn Văn Đổi"]], by=keeper)
    actions.undo_batch(batch, by=keeper, at=clock.now())
    assert Person.objects.get(code="00123").full_name == "Nguyễn Văn Một"
    with pytest.raises(NotWaiting):
        actions.undo_batch(batch, by=keeper, at=clock.now())


def test_after_seven_days_it_can_no_longer_be_undone_and_old_names_are_gone(keeper):
    an_import("people", PEOPLE, by=keeper)
    batch = an_import("people", [["00123", "Nguyễn Văn Đổi"]], by=keeper)
    later = clock.now() + KEPT + timedelta(seconds=1)
    actions.empty_old(at=later)
    with pytest.raises(TooLate):
        actions.undo_batch(batch, by=keeper, at=later)
    assert not BatchEffect.objects.filter(verb="changed").exclude(things="").exists()


# What is kept.


def test_what_was_typed_is_gone_after_commit_drop_seven_days_and_a_restore(keeper):
    def kept() -> tuple[int, int, int]:
        return (StagedChunk.objects.count(), BatchFault.objects.count(), StoredFile.objects.count())

    actions.drop_batch(a_preview("people", TWICE, by=keeper), by=keeper, at=clock.now())
    an_import("people", PEOPLE, by=keeper)
    assert kept() == (0, 0, 0)

    a_preview("people", TWICE, by=keeper)
    assert kept() == (1, 2, 1)
    actions.empty_old(at=clock.now() + KEPT)
    assert kept() == (0, 0, 0)
    assert Batch.objects.filter(state="dropped").count() == 2

    a_preview("people", TWICE, by=keeper)
    jobs.empty_restored()
    assert kept() == (0, 0, 0)


# In the background.


def test_a_long_file_is_read_and_written_by_the_worker(client, keeper, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE_BYTES", 10)
    monkeypatch.setattr(views, "AT_ONCE_ROWS", 1)
    assert "Đang chờ đến lượt" in send(client, content_of("people", PEOPLE))
    batch = Batch.objects.get()
    address = reverse("imports:batch", args=[batch.uuid])
    page = client.get(address).content.decode()
    assert 'hx-trigger="every 3s"' in page
    assert "Xem đã đến đâu" in page, "without scripts one looks again oneself"
    watching = {"HX-Request": "true"}
    assert 'id="busy"' in client.get(address, headers=watching).content.decode()

    Worker().run_out()
    assert client.get(address, headers=watching).headers["HX-Refresh"] == "true"
    assert "dòng mới" in client.get(address).content.decode()

    client.post(reverse("imports:commit", args=[batch.uuid]))
    batch.refresh_from_db()
    assert (batch.state, people()) == ("committing", 0)
    shown = client.post(reverse("imports:commit", args=[batch.uuid]), follow=True).content.decode()
    assert "đang được xử lý" in shown
    Worker().run_out()
    assert "Đã ghi xong" in client.get(address).content.decode()
    assert people() == 2

    client.post(reverse("imports:undo", args=[batch.uuid]))
    Worker().run_out()
    batch.refresh_from_db()
    assert (batch.state, people()) == ("undone", 0)


def test_a_job_notices_what_changed_since_the_preview(client, keeper):
    batch = a_preview("people", PEOPLE, by=keeper)
    an_import("people", [["00123", "Nguyễn Văn Một Khác"]], by=keeper)
    jobs.commit_later(batch, by=keeper, at=clock.now())
    Worker().run_out()
    batch.refresh_from_db()
    assert (batch.state, batch.changed_count, people()) == ("checked", 1, 1)
    assert "Dữ liệu trong hệ thống đã thay đổi" in batch.problem


def test_a_job_whose_worker_died_runs_again(client, keeper):
    batch = a_preview("people", PEOPLE, by=keeper)
    jobs.commit_later(batch, by=keeper, at=clock.now())
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.real_now(), worker_ids=["gone"])
    reap(at=clock.real_now())
    Worker().run_out()
    batch.refresh_from_db()
    assert (batch.state, people()) == ("committed", 2)


def test_a_batch_whose_job_failed_for_good_is_given_back(keeper):
    batch = a_preview("people", PEOPLE, by=keeper)
    jobs.commit_later(batch, by=keeper, at=clock.now())
    DBTaskResult.objects.update(status="FAILED")
    jobs.tidy()
    batch.refresh_from_db()
    assert batch.state == "checked"
    assert "Việc nền bị dừng giữa chừng" in batch.problem


# Pages and files.


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_imports_costs_the_same_however_long(client, keeper, count):
    for number in range(count):
        an_import("people", [[f"{number}", "Lê Văn Ba"]], by=keeper)
    client.get(reverse("imports:index"))
    with assert_queries(LIST):
        assert client.get(reverse("imports:index")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_costs_the_same_however_long(client, keeper, count):
    batch = a_preview("people", [[f"{number}", "Lê Văn Ba"] for number in range(count)], by=keeper)
    client.get(reverse("imports:batch", args=[batch.uuid]))
    with assert_queries(PREVIEW):
        assert client.get(reverse("imports:batch", args=[batch.uuid])).status_code == 200


LIST, PREVIEW = 6, 8


def test_opening_pages_writes_nothing(client, keeper):
    batch = a_preview("people", TWICE, by=keeper)
    before = (Batch.objects.values_list().get(), Event.objects.count(), StagedChunk.objects.count())
    for name, args in (("batch", [batch.uuid]), ("marked", [batch.uuid]), ("template", ["units"])):
        assert client.get(reverse(f"imports:{name}", args=args)).status_code == 200
    assert (Batch.objects.values_list().get(), Event.objects.count(), StagedChunk.objects.count()) == before


def test_the_marked_copy_holds_every_cell_and_can_be_sent_again(client, keeper):
    send(client, content_of("people", TWICE))
    batch = Batch.objects.get()
    copy = client.get(reverse("imports:marked", args=[batch.uuid])).content
    cells = CalamineWorkbook.from_filelike(io.BytesIO(copy)).get_sheet_by_index(0).to_python()
    assert cells == [["Mã cán bộ", "Họ và tên"], *TWICE]
    assert b"comments1.xml" in copy
    assert "Mã 00123 có ở nhiều dòng" in send(client, copy)


def test_what_goes_out_comes_back_as_no_change(units, keeper):
    an_import("people", PEOPLE, by=keeper)
    row = ["00123", None, "99001", "Chuyên viên", "Lãnh đạo", None, date(2022, 1, 1), None, None]
    an_import("posts", [row], by=keeper)
    for kind in ("units", "people", "posts"):
        at = clock.now()
        content = export_of(importer_of(kind), "")
        batch = actions.send_file(kind, scope="", content=content, name="x.xlsx", by=keeper, at=at)
        batch = actions.read_batch(batch, at=at)
        assert list(batch.faults.values_list("cell", "sentence")) == []
        assert (batch.writes_count, batch.same_count) == (0, batch.row_count)
        assert batch.row_count > 0


def test_an_english_reader_meets_the_same_rules(client, keeper):
    client.cookies["django_language"] = "en"
    row = ["7", date(2021, 1, 1), "Xã A", "cấp xã", None, "990"]
    assert '<html lang="en"' in send(client, content_of("units", [row]), kind="units")
    batch = Batch.objects.get()
    assert (batch.new_count, batch.faulty_count) == (1, 0)
    done = client.post(reverse("imports:commit", args=[batch.uuid]), follow=True)
    batch.refresh_from_db()
    assert (done.status_code, batch.state) == (200, "committed")


# The command line.


def run(*words: str, capsys) -> tuple[int, str]:
    try:
        call_command(*words)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return code, said.out + said.err


def test_the_command_checks_writes_and_exports(units, tmp_path, capsys):
    path = tmp_path / "nguoi.xlsx"
    path.write_bytes(content_of("people", PEOPLE))
    code, said = run("import", "people", str(path), capsys=capsys)
    assert (code, people()) == (0, 0)
    assert "2 dòng; mới 2" in said
    code, said = run("import", "people", str(path), "--commit", "--json", capsys=capsys)
    assert (code, people()) == (0, 2)
    assert '"written": true' in said
    code, said = run("import", "people", str(path), "--commit", capsys=capsys)
    assert (code, "Không có gì thay đổi." in said) == (0, True)
    code, said = run("export", "people", "--out", str(tmp_path / "ra.xlsx"), capsys=capsys)
    assert (code, (tmp_path / "ra.xlsx").exists()) == (0, True)


def test_the_command_tells_faults_and_refusals_by_its_code(units, tmp_path, capsys):
    path = tmp_path / "nguoi.xlsx"
    path.write_bytes(content_of("people", TWICE))
    code, said = run("import", "people", str(path), "--commit", capsys=capsys)
    assert (code, people()) == (3, 0)
    assert "A2: Mã 00123 có ở nhiều dòng" in said
    code, said = run("import", "people", str(tmp_path / "x"), capsys=capsys)
    assert (code, said) == (1, f"nep: Không có tệp {tmp_path / 'x'}. Ông/bà kiểm tra lại đường dẫn.\n")
    officer = an_actor(units["commune"], Role.UNIT_OFFICER)
    words = ("import", "people", str(path), "--as", officer.user.username)
    code, said = run(*words, capsys=capsys)
    assert (code, str(NotAllowed.sentence) in said) == (1, True)
    assert run("import", "people", str(path), "--as", "khong-ai", capsys=capsys)[0] == 1


def test_the_preview_says_whose_turn_it_is_and_shows_no_empty_column(client, units, keeper):
    faulty = a_preview("people", [PEOPLE[0], PEOPLE[0]], by=keeper)
    pages = [client.get(reverse("imports:batch", args=[faulty.uuid])).content.decode()]
    new = a_preview("people", PEOPLE, by=keeper)
    pages.append(client.get(reverse("imports:batch", args=[new.uuid])).content.decode())
    an_import("people", PEOPLE, by=keeper)
    same = a_preview("people", PEOPLE, by=keeper)
    pages.append(client.get(reverse("imports:batch", args=[same.uuid])).content.decode())
    states = [re.search(r'class="state__shape".*?</span><span>([^<]*)', page) for page in pages]
    assert [found and found.group(1).strip() for found in states] == [
        "có ô sai, chờ sửa",
        "chờ ghi",
        "không có gì thay đổi",
    ]
    assert ["Ô sai</th>" in page for page in pages] == [True, False, False]
    assert ["Thay đổi</th>" in page for page in pages] == [False, False, False]


def test_files_of_an_import_are_named_in_vietnamese(client, units, keeper):
    answer = client.get(reverse("imports:template", args=["units"]))
    assert answer["Content-Disposition"] == 'attachment; filename="mau-don-vi.xlsx"'


def test_a_row_without_a_readable_day_tells_its_other_faulty_cells_too(units, keeper):
    rows = [
        ["99001", "32/01/2024", "Xã A", "cấp gì"],
        ["99002", "01/02/2024", "Xã B", "cấp xã", "", "Tỉnh Mẫu"],
    ]
    batch = a_preview("units", rows, by=keeper)
    cells = list(batch.faults.order_by("cell").values_list("cell", flat=True))
    assert [cell[0] for cell in cells if cell.endswith("2")] == ["B", "D"]


# Text in an old encoding that could be read in two ways.

SHORT = b"TT,Ma can bo,Ho va ten\r\n1,00941,L\xaa H\xb5\r\n"
"""One name in TCVN3; VISCII reads it as another one."""


def test_every_way_to_read_the_file_is_offered_the_likeliest_first(client, units, keeper):
    shown = send(client, SHORT, name="cu.csv")
    batch = Batch.objects.get()
    assert (batch.state, batch.ties) == (Batch.State.ASKING, ["tcvn3", "viscii"])
    assert re.findall(r'name="encoding" id="encoding-(\w+)"', shown) == ["tcvn3", "viscii"]
    assert "Lê Hà" in shown
    assert "Lế Hộ" in shown
    address = reverse("imports:encoding", args=[batch.uuid])
    chosen = client.post(address, {"encoding": "tcvn3"}, follow=True).content.decode()
    assert "Họ và tên: Lê Hà" in chosen
    assert "Lế Hộ" not in chosen
    client.post(reverse("imports:commit", args=[batch.uuid]))
    assert Person.objects.get(code="00941").full_name == "Lê Hà"


def test_only_texts_that_the_ways_read_differently_are_shown_to_choose_by(client, units, keeper):
    names = ["Thử Một", "Thử Hai", "Thử Ba", "L\xaa H\xb5"]
    rows = [[f"0094{number}", name] for number, name in enumerate(names)]
    shown = send(client, content_of("people", rows), name="lan.xlsx")
    labels = re.findall(r'for="encoding-\w+">(.*?)</label>', shown)
    assert [label.split("<br>")[1:] for label in labels] == [["Lê Hà"], ["Lế Hộ"]]


def test_faulty_cells_of_a_row_are_told_from_left_to_right(client, units, keeper):
    row = ["99003", "01/02/2023", "Ấp Ba", "khu lạ", "", "Xã Không Có"]
    batch = a_preview("units", [["", "29/02/2023", "", *row[3:]], row], by=keeper)
    page = client.get(reverse("imports:batch", args=[batch.uuid])).content.decode()
    columns = [re.findall(r"<strong>([A-Z])\d+</strong>", part) for part in page.split("<tr>")]
    assert [found for found in columns if len(found) > 1] == [
        sorted(found) for found in columns if len(found) > 1
    ]
    assert any(len(found) > 1 for found in columns)
