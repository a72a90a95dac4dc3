"""A decision on awards on the agenda: who prepares it chooses it, nobody else is told before it is out."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from nep.commendations import actions as awards
from nep.commendations.models import AwardDecision, SubjectKind
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions import agenda, invitations
from nep.reviews.actions.agenda import About
from nep.reviews.agenda import agenda_of
from nep.reviews.agenda_decisions import MOST_NAMES, decisions_to_show, names_called, shown_decisions
from nep.reviews.models import AgendaItem
from nep.web import clock
from tests.factories.awards import a_chosen, a_chosen_person, a_decision, a_pending
from tests.factories.closings import Closing, a_planned
from tests.factories.commendations import a_form
from tests.factories.organisations import a_post, acting, an_actor
from tests.factories.programmes import an_issued_theme
from tests.safeguards.crawl import signed_in

pytestmark = pytest.mark.django_db
TITLE = "Công bố quyết định khen thưởng"


@pytest.fixture
def planned(now: Any) -> Closing:
    return a_planned()


def an_item(planned: Closing, decision: AwardDecision | None, title: str = TITLE) -> AgendaItem:
    return agenda.add_item(
        planned.conference,
        title=title,
        minutes=10,
        position=1,
        about=About(decision=decision),
        **planned.told,
    )


def an_invited(planned: Closing) -> Actor:
    """An officer of a commune who was invited, and who reads awards at home only."""
    post = a_post(planned.hall.units["commune"], Role.UNIT_OFFICER, title="Công chức được mời")
    invitations.invite_posts(planned.conference, posts=[post], **planned.told)
    invitations.send_invitations(planned.conference, **planned.told)
    return acting(post)


def a_member(planned: Closing) -> Actor:
    """Invited, and without any right to read awards."""
    post = a_post(planned.hall.units["commune"], Role.MEMBER, title="Đảng viên được mời")
    invitations.invite_posts(planned.conference, posts=[post], **planned.told)
    invitations.send_invitations(planned.conference, **planned.told)
    return acting(post)


def page(actor: Actor | None, planned: Closing, name: str = "conference", query: str = "") -> str:
    client = signed_in(actor.user) if actor else Client()
    answer = client.get(reverse(f"reviews:{name}", args=[planned.conference.uuid]) + query, follow=True)
    return str(answer.content.decode())


def test_a_decision_of_the_units_round_on_the_theme_is_chosen_in_the_form(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    label = f"Quyết định: {planned.hall.form.name} (chờ công bố)"
    assert label in page(planned.office, planned, "agenda_add")
    typed = {"title": TITLE, "minutes": "10", "position": "1", "about": f"quyet-dinh-{decision.pk}"}
    address = reverse("reviews:agenda_add", args=[planned.conference.uuid])
    assert signed_in(planned.office.user).post(address, typed).status_code == 302
    item = planned.conference.items.get()
    assert (item.decision, item.section, item.practice) == (decision, None, None)
    change = reverse("reviews:agenda_change", args=[planned.conference.uuid, item.uuid])
    assert f'value="quyet-dinh-{decision.pk}" selected' in signed_in(planned.office.user).get(
        change
    ).content.decode().replace("\n", " ")


def test_the_usual_agenda_takes_the_one_decision_there_is(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    agenda.draft_agenda(planned.conference, **planned.told)
    assert planned.conference.items.get(title=TITLE).decision == decision


def test_who_reviews_the_theme_of_another_unit_chooses_no_next_one(planned: Closing) -> None:
    theme, other = planned.conference.theme, planned.hall.units["province"]
    theme.unit = other
    theme.save()
    agenda.draft_agenda(planned.conference, **planned.told)
    assert not planned.conference.items.filter(chooses_theme=True).exists()
    assert planned.conference.items.filter(parent=None).count() == len(agenda.USUAL) - 1


def test_of_several_decisions_the_office_chooses_itself(planned: Closing) -> None:
    a_pending(planned.hall)
    form = a_form(planned.hall.units["party"], name="Thư khen thử")
    AwardDecision.objects.create(round=planned.hall.round, form=form, unit=planned.hall.units["party"])
    agenda.draft_agenda(planned.conference, **planned.told)
    assert planned.conference.items.get(title=TITLE).decision is None


def test_a_decision_on_another_theme_is_refused_and_nothing_is_added(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    planned.hall.round.theme = an_issued_theme(planned.hall.units["party"], planned.office, code="khac")
    planned.hall.round.save()
    assert decisions_to_show(planned.conference, planned.office) == []
    with pytest.raises(refusals.DecisionElsewhere, match="của đơn vị này về chuyên đề này"):
        an_item(planned, decision)
    assert not AgendaItem.objects.exists()


def test_a_decision_stands_on_the_agenda_once(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    item = an_item(planned, decision)
    with pytest.raises(refusals.DecisionTwice, match="đã có một mục"):
        an_item(planned, decision, "Lần nữa")
    assert planned.conference.items.get() == item
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(chooses_theme=True)


def test_a_decision_that_is_thrown_away_leaves_its_item(planned: Closing) -> None:
    decision = a_decision(planned.hall)
    item = an_item(planned, decision)
    awards.discard_decision(decision, by=planned.hall.office, at=clock.now())
    item.refresh_from_db()
    assert item.decision is None


def test_before_it_is_out_its_names_and_form_are_for_the_office_alone(planned: Closing) -> None:
    """The name could have shown: it stands on the decision, and the office reads it there."""
    decision = a_pending(planned.hall)
    an_item(planned, decision)
    name = planned.hall.round.nominations.get().subject_name
    assert name in signed_in(planned.office.user).get(decision.get_absolute_url()).content.decode()
    shown = page(planned.office, planned)
    assert planned.hall.form.name in shown
    assert f'href="{decision.get_absolute_url()}"' in shown
    for reader in (
        an_invited(planned),
        a_member(planned),
        an_actor(planned.hall.units["party"], Role.LEADER),
    ):
        told = page(reader, planned)
        assert TITLE in told
        assert "chờ công bố" in told
        for word in (planned.hall.form.name, name, decision.get_absolute_url()):
            assert word not in told
    assert TITLE not in page(None, planned)


def test_the_projector_shows_names_when_they_are_out_and_to_nobody_before(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    an_item(planned, decision)
    name = planned.hall.round.nominations.get().subject_name
    for reader in (planned.office, an_invited(planned)):
        screen = page(reader, planned, "conference_screen", "?trang=2")
        assert "Tên hiện ở đây khi quyết định được công bố." in screen
        assert name not in screen
    awards.publish_decisions(planned.hall.round, by=planned.hall.office, at=clock.now())
    screen = page(planned.office, planned, "conference_screen", "?trang=2")
    assert name in screen
    assert "Tập thể (1)" in screen


def test_published_names_fill_screens_evenly_collectives_first(planned: Closing) -> None:
    for _number in range(MOST_NAMES + 3):
        a_chosen(planned.hall)
    a_chosen_person(planned.hall, "Trần Thị Mẫu")
    decision = a_pending(planned.hall)
    assert list(names_called(decision)) == []
    entries = awards.publish_decisions(planned.hall.round, by=planned.hall.office, at=clock.now())
    decision.refresh_from_db()
    screens = [(names.heading, len(names.rows)) for names in names_called(decision)]
    assert screens == [("Tập thể 1–6/12", 6), ("Tập thể 7–12/12", 6), ("Cá nhân (1)", 1)]
    person = next(entry for entry in entries if entry.kind == SubjectKind.INDIVIDUAL)
    awards.revoke_entry(person, reason="Hồ sơ khai không đúng", by=planned.hall.office, at=clock.now())
    assert "Trần Thị Mẫu" not in str(list(names_called(decision)))


def test_once_it_is_out_everybody_invited_is_led_to_it_or_to_the_register(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    an_item(planned, decision)
    awards.publish_decisions(planned.hall.round, by=planned.hall.office, at=clock.now())
    decision.refresh_from_db()
    assert decision.paper is not None
    told = page(an_invited(planned), planned)
    assert f"đã công bố, số {decision.paper.number_text}" in told
    assert f'href="{decision.get_absolute_url()}"' in told
    address = f"{reverse('register:list')}?hinh-thuc={decision.form_id}&amp;nam={decision.year}"
    assert f'href="{address}"' in page(a_member(planned), planned)


def test_a_choice_that_the_office_may_not_see_is_kept_without_its_name(planned: Closing) -> None:
    decision = a_pending(planned.hall)
    item = an_item(planned, decision)
    clerk = an_actor(planned.hall.units["party"], Role.UNIT_OFFICER, title="Cán bộ văn phòng")
    assert decisions_to_show(planned.conference, clerk) == []
    assert decisions_to_show(planned.conference, clerk, item=item) == [(decision.pk, "chờ công bố")]
    assert [one.url for one in shown_decisions(agenda_of(planned.conference), clerk).values()] == [""]
