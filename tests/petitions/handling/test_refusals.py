"""What is refused: the sentence, and a database that did not change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.organisations.models import UnitKind
from nep.organisations.roles import Role
from nep.petitions.actions import answering, approving, assigning, publishing, telling
from nep.petitions.actions.classify import exclude_officer
from nep.petitions.models import Answer, Assignment, Concern, Petition, Telling
from nep.promises import refusals as promise_refusals
from nep.promises.models import Promise
from nep.web.errors import NotAllowed, Refusal
from tests.factories.handling import (
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
from tests.factories.organisations import a_post, a_unit, acting, an_actor
from tests.factories.petitions import a_petition


def everything() -> list[Any]:
    """All rows that handling writes, to show that nothing changed."""
    models = (Petition, Assignment, Answer, Telling, Promise)
    return [list(model.objects.order_by("pk").values()) for model in models]  # type: ignore[attr-defined]


def refuses(kind: type[Refusal], attempt: Callable[[], Any]) -> str:
    before = everything()
    with pytest.raises(kind) as caught:
        attempt()
    assert everything() == before
    return str(caught.value.sentence)


def test_an_unsorted_petition_is_not_assigned(house: House) -> None:
    petition = a_petition(house.commune, at=house.at)

    said = refuses(
        assigning.NotSorted,
        lambda: assigning.assign_petition(petition, to_unit=house.commune, by=house.desk, at=house.at),
    )
    assert said == "Kiến nghị chưa được phân loại. Phân loại trước, rồi giao cho đơn vị trả lời."


def test_a_complaint_is_not_assigned(house: House) -> None:
    petition = sorted_petition(house, klass="complaint")

    refuses(
        assigning.NotHandledHere,
        lambda: assigning.assign_petition(petition, to_unit=house.commune, by=house.desk, at=house.at),
    )


def test_a_petition_is_assigned_once(house: House) -> None:
    petition = assigned_petition(house)

    refuses(
        assigning.AlreadyAssigned,
        lambda: assigning.assign_petition(
            petition, to_unit=house.units["neighbour"], by=house.desk, at=house.at
        ),
    )


def test_a_desk_gives_only_to_units_of_its_own_area(house: House) -> None:
    petition = sorted_petition(house)

    said = refuses(
        assigning.UnitOutsideReach,
        lambda: assigning.assign_petition(
            petition, to_unit=house.units["neighbour"], by=house.desk, at=house.at
        ),
    )
    assert said == "Đơn vị này không thuộc phạm vi của nơi tiếp nhận. Chọn đơn vị khác."


def test_the_reception_board_gives_to_any_unit_of_the_province(house: House) -> None:
    board = an_actor(house.units["board"], Role.RECEPTION_DESK)
    petition = a_petition(house.units["province"], at=house.at)
    Petition.objects.filter(pk=petition.pk).update(klass="question", desk_unit=house.units["board"])

    assigning.assign_petition(petition, to_unit=house.units["department"], by=board, at=house.at)

    assert Petition.objects.get(pk=petition.pk).unit == house.units["department"]


@pytest.mark.parametrize("concern", [Concern.YES, Concern.UNSURE])
def test_what_may_concern_a_commune_never_goes_to_it_or_below_it(house: House, concern: str) -> None:
    district_desk = an_actor(house.units["district"], Role.RECEPTION_DESK)
    hamlet = a_unit("Ấp Ba", parent=house.commune, kind=UnitKind.HAMLET)
    petition = a_petition(house.commune, at=house.at, concern=concern)
    Petition.objects.filter(pk=petition.pk).update(klass="proposal")

    for unit in (house.commune, hamlet):
        refuses(
            assigning.UnitIsConcerned,
            lambda unit=unit: assigning.assign_petition(
                petition, to_unit=unit, by=district_desk, at=house.at
            ),
        )
    assigning.assign_petition(petition, to_unit=house.units["district"], by=district_desk, at=house.at)
    refuses(
        assigning.UnitIsConcerned,
        lambda: assigning.transfer_petition(
            petition, to_unit=house.commune, reason="Cho gần", by=district_desk, at=house.at
        ),
    )


def test_a_transfer_says_why(house: House) -> None:
    petition = assigned_petition(house)

    said = refuses(
        assigning.ReasonMissing,
        lambda: assigning.transfer_petition(
            petition, to_unit=house.units["department"], reason="  ", by=house.officer, at=house.at
        ),
    )
    assert said == "Ghi lý do, để đơn vị nhận và người dân hiểu vì sao."


def test_a_unit_that_no_longer_has_the_petition_cannot_answer_it(house: House) -> None:
    answer = drafted_answer(house)
    assigning.transfer_petition(
        answer.petition, to_unit=house.units["department"], reason="Thuộc Sở", by=house.officer, at=house.at
    )

    for attempt in (
        lambda: answering.draft_answer(answer.petition, text=WORDS, by=house.officer, at=house.at),
        lambda: answering.submit_answer(answer, by=house.officer, at=house.at),
        lambda: approving.approve_answer(answer, by=house.leader, at=house.at),
    ):
        said = refuses(answering.NoLongerTheirs, attempt)
        assert said == (
            "Kiến nghị đã chuyển cho đơn vị khác. Đơn vị của ông/bà không còn giữ kiến nghị này "
            "nên không trả lời được; nội dung đã soạn không được gửi đi."
        )


def test_an_answer_needs_words_and_not_too_many(house: House) -> None:
    petition = assigned_petition(house)

    refuses(
        answering.AnswerEmpty,
        lambda: answering.draft_answer(petition, text=" \n", by=house.officer, at=house.at),
    )
    said = refuses(
        answering.AnswerTooLong,
        lambda: answering.draft_answer(petition, text="a" * 100_000, by=house.officer, at=house.at),
    )
    assert said == "Câu trả lời dài quá 20.000 chữ cái. Viết gọn lại, phần chi tiết gửi kèm văn bản."


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"unit": None}, promise_refusals.NoOwner, "unit"),
        ({"promised_by": None}, answering.NoPromiser, "promised_by"),
        ({"due_on": date(2023, 12, 26)}, promise_refusals.DueBeforeMade, "due_on"),
        ({"due_on": None}, promise_refusals.NoDueDate, "due_on"),
        ({"outcome": "noted"}, promise_refusals.NotedHasDueDate, "due_on"),
    ],
)
def test_a_promise_that_could_not_be_made_is_refused_at_its_field(
    house: House, changes: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    petition = assigned_petition(house)
    draft = a_promise_draft(house, **changes)

    refuses(
        refusal,
        lambda: answering.draft_answer(petition, text=WORDS, promises=[draft], by=house.officer, at=house.at),
    )
    assert refusal.field == field


def test_a_submitted_answer_is_not_edited(house: House) -> None:
    answer = submitted_answer(house)

    refuses(
        answering.AnswerOnItsWay,
        lambda: answering.draft_answer(answer.petition, text="Khác", by=house.officer, at=house.at),
    )


def test_a_return_says_why(house: House) -> None:
    answer = submitted_answer(house)

    refuses(
        answering.ReturnReasonMissing,
        lambda: answering.return_answer(answer, reason="", by=house.head, at=house.at),
    )


def test_an_unchecked_answer_is_not_approved(house: House) -> None:
    answer = submitted_answer(house)

    said = refuses(
        approving.NotChecked, lambda: approving.approve_answer(answer, by=house.leader, at=house.at)
    )
    assert said == "Câu trả lời chưa qua người đứng đầu bộ phận kiểm tra, nên chưa duyệt được."


def test_nobody_approves_an_own_draft_through_whatever_post(house: House) -> None:
    both = acting(a_post(house.commune, Role.UNIT_OFFICER, Role.LEADER))
    petition = assigned_petition(house)
    answer = answering.draft_answer(petition, text=WORDS, by=both, at=house.at)
    answering.submit_answer(answer, by=both, at=house.at)
    answering.check_answer(answer, by=house.head, at=house.at)

    refuses(approving.OwnDraft, lambda: approving.approve_answer(answer, by=both, at=house.at))
    rows = Answer.objects.filter(pk=answer.pk)
    with pytest.raises(IntegrityError, match="petitions_answer_drafter_not_approver"), transaction.atomic():
        rows.update(state="approved", approved_by=answer.drafted_by, approved_at=house.at)


def test_an_answer_is_approved_once_and_never_changes(house: House) -> None:
    answer = approved_answer(house)

    refuses(answering.AnswerStepTaken, lambda: approving.approve_answer(answer, by=house.leader, at=house.at))
    refuses(
        answering.AnswerStepTaken,
        lambda: answering.return_answer(answer, reason="Sai", by=house.leader, at=house.at),
    )


def test_one_petition_has_one_live_answer(house: House) -> None:
    answer = drafted_answer(house)

    second = Answer(
        petition=answer.petition,
        version=2,
        text="Hai",
        unit=answer.unit,
        drafted_by=answer.drafted_by,
        drafted_at=house.at,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_a_named_officer_neither_assigns_nor_drafts_nor_checks_nor_approves(house: House) -> None:
    waiting = sorted_petition(house)
    assigned = assigned_petition(house)
    submitted, checked = submitted_answer(house), checked_answer(house)
    for petition in (waiting, assigned, submitted.petition, checked.petition):
        for actor in house.staff.values():
            if actor is not house.desk:
                exclude_officer(petition, person=post_of(actor).person, by=house.desk, at=house.at)
    second_desk = an_actor(house.commune, Role.RECEPTION_DESK)
    exclude_officer(waiting, person=post_of(second_desk).person, by=house.desk, at=house.at)

    at = house.at
    refuses(
        NotAllowed,
        lambda: assigning.assign_petition(waiting, to_unit=house.commune, by=second_desk, at=at),
    )
    refuses(NotAllowed, lambda: answering.draft_answer(assigned, text=WORDS, by=house.officer, at=at))
    refuses(NotAllowed, lambda: answering.check_answer(submitted, by=house.head, at=at))
    refuses(NotAllowed, lambda: approving.approve_answer(checked, by=house.leader, at=at))
    assert list(Petition.objects.visible_to(house.leader)) == []


def test_only_what_was_said_in_a_session_is_answered_on_the_spot(house: House) -> None:
    petition = sorted_petition(house)

    refuses(
        approving.NotInTheHall,
        lambda: approving.answer_on_the_spot(
            petition, text=WORDS, answered_by=post_of(house.leader), by=house.desk, at=house.at
        ),
    )


def test_a_public_answer_shows_no_person(house: House) -> None:
    answer = public_answer(house)

    said = refuses(
        publishing.ContactsInPublicText,
        lambda: publishing.review_public_answer(
            answer, public_text="Gọi 0912 345 678 để hỏi", by=house.desk, at=house.at
        ),
    )
    assert said == "Nội dung công khai còn số điện thoại. Bỏ đi, gọi người bằng chức vụ, rồi duyệt lại."


def test_an_answer_is_public_only_after_its_question(house: House) -> None:
    answer = approved_answer(house)

    refuses(
        publishing.QuestionNotPublic,
        lambda: publishing.review_public_answer(answer, public_text=WORDS, by=house.desk, at=house.at),
    )


def test_a_telling_is_finished_once_and_with_a_fitting_outcome(house: House) -> None:
    answer = approved_answer(house, tell_by="call", name="Lê Thị Thử", phone="0912345678")
    task = Telling.objects.get(answer=answer)

    refuses(
        telling.OutcomeUnfit, lambda: telling.mark_told(task, outcome="posted", by=house.desk, at=house.at)
    )
    refuses(telling.OutcomeUnfit, lambda: telling.mark_told(task, outcome="xyz", by=house.desk, at=house.at))
    telling.note_try(task, by=house.desk, at=house.at)
    telling.mark_told(task, outcome="reached", by=house.desk, at=house.at)
    refuses(
        telling.AlreadyTold, lambda: telling.mark_told(task, outcome="reached", by=house.desk, at=house.at)
    )
    task.refresh_from_db()
    assert (task.tries, task.outcome, task.done_by) == (1, "reached", house.desk.post)


def test_answers_of_another_unit_stay_shut(house: House) -> None:
    answer = checked_answer(house)
    stranger = an_actor(house.units["neighbour"], Role.LEADER)

    refuses(NotAllowed, lambda: approving.approve_answer(answer, by=stranger, at=house.at))
    assert fresh(answer).state == "checked"
