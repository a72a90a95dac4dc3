"""Progress on the actions of plans: stated beside computed, evidence, lateness, reminders."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.files.actions import FileTooHeavy, NotAnImage
from nep.measures.periods import Period
from nep.measures.queries import read
from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Line
from nep.organisations.roles import Role
from nep.programmes import actions, jobs, standing
from nep.programmes.actions.progress import report_progress
from nep.programmes.models import ActionReminder, ActionStanding, PlanAction, ProgressEntry
from nep.programmes.queries.progress import desk_actions, progress_of
from nep.programmes.refusals import progress as refusals
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.secrecy import MarkedSecret
from tests.factories.commitments import some_commitments
from tests.factories.organisations import an_actor
from tests.factories.plans import DUE, Planning, a_full_plan, a_planning, an_approved_plan
from tests.files.test_store import a_photo
from tests.tables import assert_table

pytestmark = pytest.mark.django_db
FIGURE = "actions_planned"


@pytest.fixture
def planning(now: datetime) -> Planning:
    return a_planning()


@pytest.fixture
def action(planning: Planning) -> PlanAction:
    return an_approved_plan(planning, "party", by="party").planactions.get()


def told(planning: Planning, **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"note": "Đã đặt thùng ở bốn ấp", "by": planning.officers["party"]}
    return {**given, "at": clock.now(), **changes}


def with_figure(action: PlanAction, key: str = FIGURE) -> PlanAction:
    PlanAction.objects.filter(pk=action.pk).update(measure_key=key)
    action.refresh_from_db()
    return action


def test_an_approved_action_stands_and_its_newest_entry_says_whether_it_is_done(
    planning: Planning, action: PlanAction
) -> None:
    row = ActionStanding.objects.get()
    assert (row.unit, row.due_on, row.done_on, row.late_from) == (
        planning.units["party"],
        DUE,
        None,
        date(2023, 7, 1),
    )
    report_progress(action, stated_value=Decimal(4), **told(planning))
    row.refresh_from_db()
    assert row.done_on is None
    report_progress(action, stated_value=Decimal(10), is_done=True, **told(planning))
    row.refresh_from_db()
    assert (row.done_on, row.late_until) == (date(2023, 12, 27), date(2023, 12, 27))
    report_progress(action, **told(planning, note="Ấp Tám còn thiếu"))
    row.refresh_from_db()
    assert (row.done_on, row.late_until) == (None, None)
    found = list(Event.objects.filter(thing_kind="programmes.planaction").order_by("pk"))
    assert [event.event for event in found] == [
        "action_progress_reported",
        "action_done",
        "action_progress_reported",
    ]


def test_paper_three_working_days_old_decides_lateness_older_paper_does_not(
    planning: Planning, action: PlanAction, at_moment: Callable[..., datetime]
) -> None:
    at_moment(date(2023, 7, 3))
    report_progress(action, is_done=True, **told(planning, happened_on=date(2023, 6, 30)))
    row = ActionStanding.objects.get()
    assert (row.done_on, row.late_until) == (DUE, row.late_from), "in time: never late"
    at_moment(date(2023, 7, 10))
    report_progress(action, is_done=True, **told(planning, happened_on=date(2023, 6, 30)))
    assert ActionStanding.objects.get().done_on == date(2023, 7, 10)


def test_stated_stands_beside_computed_and_a_difference_needs_its_reason(
    planning: Planning, action: PlanAction
) -> None:
    action = with_figure(action)
    with pytest.raises(refusals.DifferenceUnexplained) as refused:
        report_progress(action, stated_value=Decimal("4.5"), **told(planning))
    assert "Số đơn vị báo cáo là 4,5, số hệ thống tính là 1." in str(refused.value.sentence)
    assert not ProgressEntry.objects.exists()
    explained = told(planning, explanation="Tính cả ấp chưa ghi vào hệ thống")
    report_progress(action, stated_value=Decimal("4.5"), **explained)
    report_progress(action, stated_value=Decimal(1), **told(planning))
    seen = progress_of(action, today=clock.today())
    assert seen.computed is not None
    assert seen.computed.figure.sentence.startswith("Đếm mỗi việc trong kế hoạch đã duyệt một lần")
    assert (seen.stated, seen.computed_text, seen.difference, seen.target) == ("1", "1", "", "10 ấp")
    assert [(entry.stated, entry.computed, entry.difference) for entry in seen.entries] == [
        ("1", "1", ""),
        ("4,5", "1", "+3,5"),
    ]


def test_a_small_count_of_commitments_is_not_shown_beside_a_stated_number(
    planning: Planning, action: PlanAction
) -> None:
    action = with_figure(action, "commitments_registered")
    some_commitments(planning, 4)
    entry = report_progress(action, stated_value=Decimal(90), **told(planning))
    assert (entry.computed_value, progress_of(action, today=clock.today()).computed) == (None, None)
    some_commitments(planning, 1)
    seen = progress_of(action, today=clock.today())
    assert seen.computed_text == "5"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"note": " "}, refusals.NoteMissing),
        ({"note": "ấ" * 5001}, refusals.NoteTooLong),
        ({"note": "Theo công văn MẬT"}, MarkedSecret),
        ({"explanation": "Tuyệt mật: (tuyệt mật)"}, MarkedSecret),
        ({"stated_value": Decimal(-1)}, refusals.ValueBelowZero),
        ({"happened_on": date(2023, 12, 28)}, refusals.EntryInFuture),
        ({"happened_on": date(2021, 12, 31)}, refusals.EntryBeforeTheme),
        ({"uploads": [SimpleUploadedFile("a.jpg", b"khong phai anh")]}, NotAnImage),
        ({"uploads": [SimpleUploadedFile("TỐI MẬT.jpg", a_photo())]}, MarkedSecret),
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(
    planning: Planning, action: PlanAction, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        report_progress(action, **told(planning, **changes))
    assert not ProgressEntry.objects.exists()
    assert ActionStanding.objects.get().done_on is None


def test_heavy_evidence_is_refused_with_a_sentence(planning: Planning, action: PlanAction) -> None:
    heavy = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7" + b"0" * (21 * 2**20))
    with pytest.raises(FileTooHeavy):
        report_progress(action, **told(planning, uploads=[heavy]))
    assert not ProgressEntry.objects.exists()


def test_a_plan_that_is_not_approved_takes_no_progress(planning: Planning) -> None:
    action = a_full_plan(planning, "party").planactions.get()
    with pytest.raises(refusals.PlanNotApproved):
        report_progress(action, **told(planning))
    assert not ActionStanding.objects.exists()


def test_who_reports_and_who_sees(planning: Planning, action: PlanAction) -> None:
    at = clock.now()

    def report(actor: Actor) -> object:
        return report_progress(action, note="Đã làm", by=actor, at=at)

    assert_table(
        """
                   see   report
        owner      yes   yes
        leader     yes   yes
        below      yes   -
        state      yes   -
        member     yes   -
        auditor    yes   -
        keeper     -     -
        command    -     -
        """,
        who={
            "owner": planning.officers["party"],
            "leader": planning.leaders["party"],
            "below": planning.officers["party_district"],
            "state": planning.officers["commune"],
            "member": an_actor(planning.units["party"], Role.MEMBER),
            "auditor": an_actor(planning.units["party"], Role.AUDITOR),
            "keeper": an_actor(planning.units["party"], Role.ADMINISTRATOR),
            "command": COMMAND,
        },
        verbs={
            "see": lambda actor: ActionStanding.objects.visible_to(actor).exists(),
            "report": report,
        },
    )


def test_the_figures_of_actions_follow_the_calendar(planning: Planning, action: PlanAction) -> None:
    years = [Period(date(2023, 1, 1), day) for day in (date(2023, 6, 30), date(2023, 7, 1), clock.today())]
    report_progress(action, is_done=True, **told(planning))
    keys = ["actions_planned", "actions_done", "actions_late"]
    values = read(keys, [planning.units["party"]], years, line=Line.PARTY)
    found = [[values[key, planning.units["party"].pk, year] for key in keys] for year in years]
    assert found == [[1, 0, 0], [1, 0, 1], [1, 1, 0]]


def test_owners_are_reminded_once_before_and_once_after(
    planning: Planning, action: PlanAction, at_moment: Callable[..., datetime]
) -> None:
    Notice.objects.all().delete()

    def sent_on(day: date) -> list[tuple[str, int | None]]:
        before = set(Notice.objects.values_list("pk", flat=True))
        at_moment(day)
        jobs.remind()
        jobs.remind()
        new = Notice.objects.exclude(pk__in=before).order_by("pk")
        return list(new.values_list("kind", "user_id"))

    owner, leader = planning.officers["party"].user_id, planning.leaders["party"].user_id
    assert sent_on(date(2023, 6, 22)) == []
    assert sent_on(date(2023, 6, 23)) == [("action_due_soon", owner)], "five working days before Friday 30/6"
    assert sent_on(date(2023, 6, 30)) == []
    assert sent_on(date(2023, 7, 1)) == [], "a Saturday: one working day after is Monday"
    assert sent_on(date(2023, 7, 3)) == [("action_late", owner), ("action_late", leader)]
    assert sent_on(date(2023, 9, 1)) == []
    kinds = ActionReminder.objects.order_by("pk").values_list("kind", "due_on", "sent_on")
    assert list(kinds) == [
        ("before", DUE, date(2023, 6, 23)),
        ("after", DUE, date(2023, 7, 3)),
    ]
    late = Notice.objects.filter(kind="action_late").order_by("pk")[0]
    assert render(late).sentence == "Quá hạn 30/06/2023: Thu gom rác tại nguồn ở mười ấp"
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionReminder.objects.create(action=action, kind="after", due_on=DUE, sent_on=clock.today())


def test_nobody_is_reminded_of_what_is_done(
    planning: Planning, action: PlanAction, at_moment: Callable[..., datetime]
) -> None:
    at_moment(date(2023, 6, 20))
    report_progress(action, is_done=True, **told(planning))
    for day in (date(2023, 6, 27), date(2023, 7, 10)):
        at_moment(day)
        jobs.remind()
    assert not ActionReminder.objects.exists()


def test_the_desk_of_the_owner_shows_what_is_late(planning: Planning, action: PlanAction) -> None:
    found = desk_actions(planning.officers["party"], clock.today())
    assert [(item.title, item.due_on) for item in found] == [(action.text, DUE)]
    assert desk_actions(planning.officers["party"], date(2023, 6, 1)) == []
    report_progress(action, is_done=True, **told(planning))
    assert desk_actions(planning.officers["party"], clock.today()) == []


def test_where_an_action_stands_is_mended(planning: Planning, action: PlanAction) -> None:
    report_progress(action, is_done=True, **told(planning))
    right = ActionStanding.objects.values().get()
    assert standing.standing_faults() == []
    ActionStanding.objects.update(done_on=None, late_until=None, folded="")
    assert len(standing.standing_faults()) == 1
    standing.mend_standing()
    mended = ActionStanding.objects.values().get()
    assert {**mended, "id": 0} == {**right, "id": 0}
    assert standing.standing_faults() == []


def test_evidence_is_kept_as_photographs_and_papers(planning: Planning, action: PlanAction) -> None:
    uploads = [
        SimpleUploadedFile("thung-rac.jpg", a_photo(gps=True)),
        SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 bien ban"),
    ]
    actions.report_progress(action, **told(planning, uploads=uploads))
    shown = progress_of(action, today=clock.today()).entries[0].evidence
    assert [(one.label, bool(one.image_url)) for one in shown] == [
        ("thung-rac.jpg", True),
        ("bien-ban.pdf", False),
    ]
