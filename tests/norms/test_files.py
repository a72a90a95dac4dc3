"""Days off from files and into files."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.norms import actions
from nep.norms.calendar import load
from nep.norms.icalendar import NotACalendar, calendar_file
from nep.norms.imports import NothingInFile, change_from, read_days, template
from nep.norms.models import Calendar, CalendarDay
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import NotASpreadsheet
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit, an_actor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def calendar() -> Calendar:
    return shipped_norms()


@pytest.fixture
def unit() -> Unit:
    return a_unit("Xã Thử")


@pytest.fixture
def clerk(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER)


def ics(*events: str) -> bytes:
    """A calendar with the lines of each event, as another program writes it."""
    bodies = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{bodies}END:VCALENDAR\r\n".encode()


def days_of(content: bytes) -> list[tuple[date, str, str]]:
    read = read_days(content, basis="Thông báo thử")
    assert read.faults == []
    return [(line.day, line.kind, line.name) for line in read.lines]


def faults_of(content: bytes) -> list[str]:
    return read_days(content, basis="Thông báo thử").faults


# --- iCalendar out


def test_the_file_says_every_day_and_folds_and_escapes(
    calendar: Calendar, clerk: Actor, now: datetime
) -> None:
    name = "Nghỉ; bù, theo \\ thông báo của Ủy ban nhân dân tỉnh về việc dài hơn một dòng"
    actions.add_calendar_day(
        calendar, day=date(2026, 3, 3), kind="holiday", name=name, basis="Số 1", by=clerk, at=now
    )
    text = calendar_file(calendar, at=AT, host="nep.example")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    unfolded = text.replace("\r\n ", "")
    event = next(part for part in unfolded.split("BEGIN:VEVENT\r\n") if "20260303" in part)
    assert event.split("\r\n")[:8] == [
        "UID:state-2026-03-03@nep.example",
        "DTSTAMP:20261122T010203Z",
        "DTSTART;VALUE=DATE:20260303",
        "DTEND;VALUE=DATE:20260304",
        "SUMMARY:Nghỉ\\; bù\\, theo \\\\ thông báo của Ủy ban nhân dân tỉnh về việc dài hơn một dòng",
        "DESCRIPTION:nghỉ lễ\\, Tết. Căn cứ: Số 1.",
        "CATEGORIES:nghỉ lễ\\, Tết",
        "STATUS:CONFIRMED",
    ]


def test_a_year_without_a_notice_is_provisional_in_the_file(calendar: Calendar) -> None:
    unfolded = calendar_file(calendar, at=AT, host="nep.example").replace("\r\n ", "")
    parts = unfolded.split("BEGIN:VEVENT\r\n")
    of_2027 = [part for part in parts if "DTSTART;VALUE=DATE:2027" in part]
    assert len(of_2027) > 4
    assert all("STATUS:TENTATIVE" in part for part in of_2027)
    assert all("Tạm tính\\, chờ thông báo lịch nghỉ." in part for part in of_2027)
    culture = next(part for part in parts if "20261124" in part)
    assert "STATUS:TENTATIVE" in culture
    assert "chưa có thông báo nghỉ\\, tính là ngày làm việc" in culture


def test_our_own_file_read_again_changes_nothing(calendar: Calendar) -> None:
    content = calendar_file(calendar, at=AT, host="nep.example").encode()
    read = read_days(content, basis="Thử")
    assert (read.faults, read.notices) == ([], [])
    in_force = calendar.days.filter(until_version=None)
    assert [(line.day, line.kind, line.name, line.basis) for line in read.lines] == list(
        in_force.order_by("day").values_list("day", "kind", "name", "basis")
    )
    assert change_from(calendar, read, basis="Thử", year=2026).is_empty


def test_one_calendar_moves_to_another_by_file(calendar: Calendar, clerk: Actor, now: datetime) -> None:
    content = calendar_file(calendar, at=AT, host="nep.example").encode()
    other = Calendar.objects.get(scope="no_swap")
    change = change_from(other, read_days(content, basis="Thử"), basis="Thử", year=None)
    assert {line.kind for line in change.days} == {"swap_off", "swap_work"}
    actions.change_calendar(other, change, by=clerk, at=now)
    kept = [
        list(row.days.filter(until_version=None).order_by("day").values_list("day", "kind"))
        for row in (calendar, other)
    ]
    assert kept[0] == kept[1]


# --- iCalendar in


def test_what_other_programs_write_is_read() -> None:
    content = ics(
        "DTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270208\r\nSUMMARY:Tết Nguy\r\n ên đán",
        "DTSTART:20270430\r\nSUMMARY:Ngày Chiến thắng\r\nBEGIN:VALARM\r\nTRIGGER:-PT1H\r\nEND:VALARM",
        "DTSTART;VALUE=DATE:20270503\r\nDURATION:P1D\r\nSUMMARY:Nghỉ bù ngày 01/5",
        'DTSTART;TZID="Asia/Ho_Chi_Minh":20270904T000000\r\nSUMMARY:Làm bù\\, cho ngày nghỉ hoán đổi',
        "DTSTART:20270901T170000Z\r\nDTEND:20270902T170000Z\r\nSUMMARY:Quốc khánh",
        "dtstart;value=date:20270903\r\nsummary:Nghỉ hoán đổi",
        "DTSTART;VALUE=DATE:20270104\r\nSTATUS:CANCELLED\r\nSUMMARY:Thôi",
    )
    assert days_of(content) == [
        (date(2027, 2, 5), "holiday", "Tết Nguyên đán"),
        (date(2027, 2, 6), "holiday", "Tết Nguyên đán"),
        (date(2027, 2, 7), "holiday", "Tết Nguyên đán"),
        (date(2027, 4, 30), "holiday", "Ngày Chiến thắng"),
        (date(2027, 5, 3), "compensation", "Nghỉ bù ngày 01/5"),
        (date(2027, 9, 2), "holiday", "Quốc khánh"),
        (date(2027, 9, 3), "swap_off", "Nghỉ hoán đổi"),
        (date(2027, 9, 4), "swap_work", "Làm bù, cho ngày nghỉ hoán đổi"),
    ]
    assert read_days(content, basis="x").notices == ["Sự kiện 7 (“Thôi”) đã bị hủy trong tệp nên bỏ qua."]


def test_line_ends_and_folds_of_any_writer_are_undone() -> None:
    whole = ics("DTSTART;VALUE=DATE:20270430\r\nSUMMARY:Ngày Chiến thắng")
    cut = whole.index("ế".encode()) + 1
    inside_a_letter = b"\xef\xbb\xbf" + whole[:cut] + b"\r\n " + whole[cut:]
    for content in (inside_a_letter, whole.replace(b"\r\n", b"\n"), whole.replace(b"\r\n", b"\r")):
        assert days_of(content) == [(date(2027, 4, 30), "holiday", "Ngày Chiến thắng")]


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        (
            "DTSTART;TZID=Asia/Tokyo:20270430T000000\r\nSUMMARY:Họp",
            "Sự kiện 1 (“Họp”): có giờ (22:00 giờ Việt Nam), lịch nghỉ chỉ nhận cả ngày.",
        ),
        (
            "DTSTART;TZID=Mars/Base:20270430T000000\r\nSUMMARY:Họp",
            "Sự kiện 1 (“Họp”): không biết múi giờ “Mars/Base”.",
        ),
        (
            "DTSTART;VALUE=DATE:20270430\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Lễ",
            "Sự kiện 1 (“Lễ”): sự kiện lặp lại không nhận, vì ngày nghỉ mỗi năm theo thông báo riêng. "
            "Ghi từng ngày của năm.",
        ),
        (
            "DTSTART;VALUE=DATE:20270229\r\nSUMMARY:Lễ",
            "Sự kiện 1 (“Lễ”): Không có ngày 29/02/2027: tháng 2 năm 2027 có 28 ngày.",
        ),
        ("SUMMARY:Lễ", "Sự kiện 1 (“Lễ”): thiếu ngày bắt đầu (DTSTART)."),
        ("DTSTART:hôm nay\r\nSUMMARY:Lễ", "Sự kiện 1 (“Lễ”): không đọc được ngày “HÔM NAY”."),
        ("DTSTART;VALUE=DATE:20270430", "Sự kiện 1: thiếu tên ngày."),
        (
            "DTSTART;VALUE=DATE:20270430\r\nDURATION:PT3H\r\nSUMMARY:Lễ",
            "Sự kiện 1 (“Lễ”): thời lượng “PT3H” không phải là số ngày.",
        ),
        (
            "DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270301\r\nSUMMARY:Lễ",
            "Sự kiện 1: từ 01/01/2027 đến 28/02/2027 dài hơn 31 ngày.",
        ),
        (
            "DTSTART;VALUE=DATE:20270501\r\nSUMMARY:Nghỉ bù",
            "Sự kiện 1, ngày 01/05/2027: Ngày nghỉ bù, nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu.",
        ),
        (
            "DTSTART;VALUE=DATE:21500430\r\nSUMMARY:Lễ",
            "Sự kiện 1, ngày 30/04/2150: Lịch chỉ nhận ngày từ năm 2000 đến năm 2100.",
        ),
    ],
)
def test_an_event_that_is_no_day_off_is_a_fault_in_words(event: str, fault: str) -> None:
    assert faults_of(ics(event)) == [fault]


def test_the_same_day_with_two_kinds_names_both_places() -> None:
    content = ics(
        "DTSTART;VALUE=DATE:20270903\r\nSUMMARY:Quốc khánh (ngày liền kề)",
        "DTSTART;VALUE=DATE:20270903\r\nSUMMARY:Nghỉ hoán đổi",
        "DTSTART;VALUE=DATE:20270903\r\nSUMMARY:Nghỉ lễ",
    )
    read = read_days(content, basis="Thử")
    assert read.faults == [
        "Ngày 03/09/2027 có hai loại: sự kiện 1 ghi “nghỉ lễ, Tết”, sự kiện 2 ghi “nghỉ hoán đổi”."
    ]
    assert read.notices == [
        "Ngày 03/09/2027 có ở sự kiện 1 và sự kiện 3, cùng loại: ghi một lần theo chỗ trước."
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2027",  # cut off
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\n\xff\xfe\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR\r\n",
    ],
)
def test_a_broken_icalendar_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(NotACalendar, match="tệp hỏng hoặc bị cắt"):
        read_days(content, basis="Thử")


def test_a_file_without_days_and_one_that_is_neither_are_refused() -> None:
    with pytest.raises(NothingInFile):
        read_days(ics(), basis="Thử")
    with pytest.raises(NotASpreadsheet):
        read_days(b"PK\x03\x04 broken", basis="Thử")


# --- spreadsheets

HEADS = (
    Head("Ngày", Kind.DAY),
    Head("Đến ngày", Kind.DAY),
    Head("Loại"),
    Head("Tên"),
    Head("Căn cứ"),
)


def sheet(*rows: tuple[object, ...]) -> bytes:
    return workbook([Sheet("Lịch", HEADS, rows)])  # type: ignore[arg-type]


def test_rows_are_days_or_stretches_typed_as_text_or_as_days() -> None:
    content = sheet(
        (date(2027, 2, 5), date(2027, 2, 6), "Nghỉ lễ, Tết", "Tết Nguyên đán", "Số 9"),
        ("30/04/2027", None, "nghi le, tet", "Ngày Chiến thắng", None),
        ("2027-09-04", None, "Làm bù", "Làm bù cho 03/09/2027", None),
        ("ngày 03 tháng 09 năm 2027", None, "NGHỈ HOÁN ĐỔI", "Nghỉ hoán đổi", None),
    )
    read = read_days(content, basis="Thông báo thử")
    assert [(line.day, line.kind, line.basis) for line in read.lines] == [
        (date(2027, 2, 5), "holiday", "Số 9"),
        (date(2027, 2, 6), "holiday", "Số 9"),
        (date(2027, 4, 30), "holiday", "Thông báo thử"),
        (date(2027, 9, 3), "swap_off", "Thông báo thử"),
        (date(2027, 9, 4), "swap_work", "Thông báo thử"),
    ]


def test_bad_rows_are_all_named_and_nothing_is_taken_from_them() -> None:
    content = sheet(
        ("29/02/2027", None, "Nghỉ lễ, Tết", "Lễ", None),
        ("30/04/2027", None, "Đi chơi", "Lễ", None),
        ("30/04/2027", "01/04/2027", "Nghỉ lễ, Tết", "Lễ", None),
        ("01/05/2027", None, "Nghỉ lễ, Tết", None, None),
        ("01/09/2027", None, "Nghỉ lễ, Tết", "Lễ", None),
        ("01/09/2027", None, "Nghỉ hoán đổi", "Lễ", None),
    )
    assert faults_of(content) == [
        "Ô A2: Không có ngày 29/02/2027: tháng 2 năm 2027 có 28 ngày.",
        "Ô D5: Ô này phải ghi: Tên.",
        "Dòng 3: không hiểu loại “Đi chơi”. Ông/bà ghi một trong: nghỉ lễ, Tết; nghỉ bù; nghỉ hoán đổi; "
        "làm bù; chưa có thông báo nghỉ, tính là ngày làm việc.",
        "Dòng 4: ngày cuối 01/04/2027 trước ngày đầu 30/04/2027.",
        "Dòng 5: thiếu tên ngày.",
        "Ngày 01/09/2027 có hai loại: dòng 6 ghi “nghỉ lễ, Tết”, dòng 7 ghi “nghỉ hoán đổi”.",
    ]


def test_the_template_sent_back_as_it_is_changes_nothing(calendar: Calendar) -> None:
    read = read_days(template(calendar, 2026), basis="Thử")
    assert len(read.lines) == calendar.days.filter(day__year=2026).count()
    assert change_from(calendar, read, basis="Thử", year=2026).is_empty


def test_a_year_without_a_notice_gets_suggestions_that_bind_nobody(
    calendar: Calendar, unit: Unit, clerk: Actor, client: Client
) -> None:
    address = reverse("norms:calendar_year", args=["state", 2028])
    page = signed_in(clerk).get(address).content.decode()
    assert "thứ Tư 26/01/2028: Mùng 1 Tết" in page
    assert "thứ Ba 04/04/2028: Giỗ Tổ Hùng Vương" in page
    assert "Gợi ý theo âm lịch" not in client.get(address).content.decode()
    assert (
        "Gợi ý"
        not in signed_in(clerk).get(reverse("norms:calendar_year", args=["state", 2026])).content.decode()
    )
    read = read_days(template(calendar, 2028), basis="Thử")
    assert date(2028, 1, 26) in {line.day for line in read.lines}
    assert load(calendar).is_working(date(2028, 1, 26))
    form = signed_in(clerk).get(
        reverse("norms:add_day", args=["state"]), {"ngay": "26/01/2028", "ten": "Tết"}
    )
    assert 'value="26/01/2028"' in form.content.decode()


# --- the page


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def sent(content: bytes, name: str, **more: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "basis": "Thông báo thử", **more}


def test_a_file_is_previewed_then_written_and_the_year_is_announced(
    calendar: Calendar, unit: Unit, clerk: Actor
) -> None:
    start = date(2027, 4, 26)
    clock_ = actions.start_deadline(
        rule="reception.inform", thing=unit, unit=unit, start_on=start, by=COMMAND, at=clock.noon(start)
    )
    assert (clock_.due_on, clock_.provisional) == (date(2027, 5, 5), True)
    client, address = signed_in(clerk), reverse("norms:import_days", args=["state"])
    days = ics("DTSTART;VALUE=DATE:20270430\r\nSUMMARY:Lễ", "DTSTART;VALUE=DATE:20270504\r\nSUMMARY:Lễ")
    shown = client.post(address, sent(days, "a.ics", year="2027"))
    page = shown.content.decode()
    assert "Hạn đang tính sẽ đổi ngày: 1 trên 1" in page
    assert "thứ Tư 05/05/2027" in page
    assert "thứ Năm 06/05/2027" in page
    assert "Năm 2027 đã có thông báo lịch nghỉ" in page
    assert not CalendarDay.objects.filter(day=date(2027, 5, 4)).exists()
    client.post(reverse("norms:confirm", args=["state"]), {"thay-doi": shown.context["signed"]})
    clock_.refresh_from_db()
    assert (clock_.due_on, clock_.provisional) == (date(2027, 5, 6), False)
    again = client.post(address, sent(days, "a.ics", year="2027")).content.decode()
    assert "Lịch đã đúng như vậy, không có gì thay đổi." in again


def test_a_faulty_file_is_told_on_the_page_with_the_words_kept(calendar: Calendar, clerk: Actor) -> None:
    client, address = signed_in(clerk), reverse("norms:import_days", args=["state"])
    page = client.post(address, sent(ics("SUMMARY:Lễ"), "a.ics")).content.decode()
    assert "Tệp có 1 chỗ sai, chưa ghi dòng nào" in page
    assert "thiếu ngày bắt đầu (DTSTART)" in page
    assert "Thông báo thử" in page
    page = client.post(address, sent(b"\x00\x01", "a.xlsx")).content.decode()
    assert "Không đọc được tệp này như một bảng tính." in page


def test_everybody_takes_the_file_and_a_clerk_the_template(
    calendar: Calendar, unit: Unit, clerk: Actor, client: Client
) -> None:
    answer = client.get(reverse("norms:export", args=["state"]))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lich-state.ics"'
    assert b"UID:state-2026-01-01@testserver" in answer.content
    address = reverse("norms:template", args=["state", 2026])
    officer = signed_in(an_actor(unit, Role.UNIT_OFFICER))
    assert [officer.get(address).status_code, signed_in(clerk).get(address).status_code] == [403, 200]
    assert BytesIO(signed_in(clerk).get(address).content).read(2) == b"PK"
