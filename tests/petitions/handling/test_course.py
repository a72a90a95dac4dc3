"""From the desk to the approved answer, and what each step leaves on the rows."""

from datetime import date, datetime

import pytest

from nep.audit.queries import events_of
from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations.actors import SLIP_HOLDER
from nep.petitions.actions.answering import draft_answer, return_answer, submit_answer
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.assigning import assign_petition, transfer_petition
from nep.petitions.actions.reopening import AlreadyReopened, NotAnsweredYet, reopen_petition
from nep.petitions.models import Answer, Petition, Telling
from nep.promises.actions import keep_promise, move_promise
from nep.promises.models import Promise
from nep.web.clock import noon
from tests.factories.handling import (
    DUE,
    WORDS,
    House,
    a_promise_draft,
    approved_answer,
    assigned_petition,
    checked_answer,
    drafted_answer,
    fresh,
    sorted_petition,
    submitted_answer,
)

TODAY = date(2023, 12, 27)
LATER = noon(date(2024, 1, 3))


def test_assigning_sets_unit_and_day_and_leaves_the_clock_of_the_reception(house: House) -> None:
    petition = sorted_petition(house)

    assign_petition(petition, to_unit=house.commune, by=house.desk, at=house.at)

    after = Petition.objects.get(pk=petition.pk)
    assert (after.state, after.unit, after.assigned_on) == ("assigned", house.commune, TODAY)
    assert (after.due_on, after.late_from) == (petition.due_on, petition.late_from)
    step = after.assignments.get()
    assert (step.from_unit, step.to_unit, step.moved_on, step.by_post) == (
        None,
        house.commune,
        TODAY,
        house.desk.post,
    )


def test_a_transfer_keeps_the_trail_and_the_clock_and_drops_the_draft(house: House) -> None:
    answer = drafted_answer(house)
    department = house.units["department"]

    transfer_petition(answer.petition, to_unit=department, reason="Thuộc Sở", by=house.officer, at=house.at)

    after = Petition.objects.get(pk=answer.petition_id)
    assert (after.state, after.unit, after.assigned_on) == ("assigned", department, TODAY)
    assert after.due_on == answer.petition.due_on
    assert list(after.assignments.order_by("pk").values_list("from_unit", "to_unit", "reason")) == [
        (None, house.commune.pk, ""),
        (house.commune.pk, department.pk, "Thuộc Sở"),
    ]
    assert fresh(answer).state == Answer.State.DROPPED


def test_an_approved_answer_closes_the_clock_and_sets_day_and_unit(house: House) -> None:
    answer = approved_answer(house)

    petition = Petition.objects.select_related("deadline").get(pk=answer.petition_id)
    assert (petition.state, petition.answered_on, petition.answered_by_unit) == (
        "answered",
        TODAY,
        house.commune,
    )
    assert petition.deadline is not None
    assert petition.deadline.closed_on == TODAY
    assert (answer.state, answer.drafted_by, answer.checked_by, answer.approved_by) == (
        Answer.State.APPROVED,
        house.officer.post,
        house.head.post,
        house.leader.post,
    )


def test_a_unit_without_a_head_sends_the_answer_straight_to_its_leader(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = submitted_answer(house)
    monkeypatch.setattr("nep.petitions.actions.approving.needs_check", lambda unit, day: False)

    approve_answer(answer, by=house.leader, at=house.at)

    assert fresh(answer).state == Answer.State.APPROVED


def test_a_returned_answer_goes_back_with_its_reason_and_can_be_mended(house: House) -> None:
    answer = submitted_answer(house)

    return_answer(answer, reason="Ghi rõ ngày sửa", by=house.head, at=house.at)

    returned = fresh(answer)
    assert (returned.state, returned.return_reason, returned.returned_by) == (
        "returned",
        "Ghi rõ ngày sửa",
        house.head.post,
    )
    mended = draft_answer(answer.petition, text="Sửa ngày 20/01", by=house.officer, at=house.at)
    submit_answer(mended, by=house.officer, at=house.at)
    assert (mended.pk, fresh(mended).state, fresh(mended).text) == (answer.pk, "submitted", "Sửa ngày 20/01")


def test_a_correction_is_a_new_version_and_moves_neither_day_nor_unit(house: House, at_moment) -> None:  # type: ignore[no-untyped-def]
    first = approved_answer(house)
    at_moment(date(2024, 1, 3))
    second = draft_answer(first.petition, text="Bản đúng", by=house.officer, at=LATER)
    submit_answer(second, by=house.officer, at=LATER)
    Answer.objects.filter(pk=second.pk).update(state=Answer.State.CHECKED)

    approve_answer(second, by=house.leader, at=LATER)

    assert (fresh(first).text, fresh(second).version, fresh(second).text) == (WORDS, 2, "Bản đúng")
    petition = Petition.objects.get(pk=first.petition_id)
    assert (petition.answered_on, petition.answered_by_unit) == (TODAY, house.commune)


def test_promises_of_an_answer_are_made_and_published_with_it(house: House) -> None:
    answer = approved_answer(house, promises=(a_promise_draft(house),))

    promise = answer.petition.promises.get()
    assert (promise.text, promise.state, promise.unit, promise.contact, promise.made_on, promise.due_on) == (
        "Thay lan can cầu ấp Ba",
        Promise.State.OPEN,
        house.commune,
        house.officer.post,
        TODAY,
        DUE,
    )
    assert promise.promised_by == house.leader.post
    assert answer.promises.get().promise == promise


def test_the_citizen_is_told_once_of_an_answer_with_its_promise_and_of_each_move(house: House) -> None:
    answer = approved_answer(
        house, tell_by="call", name="Lê Thị Thử", phone="0912345678", promises=(a_promise_draft(house),)
    )
    promise = answer.petition.promises.get()
    move_promise(promise, due_on=date(2024, 2, 15), reason="Chờ vật tư", by=house.officer, at=house.at)
    keep_promise(promise, note="Đã thay lan can", files=[], by=house.officer, at=house.at)

    told = Telling.objects.filter(petition=answer.petition).order_by("pk")
    assert list(told.values_list("about", "channel", "desk_unit")) == [
        ("answer", "call", house.commune.pk),
        ("promise_moved", "call", house.commune.pk),
        ("promise_kept", "call", house.commune.pk),
    ]


def test_not_yet_from_the_citizen_reaches_the_unit_with_a_clock_of_its_own(house: House) -> None:
    answer = approved_answer(house)

    reopening = reopen_petition(answer.petition, by=SLIP_HOLDER, at=house.at)

    reopening.refresh_from_db()
    assert (reopening.unit, reopening.opened_on, reopening.closed_on) == (house.commune, TODAY, None)
    assert reopening.due_on == date(2024, 1, 18)
    petition = Petition.objects.get(pk=answer.petition_id)
    assert (petition.state, petition.answered_on) == ("answered", TODAY)
    with pytest.raises(AlreadyReopened):
        reopen_petition(answer.petition, by=SLIP_HOLDER, at=house.at)


def test_a_new_answer_closes_the_reopening(house: House, at_moment) -> None:  # type: ignore[no-untyped-def]
    answer = approved_answer(house)
    reopening = reopen_petition(answer.petition, by=SLIP_HOLDER, at=house.at)
    again = draft_answer(answer.petition, text="Trả lời lại", by=house.officer, at=house.at)
    submit_answer(again, by=house.officer, at=house.at)
    Answer.objects.filter(pk=again.pk).update(state=Answer.State.CHECKED)

    approve_answer(again, by=house.leader, at=house.at)

    reopening.refresh_from_db()
    assert reopening.closed_on == TODAY
    assert reopening.deadline is not None
    assert reopening.deadline.closed_on == TODAY


def test_nothing_can_be_reopened_before_it_is_answered(house: House) -> None:
    petition = assigned_petition(house)

    with pytest.raises(NotAnsweredYet):
        reopen_petition(petition, by=SLIP_HOLDER, at=house.at)


def test_history_tells_every_step(house: House) -> None:
    answer = approved_answer(house)

    events = [event.event for event in events_of(answer.petition)]
    assert events[:5] == [
        "answer_approve",
        "answer_check",
        "answer_submit",
        "answer_draft",
        "petition_assign",
    ]


def test_checked_answers_wait_with_the_leader(house: House, now: datetime) -> None:
    from nep.petitions.queries_handling import answers_to_approve, answers_to_check

    waiting = checked_answer(house)

    assert list(answers_to_approve(house.leader, TODAY)) == [waiting]
    assert list(answers_to_check(house.head)) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, "Câu trả lời về “Cầu ấp Ba mất lan can” đã được duyệt và gửi người dân."),
        ({"public_title": ""}, "Câu trả lời của ông/bà đã được duyệt và gửi người dân."),
    ],
)
def test_news_of_an_answer_names_it_by_its_reviewed_title_only(
    house: House, change: dict[str, str], sentence: str
) -> None:
    answer = approved_answer(house)
    columns = {"public_title": "Cầu ấp Ba mất lan can", "public_text": "Xin sửa cầu."} | change
    Petition.objects.filter(pk=answer.petition_id).update(**columns)
    assert render(Notice.objects.get(kind="answer_approved")).sentence == sentence
