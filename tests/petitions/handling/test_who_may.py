"""Who may do what with a petition on its way to the answer, as whole tables."""

from typing import Any

from nep.organisations.actors import PUBLIC, SLIP_HOLDER, Actor
from nep.organisations.roles import Role
from nep.petitions.actions.answering import check_answer, draft_answer, return_answer, submit_answer
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.assigning import assign_petition, transfer_petition
from nep.petitions.actions.publishing import review_public_answer
from nep.petitions.actions.reopening import reopen_petition
from nep.petitions.actions.telling import mark_told
from nep.petitions.models import Petition, Telling
from tests.factories.handling import (
    WORDS,
    House,
    assigned_petition,
    checked_answer,
    drafted_answer,
    public_answer,
    sorted_petition,
    submitted_answer,
)
from tests.factories.organisations import an_actor
from tests.tables import assert_table


def cast(house: House) -> dict[str, Actor]:
    units = house.units
    return {
        **house.staff,
        "auditor": an_actor(house.commune, Role.AUDITOR),
        "member": an_actor(house.commune, Role.MEMBER),
        "administrator": an_actor(units["province"], Role.ADMINISTRATOR),
        "district_desk": an_actor(units["district"], Role.RECEPTION_DESK),
        "district_leader": an_actor(units["district"], Role.LEADER),
        "neighbour_desk": an_actor(units["neighbour"], Role.RECEPTION_DESK),
        "neighbour_officer": an_actor(units["neighbour"], Role.UNIT_OFFICER),
        "neighbour_leader": an_actor(units["neighbour"], Role.LEADER),
        "slip_holder": SLIP_HOLDER,
        "public": PUBLIC,
    }


def test_who_moves_and_answers_a_petition(house: House) -> None:
    waiting, assigned = sorted_petition(house), assigned_petition(house)
    drafted, submitted, checked = drafted_answer(house), submitted_answer(house), checked_answer(house)
    at, commune, department = house.at, house.commune, house.units["department"]
    verbs: dict[str, Any] = {
        "see": lambda by: Petition.objects.visible_to(by).filter(pk=assigned.pk).exists(),
        "assign": lambda by: assign_petition(waiting, to_unit=commune, by=by, at=at),
        "transfer": lambda by: transfer_petition(assigned, to_unit=department, reason="Sở", by=by, at=at),
        "draft": lambda by: draft_answer(assigned, text=WORDS, by=by, at=at),
        "submit": lambda by: submit_answer(drafted, by=by, at=at) or True,
        "check": lambda by: check_answer(submitted, by=by, at=at) or True,
        "return": lambda by: return_answer(submitted, reason="Thiếu", by=by, at=at) or True,
        "approve": lambda by: approve_answer(checked, by=by, at=at) or True,
    }
    assert_table(
        """
                           see  assign  transfer  draft  submit  check  return  approve
        desk               yes  yes     yes       -      -       -      -       -
        officer            yes  -       yes       yes    yes     -      -       -
        head               yes  -       -         -      -       yes    yes     -
        leader             yes  -       -         -      -       -      yes     yes
        auditor            yes  -       -         -      -       -      -       -
        member             -    -       -         -      -       -      -       -
        administrator      -    -       -         -      -       -      -       -
        district_desk      -    -       -         -      -       -      -       -
        district_leader    yes  -       -         -      -       -      -       -
        neighbour_desk     -    -       -         -      -       -      -       -
        neighbour_officer  -    -       -         -      -       -      -       -
        neighbour_leader   -    -       -         -      -       -      -       -
        slip_holder        -    -       -         -      -       -      -       -
        public             -    -       -         -      -       -      -       -
        """,
        who=cast(house),
        verbs=verbs,
    )


def test_who_tells_publishes_and_reopens(house: House) -> None:
    answer = public_answer(house, tell_by="board")
    told = Telling.objects.get(answer=answer)
    at = house.at
    verbs: dict[str, Any] = {
        "tell": lambda by: mark_told(told, outcome="posted", by=by, at=at) or True,
        "publish": lambda by: review_public_answer(answer, public_text="Khác", by=by, at=at) or True,
        "reopen": lambda by: reopen_petition(answer.petition, by=by, at=at),
    }
    assert_table(
        """
                           tell  publish  reopen
        desk               yes   yes      yes
        officer            -     -        yes
        head               -     -        -
        leader             -     -        -
        auditor            -     -        -
        member             -     -        -
        administrator      -     -        -
        district_desk      -     -        -
        district_leader    -     -        -
        neighbour_desk     -     -        -
        neighbour_officer  -     -        -
        neighbour_leader   -     -        -
        slip_holder        -     -        yes
        public             -     -        -
        """,
        who=cast(house),
        verbs=verbs,
    )
