"""Minutes in versions, two who write at once, conclusions that are promises, speeches, the big screen."""

import io
from datetime import date, datetime, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from nep.documents.models import IssuedPaper
from nep.files.actions import read
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.programmes.actions.succession import carry_lessons, succeed_theme
from nep.programmes.models import CarriedLine, Lesson, Theme
from nep.promises import actions as promises
from nep.promises.models import Promise
from nep.promises.queries import unkept_promises
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions import agenda, conclusions, conferences, minutes, speeches
from nep.reviews.conference_queries import open_conclusions
from nep.reviews.minutes_parts import CLOSING, OPENING, compare
from nep.reviews.models import Conclusion, Conference, Revision, Speech
from nep.web import clock
from tests.factories.conferences import (
    TODAY,
    a_held_conference,
    a_report,
    an_invited_conference,
    fresh,
    the_leader,
    told,
)
from tests.factories.conferences import office as office
from tests.factories.conferences import planning as planning
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning
from tests.safeguards.crawl import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
DUE = date(2024, 3, 29)


@pytest.fixture
def held(planning: Planning) -> Conference:
    return a_held_conference(planning, report=a_report(planning))


@pytest.fixture
def colleague(planning: Planning) -> Actor:
    return an_actor(planning.units["party"], Role.PROGRAMME_OFFICER, title="Chuyên viên thứ hai")


@pytest.fixture
def desk(office: Actor) -> Client:
    return signed_in(office.user)


def address(name: str, conference: Conference, *args: Any) -> str:
    return reverse(f"reviews:{name}", args=[conference.uuid, *args])


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def write(conference: Conference, by: Actor, *, based_on: int = 0, **words: str) -> Revision:
    keys = {"opening": OPENING, "closing": CLOSING}
    given = {keys[name]: text for name, text in words.items()}
    return minutes.write_minutes(conference, words=given, based_on=based_on, by=by, at=clock.now())


def work(planning: Planning, conference: Conference, text: str = "Trả lời hết việc còn treo") -> Conclusion:
    unit = planning.units["commune"]
    return conclusions.conclude_work(conference, text=text, unit=unit, due_on=DUE, **told(planning))


def approved(planning: Planning, conclusion: Conclusion) -> Promise:
    assert conclusion.promise is not None
    return promises.approve_wording(conclusion.promise, by=planning.leaders["party"], at=clock.now())


def test_each_writing_is_a_version_and_nothing_is_lost(held: Conference, office: Actor) -> None:
    write(held, office, opening="Bắt đầu lúc 8 giờ.")
    second = write(held, office, based_on=1, opening="Bắt đầu lúc 8 giờ 15.")
    assert [row.words()[OPENING] for row in held.revisions.order_by("number")] == [
        "Bắt đầu lúc 8 giờ.",
        "Bắt đầu lúc 8 giờ 15.",
    ]
    with pytest.raises(refusals.NothingWritten):
        write(held, office, based_on=2, opening=second.words()[OPENING])


def test_two_who_write_different_parts_are_joined_and_the_first_is_told(
    held: Conference, office: Actor, colleague: Actor
) -> None:
    write(held, office, opening="Mở đầu.", closing="")
    write(held, office, based_on=1, opening="Mở đầu, sửa.", closing="")
    joined = write(held, colleague, based_on=1, opening="Mở đầu.", closing="Bế mạc lúc 11 giờ.")
    assert (joined.number, joined.words()[OPENING]) == (3, "Mở đầu, sửa.")
    assert joined.words()[CLOSING] == "Bế mạc lúc 11 giờ."
    told_to = Notice.objects.get(kind="minutes_joined")
    assert told_to.user_id == office.user_id


def test_two_who_write_one_part_are_told_and_nothing_is_written(
    held: Conference, office: Actor, colleague: Actor
) -> None:
    write(held, office, opening="Lời cũ.")
    write(held, office, based_on=1, opening="Lời của người thứ nhất.")
    with pytest.raises(refusals.MinutesClash, match="vừa ghi bản số 2 lúc 09:00, cùng phần “Mở đầu”"):
        write(held, colleague, based_on=1, opening="Lời của người thứ hai.")
    assert held.revisions.count() == 2


def test_the_page_of_two_editors_keeps_both_words(
    held: Conference, office: Actor, colleague: Actor, desk: Client
) -> None:
    write(held, office, opening="Đại biểu chào cờ.", closing="Xong.")
    write(held, office, based_on=1, opening="Đại biểu dự lễ chào cờ.", closing="Xong.")
    other = signed_in(colleague.user)
    path = address("minutes_write", held)
    typed = {"based_on": "1", f"p_{OPENING}": "Đại biểu hát quốc ca.", f"p_{CLOSING}": "Xong."}
    page = text_of(other.post(path, typed))
    assert "Chưa ghi gì; lời của đồng chí còn nguyên trong ô" in page
    assert "Đại biểu hát quốc ca." in page
    assert "<del>dự " in page
    assert 'name="based_on" value="2"' in page
    assert held.revisions.count() == 2
    answer = other.post(path, {**typed, "based_on": "2", f"p_{OPENING}": "Đại biểu chào cờ, hát quốc ca."})
    assert answer.status_code == 302
    assert held.revisions.get(number=3).words()[OPENING] == "Đại biểu chào cờ, hát quốc ca."


def test_words_under_an_item_that_was_removed_stay(
    planning: Planning, held: Conference, office: Actor
) -> None:
    item = held.items.filter(parent=None).order_by("-position")[0]
    key = str(item.uuid)
    minutes.write_minutes(held, words={key: "Đã kết luận."}, based_on=0, by=office, at=clock.now())
    agenda.remove_item(item, **told(planning))
    revision = write(held, office, based_on=1, opening="Mở.")
    assert [key, "Kết luận, bế mạc", "Đã kết luận."] in revision.parts


def test_two_versions_stand_side_by_side(held: Conference, office: Actor, desk: Client) -> None:
    write(held, office, opening="Có 120 đại biểu.")
    write(held, office, based_on=1, opening="Có 125 đại biểu.")
    page = text_of(desk.get(f"{address('minutes_compare', held)}?truoc=1&sau=2"))
    assert "<del>120 </del>" in page
    assert "<ins>125 </ins>" in page
    assert desk.get(f"{address('minutes_compare', held)}?truoc=1&sau=9").status_code == 404


def test_what_is_the_same_is_said_once() -> None:
    (row,) = compare([("a", "A"), ("b", "B")], {"a": "một\nhai"}, {"a": "một\nhai"})
    assert not row.is_changed
    assert [piece.words for piece in row.before] == ["một \nhai "]


def test_work_concluded_is_a_promise_of_its_owner_at_the_conference(
    planning: Planning, held: Conference
) -> None:
    conclusion = work(planning, held)
    promise = conclusion.promise
    assert promise is not None
    assert (promise.unit, promise.due_on, promise.made_on) == (planning.units["commune"], DUE, TODAY)
    assert (promise.meeting, promise.promised_by) == (held.meeting, the_leader(planning))
    assert promise.state == Promise.State.DRAFT
    assert not Promise.objects.public().exists()
    approved(planning, conclusion)
    board = text_of(Client().get(reverse("promises:board")))
    assert "Trả lời hết việc còn treo" in board


def test_nothing_is_concluded_before_it_was_held(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    with pytest.raises(refusals.NotHeld):
        work(planning, conference)
    assert not Promise.objects.exists()


def test_lessons_and_open_conclusions_come_into_the_next_theme(planning: Planning, held: Conference) -> None:
    conclusions.conclude_lesson(held, text="Hẹn ngày thì dân tin.", **told(planning))
    first, second = work(planning, held), work(planning, held, "Công khai kết quả ở ấp")
    approved(planning, first)
    kept = approved(planning, second)
    clerk = planning.officers["commune"]
    promises.keep_promise(kept, note="Đã dán ở ấp.", files=[], by=clerk, at=clock.now())
    assert [line.text for line in open_conclusions(planning.theme, TODAY)] == [
        f"Xã Một: {first.text}",
    ]
    assert unkept_promises(planning.theme, TODAY) == []
    chosen = choose(planning, held)
    assert chosen.next_theme is not None
    lines = CarriedLine.objects.filter(theme=chosen.next_theme).order_by("kind")
    assert [(line.kind, line.text) for line in lines if line.kind in {"conclusions", "lessons"}] == [
        ("conclusions", f"Xã Một: {first.text}"),
        ("lessons", "Hẹn ngày thì dân tin."),
    ]


def choose(planning: Planning, conference: Conference, **changes: Any) -> Conclusion:
    given: dict[str, Any] = {
        "text": "Hội nghị thống nhất chuyên đề 2024-2025.",
        "code": "2024-2025",
        "full_title": "Chuyên đề năm 2024-2025",
        "short_title": "Chuyên đề 2024-2025",
        "starts_on": planning.theme.ends_on + timedelta(days=1),
        "ends_on": planning.theme.ends_on + timedelta(days=700),
        **changes,
    }
    return conclusions.choose_next_theme(conference, **given, **told(planning))


def test_the_next_theme_is_a_decision_under_its_item_once(planning: Planning, held: Conference) -> None:
    conclusion = choose(planning, held)
    assert conclusion.item is not None
    assert conclusion.item.chooses_theme
    assert Theme.objects.get(succeeds=planning.theme) == conclusion.next_theme
    with pytest.raises(refusals.ThemeChosen):
        choose(planning, held)


def test_a_draft_that_already_follows_is_chosen_and_no_other(planning: Planning, held: Conference) -> None:
    days: dict[str, Any] = {
        "starts_on": planning.theme.ends_on + timedelta(days=1),
        "ends_on": date(2026, 12, 31),
    }
    names: dict[str, Any] = {"code": "sau", "full_title": "Chuyên đề sau", "short_title": "Sau"}
    draft = succeed_theme(planning.theme, **names, **days, **told(planning))
    with pytest.raises(refusals.NotTheNextTheme):
        choose(planning, held, next_theme=planning.theme)
    assert choose(planning, held, next_theme=draft).next_theme == draft
    carry_lessons(draft, **told(planning))


def test_without_the_item_no_theme_is_chosen(planning: Planning, held: Conference) -> None:
    agenda.remove_item(held.items.get(chooses_theme=True), **told(planning))
    with pytest.raises(refusals.NotOnAgenda):
        choose(planning, held)
    assert not Theme.objects.filter(succeeds=planning.theme).exists()


def issue(planning: Planning, conference: Conference, **changes: Any) -> IssuedPaper:
    given = {"signer": the_leader(planning), "issued_on": TODAY, **changes}
    return minutes.issue_minutes(conference, **given, **told(planning))


@pytest.mark.parametrize("world", ["party", "province"])
def test_minutes_are_issued_as_a_paper_in_both_worlds(planning: Planning, world: str, now: datetime) -> None:
    conference = a_held_conference(planning)
    if world == "province":
        planning.theme.save()
        unit = planning.units["province"]
        Conference.objects.filter(pk=conference.pk).update(unit=unit)
        conference.meeting.unit = unit
        conference.meeting.save()
        planning.officers["party"] = an_actor(unit, Role.PROGRAMME_OFFICER, title="Chuyên viên")
        planning.leaders["party"] = planning.leaders["province"]
        conference = fresh(conference)
    write(conference, planning.officers["party"], opening="Đại biểu chào cờ.")
    paper = issue(planning, conference)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(read(paper.pdf))).pages)
    assert "BIÊN BẢN" in text
    assert "có mặt 3, vắng có lý do 0, vắng 1" in " ".join(text.split())
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in text) == (world == "party")
    assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text) == (world == "province")
    with ZipFile(io.BytesIO(read(paper.docx))) as docx:
        assert "Đại biểu chào cờ." in docx.read("word/document.xml").decode()


def test_minutes_wait_for_words_and_for_approval(planning: Planning, held: Conference, office: Actor) -> None:
    with pytest.raises(refusals.NoMinutes):
        issue(planning, held)
    write(held, office, opening="Mở.")
    conclusion = work(planning, held)
    with pytest.raises(refusals.WordingWaits, match="chưa được duyệt nội dung"):
        issue(planning, held)
    assert not IssuedPaper.objects.filter(type_code="BB").exists()
    approved(planning, conclusion)
    with pytest.raises(refusals.SignerElsewhere):
        issue(planning, held, signer=the_leader(planning, "commune"))
    paper = issue(planning, held)
    assert fresh(held).paper == paper
    with pytest.raises(refusals.NotOpen):
        write(held, office, based_on=1, opening="Sau.")
    conferences.close_conference(held, **told(planning))
    assert fresh(held).is_closed


def test_a_conference_is_not_closed_before_its_minutes(planning: Planning, held: Conference) -> None:
    with pytest.raises(refusals.MinutesNotIssued):
        conferences.close_conference(held, **told(planning))


def test_speeches_come_in_order_with_their_papers(planning: Planning) -> None:
    conference = an_invited_conference(planning)
    invited = planning.leaders["district"]
    pdf = SimpleUploadedFile("tham-luan.pdf", b"%PDF-1.4\n%%EOF\n")
    own = speeches.add_speech(
        conference,
        speaker=the_leader(planning, "district"),
        title="Nghe dân ở ấp",
        upload=pdf,
        by=invited,
        at=clock.now(),
    )
    other = speeches.add_speech(
        conference, speaker=the_leader(planning), title="Nói dân hiểu", **told(planning)
    )
    speeches.place_speech(other, position=1, **told(planning))
    order = [row.title for row in conference.speeches.order_by("position")]
    assert order == ["Nói dân hiểu", "Nghe dân ở ấp"]
    assert own.file is not None
    answer = signed_in(planning.leaders["province"].user).get(address("speech_paper", conference, own.uuid))
    assert answer.status_code == 200
    strange = signed_in(planning.officers["neighbour"].user)
    assert strange.get(address("speech_paper", conference, own.uuid)).status_code == 404
    speeches.note_given(other, **told(planning))
    speeches.remove_speech(own, **told(planning))
    assert [row.was_given for row in Speech.objects.all()] == [True]


WHO = """
                  read-draft  write  conclude  lesson  next  speech  own-speech  issue  close
office            yes         yes    yes       yes     yes   yes     yes         yes    refused
party-leader      yes         -      -         -       -     -       -           yes    -
auditor           yes         -      -         -       -     -       -           -      -
invited-leader    -           -      -         -       -     -       refused     -      -
commune-officer   -           -      -         -       -     -       -           -      -
desk              -           -      -         -       -     -       -           -      -
"""


def test_who_may_do_what_with_minutes_and_conclusions(planning: Planning, held: Conference) -> None:
    units, at = planning.units, clock.now()
    write(held, planning.officers["party"], opening="Mở.")
    who = {
        "office": planning.officers["party"],
        "party-leader": planning.leaders["party"],
        "auditor": an_actor(units["party"], Role.AUDITOR),
        "invited-leader": planning.leaders["district"],
        "commune-officer": planning.officers["commune"],
        "desk": an_actor(units["commune"], Role.RECEPTION_DESK),
    }
    days: dict[str, Any] = {
        "starts_on": planning.theme.ends_on + timedelta(days=1),
        "ends_on": date(2026, 12, 31),
    }
    names: dict[str, Any] = {
        "code": "sau",
        "full_title": "Chuyên đề sau",
        "short_title": "Sau",
        "text": "Chọn.",
    }
    verbs: dict[str, Any] = {
        "read-draft": lambda a: signed_in(a.user).get(address("conference_minutes", held)).status_code == 200,
        "write": lambda a: write(held, a, based_on=1, opening="Khác."),
        "conclude": lambda a: conclusions.conclude_work(
            held, text="Làm.", unit=units["commune"], due_on=DUE, by=a, at=at
        ),
        "lesson": lambda a: conclusions.conclude_lesson(held, text="Bài học.", by=a, at=at),
        "next": lambda a: conclusions.choose_next_theme(held, **names, **days, by=a, at=at),
        "speech": lambda a: speeches.add_speech(held, speaker=the_leader(planning), title="Nói", by=a, at=at),
        "own-speech": lambda a: speeches.add_speech(held, speaker=a.post, title="Nói", by=a, at=at),
        "issue": lambda a: minutes.issue_minutes(
            held, signer=the_leader(planning), issued_on=TODAY, by=a, at=at
        ),
        "close": lambda a: conferences.close_conference(held, by=a, at=at),
    }
    assert_table(WHO, who=who, verbs=verbs)


def test_the_screen_shows_one_thing_at_a_time_without_scripts(
    planning: Planning, held: Conference, desk: Client
) -> None:
    work(planning, held)
    path = address("conference_screen", held)
    first = text_of(desk.get(path))
    assert '<h1 class="screen__title">Hội nghị tổng kết chuyên đề</h1>' in first
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert "Khai mạc, giới thiệu đại biểu" in text_of(desk.get(f"{path}?trang=1"))
    assert "Lời của phần Tình hình." in text_of(desk.get(f"{path}?trang=4"))
    last = text_of(desk.get(f"{path}?trang=999"))
    assert "Trả lời hết việc còn treo" in last
    assert 'rel="next"' not in last


def test_pages_of_conclusions_write_what_was_typed(
    planning: Planning, held: Conference, desk: Client
) -> None:
    typed = {
        "text": "Trả lời dân trước Tết",
        "unit": str(planning.units["commune"].pk),
        "due_on": "29/03/2024",
    }
    refused = desk.post(address("conclude_work", held), {**typed, "due_on": "01/01/2020"})
    assert "Trả lời dân trước Tết" in text_of(refused)
    assert not Conclusion.objects.exists()
    desk.post(address("conclude_work", held), typed)
    desk.post(address("conclude_lesson", held), {"text": "Nghe ở ấp được nhiều hơn."})
    assert Lesson.objects.filter(text="Nghe ở ấp được nhiều hơn.").exists()
    page = text_of(desk.get(held.get_absolute_url()))
    assert "Trả lời dân trước Tết" in page
    assert "hạn 29/03/2024" in page
    assert desk.get(address("choose_theme", held)).status_code == 200


def test_minutes_are_written_previewed_and_issued_on_pages(
    planning: Planning, held: Conference, desk: Client
) -> None:
    desk.post(address("minutes_write", held), {"based_on": "0", f"p_{OPENING}": "Mở đầu hội nghị."})
    assert "Mở đầu hội nghị." in text_of(desk.get(address("conference_minutes", held)))
    draft = desk.get(address("minutes_file", held, "pdf"))
    assert draft.content.startswith(b"%PDF")
    typed = {"signer": str(the_leader(planning).pk), "issued_on": "27/12/2023"}
    desk.post(address("minutes_issue", held), typed)
    paper = fresh(held).paper
    assert paper is not None
    assert paper.number_text in text_of(desk.get(held.get_absolute_url()))


def test_minutes_cost_the_same_with_one_and_with_three_versions(
    held: Conference, office: Actor, desk: Client
) -> None:
    path = address("conference_minutes", held)
    write(held, office, opening="Một.")
    desk.get(path)
    with assert_queries(8):
        desk.get(path)
    write(held, office, based_on=1, opening="Hai.")
    write(held, office, based_on=2, opening="Ba.")
    with assert_queries(8):
        desk.get(path)
