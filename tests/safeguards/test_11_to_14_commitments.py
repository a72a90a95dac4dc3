"""Safeguards 11 to 14 for commitments: whose text it is, who may read it, and what everybody else sees."""

from datetime import date

import pytest
from django.urls import reverse

from nep.accounts.models import User
from nep.audit.models import Event
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.organisations.models import Mandate
from nep.organisations.roles import GRANTS, Role
from nep.organisations.verbs import narrowed
from nep.programmes.actions import commitments as actions
from nep.programmes.models import Commitment, CommitmentsOnPaper, CommitmentTally, CommitmentText
from nep.programmes.queries.commitments import direct_heads
from nep.web import clock
from tests.factories.commitments import (
    REVIEW,
    TEXT,
    a_commitment,
    also_an_officer,
    reviewed,
    some_commitments,
    the_head,
    the_post,
)
from tests.factories.commitments import member as member
from tests.factories.commitments import planning as planning
from tests.factories.organisations import a_post, acting
from tests.factories.plans import Planning
from tests.safeguards.crawl import Crawl, crawl, listed, look, signed_in

pytestmark = pytest.mark.django_db
WHERE = ("/chuyen-de/", "/so-lieu/", "/bao-cao/")


def pages_of(user: User | None) -> Crawl:
    """Every page of themes, plans, commitments, figures and reports that opens for this reader, searched and
    as a table too."""
    seeds = [url for url in listed("ap") if url.startswith(WHERE)]
    desk = [reverse("portal:desk"), reverse("notices:inbox")] if user else []
    found = crawl(user, [*seeds, *desk], follow=False)
    assert len(found.pages) > 3, "nothing opened: the test proves nothing"
    return found


def everything_at(planning: Planning, name: str) -> User:
    user = a_post(planning.units[name], *Role, title="Kiêm mọi vai").person.user
    assert user is not None
    return user


def test_11_the_state_side_learns_nothing_of_who_wrote_at_the_party(
    planning: Planning, member: Actor
) -> None:
    officer = also_an_officer(planning, member)
    a_commitment(planning, member)
    some_commitments(planning, 6)
    party = the_post(member).title
    found = pages_of(everything_at(planning, "province"))
    assert found.containing("Bản đăng ký làm theo")
    assert found.containing(TEXT, party, the_post(member).person.full_name, "Đảng ủy Xã Một") == set()
    assert Commitment.objects.of(member).exists()
    assert not Commitment.objects.visible_to(officer).exists(), "nor by the owner, acting for the State"
    assert all(
        head.unit == planning.units["commune"] for head in direct_heads(the_post(officer), on=clock.today())
    )


def test_12_nobody_but_the_owner_and_the_reader_finds_the_words(planning: Planning, member: Actor) -> None:
    reviewed(a_commitment(planning, member), member)
    for name in ("party_commune", "party_district", "party", "commune"):
        found = pages_of(everything_at(planning, name))
        assert found.containing(TEXT, REVIEW, the_post(member).person.full_name) == set(), name
    assert pages_of(None).containing(TEXT, REVIEW) == set()
    row = Commitment.objects.get()
    for reader in (member, planning.leaders["party_commune"]):
        assert TEXT in look(signed_in(reader.user), row.get_absolute_url())[1]


def test_12_the_reader_gets_names_and_no_table_no_order_no_export(planning: Planning) -> None:
    rows = some_commitments(planning, 3)
    reviewed(rows[0], acting(rows[0].person.posts.get()))
    head = signed_in(planning.leaders["party_commune"].user)
    index = reverse("programmes:commitments")
    plain = look(head, index)[1]
    names = sorted((row.person.sort_key, row.person.full_name) for row in rows)
    places = [plain.index(name) for _key, name in names]
    assert places == sorted(places), "by name, and by nothing else"
    assert "<table" not in plain
    assert "tự nhận xét" not in plain, "not even who has reviewed"
    for asked in ("?xep=moi", "?xep=-reviewed_on", "?dang=csv", "?tim=ap"):
        assert look(head, index + asked)[1].replace(asked, "") == plain


def test_12_history_and_notices_name_nobody_and_figures_open_nothing(
    planning: Planning, member: Actor
) -> None:
    reviewed(a_commitment(planning, member), member)
    events = Event.objects.filter(event__startswith="commitment_")
    assert set(events.values_list("user_id", "post_id", "unit_id")) == {(None, None, None)}
    assert events.count() == 2
    assert not Notice.objects.filter(thing_kind="programmes.commitment").exists()
    known = {field.name for field in CommitmentTally._meta.get_fields()}
    assert known == {"id", "theme", "unit", "year", "counted_on", "reviewed_on", "paper"}
    on_paper = {field.name for field in CommitmentsOnPaper._meta.get_fields()}
    assert on_paper == {"id", "theme", "unit", "year", "registered", "reviewed", "tallies"}
    assert CommitmentTally.objects.get().counted_on == date(2023, 1, 1), "not the day on which it was written"


def test_12_no_mandate_carries_it_to_somebody_else(planning: Planning, member: Actor) -> None:
    a_commitment(planning, member)
    for verbs in (None, ["read_commitments", "write_commitment"]):
        assert not {"read_commitments", "write_commitment"} & narrowed(GRANTS[Role.LEADER], verbs).keys()
    deputy = planning.officers["party_commune"]
    mandate = Mandate(from_post=the_head(planning), to_post=deputy.post)
    in_the_name_of_the_head = Actor(
        channel=deputy.channel, user=deputy.user, post=deputy.post, mandate=mandate
    )
    assert not Commitment.objects.visible_to(in_the_name_of_the_head).exists()


def test_13_the_other_side_and_the_other_heads_see_nothing(planning: Planning, member: Actor) -> None:
    row = a_commitment(planning, member)
    second = a_post(planning.units["party_commune"], Role.LEADER, title="Phó Bí thư")
    for other in (planning.leaders["commune"], acting(second), planning.leaders["party_district"]):
        assert look(signed_in(other.user), row.get_absolute_url())[0] == 404
    actions.pick_reader(row, reader=second, by=member, at=clock.now())
    seen = {
        title: look(signed_in(actor.user), row.get_absolute_url())[0]
        for title, actor in {"second": acting(second), "first": planning.leaders["party_commune"]}.items()
    }
    assert seen == {"second": 200, "first": 404}, "one reader at a time"


def test_14_no_reason_is_asked_or_kept_for_what_was_not_done() -> None:
    kept = {
        field.name
        for model in (Commitment, CommitmentText)
        for field in model._meta.get_fields()
        if field.concrete
    }
    assert kept == {
        "action",
        "commitment",
        "due_on",
        "duty",
        "id",
        "person",
        "reader",
        "review",
        "reviewed_on",
        "seen_on",
        "side",
        "text",
        "theme",
        "unit",
        "uuid",
        "written_on",
        "year",
    }
