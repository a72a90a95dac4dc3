"""Lines of a plan from a spreadsheet: looked through, written whole, known again, taken back."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from nep.imports import actions as imports
from nep.imports.models import BatchFault
from nep.imports.refusals import StillUsed
from nep.imports.registry import importer_of
from nep.programmes import actions
from nep.programmes.models import FocusPoint, PlanAction
from nep.programmes.refusals import PlanLocked
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.imports import a_preview, an_import
from tests.factories.organisations import a_post
from tests.factories.plans import DUE, a_full_plan, a_plan, a_planning
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
FOCUS = ["Vấn đề bức xúc", "Rác thải ven sông"]


def an_action(
    text="Đặt thùng rác ở chợ", owner=None, due=DUE, objective=None, serves=None, target=None, unit=None
):
    return ["Việc làm", text, owner, due, objective, serves, target, unit]


@pytest.fixture
def planning(now):
    return a_planning()


@pytest.fixture
def by(planning):
    return planning.officers["district"]


@pytest.fixture
def plan(planning):
    return a_plan(planning, "district")


def faults_of(batch):
    return {fault.cell: fault.sentence for fault in BatchFault.objects.filter(batch=batch)}


def test_focus_points_and_actions_come_in_with_what_they_name(planning, plan, by):
    title, objective = planning.post("district").title, plan.theme.objectives.order_by("pk")[0]
    rows = [
        an_action(
            owner=title, objective=objective.words, serves="Rác thải ven sông", target="1.234,5", unit="kg"
        ),
        FOCUS,
    ]
    batch = an_import("plan", rows, by=by, scope=str(plan.uuid))

    assert (batch.state, batch.new_count) == ("committed", 2)
    action = PlanAction.objects.get(plan=plan)
    assert (action.text, action.owner, action.due_on) == (
        "Đặt thùng rác ở chợ",
        planning.post("district"),
        DUE,
    )
    assert (action.objective, action.adopts_focus) == (objective, FocusPoint.objects.get(plan=plan))
    assert (action.target_value, action.target_unit) == (Decimal("1234.5"), "kg")


def test_the_same_file_again_changes_nothing(plan, by):
    rows = [an_action(target=5, unit="cái"), FOCUS]
    an_import("plan", rows, by=by, scope=str(plan.uuid))
    again = a_preview("plan", rows, by=by, scope=str(plan.uuid))
    assert (again.same_count, again.writes_count, again.faulty_count) == (2, 0, 0)


def test_what_goes_out_comes_back_unchanged(planning, by):
    plan = a_full_plan(planning, "district")
    rows = [list(row) for row in importer_of("plan").export(str(plan.uuid))]
    assert [row[:2] for row in rows] == [
        ["Vấn đề bức xúc", "Rác thải ở các ấp ven sông"],
        ["Việc làm", "Thu gom rác tại nguồn ở mười ấp"],
    ]
    again = a_preview("plan", rows, by=by, scope=str(plan.uuid))
    assert (again.same_count, again.writes_count, again.faulty_count) == (2, 0, 0)


def test_a_line_that_stands_is_changed_and_the_whole_is_taken_back(planning, plan, by):
    an_import("plan", [an_action(target=5, unit="cái"), FOCUS], by=by, scope=str(plan.uuid))
    rows = [
        an_action(due=date(2023, 7, 31), target=6, unit="cái"),
        ["Khâu đột phá", FOCUS[1]],
        an_action("Mới"),
    ]
    batch = an_import("plan", rows, by=by, scope=str(plan.uuid))
    assert (batch.changed_count, batch.new_count) == (2, 1)
    action = PlanAction.objects.get(text="Đặt thùng rác ở chợ")
    assert (action.due_on, action.target_value) == (date(2023, 7, 31), 6)

    imports.undo_batch(batch, by=by, at=clock.now())

    action.refresh_from_db()
    assert (action.due_on, action.target_value) == (DUE, 5)
    assert FocusPoint.objects.get(plan=plan).kind == "pressing"
    assert PlanAction.objects.filter(plan=plan).count() == 1


def test_a_plan_that_was_sent_is_not_written_and_not_taken_back(planning, plan, by):
    rows = [an_action(owner=planning.post("district").title)]
    batch = an_import("plan", rows, by=by, scope=str(plan.uuid))
    actions.submit_plan(plan, by=planning.leaders["district"], at=clock.now())
    with pytest.raises(PlanLocked):
        imports.undo_batch(batch, by=by, at=clock.now())
    with pytest.raises(PlanLocked):
        an_import("plan", [an_action("Việc khác")], by=by, scope=str(plan.uuid))
    assert PlanAction.objects.filter(plan=plan).count() == 1


def test_a_line_that_another_line_rests_on_holds_the_import(plan, by):
    batch = an_import("plan", [FOCUS], by=by, scope=str(plan.uuid))
    focus = FocusPoint.objects.get(plan=plan)
    told = {"by": by, "at": clock.now()}
    actions.add_action(plan, text="Nạo vét kênh", due_on=DUE, adopts_focus=focus, **told)
    with pytest.raises(StillUsed, match="1 việc làm đang dựa vào"):
        imports.undo_batch(batch, by=by, at=clock.now())


BAD = {
    "kind": (
        ["Việc", "x"],
        "A2",
        "Loại dòng là một trong: Việc làm, Khâu đột phá, Vấn đề bức xúc, Trọng tâm khác.",
    ),
    "text": (["Việc làm", None], "B2", "Ô này phải ghi: Nội dung."),
    "secret": (["Việc làm", "TUYỆT MẬT: chuyển quân", None, DUE], "B2", None),
    "owner": (an_action(owner="Chức vụ lạ"), "C2", "Đơn vị không có chức vụ hay người nào là “Chức vụ lạ”."),
    "no_day": (an_action(due=None), "D2", "Ô này phải ghi: Hạn."),
    "leap": (an_action(due="29/02/2023"), "D2", "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày."),
    "outside": (an_action(due=date(2030, 1, 1)), "D2", None),
    "objective": (
        an_action(objective="Không có"),
        "E2",
        "Chuyên đề không có mục tiêu, trụ cột nào như vậy. Ông/bà chọn trong danh sách.",
    ),
    "serves": (
        an_action(serves="Không có"),
        "F2",
        "Không có trọng tâm nào mang lời này, trong kế hoạch hay trong tệp.",
    ),
    "below": (an_action(target=-1, unit="cái"), "G2", "Chỉ tiêu không được nhỏ hơn 0."),
    "no_unit": (an_action(target=1), "H2", "Ông/bà ghi đơn vị tính của chỉ tiêu, ví dụ: hộ, km, người."),
    "focus_day": ([*FOCUS, None, DUE], "D2", "Cột này chỉ ghi cho dòng Việc làm."),
}  # fmt: skip


@pytest.mark.parametrize(("row", "cell", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_cell_is_named_and_the_plan_stays(plan, by, row, cell, sentence):
    batch = a_preview("plan", [an_action("Việc tốt"), row][::-1], by=by, scope=str(plan.uuid))
    told = faults_of(batch)
    assert list(told) == [cell]
    assert told[cell] == (sentence or told[cell])
    assert not PlanAction.objects.filter(plan=plan).exists()


def test_the_same_line_twice_is_faulty_at_both(plan, by):
    batch = a_preview("plan", [an_action(), an_action()], by=by, scope=str(plan.uuid))
    assert set(faults_of(batch)) == {"B2", "B3"}


def test_two_posts_of_one_title_are_told_apart_by_their_holder(planning, plan, by):
    title = planning.post("district").title
    other = a_post(planning.units["district"], title=title)
    asked = a_preview("plan", [an_action(owner=title)], by=by, scope=str(plan.uuid))
    assert faults_of(asked) == {"C2": "Đơn vị có 2 người như vậy. Ông/bà ghi họ tên."}
    written = f"{title} ({other.person.full_name})"
    an_import("plan", [an_action(owner=written)], by=by, scope=str(plan.uuid))
    assert PlanAction.objects.get(plan=plan).owner == other


def test_who_may_bring_lines_into_a_plan(planning, plan, by):
    with pytest.raises(NotAllowed):
        a_preview("plan", [FOCUS], by=planning.officers["commune"], scope=str(plan.uuid))
    client = Client()
    for name, code in (("district", 200), ("board", 403)):
        client.force_login(planning.officers[name].user)
        assert client.get(reverse("imports:new", args=["plan"])).status_code == code
    client.force_login(by.user)
    page = client.get(reverse("programmes:plan", args=[plan.uuid])).content.decode()
    assert f"{reverse('imports:new', args=['plan'])}?pham-vi={plan.uuid}" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_check_costs_the_same_with_more_rows(plan, by, count, now):
    rows = [an_action(f"Việc {n}") for n in range(count)]
    batch = a_preview("plan", rows, by=by, scope=str(plan.uuid))
    with assert_queries(21):
        imports.check_again(batch, at=now)
