"""What a council chose is told to nobody outside its office before it is made known."""

from typing import Any

import pytest

from nep.commendations import actions
from nep.commendations.checks import checks_of
from nep.commendations.models import AwardRound, Nomination, OutsideAward
from nep.commendations.pending import awarded_nominations, told_label, with_told_state
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.exports import FORM
from tests.factories.awards import (
    a_chancellery,
    a_chosen,
    a_comment_rule,
    a_pending,
    an_outside_entry,
    published,
)
from tests.factories.commendations import Hall, a_nomination
from tests.factories.norms import shipped_norms
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in
from tests.tables import assert_table

pytestmark = pytest.mark.django_db
WAITS, CHOSEN, LEFT = "đã gửi, chờ xét", "hội đồng đã chọn", "chưa được chọn"


@pytest.fixture
def hall(now: Any) -> Hall:
    shipped_norms()
    return a_chancellery()


def a_nominating_officer(hall: Hall) -> Actor:
    return an_actor(hall.units["commune"], Role.UNIT_OFFICER)


def a_left(hall: Hall) -> Nomination:
    one = a_nomination(hall)
    one.state = Nomination.State.LEFT
    one.save()
    return one


def told(hall: Hall, by: Actor) -> list[str]:
    rows = Nomination.objects.visible_to(by).filter(round=hall.round)
    return [told_label(row) for row in with_told_state(rows, by).order_by("pk")]


def test_the_unit_that_nominated_sees_neither_chosen_nor_left_before_the_decision(hall: Hall) -> None:
    a_chosen(hall)
    a_left(hall)
    a_pending(hall)
    unit = a_nominating_officer(hall)

    assert told(hall, unit) == [WAITS, WAITS]
    assert told(hall, hall.office) == [CHOSEN, LEFT]
    actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    assert told(hall, unit) == [CHOSEN, LEFT]


def test_a_result_shows_once_the_public_is_asked_or_the_round_is_over(hall: Hall) -> None:
    a_chosen(hall)
    unit = a_nominating_officer(hall)
    a_comment_rule(hall)
    assert told(hall, unit) == [WAITS]
    period = actions.open_comment_period(hall.round, form=hall.form, by=hall.office, at=clock.now())
    assert told(hall, unit) == [CHOSEN]
    period.delete()
    AwardRound.objects.update(state=AwardRound.State.CLOSED)
    assert told(hall, unit) == [CHOSEN]


def test_who_knows_what_was_chosen(hall: Hall) -> None:
    a_chosen(hall)
    rows = Nomination.objects.all()
    people = {
        "office": hall.office,
        "member": hall.members[0],
        "commune": a_nominating_officer(hall),
        "district": an_actor(hall.units["district"], Role.UNIT_OFFICER),
        "neighbour": an_actor(hall.units["neighbour"], Role.UNIT_OFFICER),
    }
    assert_table(
        """
                   result
        office     yes
        member     yes
        commune    -
        district   -
        neighbour  -
        """,
        who=people,
        verbs={"result": lambda by: told_label(with_told_state(rows, by).get()) == CHOSEN},
    )


def test_no_page_filter_or_file_tells_the_unit_who_was_chosen(hall: Hall) -> None:
    one = a_chosen(hall)
    page = signed_in(a_nominating_officer(hall))
    board = hall.round.get_absolute_url()

    assert WAITS in page.get(one.get_absolute_url()).content.decode()
    assert one.subject_name in page.get(board, {"trang-thai": "submitted"}).content.decode()
    narrowed = page.get(board, {"trang-thai": "chosen"}).content.decode()
    assert one.subject_name not in narrowed
    file = page.post(board, {FORM: "csv"}).getvalue().decode("utf-8-sig")
    assert WAITS in file
    assert CHOSEN not in file


def test_an_award_counts_as_earlier_only_when_it_stands_in_the_register(hall: Hall) -> None:
    one = a_chosen(hall)
    assert not awarded_nominations(Nomination.objects.all()).exists()
    (entry,) = published(hall)
    assert list(awarded_nominations(Nomination.objects.all())) == [one]
    actions.revoke_entry(entry, reason="Khai không đúng", by=hall.office, at=clock.now())
    assert not awarded_nominations(Nomination.objects.all()).exists()


def test_an_earlier_award_of_another_authority_is_compared_by_its_own_years(hall: Hall) -> None:
    before = AwardRound.objects.create(
        theme=hall.round.theme,
        unit=hall.round.unit,
        title="Đợt trước",
        period_from=hall.round.period_from,
        period_to=hall.round.period_to,
        state=AwardRound.State.CLOSED,
    )
    earlier, now = a_chosen(hall), a_nomination(hall)
    Nomination.objects.filter(pk=earlier.pk).update(round=before, collective=now.collective)
    award = an_outside_entry(hall, form=None).outside
    assert award is not None
    OutsideAward.objects.filter(pk=award.pk).update(nomination=earlier)

    def found() -> list[bool]:
        known = checks_of(now, on=clock.today())
        return [check.is_fine for check in known if "Đợt trước" in check.sentence]

    assert found() == [False]
    old = {"period_from": "2015-01-01", "period_to": "2020-12-31"}
    OutsideAward.objects.filter(pk=award.pk).update(**old)
    assert found() == [True]
