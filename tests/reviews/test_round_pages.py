"""The road of a round through the pages: the office makes it, a unit answers, the level above approves."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.documents.models import IssuedPaper
from nep.measures.models import Statement
from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.roles import Role
from nep.reviews.models import Assignment, Round, RoundFigure, UnitReport
from nep.spreadsheets.writing import Head, Sheet, workbook
from tests.factories.organisations import a_post, an_actor
from tests.factories.rounds import CLASSES, a_stated_figure, assigned, sent
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree
from tests.tables import assert_queries
from tests.taken import rows_taken

WORDS = "Trong năm đơn vị đã mở lớp học tập, ghi từng việc hứa với dân và làm xong đúng hạn từng việc một."


def as_(client: Client, actor: Actor) -> Client:
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def said(answer: Any) -> str:
    return str(answer.content.decode())


def writing_of(round_: Round, **more: str) -> dict[str, str]:
    data = {f"chu_{section.pk}": WORDS for section in round_.sections.all()}
    classes = round_.figures.get(key=CLASSES)
    return data | {f"so_{classes.pk}": "1.234", "noi_bat": "Tổ thu gom rác tự quản.", "version": ""} | more


def test_the_office_makes_a_round_opens_it_and_asks_by_letter(client: Client, tree: Tree) -> None:
    desk = as_(client, tree.office)
    leader = a_post(tree.units["party"], Role.LEADER, title="Bí thư Tỉnh ủy")
    sent_form = {"title": "Sơ kết 6 tháng", "starts_on": "01/01/2023", "ends_on": "30/06/2023"}
    desk.post(reverse("reviews:round_create"), sent_form)
    made = Round.objects.get(title="Sơ kết 6 tháng")
    form = {
        "title": "Sơ kết 6 tháng đầu năm",
        "request_text": "Báo cáo ngắn, nêu việc cụ thể.",
        "figures": [CLASSES, "petitions_received"],
        "muc-TOTAL_FORMS": "2",
        "muc-INITIAL_FORMS": "0",
        "muc-0-title": "Việc đã làm",
        "muc-0-position": "2",
        "muc-1-title": "Tổ chức thực hiện",
        "muc-1-position": "1",
    }
    desk.post(reverse("reviews:outline", args=[made.uuid]), form)
    assert [part.title for part in made.sections.order_by("number")] == ["Tổ chức thực hiện", "Việc đã làm"]
    assert set(made.figures.values_list("key", flat=True)) == {CLASSES, "petitions_received"}
    levels = {"hoi_commune": "on", "han_commune": "", "hoi_district": "on", "han_district": "29/12/2023"}
    desk.post(reverse("reviews:levels", args=[made.uuid]), levels | {"hoi_commune": ""})
    past = levels | {"han_district": "20/12/2023", "mo": "1"}
    page = said(desk.post(reverse("reviews:levels", args=[made.uuid]), past))
    assert "Hạn gửi không thể trước ngày mở đợt báo cáo." in page
    assert "20/12/2023" in page, "what was typed stays"
    page = said(desk.post(reverse("reviews:levels", args=[made.uuid]), levels | {"mo": "1"}, follow=True))
    assert "Đã gửi 0/3 đơn vị · đúng hạn 0/3" in page
    commune = assigned(made, tree.units["commune"])
    assert commune.due_on == date(2024, 1, 11)  # ten working days after 27/12/2023
    letter = {"signer": leader.pk, "issued_on": "27/12/2023"}
    desk.post(reverse("reviews:request_letter", args=[made.uuid]), letter)
    paper = IssuedPaper.objects.get()
    assert (paper.world, paper.type_code, paper.is_public) == ("party", "CV", False)


def test_a_unit_writes_sends_is_returned_at_a_paragraph_and_is_accepted(client: Client, tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    url = reverse("reviews:unit_report", args=[row.uuid])
    desk = as_(client, tree.commune)
    assert "chưa gửi" in said(desk.get(url))
    desk.post(reverse("reviews:unit_write", args=[row.uuid]), writing_of(tree.round))
    assert "1.234" in said(desk.get(url))
    desk.post(reverse("reviews:unit_submit", args=[row.uuid]))
    report = UnitReport.objects.get()
    assert (report.state, report.entered_for) == ("submitted", False)
    statement = Statement.objects.get()
    assert (statement.value, statement.unit, statement.entered_for) == (1234, tree.units["commune"], False)
    section = tree.round.sections.get(number=2)
    above = as_(client, tree.district)
    note = {f"doan_{section.pk}": "1", f"ly_do_{section.pk}": "Nêu rõ mở lớp nào, cho ai."}
    above.post(reverse("reviews:unit_return", args=[row.uuid]), note)
    page = said(as_(client, tree.commune).get(url))
    assert "Đề nghị bổ sung ở đoạn 1: Nêu rõ mở lớp nào, cho ai." in " ".join(page.split())
    version = str(UnitReport.objects.get().version)
    classes = tree.round.figures.get(key=CLASSES)
    again = writing_of(tree.round, version=version) | {f"so_{classes.pk}": "5"}
    client.post(reverse("reviews:unit_write", args=[row.uuid]), again)
    client.post(reverse("reviews:unit_submit", args=[row.uuid]))
    new = Statement.objects.get(is_current=True)
    assert (new.value, new.replaces) == (5, statement)
    as_(client, tree.district).post(reverse("reviews:unit_accept", args=[row.uuid]))
    assert UnitReport.objects.get().state == "accepted"


def test_a_stale_form_is_refused_and_keeps_what_was_typed(client: Client, tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    url = reverse("reviews:unit_write", args=[row.uuid])
    desk = as_(client, tree.commune)
    desk.post(url, writing_of(tree.round))
    first = tree.round.sections.get(number=1)
    page = said(desk.post(url, writing_of(tree.round, version="1") | {f"chu_{first.pk}": "Chữ vừa gõ"}))
    assert "Người khác vừa ghi báo cáo này." in page
    assert "Chữ vừa gõ" in page
    assert UnitReport.objects.get().texts.get(section=first).text == WORDS


def test_what_was_typed_while_the_report_was_sent_is_refused_with_its_words_kept(
    client: Client, tree: Tree
) -> None:
    row = sent(tree.round, tree.units["commune"], tree.commune)
    url, desk = reverse("reviews:unit_write", args=[row.uuid]), as_(client, tree.commune)
    first = tree.round.sections.get(number=1)
    page = said(desk.post(url, writing_of(tree.round) | {f"chu_{first.pk}": "Chữ vừa gõ"}))
    assert "Báo cáo đã gửi và đang chờ duyệt" in page
    assert "Chữ vừa gõ" in page
    assert "nên không sửa được" in said(desk.get(url, follow=True)), "and no form opens any more"


def test_the_office_enters_for_a_unit_that_mails_paper(client: Client, tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    desk = as_(client, tree.office)
    desk.post(reverse("reviews:unit_write", args=[row.uuid]), writing_of(tree.round))
    page = said(desk.post(reverse("reviews:unit_submit", args=[row.uuid])))
    assert "Nhập thay thì phải ghi số và ngày văn bản của đơn vị" in page
    assert UnitReport.objects.get().state == "draft"
    paper = {"paper_number": "31/BC-UBND", "paper_on": "20/12/2023", "version": ""}
    desk.post(reverse("reviews:unit_write", args=[row.uuid]), writing_of(tree.round, **paper))
    desk.post(reverse("reviews:unit_submit", args=[row.uuid]), {"happened_on": "25/12/2023"})
    report = UnitReport.objects.get()
    assert (report.state, report.entered_for, report.sent_on) == ("submitted", True, date(2023, 12, 25))
    statement = Statement.objects.get()
    assert (statement.entered_for, statement.paper_number) == (True, "31/BC-UBND")


def test_words_that_stand_in_another_report_are_pointed_out(client: Client, tree: Tree) -> None:
    sent(tree.round, tree.units["neighbour"], tree.district)
    other = Assignment.objects.get(unit=tree.units["neighbour"])
    desk = as_(client, tree.district)
    desk.post(
        reverse("reviews:unit_return", args=[other.uuid]), {"ly_do_chung": "Viết lại theo việc của xã."}
    )
    desk.post(reverse("reviews:unit_write", args=[other.uuid]), writing_of(tree.round))
    row = assigned(tree.round, tree.units["commune"])
    twin = WORDS.upper().replace(",", " -") + " 2023"
    data = {f"chu_{section.pk}": twin for section in tree.round.sections.all()}
    as_(client, tree.commune).post(reverse("reviews:unit_write", args=[row.uuid]), data)
    page = said(client.get(reverse("reviews:unit_report", args=[row.uuid])))
    assert "Giống từng chữ báo cáo của: Xã Hai." in page


def test_a_figure_sheet_is_previewed_and_taken_whole_or_not_at_all(client: Client, tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    desk = as_(client, tree.commune)
    url = reverse("reviews:unit_sheet", args=[row.uuid])
    assert desk.get(reverse("reviews:unit_template", args=[row.uuid])).content[:2] == b"PK"
    bad = _upload([("petitions_received", "ba"), ("la", 4), (CLASSES, 2)])
    page = said(desk.post(url, {"file": bad}))
    assert "Có 2 ô cần sửa, chưa ghi gì" in page
    assert "<strong>B2</strong>" in page
    assert "Không có số liệu nào mang mã “la” trong đợt này." in page
    good = desk.post(url, {"file": _upload([(CLASSES, 7)])})
    assert not UnitReport.objects.exists()
    desk.post(reverse("reviews:unit_sheet_take", args=[row.uuid]), {"carried": good.context["carried"]})
    stated = UnitReport.objects.get().figures.get(figure__key=CLASSES)
    assert stated.stated == 7


def _upload(rows: list[tuple[str, object]]) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    heads = (Head("Mã"), Head("Số đơn vị báo cáo"))
    return SimpleUploadedFile("so.xlsx", workbook([Sheet("Số", heads, rows)]))  # type: ignore[arg-type]


def test_the_same_period_of_the_year_before_is_entered_once_with_its_source(
    client: Client, tree: Tree
) -> None:
    row = assigned(tree.round, tree.units["commune"])
    desk = as_(client, tree.commune)
    url = reverse("reviews:unit_earlier", args=[row.uuid])
    desk.post(url, {f"so_{CLASSES}": "4"})
    assert not Statement.objects.exists()
    desk.post(url, {f"so_{CLASSES}": "4", "source": "Báo cáo số 45-BC/TU ngày 20/12/2022"})
    statement = Statement.objects.get()
    assert (statement.value, statement.period_from, statement.period_to) == (
        4,
        date(2022, 1, 1),
        date(2022, 12, 31),
    )
    assert f"so_{CLASSES}" not in said(desk.get(url))
    assert "Số lớp học tập chuyên đề" in said(desk.get(reverse("reviews:unit_report", args=[row.uuid])))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_live_list_costs_the_same_for_one_unit_and_for_three(
    client: Client, tree: Tree, how_many: int
) -> None:
    names = ["commune", "neighbour", "district"][:how_many]
    for name in names:
        sent(tree.round, tree.units[name], tree.office)
    desk = as_(client, tree.office)
    url = reverse("reviews:round", args=[tree.round.uuid]) + "?tinh-trang=gui"
    desk.get(url)
    with assert_queries(12):
        page = said(desk.get(url))
    assert page.count('data-label="Tình trạng"') == how_many


def test_the_list_is_searched_filtered_and_exported(client: Client, tree: Tree) -> None:
    sent(tree.round, tree.units["commune"], tree.commune)
    desk = as_(client, tree.office)
    url = reverse("reviews:round", args=[tree.round.uuid])
    page = said(desk.get(url, {"tim": "xa hai"}))
    assert "Xã Hai" in page
    assert "Xã Một" not in page
    [line] = rows_taken(desk, url, **{"tinh-trang": "gui"})
    assert line[0] == "Xã Một"


def test_chasing_is_a_paper_and_every_unit_keeps_it(client: Client, tree: Tree) -> None:
    sent(tree.round, tree.units["commune"], tree.commune)
    leader = a_post(tree.units["party"], Role.LEADER, title="Bí thư Tỉnh ủy")
    desk = as_(client, tree.office)
    data = {"signer": leader.pk, "issued_on": "27/12/2023"}
    desk.post(reverse("reviews:chase", args=[tree.round.uuid]), data)
    desk.post(reverse("reviews:remind", args=[tree.round.uuid]))
    chases = list(tree.round.chases.order_by("pk"))
    assert [chase.paper is not None for chase in chases] == [True, False]
    assert {unit.assignment.name for unit in chases[0].units.all()} == {"Huyện Thử", "Sở Thử", "Xã Hai"}
    assert "2 lần" in said(desk.get(reverse("reviews:round", args=[tree.round.uuid])))


def test_the_state_office_asks_on_the_state_line_in_its_own_layout(client: Client, tree: Tree) -> None:
    province = tree.units["province"]
    UnitVersion.objects.filter(unit=province).update(abbreviation="UBND")
    office = an_actor(province, Role.PROGRAMME_OFFICER)
    leader = a_post(province, Role.LEADER, title="Chủ tịch")
    from nep.reviews import actions
    from nep.web import clock
    from tests.factories.rounds import LEVELS, YEAR

    made = actions.create_round(unit=province, title="Báo cáo năm", period=YEAR, by=office, at=clock.now())
    actions.set_deadlines(made, dict.fromkeys(LEVELS), by=office, at=clock.now())
    actions.open_round(made, by=office, at=clock.now())
    paper = actions.issue_request(
        made, signer=leader, issued_on=date(2023, 12, 27), by=office, at=clock.now()
    )
    assert paper.world == "state"
    assert "Đã gửi 0/4" in said(as_(client, office).get(reverse("reviews:round", args=[made.uuid])))


def test_a_draft_round_is_seen_by_its_office_alone(client: Client, tree: Tree) -> None:
    draft = Round.objects.create(
        unit=tree.units["party"],
        title="Nháp",
        period_from=date(2023, 1, 1),
        period_to=date(2023, 6, 30),
    )
    url = reverse("reviews:round", args=[draft.uuid])
    assert as_(client, tree.commune).get(url).status_code == 404
    assert as_(client, tree.office).get(url).status_code == 200
    assert not RoundFigure.objects.filter(round=draft).exists()
    assert a_stated_figure(tree.units["party"], tree.office, key="stated_other") == "stated_other"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_sums_cost_the_same_for_one_unit_and_for_three(client: Client, tree: Tree, how_many: int) -> None:
    for name in ["commune", "neighbour", "district"][:how_many]:
        sent(tree.round, tree.units[name], tree.office)
    desk, url = as_(client, tree.office), reverse("reviews:sums", args=[tree.round.uuid])
    desk.get(url)
    with assert_queries(12):
        desk.get(url)
