"""Pages of plans and the board of who has not, through the client."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.registry import desk_items
from nep.organisations.roles import Role
from nep.programmes import actions, refusals
from nep.programmes.models import Plan, PlanAction, PlanLevel, PlanReminder
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import a_unit, an_actor
from tests.factories.plans import (
    DUE,
    Planning,
    a_full_plan,
    a_plan,
    a_planning,
    a_submitted_plan,
    an_approved_plan,
)
from tests.tables import assert_queries, assert_table
from tests.taken import grid, rows_taken, taken

pytestmark = pytest.mark.django_db
ACTION = {"text": "Sửa đường ấp", "due_on": "30/06/2023", "position": "1"}


@pytest.fixture
def planning(now: datetime) -> Planning:
    return a_planning()


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def page_of(client: Client, name: str, *args: Any, query: str = "") -> str:
    return client.get(reverse(f"programmes:{name}", args=args) + query).content.decode()


def set_levels(planning: Planning, **days: date) -> None:
    for kind, due_on in days.items():
        actions.set_plan_level(
            planning.theme,
            kind=kind,
            due_on=due_on,
            by=planning.officers["party"],
            at=clock.now(),
        )


def test_a_plan_is_written_sent_approved_and_issued_in_the_browser(planning: Planning) -> None:
    desk, leader = signed_in(planning.officers["commune"]), signed_in(planning.leaders["commune"])
    begin = reverse("programmes:own_plan", args=[planning.theme.uuid])
    assert "Bắt đầu từ trang trống" in desk.get(begin).content.decode()
    address = desk.post(begin, {"title": "Kế hoạch của xã", "start": "empty"}).headers["Location"]
    plan = Plan.objects.get()
    assert desk.get(begin).headers["Location"] == address == plan.get_absolute_url()
    add = [
        ("trong-tam", {"kind": "breakthrough", "text": "Nghe dân từng ấp", "position": "1"}),
        ("viec", ACTION | {"target_value": "95,5", "target_unit": "%", "measure_key": ""}),
        (
            "van-ban",
            {"kind": "plan", "number": "21/KH", "issued_on": "20/05/2022", "title": "Sửa", "position": "1"},
        ),
    ]
    for part, typed in add:
        answer = desk.post(reverse("programmes:add_plan_part", args=[plan.uuid, part]), typed)
        assert answer.headers["Location"] == address
    give = reverse("programmes:give_open_actions", args=[plan.uuid])
    desk.post(give, {"owner": str(planning.post("commune").pk)})
    page = desk.get(address).content.decode()
    assert all(said in page for said in ("Nghe dân từng ấp", "95,5 %", "đơn vị thêm", "Công chức thử nghiệm"))
    submit = reverse("programmes:submit_plan", args=[plan.uuid])
    assert submit not in page, "an officer writes, the leader sends"
    assert "người đứng đầu đơn vị hoặc trưởng bộ phận" in page, "and the officer is told so"
    leader.post(reverse("programmes:submit_plan", args=[plan.uuid]))
    above = signed_in(planning.leaders["district"])
    assert "Xã Một: Kế hoạch của xã" in page_of(above, "plans")
    above.post(reverse("programmes:approve_plan", args=[plan.uuid]))
    form = page_of(leader, "issue_plan", plan.uuid)
    assert plan.unit.posts.get(title="Người đứng đầu").person.full_name in form, "the head signs"
    issue = {"issued_on": "27/12/2023", "place": "Thử", "signer_title": "Chủ tịch", "signer_name": "Lê Thử"}
    leader.post(reverse("programmes:issue_plan", args=[plan.uuid]), issue)
    page = leader.get(address).content.decode()
    assert all(said in page for said in ("đã duyệt thứ Tư 27/12/2023", "số 01/KH-UBND", "Duyệt kế hoạch"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"target_value": "-1", "target_unit": "hộ"}, "Chỉ tiêu không được nhỏ hơn 0."),
        ({"target_value": "3"}, "Ông/bà ghi đơn vị tính của chỉ tiêu"),
        ({"due_on": "01/01/2024"}, "từ 01/01/2022 đến hết 31/12/2023"),
        ({"due_on": "31/02/2023"}, "Không có ngày 31/02/2023"),
        ({"owner": "neighbour"}, "Người phụ trách phải đang giữ chức vụ ở chính đơn vị này."),
        ({"text": "Sửa đường ấp (Mật)"}, "Nội dung này có dấu độ mật."),
    ],
)
def test_bad_input_gets_its_sentence_at_its_field_and_loses_nothing(
    planning: Planning, typed: dict[str, str], sentence: str
) -> None:
    plan = a_plan(planning, "commune")
    if "owner" in typed:
        typed = {"owner": str(planning.post("neighbour").pk)}
    address = reverse("programmes:add_plan_part", args=[plan.uuid, "viec"])
    page = signed_in(planning.officers["commune"]).post(address, ACTION | typed).content.decode()
    assert sentence in page
    assert "Sửa đường ấp" in page
    assert PlanAction.objects.count() == 0


def test_all_that_is_wrong_with_an_action_is_told_at_once(planning: Planning) -> None:
    plan = a_plan(planning, "commune")
    address = reverse("programmes:add_plan_part", args=[plan.uuid, "viec"])
    typed = ACTION | {"due_on": "01/01/2024", "target_value": "-1"}
    page = signed_in(planning.officers["commune"]).post(address, typed).content.decode()
    assert "từ 01/01/2022 đến hết 31/12/2023" in page
    assert "Chỉ tiêu không được nhỏ hơn 0." in page


def test_a_locked_plan_shows_why_instead_of_a_form_that_could_not_be_saved(planning: Planning) -> None:
    plan = a_submitted_plan(planning, "commune")
    desk, line = signed_in(planning.officers["commune"]), plan.planactions.get()
    for address in (
        reverse("programmes:add_plan_part", args=[plan.uuid, "viec"]),
        reverse("programmes:edit_plan_part", args=[plan.uuid, "viec", line.pk]),
        reverse("programmes:remove_plan_part", args=[plan.uuid, "viec", line.pk]),
        reverse("programmes:edit_plan", args=[plan.uuid]),
    ):
        page = desk.get(address).content.decode()
        assert "Kế hoạch đã gửi hoặc đã duyệt, không sửa được." in page
        assert "Lưu vào kế hoạch" not in page


def test_a_sent_plan_is_taken_back_and_an_approved_one_opened_again_in_the_browser(
    planning: Planning,
) -> None:
    plan = a_submitted_plan(planning, "commune")
    leader, above = signed_in(planning.leaders["commune"]), signed_in(planning.leaders["district"])
    address = plan.get_absolute_url()
    back, again = (reverse(f"programmes:{name}_plan", args=[plan.uuid]) for name in ("take_back", "reopen"))
    assert back in leader.get(address).content.decode()
    assert back not in signed_in(planning.officers["commune"]).get(address).content.decode()
    assert leader.post(back).headers["Location"] == address
    assert above.get(address).status_code == 404, "a draft is the unit's own again"
    assert "lấy lại kế hoạch đã gửi" in above.get(reverse("notices:inbox")).content.decode()
    leader.post(reverse("programmes:submit_plan", args=[plan.uuid]))
    above.post(reverse("programmes:approve_plan", args=[plan.uuid]))
    assert again in above.get(address).content.decode()
    assert again not in leader.get(address).content.decode()
    assert "Ông/bà ghi rõ chỗ cần bổ sung" in above.post(again, {"reason": ""}).content.decode()
    above.post(again, {"reason": "Thêm ấp mới chia"})
    page = leader.get(address).content.decode()
    assert all(said in page for said in ("Thêm ấp mới chia", "gửi lại chậm nhất", "Mở lại kế hoạch đã duyệt"))


def test_a_line_from_above_is_taken_over_by_one_press_and_seen_from_both_ends(planning: Planning) -> None:
    top = an_approved_plan(planning, "party", by="party")
    plan = a_plan(planning, "party_district")
    desk = signed_in(planning.officers["party_district"])
    line, focus = top.planactions.get(), top.focuspoints.get()
    assert "Nhận việc này" in desk.get(plan.get_absolute_url()).content.decode()
    for part, row in (("viec", line), ("trong-tam", focus)):
        desk.post(reverse("programmes:adopt_line", args=[plan.uuid, part, row.pk]))
    own = plan.planactions.get()
    edit = reverse("programmes:edit_plan_part", args=[plan.uuid, "viec", own.pk])
    assert "Cấp trên ghi: “" in desk.get(edit).content.decode()
    desk.post(edit, ACTION | {"owner": str(planning.post("party_district").pk)})
    page = desk.get(plan.get_absolute_url()).content.decode()
    assert "nhận từ cấp trên, có sửa: “Thu gom rác tại nguồn ở mười ấp”" in page
    assert "Nhận việc này" not in page
    above = signed_in(planning.officers["party"])
    assert "đơn vị nhận" not in above.get(top.get_absolute_url()).content.decode(), "a draft is not counted"
    actions.submit_plan(plan, by=planning.leaders["party_district"], at=clock.now())
    page = above.get(top.get_absolute_url()).content.decode()
    assert ("1 đơn vị nhận, 1 có sửa" in page, "1 đơn vị nhận, 0 có sửa" in page) == (True, True)
    page = page_of(above, "cascade", top.uuid)
    assert all(
        said in page for said in ("Huyện ủy Thử", "có sửa: “Sửa đường ấp”", "1 đơn vị nhận nguyên văn")
    )


def test_a_higher_unit_that_would_skip_a_level_is_told_who_approves(planning: Planning) -> None:
    plan = a_submitted_plan(planning, "commune")
    address = reverse("programmes:approve_plan", args=[plan.uuid])
    page = signed_in(planning.leaders["province"]).post(address).content.decode()
    assert "Kế hoạch này do Huyện Thử duyệt." in page
    back = reverse("programmes:return_plan", args=[plan.uuid])
    page = signed_in(planning.leaders["district"]).post(back, {"reason": ""}).content.decode()
    assert "Ông/bà ghi rõ chỗ cần bổ sung" in page
    plan.refresh_from_db()
    assert plan.state == "submitted"
    signed_in(planning.leaders["district"]).post(back, {"reason": "Ghi rõ số hộ"})
    page = signed_in(planning.officers["commune"]).get(plan.get_absolute_url()).content.decode()
    assert "Ghi rõ số hộ" in page


def test_posts_of_the_party_are_not_read_from_the_state_side(planning: Planning) -> None:
    top = an_approved_plan(planning, "party", by="party")
    title = "Cán bộ Ban Thường vụ"
    Post.objects.filter(pk=planning.post("party").pk).update(title=title)
    assert title in signed_in(planning.leaders["party_district"]).get(top.get_absolute_url()).content.decode()
    page = signed_in(planning.leaders["province"]).get(top.get_absolute_url()).content.decode()
    assert "Thu gom rác tại nguồn ở mười ấp" in page, "its lines are what the province starts from"
    assert "Người phụ trách" not in page
    province, address = signed_in(planning.leaders["province"]), reverse("programmes:actions")
    action = reverse("programmes:action", args=[top.planactions.get().uuid])
    assert title in signed_in(planning.leaders["party_district"]).get(address).content.decode()
    assert "Thu gom rác tại nguồn ở mười ấp" in province.get(address).content.decode()
    for page in (address, action):
        assert title not in province.get(page).content.decode()
    assert title not in str(grid(taken(province, address)))


def test_the_board_counts_filters_exports_and_reminds(planning: Planning) -> None:
    set_levels(
        planning, commune=date(2023, 12, 1), district=date(2023, 12, 29), party_district=date(2023, 12, 1)
    )
    a_submitted_plan(planning, "district")
    a_plan(planning, "commune")
    lead, theme = signed_in(planning.leaders["party"]), planning.theme.uuid
    page = page_of(lead, "plan_board", theme)
    assert "Đã gửi 1/4 đơn vị · đúng hạn 1/4" in page
    assert all(
        said in page for said in ("quá hạn 3", "chưa lập 2", "đang soạn 1", "chờ duyệt 1", "đã duyệt 0")
    )
    late = page_of(lead, "plan_board", theme, query="?trang-thai=tre")
    assert [name in late for name in ("Xã Một", "Xã Hai", "Huyện ủy Thử", "Huyện Thử</")] == [
        True, True, True, False,
    ]  # fmt: skip
    found = page_of(lead, "plan_board", theme, query="?tim=xa+hai&cap=commune")
    assert ("Xã Hai" in found, "Xã Một" in found) == (True, False)
    remind = reverse("programmes:remind_units", args=[theme])
    lead.post(f"{remind}?trang-thai=tre")
    assert PlanReminder.objects.count() == 3
    assert Notice.objects.filter(kind="plan_reminder").values("user").distinct().count() == 6
    assert (
        "Không có đơn vị nào cần nhắc" in lead.post(f"{remind}?trang-thai=tre", follow=True).content.decode()
    )
    lines = rows_taken(lead, reverse("programmes:plan_board", args=[theme]))
    assert len(lines) == 4
    assert lines[3] == ["Xã Một", "cấp xã", "đang soạn", "01/12/2023", "", "27/12/2023"]
    district = page_of(signed_in(planning.leaders["district"]), "plan_board", theme)
    assert ("Xã Một" in district, "Huyện ủy Thử" in district) == (True, False), "each sees its own line"


def test_a_returned_plan_is_late_when_its_day_of_mending_is_over(planning: Planning, at_moment: Any) -> None:
    set_levels(planning, commune=date(2023, 12, 1))
    plan = a_submitted_plan(planning, "commune")
    actions.return_plan(plan, reason="Sửa", by=planning.leaders["district"], at=clock.now())
    lead = signed_in(planning.leaders["district"])
    assert "quá hạn 1" in page_of(lead, "plan_board", planning.theme.uuid), "the neighbour only"
    at_moment(date(2024, 1, 5))
    assert "quá hạn 2" in page_of(lead, "plan_board", planning.theme.uuid)


def test_the_office_sets_days_by_the_rule_or_by_hand_and_lines_to_start_from(planning: Planning) -> None:
    officer, theme = signed_in(planning.officers["party"]), planning.theme
    address = reverse("programmes:plan_levels", args=[theme.uuid])
    board = page_of(officer, "plan_board", theme.uuid)
    assert "Chưa đặt hạn cho cấp nào" in board
    page = officer.post(address, {"kind": "commune", "due_on": "01/02/2024"}).content.decode()
    assert "Hạn gửi kế hoạch phải nằm trong thời gian của chuyên đề." in page
    page = officer.post(address, {"kind": "commune"}).content.decode()
    assert "Hạn gửi kế hoạch phải nằm trong thời gian" in page, "thirty working days later the theme is over"
    officer.post(address, {"kind": "commune", "due_on": "29/12/2023", "action_lines": "Việc một\nViệc hai"})
    level = PlanLevel.objects.get()
    assert (level.due_on, level.deadline) == (date(2023, 12, 29), None)
    plan = a_plan(planning, "commune", start="lines")
    assert [row.text for row in plan.planactions.order_by("position")] == ["Việc một", "Việc hai"]
    officer.post(reverse("programmes:remove_plan_level", args=[theme.uuid, level.pk]))
    assert (PlanLevel.objects.count(), Plan.objects.count()) == (0, 1)


def test_the_clock_of_a_level_is_explained_and_follows_the_rule(now: datetime) -> None:
    planning = a_planning(ends_on=date(2024, 12, 31))
    level = actions.set_plan_level(planning.theme, kind="commune", by=planning.officers["party"], at=now)
    assert level.deadline is not None
    assert (level.deadline.rule, level.due_on) == ("plan.submit", level.deadline.due_on)
    with pytest.raises(MarkedSecret):
        actions.set_plan_level(
            planning.theme, kind="district", focus_lines="(Mật)", by=planning.officers["party"], at=now
        )
    with pytest.raises(NotAllowed):
        actions.set_plan_level(planning.theme, kind="district", by=planning.leaders["district"], at=now)
    assert PlanLevel.objects.count() == 1


def test_what_waits_stands_on_the_desk_of_who_must_act(planning: Planning, now: datetime) -> None:
    set_levels(planning, commune=date(2023, 12, 29))
    officer, district = planning.officers["commune"], planning.leaders["district"]
    assert [(item.title, item.due_on) for item in desk_items(officer, now.date())] == [
        ("Gửi kế hoạch thực hiện Chuyên đề 2022-2023", date(2023, 12, 29))
    ]
    a_submitted_plan(planning, "commune")
    assert [item.kind for item in desk_items(officer, now.date())] == []
    assert [(item.kind, item.unit_name) for item in desk_items(district, now.date())] == [
        ("Kế hoạch chờ duyệt", "Xã Một")
    ]
    assert desk_items(planning.leaders["party"], now.date()) == []


def test_a_reminder_reaches_only_units_below_that_have_not_sent(planning: Planning, now: datetime) -> None:
    units = planning.units
    a_submitted_plan(planning, "commune")
    everyone = [unit.pk for unit in units.values()]
    told = actions.remind_units(planning.theme, units=everyone, by=planning.leaders["district"], at=now)
    reminded = set(PlanReminder.objects.values_list("unit", flat=True))
    assert (told, reminded) == (2, {units["district"].pk, units["neighbour"].pk})
    with pytest.raises(refusals.NobodyToRemind):
        actions.remind_units(planning.theme, units=everyone, by=planning.leaders["district"], at=now)
    with pytest.raises(NotAllowed):
        actions.remind_units(planning.theme, units=everyone, by=planning.officers["commune"], at=now)


def test_the_board_costs_the_same_for_one_and_three_units(planning: Planning) -> None:
    set_levels(planning, party_commune=date(2023, 12, 1))
    lead = signed_in(planning.leaders["party"])
    address = reverse("programmes:plan_board", args=[planning.theme.uuid])
    lead.get(address)
    with assert_queries(BOARD_QUERIES):
        lead.get(address)
    for name in ("Đảng ủy Xã Hai", "Đảng ủy Xã Ba"):
        a_unit(name, kind="party_commune", world="party", parent=planning.units["party_district"])
    with assert_queries(BOARD_QUERIES):
        assert lead.get(address).content.decode().count("chưa lập</span>") == 3


def test_a_plan_costs_the_same_however_much_it_holds(planning: Planning, now: datetime) -> None:
    plan = a_full_plan(planning, "commune")
    desk = signed_in(planning.officers["commune"])
    desk.get(plan.get_absolute_url())
    with assert_queries(PLAN_QUERIES):
        desk.get(plan.get_absolute_url())
    told: dict[str, Any] = {"by": planning.officers["commune"], "at": now}
    for number in range(3):
        actions.add_focus_point(plan, kind="other", text=f"Trọng tâm {number}", **told)
        actions.add_action(plan, text=f"Việc {number}", due_on=DUE, owner=planning.post("commune"), **told)
    with assert_queries(PLAN_QUERIES):
        desk.get(plan.get_absolute_url())


BOARD_QUERIES, PLAN_QUERIES = 11, 18


def test_who_may_open_which_page(planning: Planning) -> None:
    plan = a_full_plan(planning, "commune")
    waiting = a_submitted_plan(planning, "neighbour")
    line = plan.planactions.get()
    theme = planning.theme.uuid
    pages = {
        "plans": reverse("programmes:plans"),
        "own": reverse("programmes:own_plan", args=[theme]),
        "draft": plan.get_absolute_url(),
        "sent": waiting.get_absolute_url(),
        "part": reverse("programmes:add_plan_part", args=[plan.uuid, "viec"]),
        "line": reverse("programmes:edit_plan_part", args=[plan.uuid, "viec", line.pk]),
        "submit": reverse("programmes:submit_plan", args=[plan.uuid]),
        "approve": reverse("programmes:approve_plan", args=[waiting.uuid]),
        "cascade": reverse("programmes:cascade", args=[waiting.uuid]),
        "board": reverse("programmes:plan_board", args=[theme]),
        "levels": reverse("programmes:plan_levels", args=[theme]),
    }
    units = planning.units
    assert_table(
        """
                  plans   own     draft   sent    part    line    submit  approve cascade board   levels
        officer   yes     yes     yes     404     yes     yes     403     404     404     403     403
        leader    yes     yes     yes     404     yes     yes     yes     404     404     yes     403
        member    yes     yes     yes     404     403     403     403     404     404     403     403
        district  yes     yes     404     yes     404     404     404     yes     yes     yes     403
        tinh-uy   yes     yes     404     yes     404     404     404     yes     yes     yes     yes
        reception 403     403     404     404     404     404     404     404     404     403     403
        public    sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in
        """,
        who={
            "officer": signed_in(planning.officers["commune"]),
            "leader": signed_in(planning.leaders["commune"]),
            "member": signed_in(an_actor(units["commune"], Role.MEMBER)),
            "district": signed_in(planning.leaders["district"]),
            "tinh-uy": signed_in(planning.officers["party"]),
            "reception": signed_in(an_actor(units["commune"], Role.RECEPTION_DESK)),
            "public": Client(),
        },
        verbs={
            name: (lambda client, address=address: client.get(address)) for name, address in pages.items()
        },
    )  # fmt: skip
