"""Who may do what with a round and with a unit's report, as one table."""

from typing import Any

import pytest
from django.urls import reverse

from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.actions.approving import Point
from nep.reviews.models import Assignment, Round
from nep.web import clock
from tests.factories.organisations import an_actor
from tests.factories.rounds import a_writing, assigned, sent
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree
from tests.tables import assert_table

TABLE = """
                see-round  see-report  write  submit  accept  return  reopen  missing  remind  close
office          yes        yes         yes    yes     -       -       -       -        yes     yes
commune-officer yes        yes         yes    -       -       -       -       -        -       -
commune-head    yes        yes         yes    yes     -       -       -       -        -       -
commune-leader  yes        yes         -      yes     -       -       -       -        -       -
district-leader yes        yes         -      -       yes     yes     yes     yes      -       -
district-officer yes       yes         yes    yes     -       -       -       -        -       -
other-commune   yes        -           -      -       -       -       -       -        -       -
department      yes        -           -      -       -       -       -       -        -       -
party-leader    yes        yes         -      -       -       -       -       -        -       -
auditor         yes        yes         -      -       -       -       -       -        -       -
desk            -          -           -      -       -       -       -       -        -       -
administrator   -          -           -      -       -       -       -       -        -       -
"""


@pytest.mark.django_db
def test_who_may_do_what_with_a_round_and_a_report(tree: Tree) -> None:
    units = tree.units
    row = assigned(tree.round, units["commune"])
    actions.write_report(row, a_writing(tree.round), by=tree.commune, at=clock.now())
    waiting = sent(tree.round, units["neighbour"], tree.office)
    who = {
        "office": tree.office,
        "commune-officer": an_actor(units["commune"], Role.UNIT_OFFICER),
        "commune-head": an_actor(units["commune"], Role.UNIT_HEAD),
        "commune-leader": an_actor(units["commune"], Role.LEADER),
        "district-leader": an_actor(units["district"], Role.LEADER),
        "district-officer": an_actor(units["district"], Role.UNIT_OFFICER),
        "other-commune": an_actor(units["neighbour"], Role.UNIT_OFFICER),
        "department": an_actor(units["department"], Role.UNIT_HEAD),
        "party-leader": an_actor(units["party"], Role.LEADER),
        "auditor": an_actor(units["party"], Role.AUDITOR),
        "desk": an_actor(units["commune"], Role.RECEPTION_DESK),
        "administrator": an_actor(units["party"], Role.ADMINISTRATOR),
    }
    at = clock.now()
    verbs: dict[str, Any] = {
        "see-round": lambda a: _seen(Round.objects.visible_to(a).filter(pk=tree.round.pk)),
        "see-report": lambda a: _seen(Assignment.objects.visible_to(a).filter(pk=row.pk)),
        "write": lambda a: actions.write_report(row, a_writing(tree.round), by=a, at=at),
        "submit": lambda a: _submit(row, a),
        "accept": lambda a: actions.accept_report(waiting, by=a, at=at),
        "return": lambda a: actions.return_report(waiting, points=[Point("Nêu rõ.")], by=a, at=at),
        "reopen": lambda a: _reopen(waiting, tree, a),
        "missing": lambda a: actions.note_missing(row, reason="Không gửi.", by=a, at=at),
        "remind": lambda a: actions.remind_units(tree.round, by=a, at=at),
        "close": lambda a: actions.close_round(tree.round, by=a, at=at),
    }
    assert_table(TABLE, who=who, verbs=verbs)


def _seen(rows: Any) -> bool:
    return bool(rows.exists())


def _submit(row: Assignment, actor: Actor) -> object:
    """With the unit's paper there, so that only the right is asked."""
    row.report.own_paper_number, row.report.own_paper_on = "1/BC", clock.today()
    row.report.save()
    return actions.submit_report(row, by=actor, at=clock.now())


def _reopen(row: Assignment, tree: Tree, actor: Actor) -> object:
    actions.accept_report(row, by=tree.district, at=clock.now())
    return actions.reopen_report(row, reason="Sửa số.", by=actor, at=clock.now())


@pytest.mark.django_db
def test_the_pages_ask_for_a_sign_in(client: Any, tree: Tree) -> None:
    for address in (
        reverse("reviews:rounds"),
        reverse("reviews:round", args=[tree.round.uuid]),
        assigned(tree.round, tree.units["commune"]).get_absolute_url(),
    ):
        assert client.get(address).headers["Location"].startswith("/tai-khoan/")
