from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nep.notices.models import Notice
from nep.organisations.models import Unit, UnitKind, World
from nep.organisations.roles import Role
from nep.practices import actions, refusals
from nep.practices.levels import level_of
from nep.practices.models import Decision, Level, Practice
from nep.programmes.models import Objective
from nep.web import clock
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import a_unit, an_actor
from tests.factories.practices import (
    a_clerk,
    a_draft,
    a_leader,
    a_recognised,
    a_registered,
    said,
)
from tests.factories.programmes import a_committee
from tests.factories.programmes import a_draft as a_theme
from tests.tables import assert_table

TODAY = date(2023, 12, 27)
Units = dict[str, Unit]


def test_a_draft_is_read_by_its_own_unit_only(units: Units) -> None:
    draft = a_draft(units["commune"])
    assert draft.folded.startswith("ngay thu sau nghe dan noi nguoi dan phai len xa")
    seen = {
        name: Practice.objects.visible_to(who).filter(pk=draft.pk).exists()
        for name, who in {
            "clerk": a_clerk(units["commune"]),
            "above": a_leader(units["district"]),
            "neighbour": a_clerk(units["neighbour"]),
        }.items()
    }
    assert seen == {"clerk": True, "above": False, "neighbour": False}


def test_a_registration_goes_to_the_unit_above_and_keeps_its_level(units: Units) -> None:
    practice = a_registered(units["commune"])
    assert (practice.state, practice.level, practice.registered_on) == ("registered", "commune", TODAY)
    assert (practice.recognised_on, practice.is_public) == (None, False)
    notice = Notice.objects.get(kind="practice_registered")
    assert notice.unit_id == units["district"].pk


def test_recognised_with_reasons_it_is_public_and_its_owner_is_told(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    assert (practice.state, practice.recognised_on, practice.is_public) == ("recognised", TODAY, True)
    decision = Decision.objects.get()
    assert (decision.kind, decision.unit, decision.reason) == (
        "recognised",
        units["district"],
        "Dân tin, nơi khác làm được.",
    )
    assert Notice.objects.get(kind="practice_recognised").unit_id == units["commune"].pk
    assert Notice.objects.get(kind="practice_registered").done_at is not None


def test_returned_it_is_mended_and_registered_again_under_its_first_day(units: Units) -> None:
    practice, leader = a_registered(units["commune"]), a_leader(units["commune"])
    actions.return_practice(practice, reason="Thiếu kết quả.", by=a_leader(units["district"]), at=clock.now())
    later = clock.noon(date(2024, 1, 3))
    actions.edit_practice(practice, words=said(title="Tên mới"), by=leader, at=later)
    again = actions.register_practice(practice, by=leader, at=later)
    assert (again.state, again.registered_on, again.title) == ("registered", TODAY, "Tên mới")


@pytest.mark.parametrize("name", ["party", "province", "department"])
def test_a_practice_of_the_top_level_needs_no_recognition(units: Units, name: str) -> None:
    practice = a_registered(units[name])
    assert (practice.state, practice.needs_recognition, practice.level) == ("recognised", False, "province")
    assert practice.is_public is (name != "party")
    assert not Decision.objects.exists()


def test_an_officer_of_the_top_level_leaves_it_to_the_leader(units: Units) -> None:
    draft = a_draft(units["province"])
    with pytest.raises(refusals.TopRegistersItself):
        actions.register_practice(draft, by=a_clerk(units["province"]), at=clock.now())
    assert Practice.objects.get().state == "draft"


def test_the_level_of_a_mass_organisation_is_that_of_who_stands_above(units: Units) -> None:
    union = a_unit("Hội Nông dân huyện", kind=UnitKind.MASS, world=World.FRONT, parent=units["district"])
    assert level_of(union, TODAY) is Level.DISTRICT
    assert level_of(units["board"], TODAY) is Level.PROVINCE


def test_a_practice_with_a_party_body_waits_for_its_issuer_to_be_public(units: Units) -> None:
    draft = a_draft(units["commune"])
    actions.add_owner(draft, unit=units["party"], by=a_clerk(units["commune"]), at=clock.now())
    actions.register_practice(draft, by=a_leader(units["commune"]), at=clock.now())
    practice = actions.recognise_practice(
        draft, reason="Nên làm", by=a_leader(units["district"]), at=clock.now()
    )
    assert practice.is_public is False
    assert not Practice.objects.public().exists()
    shown = actions.publish_practice(practice, by=a_leader(units["commune"]), at=clock.now())
    assert Practice.objects.public().get() == shown
    assert actions.unpublish_practice(shown, by=a_leader(units["commune"]), at=clock.now()).is_public is False


def test_several_owners_and_one_leads(units: Units) -> None:
    draft, clerk = a_draft(units["commune"]), a_clerk(units["commune"])
    actions.add_owner(draft, unit=units["neighbour"], by=clerk, at=clock.now())
    person = a_leader(units["commune"])
    actions.add_owner(draft, unit=units["commune"], post=person.post, by=clerk, at=clock.now())
    assert [(row.unit, row.post, row.is_lead) for row in draft.owners.order_by("pk")] == [
        (units["commune"], None, True),
        (units["neighbour"], None, False),
        (units["commune"], person.post, False),
    ]
    with pytest.raises(refusals.OwnerTwice):
        actions.add_owner(draft, unit=units["neighbour"], by=clerk, at=clock.now())
    with pytest.raises(refusals.OwnerElsewhere):
        actions.add_owner(draft, unit=units["district"], post=person.post, by=clerk, at=clock.now())
    with pytest.raises(refusals.LeadStays):
        actions.remove_owner(draft.owners.get(is_lead=True), by=clerk, at=clock.now())
    actions.remove_owner(draft.owners.get(unit=units["neighbour"]), by=clerk, at=clock.now())
    assert draft.owners.count() == 2


@pytest.mark.parametrize("where", ["title", "problem", "approach", "steps", "cost"])
def test_a_text_marked_mat_is_refused_and_nothing_is_kept(units: Units, where: str) -> None:
    with pytest.raises(MarkedSecret, match="dấu độ mật"):
        actions.draft_practice(
            unit=units["commune"],
            words=said(**{where: "MẬT: nội dung"}),
            by=a_clerk(units["commune"]),
            at=clock.now(),
        )
    assert not Practice.objects.exists()


def test_a_reason_marked_mat_is_refused_and_nothing_is_decided(units: Units) -> None:
    practice = a_registered(units["commune"])
    with pytest.raises(MarkedSecret):
        actions.recognise_practice(
            practice, reason="(Mật) theo công văn", by=a_leader(units["district"]), at=clock.now()
        )
    assert (Practice.objects.get().state, Decision.objects.count()) == ("registered", 0)


def test_a_decision_without_a_reason_is_refused(units: Units) -> None:
    practice = a_registered(units["commune"])
    for act in (actions.recognise_practice, actions.return_practice):
        with pytest.raises(refusals.NoReason):
            act(practice, reason="  ", by=a_leader(units["district"]), at=clock.now())
    assert (Practice.objects.get().state, Decision.objects.count()) == ("registered", 0)


def test_an_objective_of_another_theme_is_refused(units: Units) -> None:
    committee = a_committee()
    officer = an_actor(committee, Role.PROGRAMME_OFFICER)
    theme, other = a_theme(committee, officer), a_theme(committee, officer, code="khac")
    objective = Objective.objects.create(theme=other, kind="pillar", text="Nông nghiệp")
    with pytest.raises(refusals.ObjectiveOfOther):
        a_draft(units["commune"], theme=theme, objective=objective)
    assert a_draft(units["commune"], objective=objective).theme == other


def test_withdrawn_with_a_reason_it_leaves_the_public_page(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    with pytest.raises(refusals.NoReason):
        actions.withdraw_practice(practice, reason="", by=a_leader(units["commune"]), at=clock.now())
    gone = actions.withdraw_practice(
        practice, reason="Không còn làm", by=a_leader(units["commune"]), at=clock.now()
    )
    assert (gone.state, gone.is_public, gone.withdrawn_on) == ("withdrawn", False, TODAY)
    with pytest.raises(refusals.AlreadyWithdrawn):
        actions.withdraw_practice(practice, reason="lại", by=a_leader(units["commune"]), at=clock.now())


def test_the_database_holds_what_is_public_and_who_leads(units: Units) -> None:
    draft = a_draft(units["commune"])
    for wrong in ({"is_public": True}, {"state": "registered"}, {"title": ""}, {"recognised_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Practice.objects.filter(pk=draft.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.owners.create(unit=units["neighbour"], is_lead=True)


def test_who_may_do_what_with_a_practice(units: Units) -> None:
    draft, waiting = a_draft(units["commune"]), a_registered(units["commune"], title="Chờ")
    known = a_recognised(units["commune"], units["district"], title="Đã công nhận")
    at = clock.now()
    told = {"at": at, "reason": "Vì dân"}
    assert_table(
        """
                     sees  edit  register  recognise  return  publish  withdraw  adopt
        leader       yes   yes   yes       -          -       yes      yes       refused
        officer      yes   yes   yes       -          -       -        -         refused
        above        yes   -     -         yes        yes     -        -         yes
        above_clerk  -     -     -         -          -       -        -         yes
        top          yes   -     -         -          -       -        -         yes
        neighbour    -     -     -         -          -       -        -         yes
        auditor      yes   -     -         -          -       -        -         -
        member       -     -     -         -          -       -        -         -
        """,
        who={
            "leader": a_leader(units["commune"]),
            "officer": a_clerk(units["commune"]),
            "above": a_leader(units["district"]),
            "above_clerk": a_clerk(units["district"]),
            "top": a_leader(units["province"]),
            "neighbour": a_clerk(units["neighbour"]),
            "auditor": an_actor(units["commune"], Role.AUDITOR),
            "member": an_actor(units["commune"], Role.MEMBER),
        },
        verbs={
            "sees": lambda who: Practice.objects.visible_to(who).filter(pk=waiting.pk).first(),
            "edit": lambda who: actions.edit_practice(draft, words=said(title="Khác"), by=who, at=at),
            "register": lambda who: actions.register_practice(draft, by=who, at=at),
            "recognise": lambda who: actions.recognise_practice(waiting, by=who, **told),
            "return": lambda who: actions.return_practice(waiting, by=who, **told),
            "publish": lambda who: actions.publish_practice(known, by=who, at=at),
            "withdraw": lambda who: actions.withdraw_practice(known, by=who, **told),
            "adopt": lambda who: actions.adopt_practice(known, by=who, at=at),
        },
    )
