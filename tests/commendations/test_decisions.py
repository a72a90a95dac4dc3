"""Decisions wait for each other and are published together, all or nothing."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from docx import Document

from nep.audit.models import Event
from nep.commendations import actions, refusals
from nep.commendations import refusals_decisions as no
from nep.commendations.decision_paper import draft_paper
from nep.commendations.desk import waiting_awards
from nep.commendations.models import AwardDecision, AwardItem, GoldenBook, Nomination, RegisterEntry
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, NumberSource, PaperOffice, PaperType
from nep.documents.refusals import IssuerWithoutAbbreviation, NumberMissing
from nep.files.actions import read
from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations.models import UnitVersion, World
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.awards import (
    CITATION,
    a_chancellery,
    a_chosen,
    a_chosen_person,
    a_comment_rule,
    a_decision,
    a_pending,
    published,
)
from tests.factories.commendations import Hall, a_form, a_nomination
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_chancellery()


def nothing_published() -> bool:
    return not (RegisterEntry.objects.exists() or IssuedPaper.objects.exists() or Notice.objects.exists())


def text_of(paper: IssuedPaper) -> str:
    document = Document(BytesIO(read(paper.docx)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_a_draft_holds_everybody_chosen_collectives_first(hall: Hall) -> None:
    person, collective = a_chosen_person(hall), a_chosen(hall)
    a_nomination(hall)

    decision = a_decision(hall)

    items = decision.items.order_by("position")
    assert [item.nomination for item in items] == [collective, person]
    assert decision.unit == hall.units["party"]


def test_who_was_not_chosen_does_not_come_onto_a_list(hall: Hall) -> None:
    a_chosen(hall)
    decision, waiting = a_decision(hall), a_nomination(hall)

    with pytest.raises(no.NotChosen, match="chưa được chọn"):
        actions.set_items(decision, nominations=[waiting], by=hall.office, at=clock.now())
    assert decision.items.count() == 1


def test_a_name_stands_on_one_decision_only(hall: Hall) -> None:
    first = a_chosen(hall)
    published(hall)
    a_chosen(hall)
    second = a_decision(hall)

    with pytest.raises(no.AlreadyOnDecision, match="quyết định khác"):
        actions.set_items(second, nominations=[first], by=hall.office, at=clock.now())
    assert second.items.count() == 1


def test_one_decision_of_a_form_waits_in_a_round(hall: Hall) -> None:
    a_chosen(hall)
    a_decision(hall)
    a_chosen(hall)

    with pytest.raises(no.DecisionWaiting, match="đã có một quyết định"):
        a_decision(hall)
    assert AwardDecision.objects.count() == 1


def test_an_award_of_another_authority_is_not_decided_here(hall: Hall) -> None:
    form = a_form(None, name="Bằng khen của Cơ quan trung ương Thử")
    a_chosen(hall, form=form)

    with pytest.raises(refusals.OutsideAward, match="cơ quan khác quyết định"):
        a_decision(hall, form=form)
    assert not AwardDecision.objects.exists()


def test_publishing_makes_number_paper_entries_golden_lines_and_congratulations_at_once(hall: Hall) -> None:
    collective, person = a_chosen(hall), a_chosen_person(hall, "Trần Thị Mẫu", title="Công chức Tư pháp")
    decision = a_pending(hall)

    made = actions.publish_decisions(hall.round, by=hall.office, at=clock.now())

    decision.refresh_from_db()
    assert decision.state == AwardDecision.State.PUBLISHED
    assert decision.paper is not None
    assert decision.paper.number_text == "01-QĐ/TU"
    assert [(one.subject_name, one.subject_post, one.unit_name, one.golden_number) for one in made] == [
        (collective.subject_name, "", "Huyện Thử", 1),
        ("Trần Thị Mẫu", "Công chức Tư pháp", "Xã Một", 2),
    ]
    assert {one.decision_number for one in made} == {"01-QĐ/TU"}
    assert {one.achievement for one in made} == {CITATION}
    told = {render(notice).sentence for notice in Notice.objects.filter(kind="award_published")}
    assert told == {
        f"Chúc mừng {collective.subject_name} được tặng {hall.form.name}.",
        f"Chúc mừng Trần Thị Mẫu được tặng {hall.form.name}.",
    }
    assert Notice.objects.filter(user=person.person.user if person.person else None).count() == 1
    events = set(Event.objects.values_list("event", flat=True))
    assert {"awards_published", "award_decision_published"} <= events


def test_a_party_decision_says_what_for_whom_and_lists_everybody(hall: Hall) -> None:
    a_chosen(hall)
    a_chosen_person(hall, "Trần Thị Mẫu")
    published(hall)

    paper = AwardDecision.objects.get().paper
    assert paper is not None
    assert paper.world == World.PARTY
    text = text_of(paper)
    assert "QUYẾT ĐỊNH:" in text
    assert f"cho 01 tập thể và 01 cá nhân (có danh sách kèm theo) {CITATION}." in text
    assert "Trần Thị Mẫu" in text
    assert "Công chức Văn phòng, Xã Một" in text


def test_an_own_line_replaces_the_common_one_for_its_name_alone(hall: Hall) -> None:
    first, second = a_chosen(hall), a_chosen(hall)
    decision = a_decision(hall)
    actions.set_items(
        decision,
        nominations=[first, second],
        lines={second.pk: "vì thành tích riêng"},
        by=hall.office,
        at=clock.now(),
    )
    signer = hall.members[0].post
    assert signer is not None
    actions.ready_decision(decision, signer=signer, signed_on=clock.today(), by=hall.office, at=clock.now())
    made = actions.publish_decisions(hall.round, by=hall.office, at=clock.now())

    assert [entry.achievement for entry in made] == [CITATION, "vì thành tích riêng"]
    paper = AwardDecision.objects.get().paper
    assert paper is not None
    assert "vì thành tích riêng" in text_of(paper)


def test_one_refusal_in_the_middle_and_nothing_of_it_happened(hall: Hall) -> None:
    """The second form is decided by a unit that cannot issue: the first one's paper goes back too."""
    a_chosen(hall)
    a_pending(hall)
    other = a_form(hall.units["province"], name="Bằng khen của Ủy ban nhân dân tỉnh Thử")
    officer = an_actor(hall.units["province"], Role.PROGRAMME_OFFICER)
    a_chosen(hall, form=other)
    second = a_decision(hall, form=other, by=officer)
    AwardDecision.objects.filter(pk=second.pk).update(unit=hall.units["party"])
    signer = hall.members[0].post
    assert signer is not None
    actions.ready_decision(second, signer=signer, signed_on=clock.today(), by=hall.office, at=clock.now())
    AwardItem.objects.filter(decision=second).delete()

    with pytest.raises(no.NothingToDecide):
        actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    assert nothing_published()
    assert set(AwardDecision.objects.values_list("state", flat=True)) == {AwardDecision.State.PENDING}
    assert not GoldenBook.objects.exists()


def test_without_an_abbreviation_the_paper_is_refused_and_nothing_appears(hall: Hall) -> None:
    a_chosen(hall)
    a_pending(hall)
    UnitVersion.objects.filter(unit=hall.units["party"]).update(abbreviation="")

    with pytest.raises(IssuerWithoutAbbreviation):
        actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    assert nothing_published()


def test_golden_numbers_go_on_where_the_last_decision_ended(hall: Hall) -> None:
    for _number in range(2):
        a_chosen(hall)
    published(hall)
    a_chosen(hall)

    made = published(hall)

    assert [entry.golden_number for entry in made] == [3]


def numbers_typed(hall: Hall) -> None:
    PaperOffice.objects.create(unit=hall.units["party"], number_source=NumberSource.OFFICE)


def test_a_typed_number_stands_on_the_paper(hall: Hall) -> None:
    numbers_typed(hall)
    a_chosen(hall)
    a_pending(hall, number=127)

    actions.publish_decisions(hall.round, by=hall.office, at=clock.now())

    assert RegisterEntry.objects.get().decision_number == "127-QĐ/TU"


def test_where_the_office_gives_numbers_one_must_be_typed(hall: Hall) -> None:
    numbers_typed(hall)
    a_chosen(hall)

    with pytest.raises(NumberMissing):
        a_pending(hall)
    assert AwardDecision.objects.get().state == AwardDecision.State.DRAFT


def test_a_decision_number_is_not_used_twice_while_both_wait(hall: Hall) -> None:
    numbers_typed(hall)
    a_chosen(hall)
    a_pending(hall, number=127)
    other = a_form(hall.units["party"], name="Biểu dương của Ban Thường vụ Tỉnh ủy Thử")
    a_chosen(hall, form=other)
    second = a_decision(hall, form=other)
    signer = hall.members[0].post
    assert signer is not None

    with pytest.raises(no.DecisionNumberTaken, match="Số này đã dùng"):
        actions.ready_decision(
            second, signer=signer, signed_on=clock.today(), number=127, by=hall.office, at=clock.now()
        )
    second.refresh_from_db()
    assert (second.state, second.number) == (AwardDecision.State.DRAFT, None)


def test_a_number_that_an_issued_decision_carries_is_refused(hall: Hall) -> None:
    numbers_typed(hall)
    a_chosen(hall)
    a_pending(hall, number=127)
    actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    a_chosen(hall)

    with pytest.raises(no.DecisionNumberTaken, match="sổ văn thư"):
        a_pending(hall, number=127)
    assert IssuedPaper.objects.count() == 1


def test_a_number_taken_between_ready_and_publishing_stops_everything(hall: Hall) -> None:
    numbers_typed(hall)
    a_chosen(hall)
    decision = a_pending(hall, number=127)
    issue_paper(
        unit=hall.units["party"],
        type_code=PaperType.DECISION,
        thing=hall.round,
        paper=draft_paper(decision),
        issued_on=clock.today(),
        is_public=False,
        number=127,
        by=hall.office,
        at=clock.now(),
    )

    with pytest.raises(no.DecisionNumberTaken, match="Số này đã dùng"):
        actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    decision.refresh_from_db()
    assert decision.state == AwardDecision.State.PENDING
    assert not RegisterEntry.objects.exists()


def test_a_day_of_signing_that_has_not_come_is_refused(hall: Hall) -> None:
    a_chosen(hall)
    with pytest.raises(no.SignedInFuture, match="Ngày ký chưa tới"):
        a_pending(hall, signed_on=clock.today() + timedelta(days=1))
    assert AwardDecision.objects.get().state == AwardDecision.State.DRAFT


def test_who_holds_no_post_at_the_deciding_body_does_not_sign(hall: Hall) -> None:
    a_chosen(hall)
    stranger = an_actor(hall.units["commune"], Role.LEADER).post
    with pytest.raises(no.SignerElsewhere, match="không giữ chức vụ"):
        a_pending(hall, signer=stranger)


def test_text_with_a_mark_of_secrecy_is_refused(hall: Hall) -> None:
    a_chosen(hall)
    with pytest.raises(MarkedSecret):
        a_decision(hall, citation="TUYỆT MẬT: thành tích")
    assert not AwardDecision.objects.exists()


def test_a_waiting_decision_is_taken_back_changed_and_discarded(hall: Hall) -> None:
    chosen = a_chosen(hall)
    decision = a_pending(hall)
    with pytest.raises(no.DecisionLocked, match="đưa về bản soạn"):
        actions.edit_decision(decision, citation="khác", bases="", by=hall.office, at=clock.now())

    actions.take_back_decision(decision, by=hall.office, at=clock.now())
    actions.edit_decision(decision, citation="khác", bases="Quy định thử", by=hall.office, at=clock.now())
    actions.discard_decision(decision, by=hall.office, at=clock.now())

    assert not AwardDecision.objects.exists()
    assert Nomination.objects.get(pk=chosen.pk).state == Nomination.State.CHOSEN


def test_a_published_decision_is_neither_changed_nor_published_again(hall: Hall) -> None:
    a_chosen(hall)
    published(hall)
    decision = AwardDecision.objects.get()

    with pytest.raises(no.NothingToPublish, match="Chưa có quyết định nào chờ"):
        actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    with pytest.raises(no.DecisionNotReady):
        actions.take_back_decision(decision, by=hall.office, at=clock.now())
    assert RegisterEntry.objects.count() == 1


def test_where_the_rule_asks_the_public_first_there_is_no_decision_without_it(hall: Hall) -> None:
    a_chosen(hall)
    a_comment_rule(hall)
    with pytest.raises(no.CommentStillOpen, match="lấy ý kiến công khai"):
        a_pending(hall)
    assert AwardDecision.objects.get().state == AwardDecision.State.DRAFT


def test_publishing_costs_one_notice_a_name_and_little_else(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    for _number in range(12):
        a_chosen_person(hall)
    a_pending(hall)
    with django_assert_max_num_queries(110):
        actions.publish_decisions(hall.round, by=hall.office, at=clock.now())


def test_only_the_office_of_the_deciding_body_writes_and_publishes(hall: Hall) -> None:
    units = hall.units
    a_chosen(hall)
    decision = a_decision(hall)
    signer = hall.members[0].post
    assert signer is not None
    said: dict[str, Any] = {"signer": signer, "signed_on": clock.today()}
    waiting_hall_form = a_form(units["party"], name="Biểu dương thử")
    a_chosen(hall, form=waiting_hall_form)

    def discarded(actor: Any) -> bool:
        actions.discard_decision(decision, by=actor, at=clock.now())
        return True

    def publish(actor: Any) -> Any:
        actions.ready_decision(decision, **said, by=hall.office, at=clock.now())
        return actions.publish_decisions(hall.round, by=actor, at=clock.now())

    assert_table(
        """
                     draft edit items ready discard publish
        office       yes   yes  yes   yes   yes     yes
        leader       -     -    -     -     -       -
        member       -     -    -     -     -       -
        other-office -     -    -     -     -       refused
        auditor      -     -    -     -     -       -
        """,
        who={
            "office": hall.office,
            "leader": an_actor(units["party"], Role.LEADER),
            "member": hall.members[0],
            "other-office": an_actor(units["province"], Role.PROGRAMME_OFFICER),
            "auditor": an_actor(units["party"], Role.AUDITOR),
        },
        verbs={
            "draft": lambda a: a_decision(hall, form=waiting_hall_form, by=a),
            "edit": lambda a: actions.edit_decision(decision, citation="x", bases="", by=a, at=clock.now()),
            "items": lambda a: actions.set_items(
                decision,
                nominations=[decision.items.get().nomination],
                by=a,
                at=clock.now(),
            ),
            "ready": lambda a: actions.ready_decision(decision, **said, by=a, at=clock.now()),
            "discard": lambda a: discarded(a),
            "publish": publish,
        },
    )


def test_what_waits_is_seen_by_the_office_alone(hall: Hall) -> None:
    a_chosen(hall)
    a_pending(hall)
    reader = an_actor(hall.units["party"], Role.AUDITOR)

    before = [AwardDecision.objects.visible_to(one).count() for one in (hall.office, reader)]
    actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    after = [AwardDecision.objects.visible_to(one).count() for one in (hall.office, reader)]

    assert (before, after) == ([1, 0], [1, 1])


def test_nobody_without_the_right_publishes(hall: Hall) -> None:
    a_chosen(hall)
    a_pending(hall)
    with pytest.raises(NotAllowed):
        actions.publish_decisions(hall.round, by=hall.members[0], at=clock.now())
    assert nothing_published()


def test_an_officer_walks_from_the_choice_to_the_register(hall: Hall) -> None:
    """Draft, list, number and signer, preview, publish; sent twice it is published once."""
    a_chosen(hall)
    a_chosen_person(hall, "Trần Thị Mẫu")
    left_out = a_chosen_person(hall, "Lê Văn Chờ")
    client = signed_in(hall.office)
    desk = reverse("commendations:decisions", args=[hall.round.uuid])
    assert "3 đề nghị được chọn chưa có quyết định" in client.get(desk).content.decode()

    said = {"form": hall.form.pk, "citation": CITATION, "bases": "Quy định thử"}
    client.post(reverse("commendations:decision_create", args=[hall.round.uuid]), said)
    decision = AwardDecision.objects.get()
    ticked = {f"co_{item.nomination_id}": "on" for item in decision.items.exclude(nomination=left_out)}
    client.post(reverse("commendations:decision_items", args=[decision.uuid]), ticked)
    preview = client.get(reverse("commendations:decision_preview", args=[decision.uuid]))
    assert preview.content.startswith(b"%PDF-")
    assert hall.members[0].post is not None
    ready = {"signer": hall.members[0].post.pk, "issued_on": "27/12/2023"}
    client.post(reverse("commendations:decision_ready", args=[decision.uuid]), ready)

    publish = reverse("commendations:publish", args=[hall.round.uuid])
    shown = client.get(publish).content.decode()
    assert all(words in shown for words in ("Trần Thị Mẫu", "01-QĐ/TU", "2 dòng vào sổ"))
    assert "Lê Văn Chờ" not in shown
    assert nothing_published()
    assert [client.post(publish).status_code for _time in range(2)] == [302, 200]
    assert RegisterEntry.objects.count() == 2
    assert "1 đề nghị được chọn chưa có quyết định" in client.get(desk).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_decision_costs_the_same_for_one_name_and_for_three(hall: Hall, rows: int) -> None:
    for _number in range(rows):
        a_chosen(hall)
        a_chosen_person(hall)
    decision = a_decision(hall)
    client = signed_in(hall.office)
    client.get(decision.get_absolute_url())
    with assert_queries(13):
        client.get(decision.get_absolute_url())


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_officers_publish_at_the_same_second_and_it_is_published_once(hall: Hall, race: Any) -> None:
    for _number in range(2):
        a_chosen(hall)
    a_pending(hall)

    def publish() -> int:
        return len(actions.publish_decisions(hall.round, by=hall.office, at=clock.now()))

    answers = race(publish, publish)

    assert RegisterEntry.objects.count() == 2
    assert IssuedPaper.objects.count() == 1
    assert sum(isinstance(answer, no.NothingToPublish) for answer in answers) == 1


def test_a_decision_that_waits_stands_on_the_desk_of_who_publishes(hall: Hall) -> None:
    """One line a round: its decisions are published together."""
    a_chosen(hall)
    today = clock.today()
    decision = a_decision(hall)
    line = [(item.kind, item.title, item.url) for item in waiting_awards(hall.office, today)]
    page = reverse("commendations:decisions", args=[hall.round.uuid])
    assert line == [("Quyết định khen thưởng đang soạn", f"1 quyết định: {hall.round.title}", page)]
    signed: dict[str, Any] = {"signer": hall.members[0].post, "signed_on": today}
    actions.ready_decision(decision, **signed, by=hall.office, at=clock.now())
    assert [item.kind for item in waiting_awards(hall.office, today)] == [
        "Quyết định khen thưởng chờ công bố"
    ]
    actions.publish_decisions(hall.round, by=hall.office, at=clock.now())
    assert waiting_awards(hall.office, today) == []
    assert waiting_awards(an_actor(hall.units["district"], Role.PROGRAMME_OFFICER), today) == []
