"""Seats, recusals, dossiers, discussion, minutes; and who may do what."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from nep.audit.models import Event
from nep.commendations import actions, council_refusals, refusals
from nep.commendations.council_desk import desk_votes
from nep.commendations.models import (
    Ballot,
    Choice,
    Council,
    CouncilMember,
    DiscussionNote,
    Nomination,
    Recusal,
)
from nep.documents.models import IssuedPaper
from nep.files.actions import read
from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.commendations import Hall, a_ballot, a_form, a_hall, a_nomination
from tests.factories.mandates import a_substitution, acting_for
from tests.factories.organisations import a_post, an_actor
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=3, threshold=60)


def told(hall: Hall) -> dict[str, Any]:
    return {"by": hall.office, "at": clock.now()}


def seat(hall: Hall, number: int) -> CouncilMember:
    return hall.council.members.get(post=hall.members[number].post)


def make_chair(hall: Hall) -> Actor:
    CouncilMember.objects.filter(pk=seat(hall, 0).pk).update(role=CouncilMember.Role.CHAIR)
    return hall.members[0]


def test_a_level_has_one_council_a_round(hall: Hall) -> None:
    with pytest.raises(refusals.CouncilAlreadyThere):
        actions.create_council(hall.round, unit=hall.council.unit, name="Hội đồng nữa", **told(hall))
    assert Council.objects.count() == 1


def test_a_closed_round_gets_no_council(hall: Hall) -> None:
    hall.round.state = "closed"
    with pytest.raises(refusals.RoundClosed):
        actions.create_council(hall.round, unit=hall.council.unit, name="Hội đồng nữa", **told(hall))


def test_one_seat_a_post_one_chair_and_a_post_that_is_held(hall: Hall) -> None:
    make_chair(hall)
    with pytest.raises(refusals.AlreadySeated):
        actions.seat_member(hall.council, post=seat(hall, 1).post, role="member", **told(hall))
    other = a_post(hall.units["party"], Role.LEADER)
    with pytest.raises(refusals.ChairTaken):
        actions.seat_member(hall.council, post=other, role="chair", **told(hall))
    other.valid_to = clock.today()
    other.save()
    with pytest.raises(refusals.PostNotHeld):
        actions.seat_member(hall.council, post=other, role="member", **told(hall))
    assert hall.council.members.count() == 3


def test_who_left_comes_back_to_the_same_seat(hall: Hall) -> None:
    row = seat(hall, 1)
    actions.unseat_member(row, **told(hall))
    assert not hall.council.members.filter(pk=row.pk, left_on=None).exists()
    again = actions.seat_member(hall.council, post=row.post, role="secretary", **told(hall))
    assert (again.pk, again.left_on, again.role) == (row.pk, None, "secretary")


def test_nothing_about_seats_or_conflicts_changes_while_a_ballot_runs(hall: Hall) -> None:
    ballot = actions.open_ballot(a_ballot(hall, items=1), **told(hall))
    nomination = ballot.items.get().nomination
    with pytest.raises(refusals.BallotRunning):
        actions.unseat_member(seat(hall, 1), **told(hall))
    with pytest.raises(refusals.BallotRunning):
        actions.declare_conflict(hall.council, nomination=nomination, by=hall.members[1], at=clock.now())
    assert not Recusal.objects.exists()


def test_a_member_stays_out_once_and_only_of_what_lies_before_the_council(hall: Hall) -> None:
    one, elsewhere = a_nomination(hall), a_nomination(hall)
    Nomination.objects.filter(pk=elsewhere.pk).update(judged_by=hall.units["district"])
    elsewhere.refresh_from_db()
    given: dict[str, Any] = {"by": hall.members[1], "at": clock.now()}
    actions.declare_conflict(hall.council, nomination=one, **given)
    with pytest.raises(refusals.AlreadyRecused):
        actions.declare_conflict(hall.council, nomination=one, **given)
    with pytest.raises(refusals.NominationElsewhere):
        actions.declare_conflict(hall.council, nomination=elsewhere, **given)
    assert Recusal.objects.count() == 1


def test_a_nominated_person_is_out_of_the_own_nomination(hall: Hall) -> None:
    one = a_nomination(hall)
    person = hall.members[2].post and hall.members[2].post.person
    Nomination.objects.filter(pk=one.pk).update(collective=None, kind="individual", person=person)
    actions.open_dossiers(hall.council, conflicts=[], by=hall.members[0], at=clock.now())
    assert Recusal.objects.get().member == seat(hall, 2)


def test_a_note_is_for_who_opened_the_dossier_and_stays_in(hall: Hall) -> None:
    one = a_nomination(hall)
    given: dict[str, Any] = {"nomination": one, "by": hall.members[1], "at": clock.now()}
    with pytest.raises(council_refusals.DossierClosed):
        actions.write_note(hall.council, text="Tốt.", **given)
    actions.open_dossiers(hall.council, conflicts=[], by=hall.members[1], at=clock.now())
    with pytest.raises(council_refusals.NothingSaid):
        actions.write_note(hall.council, text="  ", **given)
    with pytest.raises(MarkedSecret):
        actions.write_note(hall.council, text="MẬT\nnội dung", **given)
    actions.declare_conflict(hall.council, **given)
    with pytest.raises(council_refusals.StaysOut, match="không tham gia xét"):
        actions.write_note(hall.council, text="Tốt.", **given)
    assert not DiscussionNote.objects.exists()


def test_a_lower_level_keeps_its_own_council(hall: Hall) -> None:
    """The office of a district sets up the council of the district, and of nobody else."""
    office = an_actor(hall.units["district"], Role.UNIT_HEAD)
    at, units = clock.now(), hall.units
    made = actions.create_council(hall.round, unit=units["district"], name="Hội đồng huyện", by=office, at=at)
    assert made in Council.objects.visible_to(office)
    with pytest.raises(NotAllowed):
        actions.create_council(hall.round, unit=units["commune"], name="Hội đồng xã", by=office, at=at)


def test_a_connection_found_later_is_still_declared(hall: Hall) -> None:
    one, member = a_nomination(hall), hall.members[1]
    actions.open_dossiers(hall.council, conflicts=[], by=member, at=clock.now())
    browser = Client()
    assert member.user is not None
    browser.force_login(member.user)
    page = f"{hall.council.get_absolute_url()}trao-doi/{one.uuid}/lien-quan/"
    assert "Tôi có mối liên quan" in browser.get(page).content.decode()
    answer = browser.post(page, {"note": "Là bạn học."})
    assert answer.headers["Location"] == hall.council.get_absolute_url()
    assert Recusal.objects.get().note == "Là bạn học."
    assert browser.get(page).status_code == 404


def test_history_of_a_council_holds_no_word_of_the_discussion(hall: Hall) -> None:
    one, by = a_nomination(hall), hall.members[1]
    actions.open_dossiers(hall.council, conflicts=[], by=by, at=clock.now())
    actions.write_note(hall.council, nomination=one, text="Rất tốt.", by=by, at=clock.now())
    assert "tốt" not in str(list(Event.objects.values_list("facts", flat=True)))


def test_a_vote_that_waits_stands_on_the_members_desk_until_it_is_cast(hall: Hall) -> None:
    member, today = hall.members[0], clock.today()
    assert desk_votes(member, today) == []
    ballot = actions.open_ballot(a_ballot(hall, items=1), **told(hall))
    with assert_queries(3):
        waiting = [item for item in desk_votes(member, today) if item.kind == "Bỏ phiếu"]
    assert [(item.kind, item.unit_name) for item in waiting] == [("Bỏ phiếu", "Hội đồng thử")]
    actions.cast_vote(ballot, choices={ballot.items.get().pk: Choice.YES}, by=member)
    assert "Bỏ phiếu" not in [item.kind for item in desk_votes(member, today)]
    with assert_queries(1):
        assert desk_votes(hall.office, today) == []


def settled(hall: Hall) -> Ballot:
    ballot = actions.open_ballot(a_ballot(hall, items=2), **told(hall))
    choices = {
        pk: (Choice.YES, Choice.NO)[place]
        for place, pk in enumerate(ballot.items.order_by("position").values_list("pk", flat=True))
    }
    for member in hall.members:
        actions.cast_vote(ballot, choices=choices, by=member)
    actions.close_ballot(ballot, **told(hall))
    actions.settle_ballot(ballot, **told(hall))
    ballot.refresh_from_db()
    return ballot


def text_of(paper: IssuedPaper) -> str:
    pages = PdfReader(BytesIO(read(paper.pdf))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def abbreviate(hall: Hall) -> None:
    UnitVersion.objects.update(abbreviation="TU")


def test_minutes_hold_the_figures_the_recusals_and_what_is_proposed_to_whom(hall: Hall) -> None:
    abbreviate(hall)
    chair = make_chair(hall)
    out = a_nomination(hall)
    actions.declare_conflict(hall.council, nomination=out, by=hall.members[1], at=clock.now())
    ballot = settled(hall)
    given: dict[str, Any] = {"issued_on": clock.today(), **told(hall)}
    said = text_of(actions.issue_minutes(hall.council, place="Phòng họp", **given))

    assert "BIÊN BẢN" in said
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "từ 60% trên tổng số thành viên hội đồng" in said
    assert "chưa đối chiếu văn bản gốc" in said
    assert "Quy định thử nghiệm" not in said, "a basis that nobody compared is not printed as law"
    assert "đề nghị Ban Thường vụ Tỉnh ủy Thử xét" in said
    assert chair.post is not None
    assert chair.post.person.full_name in said
    ballot.refresh_from_db()
    assert ballot.minutes is not None
    with pytest.raises(council_refusals.NothingToWrite):
        actions.issue_minutes(hall.council, place="Phòng họp", **given)


def test_minutes_say_why_what_reached_the_share_is_not_all_proposed(hall: Hall) -> None:
    """Equal votes at the last place go to another ballot; then the chair decides, and the minutes say so."""
    abbreviate(hall)
    chair = make_chair(hall)
    hall.form.rules.create(topic="tie", valid_from=clock.today(), value=1, basis="Quy chế thử")
    hall.round.quotas.create(
        form=hall.form, kind="collective", places=1, nominated=2, limits_nominations=False
    )
    ballot = actions.open_ballot(a_ballot(hall, items=2), **told(hall))
    items = list(ballot.items.order_by("position").select_related("nomination"))
    for member in hall.members:
        actions.cast_vote(ballot, choices=dict.fromkeys([one.pk for one in items], Choice.YES), by=member)
    actions.close_ballot(ballot, **told(hall))
    actions.settle_ballot(ballot, **told(hall))
    first, second = (one.nomination for one in items)
    actions.break_tie(ballot, chosen=[second], by=chair, at=clock.now())
    said = text_of(
        actions.issue_minutes(hall.council, place="Phòng họp", issued_on=clock.today(), **told(hall))
    )
    words = f"chủ tịch hội đồng quyết định chọn {second.subject_name}; không chọn {first.subject_name}."
    assert words in said


def test_a_council_of_the_state_writes_by_the_states_layout(now: Any) -> None:
    hall = a_hall(members=3, threshold=60)
    abbreviate(hall)
    hall.council.unit = hall.units["province"]
    hall.council.save()
    hall.form = a_form(hall.units["province"], threshold=60, name="Bằng khen của Chủ tịch tỉnh Thử")
    hall.office = an_actor(hall.units["province"], Role.PROGRAMME_OFFICER)
    make_chair(hall)
    Nomination.objects.update(judged_by=hall.units["province"])
    ballot = actions.open_ballot(a_ballot(hall, items=1), **told(hall))
    Nomination.objects.update(judged_by=hall.units["province"])
    actions.close_ballot(ballot, **told(hall))
    actions.settle_ballot(ballot, **told(hall))
    paper = actions.issue_tally(ballot, issued_on=clock.today(), **told(hall))

    said = text_of(paper)
    assert (paper.world, paper.type_code) == ("state", "BB")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said
    assert "Số thành viên đã bỏ phiếu trên máy: 0; không bỏ phiếu: 3." in said
    ballot.refresh_from_db()
    with pytest.raises(council_refusals.MinutesIssued):
        actions.issue_tally(ballot, issued_on=clock.today(), **told(hall))


def test_minutes_need_a_chair(hall: Hall) -> None:
    settled(hall)
    with pytest.raises(council_refusals.NoChair):
        actions.issue_minutes(hall.council, place="", issued_on=clock.today(), **told(hall))
    assert not IssuedPaper.objects.exists()


TABLE = """
              see  seat  declare  recuse  note  draft  open  vote  close  minutes
office        yes  yes   -        -       -     yes    yes   -     yes    yes
chair         yes  -     yes      yes     yes   -      -     yes   -      yes
secretary     yes  -     yes      -       yes   yes    yes   yes   yes    yes
member        yes  -     yes      -       yes   -      -     yes   -      -
who-left      -    -     -        -       -     -      -     -     -      -
district      -    -     -        -       -     -      -     -     -      -
commune       -    -     -        -       -     -      -     -     -      -
auditor       -    -     -        -       -     -      -     -     -      -
administrator -    -     -        -       -     -      -     -     -      -
"""


def test_who_may_do_what_with_a_council_and_its_ballots(now: Any) -> None:
    hall = a_hall(members=4, threshold=60)
    abbreviate(hall)
    chair = make_chair(hall)
    CouncilMember.objects.filter(pk=seat(hall, 1).pk).update(role="secretary")
    CouncilMember.objects.filter(pk=seat(hall, 3).pk).update(left_on=clock.today())
    done = settled_by(hall, hall.members[:3])
    running = actions.open_ballot(a_ballot(hall, items=1), **told(hall))
    draft, one, other = a_ballot(hall, items=1), a_nomination(hall), a_nomination(hall)
    for reader in hall.members[:3]:
        actions.open_dossiers(hall.council, conflicts=[], by=reader, at=clock.now())
    who = {
        "office": hall.office,
        "chair": chair,
        "secretary": hall.members[1],
        "member": hall.members[2],
        "who-left": hall.members[3],
        "district": an_actor(hall.units["district"], Role.LEADER),
        "commune": an_actor(hall.units["commune"], Role.UNIT_HEAD),
        "auditor": an_actor(hall.units["party"], Role.AUDITOR),
        "administrator": an_actor(hall.units["party"], Role.ADMINISTRATOR),
    }
    at, post = clock.now(), a_post(hall.units["party"], Role.LEADER)
    votes = {item.pk: Choice.YES for item in running.items.order_by("pk")}
    given: dict[str, Any] = {"form": hall.form, "kind": "collective", "method": "secret"}
    verbs: dict[str, Any] = {
        "see": lambda a: Council.objects.visible_to(a).exists(),
        "seat": lambda a: _after_closing(running, hall, actions.seat_member, post=post, role="member", by=a),
        "declare": lambda a: actions.open_dossiers(hall.council, conflicts=[one], by=a, at=at) + 1,
        "recuse": lambda a: actions.recuse_member(seat(hall, 2), nomination=one, by=a, at=at),
        "note": lambda a: actions.write_note(hall.council, nomination=one, text="Tốt.", by=a, at=at),
        "draft": lambda a: actions.draft_ballot(hall.council, nominations=[other], **given, by=a, at=at),
        "open": lambda a: actions.open_ballot(draft, by=a, at=at),
        "vote": lambda a: _voted(running, votes, a),
        "close": lambda a: actions.close_ballot(running, by=a, at=at),
        "minutes": lambda a: actions.issue_tally(done, issued_on=clock.today(), by=a, at=at),
    }
    assert_table(TABLE, who=who, verbs=verbs)


def settled_by(hall: Hall, voters: list[Actor]) -> Ballot:
    ballot = actions.open_ballot(a_ballot(hall, items=1), **told(hall))
    for member in voters:
        actions.cast_vote(ballot, choices={ballot.items.get().pk: Choice.YES}, by=member)
    actions.close_ballot(ballot, **told(hall))
    actions.settle_ballot(ballot, **told(hall))
    return ballot


def _voted(ballot: Ballot, votes: dict[int, Choice], by: Actor) -> bool:
    actions.cast_vote(ballot, choices=votes, by=by)
    return True


def _after_closing(running: Ballot, hall: Hall, action: Any, **given: Any) -> Any:
    actions.close_ballot(running, **told(hall))
    return action(hall.council, at=clock.now(), **given)


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_questions_with_one_row_and_with_three(hall: Hall, rows: int) -> None:
    make_chair(hall)
    ballot = a_ballot(hall, items=rows)
    for row in range(rows):
        one = ballot.items.order_by("pk")[row].nomination
        actions.declare_conflict(hall.council, nomination=one, by=hall.members[1], at=clock.now())
    actions.open_ballot(ballot, **told(hall))
    browser = Client()
    assert hall.office.user is not None
    browser.force_login(hall.office.user)
    council = hall.council.get_absolute_url()
    asked = {}
    for name, address in (
        ("council", council),
        ("proof", f"{council}bang-chung/"),
        ("ballot", ballot.get_absolute_url()),
    ):
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        asked[name] = len(captured)
    assert asked == {"council": 16, "proof": 14, "ballot": 14}


def test_who_acts_in_the_name_of_a_member_has_no_seat(hall: Hall) -> None:
    member = hall.members[0]
    assert member.post is not None
    other = a_post(hall.units["party"], Role.LEADER)
    stand_in = acting_for(a_substitution(member.post, other, at=clock.now()))
    assert not Council.objects.visible_to(stand_in).exists()
    with pytest.raises(NotAllowed):
        actions.open_dossiers(hall.council, conflicts=[], by=stand_in, at=clock.now())
