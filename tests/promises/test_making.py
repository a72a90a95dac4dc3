from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nep.notices.queries import open_tasks
from nep.notices.registry import render
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.promises import actions, refusals
from nep.promises.models import DueDate, Promise
from nep.promises.queries import unapproved_late
from nep.promises.tellers import PromiseEvent
from nep.web.clock import noon
from nep.web.errors import NotAllowed, Refusal
from tests.factories.organisations import a_post, a_unit, acting
from tests.factories.promises import DUE, MADE, a_draft, a_promise, the_leader, the_officer


def test_a_promise_starts_as_a_draft_with_its_first_due_date(commune: Unit) -> None:
    promise = a_draft(commune)
    assert (promise.state, promise.due_on, promise.late_from) == ("draft", DUE, DUE + timedelta(days=1))
    assert promise.promised_by_title == "Chủ tịch Ủy ban nhân dân, Xã Đông Thử"
    first = DueDate.objects.get()
    assert (first.number, first.set_on, first.due_on, first.unit) == (1, MADE, DUE, commune)
    assert not Promise.objects.public().exists()


def test_a_leader_approves_the_words_and_the_promise_is_public(commune: Unit) -> None:
    promise = a_promise(commune)
    assert (promise.state, promise.approved_on) == ("open", MADE)
    assert Promise.objects.public().get() == promise


@pytest.mark.parametrize(
    ("changes", "refusal", "sentence"),
    [
        ({"due_on": MADE - timedelta(days=1)}, refusals.DueBeforeMade, "Hạn không thể trước ngày hứa."),
        ({"unit": None}, refusals.NoOwner, "phải có đơn vị chịu trách nhiệm"),
        ({"due_on": None}, refusals.NoDueDate, "Ông/bà ghi hạn"),
        ({"outcome": "noted"}, refusals.NotedHasDueDate, "không có hạn"),
        ({"text": " \u200b "}, refusals.NoWords, "nguyên văn"),
        ({"text": "a" * 100_000}, refusals.TooManyWords, "5.000 ký tự"),
        ({"made_on": date(2023, 11, 25)}, refusals.MadeInFuture, "ở sau hôm nay"),
        ({"made_on": date(2019, 1, 2)}, refusals.PostNotHeld, "không giữ chức vụ"),
    ],
)
def test_a_promise_that_cannot_be_is_refused_and_nothing_is_written(
    commune: Unit, changes: dict[str, object], refusal: type[Refusal], sentence: str
) -> None:
    with pytest.raises(refusal) as refused:
        a_draft(commune, **changes)
    assert sentence in str(refused.value.sentence)
    assert not Promise.objects.exists()
    assert not DueDate.objects.exists()


def test_a_promise_noted_without_a_date_is_kept_too(commune: Unit) -> None:
    promise = a_draft(commune, outcome=Promise.Outcome.NOTED, due_on=None)
    assert (promise.due_on, promise.late_from) == (None, None)


def test_words_typed_decomposed_are_stored_composed(commune: Unit) -> None:
    assert a_draft(commune, text="Sửa ca\u0302\u0300u").text == "Sửa cầu"


def test_a_unit_does_not_promise_for_another(commune: Unit) -> None:
    leader = the_leader(commune)
    stranger = a_unit("Xã Khác")
    with pytest.raises(NotAllowed):
        a_draft(commune, leader=leader, by=the_officer(stranger))


def test_only_a_leader_approves_and_only_once(commune: Unit) -> None:
    leader = the_leader(commune)
    promise = a_draft(commune, leader=leader)
    with pytest.raises(refusals.NotYoursToApprove):
        actions.approve_wording(promise, by=the_officer(commune), at=noon(MADE))
    actions.approve_wording(promise, by=acting(leader), at=noon(MADE))
    with pytest.raises(refusals.AlreadyApproved):
        actions.approve_wording(promise, by=acting(leader), at=noon(MADE))


def test_a_desk_is_no_longer_told_of_what_is_settled(commune: Unit) -> None:
    leader = the_leader(commune)
    promise = a_draft(commune, leader=leader, text="Thay 9 bóng đèn")
    told = open_tasks(commune.pk).get()
    waiting = (told.kind, render(told).about)
    actions.approve_wording(promise, by=acting(leader), at=noon(MADE))
    given = [task.kind for task in open_tasks(commune.pk)]
    actions.withdraw_promise(promise, reason="làm theo dự án khác", by=acting(leader), at=noon(MADE))

    assert waiting == ("promise_to_approve", "Thay 9 bóng đèn")
    assert given == ["promise_given"]
    assert not open_tasks(commune.pk).exists()


def test_the_words_change_before_approval_and_never_after(commune: Unit) -> None:
    leader = acting(the_leader(commune))
    promise = a_draft(commune, leader=leader.post)
    actions.reword_promise(promise, text="Rải đá đoạn đường", by=leader, at=noon(MADE))
    actions.approve_wording(promise, by=leader, at=noon(MADE))
    with pytest.raises(refusals.AlreadyApproved):
        actions.reword_promise(promise, text="Xem xét việc rải đá", by=leader, at=noon(MADE))
    promise.refresh_from_db()
    assert promise.text == "Rải đá đoạn đường"


def test_a_typing_error_is_mended_with_both_texts_kept(commune: Unit) -> None:
    leader = the_leader(commune)
    promise = a_promise(commune, leader=leader, text="Rải đá đường cầu Ba Liến")
    actions.correct_typing(
        promise, text="Rải đá đường cầu Ba Liên", reason="gõ sai dấu", by=acting(leader), at=noon(DUE)
    )
    promise.refresh_from_db()
    correction = promise.corrections.get()
    assert promise.text == correction.new_text == "Rải đá đường cầu Ba Liên"
    assert correction.old_text == "Rải đá đường cầu Ba Liến"
    with pytest.raises(refusals.NothingCorrected):
        actions.correct_typing(promise, text=promise.text, reason="x", by=acting(leader), at=noon(DUE))


def test_the_people_concerned_are_told_of_each_move(commune: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("nep.promises.tellers._tellers", [lambda promise, event, at: told.append(event)])
    leader = the_leader(commune)
    promise = a_promise(commune, leader=leader)
    actions.move_promise(promise, due_on=date(2023, 12, 29), reason="mưa", by=acting(leader), at=noon(DUE))
    actions.keep_promise(promise, note="xong", files=[], by=the_officer(commune), at=noon(date(2023, 12, 27)))
    assert told == [PromiseEvent.PUBLISHED, PromiseEvent.MOVED, PromiseEvent.KEPT]


@pytest.mark.parametrize(
    "columns",
    [
        {"due_on": MADE - timedelta(days=1), "late_from": MADE},
        {"due_on": None, "late_from": None},
        {"text": ""},
        {"state": "draft"},
        {"state": "kept"},
        {"state": "withdrawn", "settled_on": MADE},
        {"settled_on": MADE},
        {"late_from": DUE},
        {"late_until": DUE},
    ],
)
def test_the_database_holds_the_rules_too(commune: Unit, columns: dict[str, object]) -> None:
    promise = a_promise(commune)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(**columns)


def test_the_clock_of_approval_runs_five_working_days_from_the_day_it_was_made(commune: Unit) -> None:
    leader = the_leader(commune)
    promise = a_draft(commune, leader=leader)
    assert promise.wording_due_on == date(2023, 12, 1)
    assert unapproved_late(date(2023, 12, 1)) == 0
    assert unapproved_late(date(2023, 12, 2)) == 1
    approved = actions.approve_wording(promise, by=acting(leader), at=noon(date(2023, 12, 4)))
    assert approved.wording_deadline is not None
    approved.wording_deadline.refresh_from_db()
    assert approved.wording_deadline.closed_on == date(2023, 12, 4)


def test_a_secretary_writes_what_another_units_leader_promised_nowhere_else(commune: Unit) -> None:
    desk = acting(a_post(a_unit("Xã Xa"), Role.RECEPTION_DESK))
    with pytest.raises(refusals.NotOwner):
        a_draft(commune, by=desk)
