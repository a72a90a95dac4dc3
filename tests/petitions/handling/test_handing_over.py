"""Work that hangs on a post passes to another: drafts, and whom citizens ask; what stays, what is refused."""

from datetime import date, datetime
from typing import Any

import pytest

from nep.audit.queries import events_of
from nep.notices.models import Notice
from nep.organisations import actions
from nep.organisations.actions import Paper
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.history import history_of
from nep.organisations.models import HandOver, Post
from nep.organisations.open_work import open_work
from nep.organisations.roles import Role
from nep.petitions.actions.answering import return_answer
from nep.petitions.actions.approving import approve_answer
from nep.petitions.models import Answer, Exclusion, Petition
from nep.petitions.permissions import is_excluded
from nep.promises.models import Promise
from nep.web.errors import NotAllowed, Refusal
from tests.factories.handling import House, a_house, checked_answer, post_of
from tests.factories.mandates import a_substitution, acting_for
from tests.factories.organisations import a_post, acting
from tests.factories.petitions import a_petition
from tests.factories.promises import a_promise
from tests.organisations.test_pages import signed_in

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)
PAPER = Paper("05/BB-UBND", date(2023, 12, 26))


@pytest.fixture
def house(now: datetime) -> House:
    return a_house(now)


@pytest.fixture
def successor(house: House) -> Post:
    return a_post(house.commune, Role.UNIT_OFFICER, title="Công chức mới xã Một")


def all_open(post: Post) -> list[tuple[str, int]]:
    return [(kind.work.key, item.thing_id) for kind in open_work(post, DAY) for item in kind.items]


def passed(from_post: Post, to_post: Post, *, now: datetime, **changes: Any) -> HandOver:
    fields = {"items": all_open(from_post), "paper": PAPER, "by": COMMAND}
    return actions.hand_over(from_post, to_post=to_post, at=now, **{**fields, **changes})


def test_an_answer_on_its_way_goes_to_the_successor_who_hears_of_its_return(
    house: House, successor: Post, now: datetime
) -> None:
    answer, officer = checked_answer(house), post_of(house.officer)
    actions.close_post(officer, valid_to=DAY, by=COMMAND, at=now)
    done = passed(officer, successor, now=now)
    assert [(item.source, item.thing_id) for item in done.items.all()] == [("petitions.drafts", answer.pk)]
    assert all_open(officer) == []
    return_answer(answer, reason="Thiếu ngày sửa.", by=house.leader, at=now)
    told = Notice.objects.get(kind="answer_returned")
    assert told.user == successor.person.user
    assert Answer.objects.get(pk=answer.pk).drafted_by == officer, "who wrote it stays"
    assert events_of(answer.petition).filter(event="answer_passed").count() == 1
    assert history_of(officer)[0].sentence == "Bàn giao 1 việc đang làm, văn bản 05/BB-UBND"


def test_citizens_ask_the_successor_while_the_promise_stays_with_who_gave_it(
    house: House, successor: Post, now: datetime
) -> None:
    leader = post_of(house.leader)
    promise = a_promise(house.commune, leader=leader, contact=leader, due_on=date(2024, 1, 31))
    passed(leader, successor, now=now)
    fresh = Promise.objects.get(pk=promise.pk)
    assert (fresh.contact, fresh.promised_by) == (successor, leader)
    assert events_of(promise).filter(event="promise_contact_passed").count() == 1


def test_an_excluded_officer_takes_over_nothing(house: House, successor: Post, now: datetime) -> None:
    answer, officer = checked_answer(house), post_of(house.officer)
    promise = a_promise(house.commune, contact=officer)
    Exclusion.objects.create(petition=answer.petition, person=successor.person, set_at=now)
    with pytest.raises(Refusal, match="không được xem một trong các kiến nghị này"):
        passed(officer, successor, now=now)
    assert not HandOver.objects.exists()
    assert Promise.objects.get(pk=promise.pk).contact == officer, "all or nothing"


def test_bad_hand_overs_are_refused(house: House, successor: Post, now: datetime) -> None:
    officer = post_of(house.officer)
    checked_answer(house)
    ended = actions.close_post(a_post(house.commune, Role.UNIT_OFFICER), valid_to=DAY, by=COMMAND, at=now)
    elsewhere = a_post(house.units["neighbour"], Role.UNIT_OFFICER)
    bad = {
        "Người giao và người nhận là một người": {"to_post": officer},
        "Chức vụ này không còn": {"to_post": ended},
        "do người cùng đơn vị làm tiếp": {"to_post": elsewhere},
        "Chưa chọn việc nào": {"items": []},
        "đã xong hoặc đã bàn giao": {"items": [("promises.contact", 10**9)]},
        "Cần số, ký hiệu": {"paper": Paper("", DAY)},
    }
    for sentence, change in bad.items():
        with pytest.raises(Refusal, match=sentence):
            passed(officer, change.pop("to_post", successor), now=now, **change)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        passed(officer, successor, by=house.head, now=now)
    assert not HandOver.objects.exists()


def test_what_was_handed_over_is_not_handed_over_twice(house: House, successor: Post, now: datetime) -> None:
    checked_answer(house)
    officer = post_of(house.officer)
    items = all_open(officer)
    passed(officer, successor, now=now)
    with pytest.raises(Refusal, match="đã xong hoặc đã bàn giao"):
        passed(officer, successor, items=items, now=now)


def test_the_leader_hands_over_on_the_page_of_the_post(house: House, successor: Post, now: datetime) -> None:
    checked_answer(house)
    officer, leader = post_of(house.officer), signed_in(post_of(house.leader))
    assert "Bàn giao việc" in leader.get(f"/to-chuc/chuc-vu/{officer.pk}/").content.decode()
    url = f"/to-chuc/chuc-vu/{officer.pk}/ban-giao/"
    [item] = [f"{source}:{pk}" for source, pk in all_open(officer)]
    assert item in leader.get(url).content.decode()
    form = {
        "items": [item],
        "to_post": successor.pk,
        "paper_number": "05/BB-UBND",
        "paper_issued_on": "26/12/2023",
    }
    empty = leader.post(url, {**form, "items": []}).content.decode()
    assert "Chưa chọn việc nào" in empty
    sent = leader.post(url, form)
    page = leader.get(sent.headers["Location"]).content.decode()
    assert "Công chức địa chính xã Một bàn giao cho Công chức mới xã Một" in page
    assert "Câu trả lời đang soạn, đang trình: 1" in page
    assert signed_in(a_post(house.units["neighbour"])).get(sent.headers["Location"]).status_code == 404


def test_nobody_acts_in_the_name_of_an_officer_who_is_named_nor_while_named(
    house: House, now: datetime
) -> None:
    """Safeguard 2: neither the excluded one in another's name, nor another in the excluded one's."""
    answer = checked_answer(house)
    deputy = a_post(house.commune, Role.UNIT_OFFICER, title="Phó Chủ tịch xã Một")
    actor = acting_for(a_substitution(post_of(house.leader), deputy, at=now))
    assert not is_excluded(actor, answer.petition)
    assert Petition.objects.visible_to(actor).filter(pk=answer.petition.pk).exists()
    for named in (deputy, post_of(house.leader)):
        Exclusion.objects.all().delete()
        Exclusion.objects.create(petition=answer.petition, person=named.person, set_at=now)
        _refused(actor, answer, now)


def test_an_own_draft_is_not_signed_in_the_name_of_another(house: House, now: datetime) -> None:
    answer = checked_answer(house)
    actor = acting_for(a_substitution(post_of(house.leader), post_of(house.officer), at=now))
    with pytest.raises(Refusal, match="Người soạn không tự duyệt"):
        approve_answer(answer, by=actor, at=now)


def test_what_may_concern_a_commune_is_not_read_from_there_in_the_name_of_the_level_above(
    house: House, now: datetime
) -> None:
    """Safeguard 1: a delegation from the district to the commune opens nothing about the commune."""
    a_post(house.units["district"], Role.RECEPTION_DESK)
    harmless, petition = checked_answer(house).petition, a_petition(house.commune, at=now, concern="unsure")
    above = a_post(house.units["district"], Role.LEADER, Role.PROGRAMME_OFFICER, title="Chủ tịch huyện")
    mandate = actions.delegate(
        above,
        to_post=post_of(house.head),
        verbs=["read_history"],
        valid_from=DAY,
        valid_to=date(2024, 1, 2),
        paper=PAPER,
        by=COMMAND,
        at=now,
    )
    actor = acting_for(mandate)
    assert Petition.objects.visible_to(actor).filter(pk=harmless.pk).exists()
    assert Petition.objects.visible_to(acting(above)).filter(pk=petition.pk).exists()
    assert not Petition.objects.visible_to(actor).filter(pk=petition.pk).exists()
    assert is_excluded(actor, petition)


def _refused(actor: Actor, answer: Answer, now: datetime) -> None:
    assert not Petition.objects.visible_to(actor).filter(pk=answer.petition.pk).exists()
    with pytest.raises(Refusal):
        approve_answer(answer, by=actor, at=now)
    assert Answer.objects.get(pk=answer.pk).state == Answer.State.CHECKED
