"""Pages of officers that belong to no single petition or listening day."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from nep.measures.models import Statement
from nep.measures.periods import Period
from nep.organisations.models import Person, UnitVersion
from nep.organisations.roles import Role
from nep.programmes.actions import set_plan_level
from nep.reviews.actions import (
    ask_for_comments,
    compile_report,
    enter_earlier,
    start_report,
    start_round_report,
)
from nep.reviews.actions.commenting import Asked
from nep.web import clock
from tests.browser.pages.case import Case, Visit, somebody_of, units_with_norms
from tests.factories.plans import a_full_plan, a_planning, a_submitted_plan, an_approved_plan
from tests.factories.programmes import a_full_draft
from tests.factories.promises import a_draft, a_kept_promise, a_promise
from tests.factories.rounds import CLASSES, a_draft_round, a_round, assigned, sent

YEARS = Period(date(2022, 1, 1), date(2023, 12, 27))


def _page(name: str, *args: object) -> Callable[[], Visit]:
    """A page of the office, opened by somebody who holds every role at the commune."""

    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        a_promise(commune)
        a_kept_promise(commune)
        return Visit(reverse(name, args=args), somebody_of(commune).user)

    return visit


def _unit_page(name: str) -> Callable[[], Visit]:
    """A page about the commune, opened by who keeps its people."""

    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        keeper = somebody_of(commune, Role.ADMINISTRATOR)
        return Visit(reverse(name, args=[commune.uuid]), keeper.user)

    return visit


def _open_account() -> Visit:
    commune = units_with_norms()["commune"]
    keeper, other = somebody_of(commune, Role.ADMINISTRATOR), somebody_of(commune, Role.UNIT_OFFICER)
    assert other.post is not None
    return Visit(reverse("organisations:open_account", args=[other.post.pk]), keeper.user)


def _without_post() -> Visit:
    keeper = somebody_of(units_with_norms()["commune"], Role.ADMINISTRATOR)
    Person.objects.create(full_name="Trần Thị Danh Sách", code="00901", sort_key="1")
    return Visit(reverse("organisations:without_post"), keeper.user)


def _post() -> Visit:
    commune = units_with_norms()["commune"]
    keeper, other = somebody_of(commune, Role.ADMINISTRATOR), somebody_of(commune, Role.UNIT_OFFICER)
    assert other.post is not None
    return Visit(reverse("organisations:post", args=[other.post.pk]), keeper.user)


def _person() -> Visit:
    commune = units_with_norms()["commune"]
    keeper, other = somebody_of(commune, Role.ADMINISTRATOR), somebody_of(commune, Role.UNIT_OFFICER)
    assert other.post is not None
    return Visit(reverse("organisations:person", args=[other.post.person.uuid]), keeper.user)


def _promise_in_hand() -> Visit:
    commune = units_with_norms()["commune"]
    return Visit(reverse("promises:work", args=[a_promise(commune).uuid]), somebody_of(commune).user)


def _promise_to_approve() -> Visit:
    commune = units_with_norms()["commune"]
    return Visit(reverse("promises:work", args=[a_draft(commune).uuid]), somebody_of(commune).user)


def _draft_theme() -> Visit:
    party = units_with_norms()["party"]
    officer = somebody_of(party, Role.PROGRAMME_OFFICER)
    return Visit(reverse("programmes:theme", args=[a_full_draft(party, officer).uuid]), officer.user)


def _plan(name: str) -> Callable[[], Visit]:
    """A page of plans: one with lines taken over from above, or the board of the theme."""

    def visit() -> Visit:
        planning = a_planning()
        an_approved_plan(planning, "party", by="party")
        plan = a_full_plan(planning, "party_district", start="above")
        theme, officer, leader = (
            planning.theme,
            planning.officers["party"],
            planning.leaders["party_district"],
        )
        set_plan_level(theme, kind="party_district", due_on=date(2023, 12, 1), by=officer, at=clock.now())
        of_office = {"plans", "plan_board", "plan_levels"}
        args: list[object] = [] if name == "plans" else [theme.uuid if name in of_office else plan.uuid]
        args += ["viec"] if name == "add_plan_part" else []
        user = officer.user if name in of_office else leader.user
        return Visit(reverse(f"programmes:{name}", args=args), user)

    return visit


def _plan_to_begin() -> Visit:
    planning = a_planning()
    an_approved_plan(planning, "party", by="party")
    address = reverse("programmes:own_plan", args=[planning.theme.uuid])
    return Visit(address, planning.officers["party_district"].user)


def _plan_taken_over() -> Visit:
    planning = a_planning()
    top = an_approved_plan(planning, "party", by="party")
    a_submitted_plan(planning, "party_district", start="above")
    return Visit(reverse("programmes:cascade", args=[top.uuid]), planning.officers["party"].user)


def _report() -> Visit:
    units = units_with_norms()
    UnitVersion.objects.filter(unit=units["party"]).update(abbreviation="TU")
    a_promise(units["commune"])
    officer = somebody_of(units["party"], Role.PROGRAMME_OFFICER)
    report = start_report(unit=units["party"], theme=None, period=YEARS, by=officer, at=clock.now())
    compile_report(report, by=officer, at=clock.now())
    return Visit(reverse("reviews:report", args=[report.uuid]), officer.user)


def _round_page(name: str) -> Callable[[], Visit]:
    """A page of an open round in which one commune has sent and one has not."""

    def visit() -> Visit:
        units = units_with_norms()
        office = somebody_of(units["party"], Role.PROGRAMME_OFFICER)
        opened = a_round(units["party"], office)
        sent(opened, units["commune"], office)
        row = assigned(opened, units["commune" if name in ("unit_report", "unit_return") else "neighbour"])
        of_round = name in ("round", "sums", "chase", "round_many", "round_accept")
        address = reverse(f"reviews:{name}", args=[opened.uuid if of_round else row.uuid])
        judge = (
            somebody_of(units["district"], Role.LEADER) if name in ("unit_return", "round_accept") else office
        )
        return Visit(address, judge.user)

    return visit


def _statement_to_correct() -> Visit:
    units = units_with_norms()
    office = somebody_of(units["party"], Role.PROGRAMME_OFFICER)
    row = assigned(a_round(units["party"], office), units["commune"])
    writer = somebody_of(units["commune"])
    enter_earlier(row, {CLASSES: 4}, source="Báo cáo số 45-BC/TU", by=writer, at=clock.now())
    return Visit(reverse("reviews:correct_statement", args=[Statement.objects.get().uuid]), writer.user)


def _report_of_a_round(name: str) -> Callable[[], Visit]:
    """A page of a report that was compiled from a round, opened by its office."""

    def visit() -> Visit:
        units = units_with_norms()
        UnitVersion.objects.filter(unit=units["party"]).update(abbreviation="TU")
        officer = somebody_of(units["party"], Role.PROGRAMME_OFFICER)
        round_ = a_round(units["party"], officer)
        report = start_round_report(round_, by=officer, at=clock.now())
        compile_report(report, by=officer, at=clock.now())
        return Visit(reverse(name, args=[report.uuid]), officer.user)

    return visit


def _draft_round_page(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        party = units_with_norms()["party"]
        office = somebody_of(party, Role.PROGRAMME_OFFICER)
        return Visit(reverse(f"reviews:{name}", args=[a_draft_round(party, office).uuid]), office.user)

    return visit


def _draft_to_comment() -> Visit:
    units = units_with_norms()
    UnitVersion.objects.filter(unit=units["party"]).update(abbreviation="TU")
    officer = somebody_of(units["party"], Role.PROGRAMME_OFFICER)
    report = start_round_report(a_round(units["party"], officer), by=officer, at=clock.now())
    asked = [Asked(units["district"])]
    due = date(2030, 1, 1)
    (request,) = ask_for_comments(report, asked, due_on=due, by=officer, at=clock.now())
    return Visit(reverse("reviews:comment", args=[request.uuid]), somebody_of(units["district"]).user)


PAGES = [
    Case("bàn làm việc", _page("portal:desk")),
    Case("bảng lãnh đạo", _page("portal:board")),
    Case("công việc nền", _page("portal:health")),
    Case("đổi vai", _page("organisations:act_as")),
    Case("tin báo", _page("notices:inbox")),
    Case("người của đơn vị", _unit_page("organisations:staff")),
    Case("mở tài khoản cho người đã có tên", _open_account),
    Case("người chưa giữ chức vụ", _without_post),
    Case("tên gọi của đơn vị", _unit_page("organisations:versions")),
    Case("cách lấy số văn bản của đơn vị", _unit_page("documents:numbering")),
    Case("một chức vụ", _post),
    Case("một người", _person),
    Case("việc hứa của đơn vị", _page("promises:list")),
    Case("một việc hứa đang làm", _promise_in_hand),
    Case("một việc hứa chờ duyệt lời", _promise_to_approve),
    Case("lập chuyên đề", _draft_theme),
    Case("kế hoạch của các chuyên đề", _plan("plans")),
    Case("lập kế hoạch", _plan_to_begin),
    Case("một kế hoạch đang soạn", _plan("plan")),
    Case("thêm việc vào kế hoạch", _plan("add_plan_part")),
    Case("gửi duyệt kế hoạch", _plan("submit_plan")),
    Case("cấp dưới nhận gì", _plan_taken_over),
    Case("đơn vị nào đã gửi kế hoạch", _plan("plan_board")),
    Case("hạn của từng cấp", _plan("plan_levels")),
    Case("các báo cáo", _page("reviews:index")),
    Case("các đợt báo cáo", _page("reviews:rounds")),
    Case("lập đợt báo cáo", _page("reviews:round_create")),
    Case("đề cương của đợt", _draft_round_page("outline")),
    Case("cấp và hạn của đợt", _draft_round_page("levels")),
    Case("một đợt báo cáo", _round_page("round")),
    Case("cộng số của đợt", _round_page("sums")),
    Case("nhập thay nhiều đơn vị", _round_page("round_many")),
    Case("duyệt nhiều báo cáo", _round_page("round_accept")),
    Case("công văn đôn đốc", _round_page("chase")),
    Case("báo cáo của đơn vị", _round_page("unit_report")),
    Case("trả lại báo cáo", _round_page("unit_return")),
    Case("viết báo cáo của đơn vị", _round_page("unit_write")),
    Case("số liệu bằng bảng tính", _round_page("unit_sheet")),
    Case("số cùng kỳ năm trước", _round_page("unit_earlier")),
    Case("sửa số đã báo cáo", _statement_to_correct),
    Case("một báo cáo đã chốt số liệu", _report),
    Case("một báo cáo của đợt", _report_of_a_round("reviews:report")),
    Case("góp ý dự thảo", _report_of_a_round("reviews:comments")),
    Case("bản DOCX gửi lại", _report_of_a_round("reviews:returned")),
    Case("một dự thảo được hỏi ý kiến", _draft_to_comment),
]
