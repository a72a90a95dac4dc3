"""A commune whose people handle petitions, and petitions brought to any step of the way by actions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.roles import Role
from nep.petitions.actions.answering import PromiseDraft, check_answer, draft_answer, submit_answer
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.assigning import assign_petition
from nep.petitions.actions.classify import classify_petition, review_public_text
from nep.petitions.actions.publishing import review_public_answer
from nep.petitions.models import Answer, Petition
from nep.promises.models import Promise
from nep.web.clock import noon
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, acting
from tests.factories.petitions import a_petition
from tests.factories.recorded import recorded

RECEIVED = noon(date(2023, 12, 11))
DUE = date(2024, 1, 31)
WORDS = "Ủy ban nhân dân xã đã kiểm tra, lan can cầu gãy do xe tải. Xã sửa trong tháng Một."
TITLE = "Lan can cầu ấp Ba bị gãy"
QUESTION = "Cầu ấp Ba bị gãy lan can, bà con xin sửa sớm."


@dataclass(frozen=True)
class House:
    """Units of a small province, and the posts of one commune."""

    units: dict[str, Unit]
    desk: Actor
    officer: Actor
    head: Actor
    leader: Actor
    at: datetime

    @property
    def commune(self) -> Unit:
        return self.units["commune"]

    @property
    def staff(self) -> dict[str, Actor]:
        return {"desk": self.desk, "officer": self.officer, "head": self.head, "leader": self.leader}


@recorded
def a_house(at: datetime) -> House:
    shipped_norms()
    units = a_province()
    commune = units["commune"]
    return House(
        units=units,
        desk=acting(a_post(commune, Role.RECEPTION_DESK, title="Cán bộ tiếp công dân xã Một")),
        officer=acting(a_post(commune, Role.UNIT_OFFICER, title="Công chức địa chính xã Một")),
        head=acting(a_post(commune, Role.UNIT_HEAD, title="Chánh Văn phòng xã Một")),
        leader=acting(a_post(commune, Role.LEADER, title="Chủ tịch xã Một", phone="0293 111 222")),
        at=at,
    )


def post_of(actor: Actor) -> Post:
    assert actor.post is not None
    return actor.post


def sorted_petition(
    house: House, *, klass: str = "proposal", at: datetime = RECEIVED, **changes: Any
) -> Petition:
    """Received from the public form and sorted by the desk."""
    petition = a_petition(house.commune, at=at, **changes)
    return classify_petition(petition, klass=klass, by=house.desk, at=at)


def assigned_petition(house: House, *, to_unit: Unit | None = None, **changes: Any) -> Petition:
    petition = sorted_petition(house, **changes)
    assign_petition(petition, to_unit=to_unit or house.commune, by=house.desk, at=house.at)
    return Petition.objects.get(pk=petition.pk)


def a_promise_draft(house: House, **changes: Any) -> PromiseDraft:
    fields: dict[str, Any] = {
        "text": "Thay lan can cầu ấp Ba",
        "outcome": Promise.Outcome.DO_BY,
        "promised_by": post_of(house.leader),
        "unit": house.commune,
        "contact": post_of(house.officer),
        "due_on": DUE,
    }
    return PromiseDraft(**{**fields, **changes})


def drafted_answer(house: House, *, promises: tuple[PromiseDraft, ...] = (), **changes: Any) -> Answer:
    petition = assigned_petition(house, **changes)
    return draft_answer(petition, text=WORDS, promises=promises, by=house.officer, at=house.at)


def submitted_answer(house: House, **changes: Any) -> Answer:
    answer = drafted_answer(house, **changes)
    submit_answer(answer, by=house.officer, at=house.at)
    return fresh(answer)


def checked_answer(house: House, **changes: Any) -> Answer:
    answer = submitted_answer(house, **changes)
    check_answer(answer, by=house.head, at=house.at)
    return fresh(answer)


def approved_answer(house: House, **changes: Any) -> Answer:
    answer = checked_answer(house, **changes)
    approve_answer(answer, by=house.leader, at=house.at)
    return fresh(answer)


def public_answer(house: House, *, title: str = TITLE, **changes: Any) -> Answer:
    answer = approved_answer(house, **changes)
    review_public_text(answer.petition, title=title, text=QUESTION, by=house.desk, at=house.at)
    review_public_answer(answer, public_text=WORDS, by=house.desk, at=house.at)
    return fresh(answer)


def fresh(answer: Answer) -> Answer:
    return Answer.objects.select_related("petition").get(pk=answer.pk)
