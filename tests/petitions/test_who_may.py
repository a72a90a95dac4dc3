"""Who may do what with a petition before it is assigned, as whole tables; what lists cost."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.actors import PUBLIC, SLIP_HOLDER, Actor
from nep.organisations.roles import Role
from nep.petitions import actions
from nep.petitions.models import Petition
from tests.factories.organisations import an_actor
from tests.factories.petitions import a_denunciation, a_petition, a_submission
from tests.petitions.conftest import Province
from tests.tables import assert_queries, assert_table


@pytest.fixture
def who(province: Province) -> dict[str, Actor]:
    units = province.units
    return {
        "desk": province.desks["commune"],
        "desk-above": province.desks["district"],
        "neighbour": province.desks["neighbour"],
        "officer": an_actor(units["commune"], Role.UNIT_OFFICER),
        "leader": an_actor(units["commune"], Role.LEADER),
        "leader-above": an_actor(units["district"], Role.LEADER),
        "auditor": an_actor(units["province"], Role.AUDITOR),
        "admin": an_actor(units["province"], Role.ADMINISTRATOR),
        "privacy": an_actor(units["province"], Role.PRIVACY_OFFICER),
        "slip": SLIP_HOLDER,
        "public": PUBLIC,
    }


def verbs(petition: Petition, now: datetime) -> dict[str, Any]:
    reason = "gọi báo ngày trả lời"
    return {
        "see": lambda by: Petition.objects.visible_to(by).filter(pk=petition.pk).exists(),
        "classify": lambda by: actions.classify_petition(petition, klass="question", by=by, at=now),
        "split": lambda by: actions.split_petition(petition, parts=[("complaint", "Phần.")], by=by, at=now),
        "publish": lambda by: actions.review_public_text(petition, title="", text="Cầu.", by=by, at=now),
        "open": lambda by: actions.open_sealed(petition, what="original", reason=reason, by=by, at=now),
        "register": lambda by: actions.register_petition(a_submission(petition.place_unit), by=by, at=now),
        "withdraw": lambda by: actions.withdraw_petition(petition, by=by, at=now),
    }


def test_a_petition_of_the_commune(province: Province, who: dict[str, Actor], now: datetime) -> None:
    petition = a_petition(province.commune, at=now)
    assert_table(
        """
                      see  classify  split  publish  open  register  withdraw
        desk          yes  yes       yes    yes      yes   yes       -
        desk-above    -    -         -      -        -     yes       -
        neighbour     -    -         -      -        -     yes       -
        officer       yes  -         -      -        -     -         -
        leader        yes  -         -      -        -     -         -
        leader-above  yes  -         -      -        -     -         -
        auditor       yes  -         -      -        -     -         -
        admin         -    -         -      -        -     -         -
        privacy       -    -         -      -        -     -         -
        slip          -    -         -      -        -     -         yes
        public        -    -         -      -        -     -         -
        """,
        who=who,
        verbs=verbs(petition, now),
    )


def test_a_denunciation_of_its_leader(province: Province, who: dict[str, Actor], now: datetime) -> None:
    petition = a_denunciation(province.commune, desk=province.desks["district"], at=now)
    assert_table(
        """
                      see  classify  split  publish  open  register  withdraw
        desk          -    -         -      -        -     yes       -
        desk-above    yes  yes       yes    -        yes   yes       -
        neighbour     -    -         -      -        -     yes       -
        officer       -    -         -      -        -     -         -
        leader        -    -         -      -        -     -         -
        leader-above  -    -         -      -        -     -         -
        auditor       -    -         -      -        -     -         -
        admin         -    -         -      -        -     -         -
        privacy       -    -         -      -        -     -         -
        slip          -    -         -      -        -     -         yes
        public        -    -         -      -        -     -         -
        """,
        who=who,
        verbs=verbs(petition, now),
    )


def test_one_in_quarantine(province: Province, who: dict[str, Actor], now: datetime) -> None:
    petition = a_petition(province.commune, at=now, proved=False)
    assert_table(
        """
                      see  release  reject
        desk          yes  yes      yes
        desk-above    -    -        -
        neighbour     -    -        -
        officer       -    -        -
        leader        -    -        -
        leader-above  -    -        -
        auditor       -    -        -
        admin         -    -        -
        privacy       -    -        -
        slip          -    -        -
        public        -    -        -
        """,
        who=who,
        verbs={
            "see": lambda by: Petition.objects.visible_to(by).filter(pk=petition.pk).exists(),
            "release": lambda by: actions.release_quarantine(petition, by=by, at=now),
            "reject": lambda by: actions.reject_quarantined(petition, reason="tin rác", by=by, at=now),
        },
    )


def test_pages_of_the_desk(client: Client, province: Province, who: dict[str, Actor], now: datetime) -> None:
    petition = a_petition(province.commune, at=now)

    def page(name: str, *args: object) -> Any:
        def look(by: Actor) -> Any:
            client.logout()
            if by.user:
                client.force_login(by.user)
            return client.get(reverse(f"petitions:{name}", args=args))

        return look

    assert_table(
        """
                      triage   quarantine  clerk    books    sort
        desk          yes      yes         yes      yes      yes
        desk-above    yes      yes         yes      yes      404
        neighbour     yes      yes         yes      yes      404
        officer       403      403         403      403      404
        leader        403      403         403      403      404
        leader-above  403      403         403      403      404
        auditor       403      403         403      403      404
        admin         403      403         403      403      404
        privacy       403      403         403      403      404
        slip          sign-in  sign-in     sign-in  sign-in  sign-in
        public        sign-in  sign-in     sign-in  sign-in  sign-in
        """,
        who=who,
        verbs={
            "triage": page("triage"),
            "quarantine": page("quarantine"),
            "clerk": page("clerk"),
            "books": page("slip_books"),
            "sort": page("sort", petition.uuid),
        },
    )


@pytest.mark.parametrize(("name", "proved", "cost"), [("triage", True, 8), ("quarantine", False, 7)])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_with_one_row_and_with_three(
    client: Client, province: Province, now: datetime, name: str, proved: bool, cost: int, rows: int
) -> None:
    for _ in range(rows):
        a_petition(province.commune, at=now, proved=proved)
    user = province.desks["commune"].user
    assert user is not None
    client.force_login(user)
    client.get(reverse(f"petitions:{name}"))
    with assert_queries(cost):
        page = client.get(reverse(f"petitions:{name}"))
    assert len(page.context["rows"]) == rows
