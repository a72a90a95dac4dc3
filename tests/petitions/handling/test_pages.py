"""Pages of handling: what they show, to whom, at what price, and what a refusal looks like."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.actors import Actor
from nep.organisations.registry import desk_items
from nep.organisations.roles import Role
from nep.petitions import queries_handling as queries
from nep.petitions.actions.assigning import transfer_petition
from nep.petitions.models import Answer, Petition, Telling
from nep.promises.models import Promise
from tests.factories.handling import (
    DUE,
    QUESTION,
    TITLE,
    WORDS,
    House,
    a_promise_draft,
    approved_answer,
    assigned_petition,
    checked_answer,
    drafted_answer,
    fresh,
    post_of,
    public_answer,
    sorted_petition,
    submitted_answer,
)
from tests.factories.meetings import a_meeting
from tests.factories.organisations import an_actor
from tests.tables import assert_queries
from tests.taken import grid, heads_of, rows_of, taken

TODAY = date(2023, 12, 27)


def browser(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def words_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def promise_rows(*rows: dict[str, Any]) -> dict[str, Any]:
    sent: dict[str, Any] = {
        "promises-TOTAL_FORMS": len(rows),
        "promises-INITIAL_FORMS": 0,
        "promises-MIN_NUM_FORMS": 0,
        "promises-MAX_NUM_FORMS": 10,
    }
    for number, row in enumerate(rows):
        sent.update({f"promises-{number}-{name}": value for name, value in row.items()})
    return sent


def page(petition: Petition) -> str:
    return reverse("petitions:petition", args=[petition.uuid])


def test_the_desk_assigns_on_the_page(house: House) -> None:
    petition = sorted_petition(house)
    client = browser(house.desk)

    assert "Giao việc" in words_of(client.get(page(petition)))
    response = client.post(
        reverse("petitions:assign", args=[petition.uuid]), {"assign-to_unit": house.commune.pk}
    )

    assert response.headers["Location"] == page(petition)
    assert Petition.objects.get(pk=petition.pk).unit == house.commune


def test_a_unit_that_cannot_be_chosen_is_refused_with_the_page_kept(house: House) -> None:
    petition = sorted_petition(house)

    response = browser(house.desk).post(
        reverse("petitions:assign", args=[petition.uuid]), {"assign-to_unit": house.units["neighbour"].pk}
    )

    assert response.status_code == 200
    assert 'class="error-summary"' in words_of(response)
    assert Petition.objects.get(pk=petition.pk).unit is None


def test_an_officer_drafts_with_a_promise_and_submits(house: House) -> None:
    petition = assigned_petition(house)
    assert house.leader.post
    assert house.officer.post
    row = {
        "text": "Thay lan can cầu",
        "outcome": "do_by",
        "due_on": "31/01/2024",
        "unit": house.commune.pk,
        "promised_by": house.leader.post.pk,
        "contact": house.officer.post.pk,
    }

    response = browser(house.officer).post(
        reverse("petitions:draft", args=[petition.uuid]),
        {"text": WORDS, "submit": "1", **promise_rows(row)},
    )

    assert response.status_code == 302, words_of(response)
    answer = Answer.objects.get(petition=petition)
    assert (answer.state, answer.promises.get().due_on) == ("submitted", DUE)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"unit": ""}, "Nội dung cam kết phải có đơn vị chịu trách nhiệm. Ông/bà chọn đơn vị."),
        ({"due_on": "01/12/2023"}, "Hạn không thể trước ngày hứa."),
        ({"due_on": "31/02/2024"}, "31/02/2024"),
        ({"due_on": ""}, "Ông/bà ghi hạn, hoặc chọn “Ghi nhận, chưa hẹn ngày”."),
    ],
)
def test_a_bad_promise_is_told_at_its_field_and_nothing_is_written(
    house: House, changes: dict[str, str], sentence: str
) -> None:
    petition = assigned_petition(house)
    assert house.leader.post
    row = {
        "text": "Thay lan can",
        "outcome": "do_by",
        "due_on": "31/01/2024",
        "unit": str(house.commune.pk),
        "promised_by": str(house.leader.post.pk),
    }

    response = browser(house.officer).post(
        reverse("petitions:draft", args=[petition.uuid]), {"text": WORDS, **promise_rows({**row, **changes})}
    )

    assert response.status_code == 200
    assert sentence in words_of(response)
    assert WORDS in words_of(response)
    assert not Answer.objects.exists()


def test_a_head_returns_and_the_drafter_reads_why(house: House) -> None:
    answer = submitted_answer(house)
    address = reverse("petitions:return_answer", args=[answer.petition.uuid, answer.pk])

    refused = browser(house.head).post(address, {"return-reason": ""})
    assert "Ghi lý do trả lại, để người soạn biết cần bổ sung gì." in words_of(refused)
    browser(house.head).post(address, {"return-reason": "Ghi rõ ngày sửa xong"})

    assert "Ghi rõ ngày sửa xong" in words_of(browser(house.officer).get(page(answer.petition)))


def test_the_leader_reads_the_answer_in_the_queue_and_approves_there(house: House) -> None:
    answer = checked_answer(house, promises=(a_promise_draft(house),))
    client = browser(house.leader)

    queue = words_of(client.get(reverse("petitions:approval")))
    assert WORDS in queue
    assert "Thay lan can cầu ấp Ba" in queue
    response = client.post(
        reverse("petitions:approve_answer", args=[answer.petition.uuid, answer.pk]), {"next": "queue"}
    )

    assert response.headers["Location"] == reverse("petitions:approval")
    assert fresh(answer).state == "approved"
    assert "Không có câu trả lời nào chờ duyệt." in words_of(client.get(reverse("petitions:approval")))


def test_an_unsealed_verb_of_a_colleague_answers_403(house: House) -> None:
    answer = checked_answer(house)

    response = browser(house.officer).post(
        reverse("petitions:approve_answer", args=[answer.petition.uuid, answer.pk])
    )

    assert response.status_code == 403
    assert fresh(answer).state == "checked"


def test_the_former_unit_is_told_that_it_no_longer_has_the_petition(house: House) -> None:
    petition = assigned_petition(house, to_unit=house.commune)
    officer = an_actor(house.units["department"], Role.UNIT_OFFICER)
    transfer_petition(
        petition, to_unit=house.units["department"], reason="Thuộc Sở", by=house.desk, at=house.at
    )
    transfer_petition(petition, to_unit=house.units["district"], reason="Của huyện", by=officer, at=house.at)
    client = browser(officer)

    assert client.get(page(petition)).status_code == 404
    response = client.post(
        reverse("petitions:draft", args=[petition.uuid]),
        {"text": "Trả lời muộn", **promise_rows()},
        follow=True,
    )

    assert "Kiến nghị đã chuyển cho đơn vị khác." in words_of(response)
    assert not Answer.objects.exists()


def test_a_stranger_finds_no_page(house: House) -> None:
    petition = assigned_petition(house)
    stranger = browser(an_actor(house.units["neighbour"], Role.UNIT_OFFICER))

    assert stranger.get(page(petition)).status_code == 404
    assert stranger.post(reverse("petitions:draft", args=[petition.uuid]), {"text": "x"}).status_code == 404
    assert Client().get(page(petition)).headers["Location"].startswith("/tai-khoan/")


def test_the_page_shows_no_name_and_no_telephone_of_the_sender(house: House) -> None:
    petition = assigned_petition(
        house,
        text="Tôi tên Lê Thị Thử, số 0912345678, xin sửa cầu.",
        name="Lê Thị Thử",
        phone="0912345678",
        tell_by="call",
    )

    shown = words_of(browser(house.officer).get(page(petition)))
    assert "xin sửa cầu" in shown
    assert "Lê Thị Thử" not in shown
    assert "0912345678" not in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_more_rows(house: House, rows: int) -> None:
    for _row in range(rows):
        assigned_petition(house)
    client = browser(house.officer)

    with assert_queries(9):
        response = client.get(reverse("petitions:list"))
    assert words_of(response).count("Cầu ấp Ba bị gãy lan can") == rows


def test_the_list_is_searched_with_and_without_marks_and_filtered(house: House) -> None:
    assigned_petition(house, text="Đèn đường ấp Bốn hỏng")
    sorted_petition(house, text="Cống thoát nước bị nghẹt")
    client = browser(house.desk)
    address = reverse("petitions:list")

    found = words_of(client.get(address, {"tim": "den duong"}))
    assert "Đèn đường" in found
    assert "Cống thoát" not in found
    found = words_of(client.get(address, {"tinh-trang": "received"}))
    assert "Đèn đường" not in found
    assert "Cống thoát" in found
    assert "Không có kiến nghị nào khớp" in words_of(client.get(address, {"tim": "khong co"}))


def test_the_list_is_exported_as_it_is_filtered(house: House) -> None:
    petition = assigned_petition(house)
    assert petition.slip

    lines = grid(taken(browser(house.desk), reverse("petitions:list")))

    assert heads_of(lines)[:2] == ["Số phiếu", "Ngày tiếp nhận"]
    [line] = rows_of(lines)
    assert line[:2] == [petition.slip.number, "11/12/2023"]


def test_an_empty_list_teaches(house: House) -> None:
    shown = words_of(browser(house.officer).get(reverse("petitions:list")))

    assert "Chưa có kiến nghị nào." in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_the_public_list_costs_the_same_with_more_rows(house: House, rows: int) -> None:
    for number in range(rows):
        public_answer(house, title=f"{TITLE} {number}")

    with assert_queries(4):
        response = Client().get(reverse("petitions:answered"))
    assert words_of(response).count(TITLE) == rows


@pytest.mark.parametrize("promises", [1, 3])
def test_the_public_page_costs_the_same_with_more_promises(house: House, promises: int) -> None:
    drafts = tuple(a_promise_draft(house, text=f"Việc {number}") for number in range(promises))
    answer = public_answer(house, promises=drafts)

    with assert_queries(4):
        response = Client().get(reverse("petitions:answered_one", args=[answer.petition.uuid]))
    assert words_of(response).count("hạn thứ Tư 31/01/2024") == promises


def test_everyone_reads_reviewed_words_and_nothing_else(house: House) -> None:
    answer = public_answer(house, text="Tôi tên Lê Thị Thử, nhà đầu ấp, xin sửa cầu.")
    hidden = approved_answer(house, text="Chưa duyệt công khai thì không ai thấy")

    shown = words_of(Client().get(reverse("petitions:answered_one", args=[answer.petition.uuid])))
    listed = words_of(Client().get(reverse("petitions:answered")))
    assert QUESTION in shown
    assert WORDS in shown
    assert "nhà đầu ấp" not in shown
    assert TITLE in listed
    assert "Chưa duyệt" not in listed
    missing = reverse("petitions:answered_one", args=[hidden.petition.uuid])
    assert Client().get(missing).status_code == 404


def test_the_public_list_is_searched_in_reviewed_words_only(house: House) -> None:
    public_answer(house, text="Tôi ở gần nhà máy, xin sửa cầu.")
    address = reverse("petitions:answered")

    assert TITLE in words_of(Client().get(address, {"tim": "lan can cau"}))
    assert TITLE not in words_of(Client().get(address, {"tim": "nha may"}))


def test_the_desk_calls_and_notes_what_came_of_it(house: House) -> None:
    answer = approved_answer(house, tell_by="call", name="Lê Thị Thử", phone="0912345678")
    task = Telling.objects.get(answer=answer)
    client = browser(house.desk)

    shown = words_of(client.get(reverse("petitions:tellings")))
    assert WORDS in shown
    assert "0912345678" not in shown
    client.post(reverse("petitions:tell", args=[task.pk]), {"outcome": "again"})
    client.post(reverse("petitions:tell", args=[task.pk]), {"outcome": "reached"})

    task.refresh_from_db()
    assert (task.tries, task.outcome, task.done_on) == (1, "reached", TODAY)
    assert "Không còn ai phải báo." in words_of(client.get(reverse("petitions:tellings")))


def test_the_hamlet_sheet_bears_reviewed_words_and_a_short_reading(house: House) -> None:
    answer = public_answer(house, tell_by="board", promises=(a_promise_draft(house),))
    task = Telling.objects.get(answer=answer)

    shown = words_of(browser(house.desk).get(reverse("petitions:sheet", args=[task.pk])))

    assert TITLE in shown
    assert WORDS in shown
    assert "Hẹn xong: thứ Tư 31/01/2024." in shown
    reading = shown.split("sheet--aloud")[1].split("<p>")[1].split("</p>")[0]
    assert reading.startswith("Bà con chú ý. Xã Một đã trả lời phiếu số")
    assert len(reading.split()) <= 60


@pytest.mark.parametrize(
    ("change", "shown", "read"),
    [
        (
            {"state": "kept", "claimed_on": date(2024, 1, 5), "kept_on": date(2024, 1, 5)},
            "Đã làm xong: thứ Sáu 05/01/2024.",
            "Đã làm xong ngày 05/01/2024: Thay lan can",
        ),
        ({"state": "not_kept", "reason": "chưa có vốn."}, "Chưa làm được: chưa có vốn.", "Chưa làm được"),
        ({"state": "withdrawn", "reason": "đã có dự án"}, "Không làm nữa: đã có dự án.", "Không làm nữa"),
    ],
)
def test_the_sheet_of_a_settled_promise_says_how_it_ended_not_when_it_was_due(
    house: House, change: dict[str, Any], shown: str, read: str
) -> None:
    answer = public_answer(house, tell_by="board", promises=(a_promise_draft(house),))
    Promise.objects.update(settled_on=date(2024, 1, 5), **change)
    task = Telling.objects.get(answer=answer)
    sheet = words_of(browser(house.desk).get(reverse("petitions:sheet", args=[task.pk])))

    assert shown in sheet
    assert read in sheet.split("sheet--aloud")[1]
    assert "Hẹn xong" not in sheet


def test_a_sheet_without_reviewed_words_says_only_that_there_is_an_answer(house: House) -> None:
    answer = approved_answer(house, tell_by="board", promises=(a_promise_draft(house),))
    task = Telling.objects.get(answer=answer)

    shown = words_of(browser(house.desk).get(reverse("petitions:sheet", args=[task.pk])))

    assert WORDS not in shown
    assert "Thay lan can" not in shown
    assert "Mời người giữ phiếu số" in shown


def test_each_desk_shows_what_waits_there(house: House) -> None:
    sorted_petition(house, text="Một chờ giao")
    assigned_petition(house, text="Hai chờ soạn")
    submitted_answer(house, text="Ba chờ kiểm tra")
    checked_answer(house, text="Bốn chờ duyệt")

    def waiting(actor: Actor) -> list[tuple[str, str]]:
        return [(item.kind, item.title) for item in desk_items(actor, TODAY)]

    assert ("Giao đơn vị trả lời", "Một chờ giao") in waiting(house.desk)
    assert waiting(house.officer) == [("Soạn câu trả lời", "Hai chờ soạn")]
    assert waiting(house.head) == [("Kiểm tra câu trả lời", "Ba chờ kiểm tra")]
    assert waiting(house.leader) == [("Duyệt câu trả lời", "Bốn chờ duyệt")]


def test_what_others_wait_for_stands_on_the_desk_today_not_at_the_citizens_due_day(house: House) -> None:
    sorted_petition(house)
    assigned_petition(house)
    submitted_answer(house)
    checked_answer(house)
    due_days = [
        {item.kind: item.due_on for item in desk_items(actor, TODAY)}
        for actor in (house.desk, house.head, house.leader)
    ]
    assert due_days == [
        {"Giao đơn vị trả lời": None},
        {"Kiểm tra câu trả lời": None},
        {"Duyệt câu trả lời": None},
    ]
    [drafting] = desk_items(house.officer, TODAY)
    assert drafting.due_on is not None


def test_the_unit_that_a_matter_concerns_is_not_offered(house: House) -> None:
    petition = sorted_petition(house)
    offered = set(queries.units_to_assign(petition, TODAY))
    petition.concern = Petition.Concern.UNSURE
    assert offered - set(queries.units_to_assign(petition, TODAY)) == {house.commune}
    assert house.commune not in queries.units_to_transfer(petition, TODAY)


def test_the_history_says_the_class_in_the_words_of_the_desk(house: House) -> None:
    petition = sorted_petition(house)
    shown = words_of(browser(house.desk).get(page(petition)))
    assert "Phân loại: kiến nghị, phản ánh" in shown
    assert "proposal" not in shown.split("Lịch sử")[-1]


def test_a_double_click_approves_once(house: House) -> None:
    answer = checked_answer(house, promises=(a_promise_draft(house),))
    client = browser(house.leader)
    address = reverse("petitions:approve_answer", args=[answer.petition.uuid, answer.pk])

    first = client.post(address, {"once": "x" * 22})
    second = client.post(address, {"once": "x" * 22})

    assert first.headers["Location"] == second.headers["Location"]
    assert Promise.objects.count() == 1


def test_the_draft_of_a_colleague_is_not_lost_on_a_refused_page(house: House) -> None:
    answer = drafted_answer(house)

    response = browser(house.officer).post(
        reverse("petitions:draft", args=[answer.petition.uuid]), {"text": "", **promise_rows()}
    )

    assert "Viết câu trả lời để người dân đọc hiểu được." in words_of(response)
    assert fresh(answer).text == WORDS


def test_of_two_drafters_the_later_save_is_refused_with_a_sentence_and_its_words_kept(house: House) -> None:
    answer = drafted_answer(house)
    address = reverse("petitions:draft", args=[answer.petition.uuid])
    first, second = browser(house.officer), browser(an_actor(house.commune, Role.UNIT_OFFICER))
    opened = first.get(page(answer.petition)).context["answer_form"]["mark"].value()
    assert (
        second.post(address, {"text": "Bản của người hai.", "mark": opened, **promise_rows()}).status_code
        == 302
    )

    late = first.post(address, {"text": "Bản của người một.", "mark": opened, **promise_rows()})

    assert "Người khác vừa lưu một bản khác của câu trả lời này" in words_of(late)
    assert "Bản của người một." in words_of(late)
    assert Answer.objects.get().text == "Bản của người hai."


def test_the_secretary_writes_down_what_a_leader_answered_in_the_hall(house: House) -> None:
    meeting = a_meeting(house.commune, desk=house.desk, hosts=[post_of(house.leader)])
    petition = sorted_petition(house)
    Petition.objects.filter(pk=petition.pk).update(meeting=meeting)

    response = browser(house.desk).post(
        reverse("petitions:answer_spoken", args=[petition.uuid]),
        {"spoken-text": "Xã sửa lan can tuần này.", "spoken-answered_by": post_of(house.leader).pk},
    )

    assert response.headers["Location"] == page(petition)
    answer = Answer.objects.get(petition=petition)
    assert (answer.state, answer.is_on_the_spot, answer.approved_by) == ("approved", True, house.leader.post)
    assert Petition.objects.get(pk=petition.pk).state == "answered"
