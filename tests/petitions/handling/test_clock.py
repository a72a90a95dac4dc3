"""The clock of an answer: paused, resumed, extended, on the officer's page and on the citizen's."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event
from nep.norms import actions as norms
from nep.norms.models import Calendar, CalendarYear, Deadline, DeadlineExtension, DeadlinePause
from nep.organisations.actors import Actor
from nep.organisations.registry import desk_items
from nep.organisations.roles import Role
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.classify import classify_petition
from nep.petitions.actions.pausing import (
    NothingRuns,
    ReasonShowsPerson,
    extend_answer,
    pause_answer,
    resume_answer,
)
from nep.petitions.actions.telling import tell_citizen
from nep.petitions.checks import mend_copies, wrong_copies
from nep.petitions.models import Klass, Petition, Telling
from nep.petitions.queries_handling import tellings_to_do
from nep.petitions.tracked import tracked
from nep.web import clock
from nep.web.days import long_day
from tests.factories.handling import (
    House,
    approved_answer,
    assigned_petition,
    checked_answer,
    fresh,
    sorted_petition,
)
from tests.factories.organisations import an_actor
from tests.petitions.handling.test_who_may import cast
from tests.tables import assert_queries, assert_table
from tests.taken import grid, taken

TODAY = date(2023, 12, 27)
ANSWER_DUE = date(2024, 1, 2)
REASON, PAPER = "Chờ kết quả đo đạc của đơn vị chuyên môn", "Công văn 12/UBND ngày 26/12/2023"


CALL = {"tell_by": "call", "name": "Lê Thị Thử", "phone": "0912345678"}


def browser(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def words_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page(petition: Petition) -> str:
    return reverse("petitions:petition", args=[petition.uuid])


def reread(petition: Petition) -> Petition:
    return Petition.objects.select_related("deadline").get(pk=petition.pk)


def paused(house: House, petition: Petition | None = None) -> Petition:
    petition = petition or assigned_petition(house)
    return pause_answer(petition, on=TODAY, reason=REASON, paper=PAPER, by=house.leader, at=house.at)


def test_who_pauses_resumes_and_extends(house: House) -> None:
    running, standing = assigned_petition(house), paused(house)
    at = house.at
    verbs: dict[str, Any] = {
        "pause": lambda by: pause_answer(running, on=TODAY, reason=REASON, paper=PAPER, by=by, at=at),
        "resume": lambda by: resume_answer(standing, on=TODAY, reason=REASON, by=by, at=at),
        "extend": lambda by: extend_answer(running, days=5, reason=REASON, by=by, at=at),
    }
    assert_table(
        """
                           pause  resume  extend
        desk               yes    yes     -
        officer            -      -       -
        head               -      -       -
        leader             yes    yes     yes
        auditor            -      -       -
        member             -      -       -
        administrator      -      -       -
        district_desk      -      -       -
        district_leader    -      -       -
        neighbour_desk     -      -       -
        neighbour_officer  -      -       -
        neighbour_leader   -      -       -
        slip_holder        -      -       -
        public             -      -       -
        """,
        who=cast(house),
        verbs=verbs,
    )


def test_a_paused_petition_is_never_late_and_goes_on_with_its_days(house: House) -> None:
    petition = paused(house)
    assert (petition.due_on, petition.late_from, wrong_copies()) == (None, None, [])
    later = house.at + timedelta(days=8)
    going = resume_answer(petition, on=clock.day_of(later), reason="Đã có kết quả", by=house.leader, at=later)
    # 27 December to 3 January: five working days, New Year's Day is off
    assert (going.due_on, going.late_from) == (date(2024, 1, 9), date(2024, 1, 10))
    assert wrong_copies() == []
    told = Event.objects.filter(thing_kind="petitions.petition").order_by("-pk")[:2]
    assert [event.event for event in told] == ["petition_resumed", "petition_paused"]


def test_an_extension_moves_the_petition_and_its_first_late_day(house: House) -> None:
    petition = extend_answer(assigned_petition(house), days=5, reason=REASON, by=house.leader, at=house.at)
    assert (petition.due_on, petition.late_from) == (date(2024, 1, 9), date(2024, 1, 10))


def test_an_answer_while_it_stands_still_is_in_time(house: House) -> None:
    answer = checked_answer(house)
    paused(house, answer.petition)
    approve_answer(fresh(answer), by=house.leader, at=house.at)
    petition = reread(answer.petition)
    assert petition.due_on is not None
    assert (petition.due_on >= TODAY, wrong_copies()) == (True, [])
    assert Deadline.objects.get(pk=petition.deadline_id).paused_on is None


def test_the_doctor_mends_the_copy_of_a_paused_one(house: House) -> None:
    petition = paused(house)
    Petition.objects.filter(pk=petition.pk).update(
        due_on=ANSWER_DUE, late_from=ANSWER_DUE + timedelta(days=1)
    )
    assert len(wrong_copies()) == 1
    mend_copies()
    assert (reread(petition).due_on, wrong_copies()) == (None, [])


@pytest.mark.parametrize(
    ("field", "text"),
    [("reason", "Chờ bà Nguyễn Thị Thử nộp, gọi 0912345678"), ("paper", "Đơn của 0912 345 678")],
)
def test_words_that_name_somebody_are_refused(house: House, field: str, text: str) -> None:
    given = {"reason": REASON, "paper": PAPER, field: text}
    with pytest.raises(ReasonShowsPerson) as refused:
        pause_answer(assigned_petition(house), on=TODAY, **given, by=house.leader, at=house.at)
    assert refused.value.field == field
    assert DeadlinePause.objects.count() == 0


def test_what_is_answered_or_secret_is_not_touched(house: House) -> None:
    answered = approved_answer(house).petition
    with pytest.raises(NothingRuns):
        extend_answer(answered, days=5, reason=REASON, by=house.leader, at=house.at)
    waiting = sorted_petition(house)
    handler = an_actor(waiting.desk_unit, Role.RECEPTION_DESK)
    secret = classify_petition(waiting, klass=Klass.DENUNCIATION, by=handler, at=house.at)
    for actor in (handler, house.leader):
        with pytest.raises(Exception, match="không có quyền"):
            pause_answer(secret, on=TODAY, reason=REASON, paper=PAPER, by=actor, at=house.at)


# --- pages


def test_the_leader_pauses_and_lets_it_go_on_at_the_page(house: House) -> None:
    petition, client = assigned_petition(house), browser(house.leader)
    words = words_of(client.get(page(petition)))
    assert "Tạm dừng hạn trả lời" in words
    assert "Nhiều nhất 10 ngày làm việc." in words
    typed = {"dung-on": "27/12/2023", "dung-reason": REASON, "dung-paper": PAPER}
    client.post(reverse("petitions:pause", args=[petition.uuid]), typed)
    words = words_of(client.get(page(petition)))
    assert "tạm dừng từ ngày 27/12/2023" in words
    assert "Gia hạn</button>" not in words
    typed = {"tiep-on": "27/12/2023", "tiep-reason": "Đã có kết quả"}
    client.post(reverse("petitions:resume", args=[petition.uuid]), typed)
    assert reread(petition).due_on == ANSWER_DUE


def test_a_refused_extension_keeps_what_was_typed(house: House) -> None:
    petition, client = assigned_petition(house), browser(house.leader)
    typed = {"gia-han-days": "11", "gia-han-reason": REASON}
    words = words_of(client.post(reverse("petitions:extend", args=[petition.uuid]), typed))
    assert "Mỗi lần gia hạn từ 1 đến 10 ngày làm việc." in words
    assert REASON in words
    assert DeadlineExtension.objects.count() == 0
    officer = browser(house.officer)
    assert officer.post(reverse("petitions:extend", args=[petition.uuid]), typed).status_code == 403
    assert "Gia hạn" not in words_of(officer.get(page(petition)))


def test_the_citizen_reads_that_it_stands_still_and_why(house: House, client: Client) -> None:
    petition = paused(house)
    row = tracked(petition, TODAY)
    assert "Hạn trả lời tạm dừng từ ngày 27/12/2023, ngày mới có khi tính tiếp." in row.next_sentence
    assert row.strip is not None
    assert row.strip.stations[1].note == "tạm dừng từ ngày 27/12/2023"
    assert petition.deadline is not None
    words = words_of(client.get(petition.deadline.get_absolute_url()))
    assert "Đang <strong>tạm dừng tính hạn</strong> từ thứ Tư 27/12/2023." in words
    assert f"Tạm dừng từ ngày 27/12/2023. Lý do: {REASON}. Văn bản: {PAPER}." in words


def test_lists_and_desks_say_that_it_stands_still(house: House) -> None:
    running, standing = assigned_petition(house), paused(house)
    officer = browser(house.officer)
    address = reverse("petitions:list")
    words = words_of(officer.get(address, {"han": "dung"}))
    assert "tạm dừng từ ngày 27/12/2023" in words
    assert (str(standing.uuid) in words, str(running.uuid) in words) == (True, False)
    exported = grid(taken(officer, address))
    assert any("tạm dừng từ ngày 27/12/2023" in str(cell) for line in exported for cell in line)
    items = {item.url: item for item in desk_items(house.officer, TODAY)}
    item = items[page(standing)]
    assert (item.due_on, item.clock and item.clock.paused_on) == (None, TODAY)
    desk = words_of(officer.get(reverse("portal:desk")))
    assert "tạm dừng từ ngày 27/12/2023" in desk


def test_a_provisional_day_says_so_wherever_it_stands(house: House) -> None:
    """The year in which the answer is due has no announced days off."""
    petition = assigned_petition(house)
    CalendarYear.objects.filter(year=2024).delete()
    row = Calendar.objects.get(scope="state")
    clerk = an_actor(house.commune, Role.PROGRAMME_OFFICER)
    norms.add_calendar_day(
        row, day=date(2024, 1, 2), kind="holiday", name="Thử", basis="Thử", by=clerk, at=house.at
    )
    petition = reread(petition)
    assert petition.deadline is not None
    assert petition.deadline.provisional
    officer = browser(house.officer)
    for address in (page(petition), reverse("petitions:list"), reverse("portal:desk")):
        assert "thứ Tư 03/01/2024 (tạm tính)" in words_of(officer.get(address)), address
    assert "thứ Tư 03/01/2024 (tạm tính, chờ thông báo lịch nghỉ)" in tracked(petition, TODAY).next_sentence


def test_the_page_of_a_clock_that_moved_costs_the_same(house: House, client: Client) -> None:
    plain = assigned_petition(house).deadline
    moved = extend_answer(assigned_petition(house), days=5, reason=REASON, by=house.leader, at=house.at)
    # with a history also the post of who did it is looked up, once for any number of lines
    for deadline, count in ((plain, 5), (moved.deadline, 6)):
        assert deadline is not None
        with assert_queries(count):
            client.get(deadline.get_absolute_url())


# The citizen is told.


def test_who_is_to_be_called_is_called_when_the_day_of_the_answer_changes(house: House) -> None:
    petition = assigned_petition(house, **CALL)
    extend_answer(petition, days=5, reason=REASON, by=house.leader, at=house.at)
    paused(house, petition)
    assert Telling.objects.values_list("petition", "about", "channel").get() == (petition.pk, "clock", "call")
    desk = browser(house.desk)
    shown = words_of(desk.get(reverse("petitions:tellings")))
    assert "Hạn trả lời thay đổi:" in shown
    assert f"Gia hạn lần 1 ngày 27/12/2023: thêm 5 ngày làm việc. Lý do: {REASON}." in shown
    assert "Hạn trả lời đang tạm dừng." in shown
    assert "0912345678" not in shown

    resume_answer(petition, on=TODAY, reason="Đã có kết quả", by=house.leader, at=house.at)
    shown = words_of(desk.get(reverse("petitions:tellings")))
    assert f"Hạn trả lời nay là {long_day(reread(petition).due_on)}." in shown
    desk.post(reverse("petitions:tell", args=[Telling.objects.get().pk]), {"outcome": "reached"})
    paused(house, petition)
    assert list(Telling.objects.order_by("pk").values_list("outcome", flat=True)) == ["reached", ""]


def test_once_the_answer_is_there_nobody_is_called_about_its_day(house: House) -> None:
    answer = checked_answer(house, **CALL)
    paused(house, answer.petition)
    assert tellings_to_do(house.desk).count() == 1
    approve_answer(answer, by=house.leader, at=house.at)
    assert [row.about for row in tellings_to_do(house.desk)] == ["answer"]


@pytest.mark.parametrize(("tell_by", "title"), [("board", "Bảng tin ấp"), ("letter", "Thư báo hạn trả lời")])
def test_the_sheet_about_a_day_names_nobody_and_claims_no_answer(
    house: House, tell_by: str, title: str
) -> None:
    contact = {"name": "Lê Thị Thử", "address": "Ấp Một"} if tell_by == "letter" else {}
    paused(house, assigned_petition(house, tell_by=tell_by, **contact))
    sheet = words_of(browser(house.desk).get(reverse("petitions:sheet", args=[Telling.objects.get().pk])))
    assert f"<h1>{title}</h1>" in sheet
    assert "Hạn trả lời phiếu số" in sheet
    assert REASON in sheet
    assert "đã trả lời" not in sheet
    assert "Lê Thị Thử" not in sheet


def test_a_list_of_days_to_tell_costs_the_same_for_one_and_three(house: House) -> None:
    desk = browser(house.desk)
    for count in (1, 3):
        while Telling.objects.count() < count:
            paused(house, assigned_petition(house, **CALL))
        with assert_queries(9):
            shown = words_of(desk.get(reverse("petitions:tellings")))
        assert shown.count("Hạn trả lời đang tạm dừng.") == count


def test_two_open_tasks_about_one_clock_are_refused_by_the_database(house: House) -> None:
    petition = paused(house, assigned_petition(house, **CALL))
    with pytest.raises(IntegrityError):
        tell_citizen(petition, about=Telling.About.CLOCK, at=house.at)
