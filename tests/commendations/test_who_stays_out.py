"""Who stays out of a nomination, or is nominated, decides nothing about it anywhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.commendations import actions, council_refusals
from nep.commendations.actions import Counted, Said
from nep.commendations.council_desk import desk_votes
from nep.commendations.council_proof import proof_of
from nep.commendations.models import (
    Ballot,
    Choice,
    Consultation,
    CouncilMember,
    Nomination,
    Recusal,
    TallySheet,
    WrittenOpinion,
)
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.commendations.test_council_pages import at, text_of, window
from tests.factories.commendations import Hall, a_hall, a_nomination
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    shipped_norms()
    return a_hall(members=4, threshold=50)


def told(by: Actor) -> dict[str, Any]:
    return {"by": by, "at": clock.now()}


def seat(hall: Hall, who: Actor, role: str = "") -> CouncilMember:
    if role:
        hall.council.members.filter(post=who.post).update(role=role)
    return hall.council.members.get(post=who.post)


def out(hall: Hall, who: Actor, *nominations: Nomination) -> None:
    for one in nominations:
        actions.declare_conflict(hall.council, nomination=one, **told(who))


def a_vote(hall: Hall, *nominations: Nomination, method: str = "secret", **more: Any) -> Ballot:
    return actions.draft_ballot(
        hall.council,
        form=hall.form,
        kind="collective",
        method=method,
        nominations=nominations,
        **more,
        **told(hall.office),
    )


def test_a_secretary_who_stays_out_of_one_writes_down_no_opinion_and_no_result(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    secretary, away = hall.members[1], seat(hall, hall.members[3])
    seat(hall, secretary, "secretary")
    out(hall, secretary, one)
    ballot = actions.open_ballot(a_vote(hall, one, other, absent=[away]), **told(secretary))
    choices = {item.pk: Choice.YES for item in ballot.items.order_by("pk")}
    browser = window(secretary)
    page = at("ballot_written", ballot.uuid, away.pk)
    assert browser.get(page).status_code == 403
    with pytest.raises(NotAllowed):
        actions.record_written_opinions(ballot, member=away, choices=choices, **told(secretary))
    assert not WrittenOpinion.objects.exists()
    actions.record_written_opinions(ballot, member=away, choices=choices, **told(hall.office))
    actions.close_ballot(ballot, **told(secretary))
    assert browser.post(at("ballot_settle", ballot.uuid), {}).status_code == 403
    said = text_of(browser.get(ballot.get_absolute_url()))
    assert "nên người khác giữ hồ sơ của hội đồng ghi" in said
    assert "Ghi kết quả" not in said
    ballot.refresh_from_db()
    assert ballot.settled_at is None
    assert window(hall.office).post(at("ballot_settle", ballot.uuid), {}).status_code == 302


def test_nobody_counts_votes_on_what_is_closed_to_the_counter(hall: Hall) -> None:
    one = a_nomination(hall)
    first, second = seat(hall, hall.members[0]), seat(hall, hall.members[1])
    out(hall, hall.members[0], one)
    with pytest.raises(council_refusals.TellerStaysOut, match="không ở ban kiểm phiếu"):
        a_vote(hall, one, method="paper", tellers=[first, second])
    assert not Ballot.objects.exists()


def test_a_counter_who_declares_after_the_preparing_keeps_the_ballot_closed(hall: Hall) -> None:
    one = a_nomination(hall)
    tellers = [seat(hall, member) for member in hall.members[:2]]
    ballot = a_vote(hall, one, method="paper", tellers=tellers)
    out(hall, hall.members[0], one)
    answer = window(hall.office).post(at("ballot_open", ballot.uuid), {})
    assert "chuẩn bị lại với ban kiểm phiếu khác" in text_of(answer)
    ballot.refresh_from_db()
    assert ballot.state == Ballot.State.DRAFT


def test_hands_are_counted_by_who_has_a_part_in_nothing_there(hall: Hall) -> None:
    hall.form.rules.create(topic="hands", valid_from=clock.today(), value=1, basis="Quy chế thử")
    one = a_nomination(hall)
    secretary = hall.members[1]
    seat(hall, secretary, "secretary")
    out(hall, secretary, one)
    ballot = actions.open_ballot(a_vote(hall, one, method="hands"), **told(hall.office))
    counts = {ballot.items.get().pk: Counted(2, 1, 0)}
    assert window(secretary).get(at("ballot_tally", ballot.uuid)).status_code == 403
    with pytest.raises(NotAllowed):
        actions.type_tally(ballot, collected=3, invalid=0, counts=counts, **told(secretary))
    assert not TallySheet.objects.exists()
    actions.type_tally(ballot, collected=3, invalid=0, counts=counts, **told(hall.office))


def test_a_chair_who_stays_out_breaks_no_tie_and_keeps_nobody_else_out(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    chair = hall.members[0]
    seat(hall, chair, "chair")
    hall.form.rules.create(topic="tie", valid_from=clock.today(), value=1, basis="Quy chế thử")
    hall.round.quotas.create(
        form=hall.form, kind="collective", places=1, nominated=2, limits_nominations=False
    )
    out(hall, chair, one)
    ballot = actions.open_ballot(a_vote(hall, one, other), **told(hall.office))
    for member in hall.members[1:]:
        choices = {item.pk: Choice.YES for item in ballot.items.order_by("pk")}
        actions.cast_vote(ballot, choices=choices, by=member)
    actions.close_ballot(ballot, **told(hall.office))
    actions.settle_ballot(ballot, **told(hall.office))
    browser = window(chair)
    said = text_of(browser.get(ballot.get_absolute_url()))
    assert "Bằng phiếu ở chỗ cuối" in said
    assert one.subject_name not in said
    assert "Chủ tịch quyết định" not in said
    assert browser.get(at("ballot_tie", ballot.uuid)).status_code == 403
    with pytest.raises(NotAllowed):
        actions.break_tie(ballot, chosen=[one], **told(chair))
    offered = browser.get(at("council_recuse", hall.council.uuid)).content.decode()
    assert one.subject_name not in offered
    assert other.subject_name in offered
    with pytest.raises(NotAllowed):
        actions.recuse_member(seat(hall, hall.members[2]), nomination=one, **told(chair))
    assert set(Nomination.objects.values_list("state", flat=True)) == {"submitted"}


def a_question(hall: Hall, *nominations: Nomination) -> Consultation:
    given: dict[str, Any] = {"unit": hall.units["department"], "question": "Có vướng mắc gì không?"}
    return actions.ask_consultation(hall.round, nominations=nominations, **given, **told(hall.office))


def test_a_recused_member_reads_and_says_nothing_in_a_consultation(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    post = a_post(hall.units["department"], Role.LEADER)
    insider, colleague = acting(post), acting(a_post(hall.units["department"], Role.UNIT_OFFICER))
    actions.seat_member(hall.council, post=post, role="member", **told(hall.office))
    question = a_question(hall, one, other)
    out(hall, insider, one)
    answers = {f"opinion_{row.pk}": "agrees" for row in question.items.order_by("pk")}
    said = {one.pk: Said("agrees"), other.pk: Said("agrees")}

    browser, address = window(insider), question.get_absolute_url()
    page = text_of(browser.get(address))
    assert one.subject_name not in page
    assert other.subject_name in page
    assert "người khác của đơn vị trả lời lần hỏi này" in page
    assert browser.post(address, answers).status_code == 403
    with pytest.raises(NotAllowed):
        actions.answer_consultation(question, said=said, **told(insider))
    question.refresh_from_db()
    assert question.answered_at is None

    actions.answer_consultation(
        question, said={**said, one.pk: Said("objects", "Đang bị kiểm tra.")}, **told(colleague)
    )
    assert "Đang bị kiểm tra" not in text_of(browser.get(address))
    assert "Đang bị kiểm tra" in text_of(window(colleague).get(address))


def test_who_stays_out_asks_nobody_about_it(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    assert hall.office.post is not None
    actions.seat_member(hall.council, post=hall.office.post, role="secretary", **told(hall.office))
    out(hall, hall.office, one)
    offered = window(hall.office).get(at("consultation_ask", hall.round.uuid)).content.decode()
    assert one.subject_name not in offered
    assert other.subject_name in offered
    with pytest.raises(NotAllowed):
        a_question(hall, one)
    assert not Consultation.objects.exists()


def test_the_proof_says_which_right_of_a_unit_could_have_read_before(hall: Hall) -> None:
    """A page that is read leaves no row: the right is told, not whether it was used."""
    one = a_nomination(hall)
    Nomination.objects.filter(pk=one.pk).update(submitted_at=clock.now() - timedelta(days=3))
    far = a_post(hall.units["department"], Role.LEADER)
    actions.seat_member(hall.council, post=far, role="member", **told(hall.office))
    member = hall.members[1]
    for who in (member, acting(far)):
        out(hall, who, one)
    assert member.post is not None
    found = {row.recusal.member.post_id: row.readable_as for row in proof_of(hall.council)}
    assert found == {member.post_id: [member.post.title], far.pk: []}
    said = text_of(window(hall.office).get(at("council_proof", hall.council.uuid)))
    assert said.count("◐ có quyền đọc qua đơn vị") == 1
    assert "Nếp không ghi ai xem trang nào" in said


def test_a_right_that_came_after_staying_out_is_no_earlier_right(hall: Hall) -> None:
    one = a_nomination(hall)
    out(hall, hall.members[1], one)
    Recusal.objects.update(noted_at=clock.now() - timedelta(days=1))
    assert [row.readable_as for row in proof_of(hall.council)] == [[]]


def test_what_waits_for_a_declaration_stands_on_the_desk_of_the_member(hall: Hall) -> None:
    one, _other = a_nomination(hall), a_nomination(hall)
    member, today = hall.members[1], clock.today()
    waiting = desk_votes(member, today)
    assert [(item.kind, item.title, item.unit_name) for item in waiting] == [
        ("Khai báo mối liên quan, mở hồ sơ", f"2 đề nghị chưa khai báo: {hall.round.title}", "Hội đồng thử")
    ]
    assert Client().get(waiting[0].url).status_code == 302
    actions.open_dossiers(hall.council, conflicts=[one], **told(member))
    assert desk_votes(member, today) == []


def test_a_level_above_sets_up_its_council_though_one_below_has_its_own(hall: Hall) -> None:
    """The link is missing only where the own unit has a council."""
    address = reverse("commendations:council_create", args=[hall.round.uuid])
    assert address not in window(hall.office).get(hall.round.get_absolute_url()).content.decode()
    hall.council.members.all().delete()
    type(hall.council).objects.filter(pk=hall.council.pk).update(unit=hall.units["district"])
    assert address in window(hall.office).get(hall.round.get_absolute_url()).content.decode()
