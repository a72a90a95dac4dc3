"""The pages of a council as its members and its office use them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.commendations import actions
from nep.commendations.models import Ballot, BallotSlot, CouncilMember, DossierOpening, Nomination, Recusal
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.exports import FORM
from tests.factories.commendations import Hall, a_hall, a_nomination
from tests.factories.organisations import a_post, acting, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=4)


def window(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def chair_of(hall: Hall) -> Actor:
    CouncilMember.objects.filter(post=hall.members[0].post).update(role=CouncilMember.Role.CHAIR)
    return hall.members[0]


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def at(name: str, *given: Any) -> str:
    return reverse(f"commendations:{name}", args=given)


def test_a_council_is_set_up_opened_voted_and_settled_on_its_pages(hall: Hall) -> None:
    first, second = a_nomination(hall), a_nomination(hall)
    office = window(hall.office)
    page = at("ballot_draft", hall.council.uuid, hall.form.uuid, "collective")
    made = office.post(page, {"method": "secret", "nominations": [first.pk, second.pk]}, follow=True)
    ballot = Ballot.objects.get()
    assert made.redirect_chain[0][0] == at("ballot", ballot.uuid)
    office.post(at("ballot_open", ballot.uuid), {})
    items = list(ballot.items.order_by("position"))
    for member in hall.members:
        told = {f"n{items[0].pk}": "yes", f"n{items[1].pk}": "no"}
        answer = window(member).post(at("ballot_vote", ballot.uuid), told, follow=True)
        assert "Đã nhận phiếu của ông/bà" in text_of(answer)
    office.post(at("ballot_close", ballot.uuid), {})
    answer = office.post(at("ballot_settle", ballot.uuid), {}, follow=True)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("chosen", "left")
    assert "chưa đạt, chưa được chọn" in text_of(answer)


def test_no_page_of_a_vote_shows_how_many_votes_there_were(hall: Hall) -> None:
    """Safeguard 15: reached or not, never how far."""
    ballot = voted(hall, yes=3, no=1)
    for reader in (hall.office, hall.members[0]):
        said = text_of(window(reader).get(at("ballot", ballot.uuid)))
        assert "số phiếu chỉ có trong biên bản" in said
        assert not re.search(r"\b(?:3|1) (?:phiếu|đồng ý|trên)", said)


def voted(hall: Hall, *, yes: int, no: int) -> Ballot:
    one = a_nomination(hall)
    told: dict[str, Any] = {"by": hall.office, "at": clock.now()}
    ballot = actions.draft_ballot(
        hall.council, form=hall.form, kind="collective", method="secret", nominations=[one], **told
    )
    actions.open_ballot(ballot, **told)
    item = ballot.items.get()
    for number, member in enumerate(hall.members[: yes + no]):
        choice = "yes" if number < yes else "no"
        actions.cast_vote(ballot, choices={item.pk: choice}, by=member)  # type: ignore[dict-item]
    return actions.close_ballot(ballot, **told)


def test_a_dossier_opens_after_the_declaration_and_not_before(hall: Hall) -> None:
    one, near = a_nomination(hall), a_nomination(hall)
    member = hall.members[1]
    browser = window(member)
    assert browser.get(one.get_absolute_url()).headers["Location"] == at("council_declare", hall.council.uuid)

    browser.post(at("council_declare", hall.council.uuid), {"conflicts": [near.pk]})

    assert browser.get(one.get_absolute_url()).status_code == 200
    assert browser.get(near.get_absolute_url()).status_code == 404
    assert DossierOpening.objects.values_list("nomination", flat=True).get() == one.pk


def doors(hall: Hall, one: Nomination) -> list[str]:
    """Every address at which something of the nomination could be read."""
    return [
        one.get_absolute_url(),
        at("nomination_edit", one.uuid),
        at("nomination_submit", one.uuid),
        at("nomination_return", one.uuid),
        at("nomination_withdraw", one.uuid),
        at("nomination_pass", one.uuid),
        at("discussion", hall.council.uuid, one.uuid),
    ]


@pytest.mark.parametrize("ground", ["declared", "chair"])
def test_who_stays_out_finds_nothing_of_the_nomination(hall: Hall, ground: str) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    chair, member = chair_of(hall), hall.members[1]
    for reader in (chair, member):
        actions.open_dossiers(hall.council, conflicts=[], by=reader, at=clock.now())
    actions.write_note(hall.council, nomination=one, text="Rất xứng đáng.", by=chair, at=clock.now())
    browser = window(member)
    assert {browser.get(door).status_code for door in doors(hall, one)} >= {200}
    if ground == "chair":
        told = {"member": seat(hall, member).pk, "nomination": one.pk}
        window(chair).post(at("council_recuse", hall.council.uuid), told)
    else:
        actions.declare_conflict(hall.council, nomination=one, by=member, at=clock.now())

    assert [browser.get(door).status_code for door in doors(hall, one)] == [404] * 7
    listed = text_of(browser.get(at("council", hall.council.uuid)))
    assert one.subject_name not in listed
    assert other.subject_name in listed
    round_page = text_of(browser.get(hall.round.get_absolute_url()))
    assert one.subject_name not in round_page
    assert other.subject_name in round_page
    assert "Rất xứng đáng" in text_of(window(chair).get(doors(hall, one)[-1]))


def seat(hall: Hall, member: Actor) -> CouncilMember:
    return hall.council.members.get(post=member.post)


def test_the_file_of_the_list_leaves_it_out_too(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    member = hall.members[1]
    actions.declare_conflict(hall.council, nomination=one, by=member, at=clock.now())

    answer = window(member).post(at("council", hall.council.uuid), {FORM: "csv"})
    content = answer.getvalue().decode("utf-8-sig")
    assert "<html" not in content
    assert other.subject_name in content
    assert one.subject_name not in content


def test_a_member_of_the_nominated_unit_is_out_without_a_word(hall: Hall) -> None:
    """By the tree: who works below the nominating unit, as whichever post of the person."""
    one, far = a_nomination(hall), a_nomination(hall, unit=hall.units["department"])
    post = a_post(hall.units["commune"], Role.LEADER)
    insider = acting(post)
    actions.seat_member(hall.council, post=post, role="member", by=hall.office, at=clock.now())

    row = Recusal.objects.get(nomination=one)
    assert (row.member.post_id, row.ground) == (post.pk, Recusal.Ground.OWN_UNIT)
    assert window(insider).get(one.get_absolute_url()).status_code == 404
    actions.open_dossiers(hall.council, conflicts=[], by=insider, at=clock.now())
    assert window(insider).get(far.get_absolute_url()).status_code == 200
    colleague = window(an_actor(hall.units["commune"], Role.UNIT_OFFICER))
    assert colleague.get(one.get_absolute_url()).status_code == 200


def test_the_proof_says_what_was_opened_before_and_that_nothing_was_after(hall: Hall) -> None:
    one = a_nomination(hall)
    early, never = hall.members[1], hall.members[2]
    actions.open_dossiers(hall.council, conflicts=[], by=early, at=clock.now())
    for member in (early, never):
        actions.declare_conflict(hall.council, nomination=one, by=member, at=clock.now())

    said = text_of(window(hall.office).get(at("council_proof", hall.council.uuid)))
    assert said.count("đã mở hồ sơ lúc 09:00 27/12/2023") == 1
    assert said.count("chưa mở hồ sơ lần nào") == 1
    assert said.count("✓ không mở hồ sơ, không ghi ý kiến, không có phiếu") == 2


def test_a_ballot_does_not_name_what_the_reader_stays_out_of(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    member = hall.members[1]
    actions.declare_conflict(hall.council, nomination=one, by=member, at=clock.now())
    told: dict[str, Any] = {"by": hall.office, "at": clock.now()}
    ballot = actions.draft_ballot(
        hall.council, form=hall.form, kind="collective", method="secret", nominations=[one, other], **told
    )
    actions.open_ballot(ballot, **told)

    for name in ("ballot", "ballot_vote"):
        said = text_of(window(member).get(at(name, ballot.uuid)))
        assert one.subject_name not in said
        assert other.subject_name in said


def test_two_windows_of_one_member_leave_one_vote_and_a_sentence(hall: Hall) -> None:
    ballot = opened(hall)
    item = ballot.items.get()
    left, right = window(hall.members[0]), window(hall.members[0])
    page = at("ballot_vote", ballot.uuid)
    assert "Bỏ phiếu" in text_of(left.get(page))
    assert "Bỏ phiếu" in text_of(right.get(page))
    left.post(page, {f"n{item.pk}": "yes"})

    answer = right.post(page, {f"n{item.pk}": "no"})

    assert "Phiếu của ông/bà đã được nhận từ trước" in text_of(answer)
    assert list(BallotSlot.objects.exclude(choice="").values_list("choice", flat=True)) == ["yes"]


def opened(hall: Hall) -> Ballot:
    told: dict[str, Any] = {"by": hall.office, "at": clock.now()}
    given = {"form": hall.form, "kind": "collective", "method": "secret"}
    ballot = actions.draft_ballot(hall.council, **given, nominations=[a_nomination(hall)], **told)  # type: ignore[arg-type]
    return actions.open_ballot(ballot, **told)


def test_a_vote_after_closing_gets_its_sentence(hall: Hall) -> None:
    ballot = opened(hall)
    item = ballot.items.get()
    actions.close_ballot(ballot, by=hall.office, at=clock.now())

    answer = window(hall.members[0]).post(at("ballot_vote", ballot.uuid), {f"n{item.pk}": "yes"})

    assert "Cuộc bỏ phiếu đã kết thúc" in text_of(answer)
    assert not BallotSlot.objects.exclude(choice="").exists()


def test_a_vote_leaves_no_trace_of_its_content_beside_the_slots(hall: Hall) -> None:
    """The token of a form keeps a keyed hash of what was sent; the vote carries none."""
    from nep.web.models import SentForm

    ballot = opened(hall)
    browser = window(hall.members[0])
    assert 'name="once"' not in browser.get(at("ballot_vote", ballot.uuid)).content.decode()
    browser.post(at("ballot_vote", ballot.uuid), {f"n{ballot.items.get().pk}": "yes", "once": "x" * 22})
    assert not SentForm.objects.exists()


def test_what_the_machine_cannot_hide_is_said_beside_the_vote(hall: Hall) -> None:
    said = text_of(window(hall.members[0]).get(at("ballot_vote", opened(hall).uuid)))
    assert "người quản trị máy chủ có thể dò ra" in said
    assert "thì bỏ phiếu bằng giấy" in said
