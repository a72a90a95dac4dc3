from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nep.files.actions import NotAnImage, read
from nep.files.models import StoredFile
from nep.organisations.actors import SLIP_HOLDER
from nep.organisations.models import Unit
from nep.promises import actions, refusals
from nep.promises.derived import derived_faults, mend_derived
from nep.promises.models import Confirmation, DueDate, Evidence, Promise
from nep.web.clock import noon
from nep.web.errors import Refusal
from tests.factories.organisations import a_unit, acting
from tests.factories.promises import (
    DUE,
    MADE,
    a_draft,
    a_kept_promise,
    a_photograph,
    a_promise,
    the_leader,
    the_officer,
)

LATER = date(2023, 12, 26)


def test_a_move_supersedes_the_date_and_keeps_the_old_one(commune: Unit) -> None:
    promise = a_promise(commune)
    actions.move_promise(
        promise, due_on=date(2023, 12, 29), reason="mưa kéo dài", by=the_officer(commune), at=noon(LATER)
    )
    promise.refresh_from_db()
    assert (promise.due_on, promise.moves, promise.late_from) == (date(2023, 12, 29), 1, date(2023, 12, 30))
    rows = DueDate.objects.order_by("number").values_list("due_on", "set_on", "reason", "late_until")
    assert list(rows) == [
        (DUE, MADE, "", LATER),
        (date(2023, 12, 29), LATER, "mưa kéo dài", None),
    ]


def test_it_is_late_from_the_day_after_its_date_until_it_is_kept(commune: Unit) -> None:
    promise = a_promise(commune)
    days = [DUE, DUE + timedelta(days=1), LATER - timedelta(days=1), LATER]
    actions.keep_promise(promise, note="xong", files=[], by=the_officer(commune), at=noon(LATER))
    assert [Promise.objects.late_on(day).exists() for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("due_on", "reason", "refusal"),
    [
        (date(2023, 12, 29), "  ", refusals.NoReason),
        (DUE, "trùng", refusals.SameDueDate),
        (MADE - timedelta(days=3), "sớm", refusals.DueBeforeMade),
        (date(2023, 12, 12), "đã qua", refusals.DueDatePassed),
    ],
)
def test_a_move_that_cannot_be_is_refused(
    commune: Unit, due_on: date, reason: str, refusal: type[Refusal]
) -> None:
    promise = a_promise(commune)
    with pytest.raises(refusal):
        actions.move_promise(
            promise, due_on=due_on, reason=reason, by=the_officer(commune), at=noon(date(2023, 12, 15))
        )
    assert DueDate.objects.count() == 1


def test_nothing_is_kept_without_evidence(commune: Unit) -> None:
    promise = a_promise(commune)
    with pytest.raises(refusals.NoEvidence) as refused:
        actions.keep_promise(promise, note=" ", files=[], by=the_officer(commune), at=noon(DUE))
    assert "phải ghi việc đã làm" in str(refused.value.sentence)
    promise.refresh_from_db()
    assert promise.state == Promise.State.OPEN


def test_another_unit_does_not_act_on_it(commune: Unit) -> None:
    promise = a_promise(commune)
    stranger = the_officer(a_unit("Xã Khác"))
    with pytest.raises(refusals.NotOwner) as refused:
        actions.keep_promise(promise, note="xong", files=[], by=stranger, at=noon(DUE))
    assert "đơn vị khác chịu trách nhiệm" in str(refused.value.sentence)
    assert not Evidence.objects.exists()


def test_a_photograph_is_kept_without_its_place(commune: Unit, settings: object) -> None:
    promise = a_promise(commune)
    actions.keep_promise(promise, note="xong", files=[a_photograph()], by=the_officer(commune), at=noon(DUE))
    contents = [read(file) for file in StoredFile.objects.order_by("pk")]
    assert [content[:2] for content in contents] == [b"\xff\xd8"] * 2
    assert not any(b"Exif" in content for content in contents)


def test_a_drawing_that_could_run_is_no_evidence(commune: Unit) -> None:
    promise = a_promise(commune)
    drawing = SimpleUploadedFile("anh.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/jpeg")
    with pytest.raises(NotAnImage):
        actions.keep_promise(promise, note="xong", files=[drawing], by=the_officer(commune), at=noon(DUE))
    promise.refresh_from_db()
    assert (promise.state, Evidence.objects.count()) == ("open", 0)


def test_paper_of_three_working_days_ago_counts_and_of_four_does_not(commune: Unit) -> None:
    officer, entered = the_officer(commune), noon(date(2023, 12, 27))
    promise = a_promise(commune)
    actions.keep_promise(
        promise, note="xong", files=[], by=officer, at=entered, happened_on=date(2023, 12, 22)
    )
    other = a_promise(commune)
    actions.keep_promise(other, note="xong", files=[], by=officer, at=entered, happened_on=date(2023, 12, 21))
    days = [Promise.objects.get(pk=one.pk).kept_on for one in (promise, other)]
    assert days == [date(2023, 12, 22), date(2023, 12, 27)]


@pytest.mark.parametrize(
    ("happened_on", "refusal"),
    [
        (date(2023, 12, 28), refusals.HappenedInFuture),
        (MADE - timedelta(days=1), refusals.HappenedBeforeMade),
    ],
)
def test_days_that_cannot_be_are_refused(commune: Unit, happened_on: date, refusal: type[Refusal]) -> None:
    promise = a_promise(commune)
    with pytest.raises(refusal):
        actions.keep_promise(
            promise, note="xong", files=[], by=the_officer(commune), at=noon(LATER), happened_on=happened_on
        )


def test_a_draft_and_a_finished_promise_do_not_move(commune: Unit) -> None:
    leader = acting(the_leader(commune))
    with pytest.raises(refusals.WordingNotApproved):
        actions.withdraw_promise(a_draft(commune), reason="không có vốn", by=leader, at=noon(DUE))
    promise = a_promise(commune)
    actions.withdraw_promise(promise, reason="không có vốn", by=leader, at=noon(DUE))
    with pytest.raises(refusals.AlreadySettled):
        actions.keep_promise(promise, note="xong", files=[], by=the_officer(commune), at=noon(DUE))
    with pytest.raises(refusals.NoReason):
        actions.fail_promise(a_promise(commune), reason="", by=leader, at=noon(DUE))


def test_a_not_yet_disputes_until_it_is_answered(commune: Unit) -> None:
    promise = a_kept_promise(commune)
    actions.confirm_promise(
        promise, answer="not_yet", given_by="citizen", petition_id=7, by=SLIP_HOLDER, at=noon(LATER)
    )
    promise.refresh_from_db()
    assert (promise.state, promise.kept_on, promise.late_until) == ("disputed", None, None)
    actions.answer_dispute(promise, words="Đoạn còn lại thuộc đợt 2", by=the_officer(commune), at=noon(LATER))
    promise.refresh_from_db()
    assert (promise.state, promise.kept_on) == ("kept", DUE)


def test_new_work_after_a_not_yet_moves_the_day_it_was_kept(commune: Unit) -> None:
    promise = a_kept_promise(commune)
    actions.confirm_promise(
        promise, answer="not_yet", given_by="citizen", petition_id=7, by=SLIP_HOLDER, at=noon(LATER)
    )
    actions.answer_dispute(
        promise, words="", note="Đã làm nốt 50 mét", by=the_officer(commune), at=noon(LATER)
    )
    promise.refresh_from_db()
    assert (promise.kept_on, promise.late_until) == (LATER, LATER)


def test_an_officer_does_not_answer_over_the_citizen(commune: Unit) -> None:
    promise = a_kept_promise(commune)
    officer = the_officer(commune)
    actions.confirm_promise(
        promise, answer="not_yet", given_by="citizen", petition_id=7, by=SLIP_HOLDER, at=noon(LATER)
    )
    with pytest.raises(refusals.CitizenAnswered):
        actions.confirm_promise(
            promise, answer="done", given_by="officer", petition_id=7, by=officer, at=noon(LATER)
        )
    with pytest.raises(refusals.NotByCitizen):
        actions.confirm_promise(
            promise, answer="done", given_by="citizen", petition_id=7, by=officer, at=noon(LATER)
        )
    promise.refresh_from_db()
    assert promise.state == Promise.State.DISPUTED


def test_the_same_citizen_changes_the_answer_and_the_dispute_ends(commune: Unit) -> None:
    promise = a_kept_promise(commune)
    for answer in ["not_yet", "not_yet", "done"]:
        actions.confirm_promise(
            promise, answer=answer, given_by="citizen", petition_id=7, by=SLIP_HOLDER, at=noon(LATER)
        )
    promise.refresh_from_db()
    assert (promise.state, promise.kept_on) == ("kept", DUE)
    assert Confirmation.objects.count() == 2
    assert Confirmation.objects.get(is_current=True).answer == "done"


def test_an_open_promise_is_not_confirmed(commune: Unit) -> None:
    with pytest.raises(refusals.NotReportedDone):
        actions.confirm_promise(
            a_promise(commune), answer="done", given_by="citizen", petition_id=7, by=SLIP_HOLDER, at=noon(DUE)
        )


def test_doctor_sees_a_broken_derived_column_and_mends_it(commune: Unit) -> None:
    promise = a_kept_promise(commune)
    assert derived_faults() == []
    Promise.objects.filter(pk=promise.pk).update(due_on=LATER, late_from=date(2023, 12, 28), late_until=None)
    DueDate.objects.update(late_until=None)
    assert derived_faults() == [
        f"Nội dung cam kết {promise.uuid}: due_on, late_from, late_until, late_until (due date) không khớp."
    ]
    mend_derived()
    assert derived_faults() == []
