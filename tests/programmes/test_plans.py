"""The plan of a unit: written, sent, returned, approved one level above, issued."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from nep.audit.models import Event
from nep.documents.checker import check_docx, check_pdf, faults
from nep.files.actions import read
from nep.measures.refusals import UnknownFigure
from nep.notices.models import Notice
from nep.organisations.actors import COMMAND, PUBLIC
from nep.organisations.roles import Role
from nep.programmes import actions, refusals
from nep.programmes.actions.plans import moved_into
from nep.programmes.models import ActionStanding, FocusPoint, Plan, PlanAction, PlanPaper, PlanReturn, Theme
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import an_actor
from tests.factories.plans import (
    DUE,
    Planning,
    a_full_plan,
    a_plan,
    a_planning,
    a_submitted_plan,
    an_approved_plan,
)
from tests.factories.programmes import SIGNATURE, an_issued_theme
from tests.tables import assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def planning(now: datetime) -> Planning:
    return a_planning()


def told(planning: Planning, name: str, now: datetime) -> dict[str, Any]:
    return {"by": planning.officers[name], "at": now}


def events() -> list[str]:
    rows = Event.objects.filter(thing_kind="programmes.plan").order_by("pk")
    return list(rows.values_list("event", flat=True))


def kinds_told() -> list[str]:
    return list(Notice.objects.filter(kind__startswith="plan_").order_by("pk").values_list("kind", flat=True))


def test_a_plan_goes_down_the_cascade_and_is_approved_level_by_level(
    planning: Planning, now: datetime
) -> None:
    top = an_approved_plan(planning, "party", by="party")
    district = an_approved_plan(planning, "party_district", by="party", start="above")
    commune = an_approved_plan(planning, "party_commune", by="party_district", start="above")
    assert (district.parent_plan, commune.parent_plan, commune.state) == (top, district, "approved")
    adopted = commune.planactions.exclude(adopts=None).order_by("pk")
    assert [row.adopts.plan_id for row in adopted if row.adopts] == [district.pk, district.pk]
    assert kinds_told()[-2:] == ["plan_submitted", "plan_approved"]
    assert events()[-2:] == ["plan_submitted", "plan_approved"]


def test_what_is_taken_over_in_other_words_is_adapted(planning: Planning, now: datetime) -> None:
    an_approved_plan(planning, "party", by="party")
    plan = a_plan(planning, "party_district", start="above")
    focus, action = plan.focuspoints.get(), plan.planactions.get()
    assert (focus.is_adapted, action.is_adapted, action.owner, action.target_value) == (
        False,
        False,
        None,
        None,
    )
    actions.edit_focus_point(
        focus, kind=focus.kind, text="Rác ở chợ huyện", position=1, **told(planning, "party_district", now)
    )
    actions.edit_action(action, text="Thu gom rác ở chợ", **told(planning, "party_district", now))
    assert (focus.is_adapted, action.is_adapted) == (True, True)


def test_a_line_above_is_taken_over_once_and_only_from_the_plan_above(
    planning: Planning, now: datetime
) -> None:
    top = an_approved_plan(planning, "party", by="party")
    plan, mine = a_plan(planning, "party_district"), told(planning, "party_district", now)
    line = top.planactions.get()
    actions.adopt_line(plan, line, **mine)
    with pytest.raises(refusals.AdoptedAlready):
        actions.adopt_line(plan, line, **mine)
    other = a_full_plan(planning, "department").planactions.get()
    with pytest.raises(refusals.AdoptsElsewhere):
        actions.adopt_line(plan, other, **mine)
    assert plan.planactions.count() == 1


def test_a_plan_starts_from_the_own_last_one_or_from_the_lines_of_the_office(
    planning: Planning, now: datetime
) -> None:
    old = an_approved_plan(planning, "party", by="party")
    actions.close_theme(planning.theme, by=planning.officers["party"], at=now)
    planning.theme = an_issued_theme(
        planning.units["party"],
        planning.officers["party"],
        code="2024",
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 3, 31),
    )
    plan = a_plan(planning, "party", start="last")
    action = plan.planactions.get()
    assert (plan.copied_from, action.adopts, action.owner) == (old, None, planning.post("party"))
    assert (action.target_value, action.due_on) == (Decimal(10), date(2024, 3, 31))
    with pytest.raises(refusals.NothingToStartFrom):
        a_plan(planning, "party_district", start="last")
    with pytest.raises(refusals.NothingToStartFrom):
        a_plan(planning, "party_district", start="lines")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"target_value": -1}, refusals.TargetNegative),
        ({"target_value": Decimal(10) ** 13}, refusals.TargetTooLarge),
        ({"target_unit": ""}, refusals.TargetWithoutUnit),
        ({"due_on": date(2024, 1, 1)}, refusals.DueOutsideTheme),
        ({"due_on": date(2021, 12, 31)}, refusals.DueOutsideTheme),
        ({"text": "  "}, refusals.PlanTextMissing),
        ({"text": "Kế hoạch (Mật)"}, MarkedSecret),
        ({"yearly_plan": "TỐI MẬT"}, MarkedSecret),
        ({"measure_key": "khong.co"}, UnknownFigure),
    ],
)
def test_an_action_that_does_not_fit_is_refused_and_nothing_is_written(
    planning: Planning, now: datetime, change: dict[str, Any], refusal: type[Exception]
) -> None:
    plan = a_plan(planning, "commune")
    fits = {"text": "Việc thử", "due_on": DUE, "target_value": 3, "target_unit": "hộ"}
    before = events()
    with pytest.raises(refusal):
        actions.add_action(plan, **{**fits, **change}, **told(planning, "commune", now))
    assert (PlanAction.objects.count(), events()) == (0, before)


def test_an_owner_of_another_unit_and_an_objective_of_another_theme_are_refused(
    planning: Planning, now: datetime
) -> None:
    plan, mine = a_plan(planning, "commune"), told(planning, "commune", now)
    other = an_issued_theme(planning.units["party"], planning.officers["party"], code="khác")
    with pytest.raises(refusals.OwnerElsewhere):
        actions.add_action(plan, text="Việc", due_on=DUE, owner=planning.post("neighbour"), **mine)
    with pytest.raises(refusals.ObjectiveElsewhere):
        actions.add_action(plan, text="Việc", due_on=DUE, objective=other.objectives.earliest("pk"), **mine)
    assert PlanAction.objects.count() == 0


def test_an_unfinished_plan_is_not_sent(planning: Planning, now: datetime) -> None:
    plan = a_plan(planning, "commune")
    with pytest.raises(refusals.PlanEmpty):
        actions.submit_plan(plan, by=planning.leaders["commune"], at=now)
    actions.add_action(plan, text="Việc chưa giao", due_on=DUE, **told(planning, "commune", now))
    with pytest.raises(refusals.ActionsWithoutOwner, match="Việc chưa giao"):
        actions.submit_plan(plan, by=planning.leaders["commune"], at=now)
    plan.refresh_from_db()
    assert (plan.state, kinds_told()) == ("draft", [])


def test_a_sent_plan_is_locked_until_it_is_returned(planning: Planning, now: datetime) -> None:
    plan, mine = a_submitted_plan(planning, "commune"), told(planning, "commune", now)
    with pytest.raises(refusals.PlanLocked):
        actions.edit_plan(plan, title="Tên khác", yearly_plan="", **mine)
    with pytest.raises(refusals.PlanLocked):
        actions.remove_plan_part(plan.planactions.get(), **mine)
    with pytest.raises(refusals.ReasonMissing):
        actions.return_plan(plan, reason=" ", by=planning.leaders["district"], at=now)
    with pytest.raises(MarkedSecret):
        actions.return_plan(plan, reason="Theo văn bản (Mật)", by=planning.leaders["district"], at=now)
    plan = actions.return_plan(plan, reason="Bổ sung hạn", by=planning.leaders["district"], at=now)
    assert plan.deadline is not None
    assert (plan.state, plan.deadline.due_on, plan.returns.get().reason) == (
        "returned",
        date(2024, 1, 4),
        "Bổ sung hạn",
    )
    actions.edit_plan(plan, title="Tên khác", yearly_plan="", **mine)
    plan = actions.submit_plan(plan, by=planning.leaders["commune"], at=now)
    assert plan.deadline is not None
    assert (plan.state, plan.deadline.closed_on) == ("submitted", date(2023, 12, 27))
    assert kinds_told()[-2:] == ["plan_returned", "plan_submitted"]


def test_a_sent_plan_is_taken_back_as_it_was_before_it_was_sent(planning: Planning, now: datetime) -> None:
    plan, leader = a_submitted_plan(planning, "commune"), planning.leaders["commune"]
    plan = actions.take_back_plan(plan, by=leader, at=now)
    assert (plan.state, plan.submitted_on, plan.submitted_by_post) == ("draft", None, None)
    with pytest.raises(refusals.NotWaiting):
        actions.take_back_plan(plan, by=leader, at=now)
    plan = actions.submit_plan(plan, by=leader, at=now)
    plan = actions.return_plan(plan, reason="Bổ sung hạn", by=planning.leaders["district"], at=now)
    clock_of_mending = plan.deadline
    plan = actions.submit_plan(plan, by=leader, at=now)
    plan = actions.take_back_plan(plan, by=leader, at=now)
    assert clock_of_mending is not None
    assert plan.deadline is not None
    assert (plan.state, plan.deadline.due_on, plan.deadline.closed_on) == (
        "returned",
        clock_of_mending.due_on,
        None,
    )
    assert kinds_told()[-1] == "plan_taken_back"


def test_an_approved_plan_is_opened_again_until_it_went_out_as_a_paper(
    planning: Planning, now: datetime
) -> None:
    plan, district = an_approved_plan(planning, "commune", by="district"), planning.leaders["district"]
    counted, said = plan.planactions.get(), {"by": district, "at": now}
    for reason, refusal in ((" ", refusals.ReasonMissing), ("Công văn đóng dấu (Mật)", MarkedSecret)):
        with pytest.raises(refusal):
            actions.reopen_plan(plan, reason=reason, **said)
    with pytest.raises(NotAllowed):
        actions.reopen_plan(plan, reason="Thử", by=planning.leaders["commune"], at=now)
    actions.report_progress(counted, stated_value=Decimal(4), note="Bốn ấp", **told(planning, "commune", now))
    plan = actions.reopen_plan(plan, reason="Thêm một ấp", **said)
    assert (plan.state, plan.approved_on, plan.returns.get().reason) == ("returned", None, "Thêm một ấp")
    assert not ActionStanding.objects.exists()
    with pytest.raises(refusals.LineCounted):
        actions.remove_plan_part(counted, **told(planning, "commune", now))
    with pytest.raises(refusals.PlanNotApproved):
        actions.reopen_plan(plan, reason="Thêm một ấp", **said)
    plan = actions.submit_plan(plan, by=planning.leaders["commune"], at=now)
    plan = actions.approve_plan(plan, by=district, at=now)
    assert ActionStanding.objects.get().action == counted, "progress stayed, and counts again"
    issue: dict[str, Any] = {"issued_on": date(2023, 12, 27), "is_public": False, "signature": SIGNATURE}
    actions.issue_plan(plan, place="Thử", **issue, by=planning.leaders["commune"], at=now)
    with pytest.raises(refusals.IssuedPlanStands):
        actions.reopen_plan(plan, reason="Thêm một ấp", **said)
    assert events().count("plan_reopened") == 1


def test_approval_out_of_order_is_refused_with_who_is_first(planning: Planning, now: datetime) -> None:
    draft = a_full_plan(planning, "neighbour")
    with pytest.raises(refusals.NotWaiting):
        actions.approve_plan(draft, by=planning.leaders["district"], at=now)
    plan = a_submitted_plan(planning, "commune")
    with pytest.raises(refusals.ApprovalOutOfOrder, match="do Huyện Thử duyệt"):
        actions.approve_plan(plan, by=planning.leaders["province"], at=now)
    a_plan(planning, "district")
    with pytest.raises(refusals.AbovePlanFirst):
        actions.approve_plan(plan, by=planning.leaders["district"], at=now)
    with pytest.raises(NotAllowed):
        actions.approve_plan(plan, by=planning.leaders["commune"], at=now)
    plan.refresh_from_db()
    assert (plan.state, PlanReturn.objects.count()) == ("submitted", 0)


def test_the_top_approves_its_own_plan_by_a_second_person(planning: Planning, now: datetime) -> None:
    plan = a_submitted_plan(planning, "party")
    with pytest.raises(refusals.OwnSubmission):
        actions.approve_plan(plan, by=planning.leaders["party"], at=now)
    assert actions.approve_plan(plan, by=planning.officers["party"], at=now).state == "approved"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_at_once_the_second_is_refused(race: Any, now: datetime) -> None:
    planning = a_planning()
    plan = a_submitted_plan(planning, "commune")
    second = an_actor(planning.units["district"], Role.LEADER)
    outcomes = race(
        lambda: actions.approve_plan(plan, by=planning.leaders["district"], at=now),
        lambda: actions.approve_plan(plan, by=second, at=now),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotWaiting", "Plan"]
    assert events().count("plan_approved") == 1


def test_papers_and_projects_are_entered_also_after_approval(planning: Planning, now: datetime) -> None:
    an_approved_plan(planning, "party", by="party")
    plan, mine = Plan.objects.get(), told(planning, "party", now)
    paper: dict[str, Any] = {
        "kind": "plan",
        "number": "12-ĐA/TU",
        "issued_on": date(2022, 5, 4),
        "title": "Đề án học tập",
    }
    entered = actions.add_paper(
        plan, is_project=True, upload=SimpleUploadedFile("de-an.pdf", b"%PDF-1.7 thu"), **paper, **mine
    )
    assert str(entered) == "Đề án số 12-ĐA/TU ngày 04/05/2022: Đề án học tập"
    for change, refusal in (
        ({}, refusals.PaperEntered),
        ({"issued_on": date(2023, 12, 28)}, refusals.PaperInFuture),
        ({"number": " "}, refusals.PlanTextMissing),
        ({"number": "13-ĐA/TU-MẬT"}, MarkedSecret),
        ({"number": "14", "upload": SimpleUploadedFile("TỐI MẬT.pdf", b"%PDF-1.7")}, MarkedSecret),
    ):
        with pytest.raises(refusal):
            actions.add_paper(plan, **{**paper, **change}, **mine)
    assert PlanPaper.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "by", "number"), [("party", "party", "02-KH/TU"), ("district", "province", "01/KH-UBND")]
)
def test_an_approved_plan_becomes_a_paper_in_both_worlds(
    planning: Planning, now: datetime, name: str, by: str, number: str
) -> None:
    plan = a_submitted_plan(planning, name, yearly_plan="Kế hoạch phát triển kinh tế - xã hội năm 2023")
    issue: dict[str, Any] = {"issued_on": date(2023, 12, 27), "is_public": False, "signature": SIGNATURE}
    leader = planning.leaders[name]
    with pytest.raises(refusals.PlanNotApproved):
        actions.issue_plan(plan, **issue, by=leader, at=now)
    approver = planning.officers if by == name else planning.leaders
    actions.approve_plan(plan, by=approver[by], at=now)
    plan = actions.issue_plan(plan, place="Thử", **issue, by=leader, at=now)
    assert plan.paper is not None
    assert (plan.paper.number_text, plan.paper.is_public) == (number, False)
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(read(plan.paper.pdf))).pages)
    text = " ".join(pages.split())
    for said in ("Vấn đề bức xúc, nổi cộm", "Chỉ tiêu: 10 ấp", "30/06/2023", "kinh tế - xã hội năm 2023"):
        assert said in text
    world = plan.unit.world
    assert faults(check_docx(read(plan.paper.docx), world)) == []
    assert faults(check_pdf(read(plan.paper.pdf), world)) == []
    with pytest.raises(refusals.PlanIssued):
        actions.issue_plan(plan, **issue, by=leader, at=now)


def test_a_unit_has_one_plan_for_an_open_theme_it_takes_part_in(planning: Planning, now: datetime) -> None:
    a_plan(planning, "commune")
    with pytest.raises(refusals.PlanExists):
        a_plan(planning, "commune")
    own = an_issued_theme(
        planning.units["district"], an_actor(planning.units["district"], Role.PROGRAMME_OFFICER)
    )
    with pytest.raises(refusals.NotOfTheme):
        actions.create_plan(
            own, unit=planning.units["province"], title="Thử", by=planning.officers["province"], at=now
        )
    actions.close_theme(planning.theme, by=planning.officers["party"], at=now)
    with pytest.raises(refusals.ThemeNotOpen):
        a_plan(planning, "neighbour")
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"approved_on": DUE}, "programmes_plan_approved_by_somebody"),
        ({"state": "submitted"}, "programmes_plan_sent_by_somebody"),
    ],
)
def test_the_database_holds_what_a_plan_may_be(
    planning: Planning, change: dict[str, Any], constraint: str
) -> None:
    plan = a_plan(planning, "commune")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(**change)


def test_the_database_knows_the_states_of_a_plan(planning: Planning, now: datetime) -> None:
    plan = a_plan(planning, "commune")
    sent = {"submitted_on": DUE, "submitted_at": now, "submitted_by_post": planning.officers["commune"].post}
    with pytest.raises(IntegrityError, match="programmes_plan_state_known"), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(state="khác", **sent)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"target_value": -1}, "programmes_planaction_target_not_negative"),
        ({"target_value": 1, "target_unit": ""}, "programmes_planaction_target_in_units"),
        ({"text": ""}, "programmes_planaction_says_something"),
    ],
)
def test_the_database_holds_what_an_action_must_say(
    planning: Planning, change: dict[str, Any], constraint: str
) -> None:
    a_full_plan(planning, "commune")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PlanAction.objects.update(**change)


def test_who_may_write_send_and_approve_a_plan(planning: Planning, now: datetime) -> None:
    draft, waiting = a_full_plan(planning, "commune"), a_submitted_plan(planning, "neighbour")
    commune, district = planning.units["commune"], planning.units["district"]
    assert_table(
        """
                          create  edit  part  submit  approve  return   take-back  reopen   see-draft see-sent
        officer           refused yes   yes   -       -        -        -          -        yes        -
        head              refused yes   yes   yes     -        -        refused    -        yes        -
        leader            refused yes   yes   yes     -        -        refused    -        yes        -
        member            -       -     -     -       -        -        -          -        yes        -
        district-leader   -       -     -     -       yes      yes      -          refused  -          yes
        district-officer  -       -     -     -       -        -        -          -        -          -
        province-leader   -       -     -     -       refused  refused  -          refused  -          yes
        tinh-uy           -       -     -     -       refused  refused  -          refused  -          yes
        party-district    -       -     -     -       -        -        -          -        -          -
        command           -       -     -     -       -        -        -          -        -          -
        public            -       -     -     -       -        -        -          -        -          -
        """,
        who={
            "officer": planning.officers["commune"],
            "head": an_actor(commune, Role.UNIT_HEAD),
            "leader": planning.leaders["commune"],
            "member": an_actor(commune, Role.MEMBER),
            "district-leader": planning.leaders["district"],
            "district-officer": an_actor(district, Role.UNIT_OFFICER),
            "province-leader": planning.leaders["province"],
            "tinh-uy": planning.officers["party"],
            "party-district": planning.leaders["party_district"],
            "command": COMMAND,
            "public": PUBLIC,
        },
        verbs={
            "create": lambda a: actions.create_plan(planning.theme, unit=commune, title="Thử", by=a, at=now),
            "edit": lambda a: actions.edit_plan(draft, title="Khác", yearly_plan="", by=a, at=now),
            "part": lambda a: actions.add_focus_point(draft, kind="other", text="Thử", by=a, at=now),
            "submit": lambda a: actions.submit_plan(draft, by=a, at=now),
            "approve": lambda a: actions.approve_plan(waiting, by=a, at=now),
            "return": lambda a: actions.return_plan(waiting, reason="Thử", by=a, at=now),
            "take-back": lambda a: actions.take_back_plan(draft, by=a, at=now),
            "reopen": lambda a: actions.reopen_plan(waiting, reason="Thử", by=a, at=now),
            "see-draft": lambda a: Plan.objects.visible_to(a).filter(pk=draft.pk).exists(),
            "see-sent": lambda a: Plan.objects.visible_to(a).filter(pk=waiting.pk).exists(),
        },
    )
    assert FocusPoint.objects.count() == 2


@pytest.mark.parametrize(
    ("starts_on", "due_on", "moved"),
    [
        (date(2024, 1, 1), date(2023, 6, 30), date(2025, 6, 30)),
        (date(2024, 1, 1), date(2022, 2, 28), date(2024, 2, 28)),
        (date(2024, 3, 1), date(2022, 12, 31), date(2025, 2, 28)),
        (date(2024, 1, 15), date(2022, 3, 1), date(2024, 3, 14)),
        (date(2024, 1, 1), date(2024, 6, 1), date(2025, 12, 31)),
    ],
)
def test_a_copied_action_is_due_on_the_same_day_of_its_year(
    starts_on: date, due_on: date, moved: date
) -> None:
    old = Theme(starts_on=date(2022, 1, 1), ends_on=date(2023, 12, 31))
    new = Theme(starts_on=starts_on, ends_on=date(2025, 12, 31))
    assert moved_into(new, old, due_on) == moved
