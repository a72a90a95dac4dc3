"""The summary report of a round: compiled from accepted reports, highlights chosen, frozen beside now."""

import io
import json
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from nep.documents.checker import check_docx, check_pdf, faults
from nep.measures.periods import Period
from nep.measures.statements import SourcePaper, Stating, enter_statement
from nep.organisations.actions import place_unit
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Line, Unit, UnitVersion
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.actions.writing import FigureEntry, OwnPaper, Writing
from nep.reviews.downloads import content_of
from nep.reviews.figure_names import figure_names
from nep.reviews.models import (
    ChosenHighlight,
    CompiledFigure,
    Highlight,
    ReportText,
    Round,
    SummaryReport,
)
from nep.reviews.refusals import HighlightElsewhere, HighlightTaken, RoundHasReport, RoundIsDraft
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories import facts
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, an_actor
from tests.factories.rounds import CLASSES, a_round, a_writing, assigned, sent
from tests.tables import assert_queries


@dataclass
class Scene:
    units: dict[str, Unit]
    office: Actor
    round: Round
    district: Actor
    commune: Actor
    leader: Any


@pytest.fixture
def scene(db: None) -> Scene:
    shipped_norms()
    units = a_province()
    UnitVersion.objects.filter(unit=units["party"]).update(abbreviation="TU")
    office = an_actor(units["party"], Role.PROGRAMME_OFFICER)
    return Scene(
        units,
        office,
        a_round(units["party"], office),
        an_actor(units["district"], Role.LEADER, Role.UNIT_OFFICER),
        an_actor(units["commune"], Role.UNIT_OFFICER, Role.UNIT_HEAD),
        a_post(units["party"], Role.LEADER, title="Bí thư Tỉnh ủy"),
    )


def all_in(scene: Scene) -> None:
    """Both communes and the district are accepted; the department has not sent."""
    one = sent(scene.round, scene.units["commune"], scene.commune, classes=5)
    two = sent(scene.round, scene.units["neighbour"], scene.district, classes=2)
    up = sent(scene.round, scene.units["district"], scene.district, classes=1)
    for assignment, by in ((one, scene.district), (two, scene.district), (up, scene.office)):
        actions.accept_report(assignment, by=by, at=clock.now())


def compiled(scene: Scene) -> SummaryReport:
    report = actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    return actions.compile_report(report, by=scene.office, at=clock.now())


def whole(report: SummaryReport, key: str = CLASSES) -> CompiledFigure:
    return CompiledFigure.objects.get(report=report, compiled_at=report.compiled_at, key=key, part_of=None)


def reopen_and_state(scene: Scene, classes: int) -> None:
    """The district is reopened first, for it stands on the commune's; then that one changes."""
    at = clock.now()
    up, one = (assigned(scene.round, scene.units[name]) for name in ("district", "commune"))
    actions.reopen_report(up, reason="Sửa số của xã", by=scene.office, at=at)
    actions.reopen_report(one, reason="Đếm sót", by=scene.district, at=at)
    actions.write_report(one, a_writing(scene.round, classes=classes), by=scene.commune, at=at)
    actions.submit_report(one, by=scene.commune, at=at)
    actions.accept_report(assigned(scene.round, scene.units["commune"]), by=scene.district, at=at)
    actions.submit_report(up, by=scene.district, at=at)
    actions.accept_report(assigned(scene.round, scene.units["district"]), by=scene.office, at=at)


def _one_petition(scene: Scene) -> None:
    facts.petitions([scene.units["commune"]], each=1, first=date(2023, 3, 6), days=1, random=Random(1))


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def page_of(scene: Scene, report: SummaryReport, **query: str) -> str:
    url = reverse("reviews:report", args=[report.uuid])
    return signed_in(scene.office).get(url, query).content.decode()


def test_the_outline_is_the_rounds_and_each_part_knows_its_heading(scene: Scene) -> None:
    report = actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    asked = list(scene.round.sections.order_by("number").values_list("pk", "title"))
    assert list(report.sections.order_by("number").values_list("asked", "title")) == asked
    again = actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    assert again.pk == report.pk


def test_accepted_reports_add_up_and_stated_is_never_mixed_with_counted(scene: Scene) -> None:
    _one_petition(scene)
    all_in(scene)
    report = compiled(scene)
    classes, petitions = whole(report), whole(report, "petitions_received")
    assert (classes.counted, classes.stated, classes.reports) == (0, 8, 3)
    assert (petitions.counted, petitions.stated) == (1, 0)
    for row in (classes, petitions):
        assert row.value == sum(part.value for part in row.parts.all())


def test_only_accepted_reports_count_and_the_missing_are_named(scene: Scene) -> None:
    one = sent(scene.round, scene.units["commune"], scene.commune, classes=5)
    actions.accept_report(one, by=scene.district, at=clock.now())
    report = compiled(scene)
    assert whole(report).value == 0  # the district above it has not sent
    assert report.standing["assigned"] == 4
    assert report.standing["sent"] == 1
    assert [name for name, _reason in report.standing["missing"]] == ["Huyện Thử", "Sở Thử", "Xã Hai"]


def test_records_of_a_unit_that_is_not_accepted_are_said_to_be_missing(scene: Scene) -> None:
    _one_petition(scene)
    report = compiled(scene)
    assert whole(report, "petitions_received").value == 0
    gaps = [gap for gap in report.standing["gaps"] if gap[1] == "Huyện Thử"]
    assert list({gap[4] for gap in gaps}) == ["báo cáo chưa được duyệt"]
    assert "hồ sơ nay có 1: báo cáo chưa được duyệt." in page_of(scene, report)


def test_a_units_own_total_that_differs_is_shown_with_its_reason(scene: Scene) -> None:
    one = sent(scene.round, scene.units["commune"], scene.commune, classes=5)
    two = sent(scene.round, scene.units["neighbour"], scene.district, classes=2)
    actions.accept_report(one, by=scene.district, at=clock.now())
    actions.accept_report(two, by=scene.district, at=clock.now())
    up = assigned(scene.round, scene.units["district"])
    figure = scene.round.figures.get(key=CLASSES)
    entry = FigureEntry(1, paper_total=11, total_note="Gồm 3 lớp của trường huyện mở chung")
    paper = OwnPaper("15/BC-UBND", date(2023, 12, 22))
    texts = a_writing(scene.round).texts
    actions.write_report(
        up, Writing(texts=texts, figures={figure.pk: entry}, paper=paper), by=scene.district, at=clock.now()
    )
    actions.submit_report(up, by=scene.district, at=clock.now())
    actions.accept_report(assigned(scene.round, scene.units["district"]), by=scene.office, at=clock.now())
    report = compiled(scene)
    assert report.standing["misfits"] == [
        ["Huyện Thử", "Số lớp học tập chuyên đề", 8, 11, "Gồm 3 lớp của trường huyện mở chung"]
    ]
    assert "văn bản của đơn vị ghi 11, cộng từ dưới lên 8" in page_of(scene, report)


def test_one_edit_below_is_visible_at_the_top_in_the_next_request(scene: Scene) -> None:
    all_in(scene)
    draft = actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    assert "Chưa chốt: số trên trang là số hiện nay" in page_of(scene, draft)
    report = actions.compile_report(draft, by=scene.office, at=clock.now())
    reopen_and_state(scene, classes=9)
    page = page_of(scene, report, so=str(whole(report).uuid))
    assert "đã chốt 8, nay 12" in page
    assert "Xã Một: 5 thành 9." in page
    again = actions.compile_report(report, by=scene.office, at=clock.now())
    assert whole(again).value == 12
    assert CompiledFigure.objects.filter(report=report, key=CLASSES, part_of=None).count() == 2


def test_the_same_days_of_the_year_before_stand_beside(scene: Scene) -> None:
    all_in(scene)
    enter_statement(
        Stating(CLASSES, scene.units["party"], 6),
        period=Period(date(2022, 1, 1), date(2022, 12, 31)),
        paper=SourcePaper("201-BC/TU", date(2022, 12, 28)),
        source="Báo cáo năm 2022",
        by=scene.office,
        at=clock.now(),
    )
    row = whole(compiled(scene))
    assert (row.before, row.before_source) == (6, "Báo cáo năm 2022")


def test_a_highlight_is_chosen_once_and_printed_with_its_source(scene: Scene) -> None:
    all_in(scene)
    report = compiled(scene)
    part = report.sections.get(number=4)
    row = _a_highlight(scene, "neighbour", "Tổ tự quản rải đá 300 mét đường ấp", part.asked_id)
    actions.choose_highlight(report, row, section=part, by=scene.office, at=clock.now())
    with pytest.raises(HighlightTaken):
        actions.choose_highlight(report, row, section=part, by=scene.office, at=clock.now())
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(content_of(report, "docx"))).paragraphs)
    assert "Tổ tự quản rải đá 300 mét đường ấp (Xã Hai)." in text
    chosen = ChosenHighlight.objects.get()
    row.delete()
    chosen.refresh_from_db()
    assert (chosen.highlight_id, chosen.text) == (None, "Tổ tự quản rải đá 300 mét đường ấp")
    actions.drop_highlight(chosen, by=scene.office, at=clock.now())
    assert ChosenHighlight.objects.count() == 0


def _a_highlight(scene: Scene, unit: str, text: str, section_id: int | None) -> Highlight:
    report = assigned(scene.round, scene.units[unit]).report
    return Highlight.objects.create(report=report, position=9, text=text, section_id=section_id)


def test_a_highlight_of_a_report_that_is_not_accepted_is_refused(scene: Scene) -> None:
    sent(scene.round, scene.units["commune"], scene.commune)
    report = actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    part = report.sections.get(number=1)
    row = _a_highlight(scene, "commune", "Một việc hay", part.asked_id)
    with pytest.raises(HighlightElsewhere):
        actions.choose_highlight(report, row, section=part, by=scene.office, at=clock.now())


def test_what_units_wrote_is_at_hand_and_is_drawn_with_its_source(scene: Scene) -> None:
    all_in(scene)
    report = compiled(scene)
    desk = signed_in(scene.office)
    url = reverse("reviews:section", args=[report.uuid, 2])
    page = desk.get(url).content.decode()
    assert "Các đơn vị viết ở đề mục này" in page
    assert page.count("Đơn vị đã mở lớp và làm những việc đã hứa") == 3
    assert desk.get(url, {"tim": "xa hai"}).content.decode().count("Đơn vị đã mở lớp") == 1
    given = ReportText.objects.get(
        report__assignment__unit=scene.units["neighbour"], section=report.sections.get(number=2).asked_id
    )
    desk.post(reverse("reviews:draw_text", args=[report.uuid, 2, given.pk]))
    assert report.sections.get(number=2).text.endswith("trong năm. (Xã Hai)")


def test_one_more_report_below_costs_the_page_no_query(scene: Scene) -> None:
    all_in(scene)
    report = compiled(scene)
    desk = signed_in(scene.office)
    url = reverse("reviews:report", args=[report.uuid])
    desk.get(url)
    with assert_queries(34):
        desk.get(url)
    actions.accept_report(
        sent(scene.round, scene.units["department"], scene.office), by=scene.office, at=clock.now()
    )
    with assert_queries(34):
        desk.get(url)


@pytest.mark.parametrize("world", ["party", "state"])
def test_both_layouts_hold_when_the_files_are_measured(scene: Scene, world: str) -> None:
    all_in(scene)
    report = compiled(scene)
    if world == "state":
        UnitVersion.objects.filter(unit=report.unit).update(name="Tỉnh Thử", kind="province")
        Unit.objects.filter(pk=report.unit_id).update(world="state")
    for part in report.sections.filter(is_assessment=True):
        actions.save_section(part, title=part.title, text="Đạt yêu cầu.", by=scene.office, at=clock.now())
    report = actions.issue_report(
        SummaryReport.objects.get(pk=report.pk),
        signer=scene.leader,
        issued_on=date(2023, 12, 27),
        is_public=False,
        by=scene.office,
        at=clock.now(),
    )
    assert faults(check_docx(content_of(report, "docx"), world)) == []
    assert faults(check_pdf(content_of(report, "pdf"), world)) == []


def test_the_annex_is_a_workbook_of_real_numbers(scene: Scene) -> None:
    all_in(scene)
    report = compiled(scene)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content_of(report, "xlsx")))
    assert book.sheet_names == [
        "Tổng hợp", "Đếm từ hồ sơ", "Đơn vị báo cáo", "Gửi trễ, chưa gửi", "Chưa khớp",
    ]  # fmt: skip
    rows = {row[0]: row for row in book.get_sheet_by_name("Tổng hợp").to_python()}
    assert rows["Số lớp học tập chuyên đề"][2:5] == [8, 0, 8]
    units = [row[0] for row in book.get_sheet_by_name("Đơn vị báo cáo").to_python()]
    assert units[2:] == ["Huyện Thử", "Xã Hai", "Xã Một"]


def test_the_json_gives_both_shares(scene: Scene) -> None:
    all_in(scene)
    rows = json.loads(content_of(compiled(scene), "json"))["round_figures"]
    (classes,) = [row for row in rows if row["key"] == CLASSES and row["is_whole"]]
    assert (classes["counted"], classes["stated"], classes["reports"]) == (0, 8, 3)


def test_a_compiled_figure_opens_to_its_parts_and_reports(scene: Scene) -> None:
    all_in(scene)
    report = compiled(scene)
    url = reverse("reviews:compiled", args=[whole(report).uuid])
    page = signed_in(scene.office).get(url).content.decode()
    assert "Những báo cáo đã cộng" in page
    assert page.count("Xem số đơn vị báo cáo") + page.count('<td data-label="Từ đâu">đơn vị báo cáo') == 3
    assert Client().get(url).status_code == 404
    stranger = an_actor(scene.units["neighbour"], Role.UNIT_OFFICER)
    assert signed_in(stranger).get(url).status_code == 404


def test_a_figure_of_the_round_is_named_and_a_part_with_its_unit(scene: Scene) -> None:
    all_in(scene)
    one = whole(compiled(scene))
    part = one.parts.filter(is_own=False).order_by("pk")[0]
    names = figure_names([str(one.uuid), str(part.uuid)])
    assert names == {str(one.uuid): one.label, str(part.uuid): f"{one.label}, {part.name}"}


def test_a_draft_round_gives_no_report_and_another_round_of_the_same_days_none_either(scene: Scene) -> None:
    draft = Round.objects.create(
        unit=scene.units["party"], title="Nháp", period_from=date(2023, 1, 1), period_to=date(2023, 6, 30)
    )
    with pytest.raises(RoundIsDraft):
        actions.start_round_report(draft, by=scene.office, at=clock.now())
    actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    twin = Round.objects.create(
        unit=scene.units["party"],
        title="Đợt khác cùng kỳ",
        period_from=scene.round.period_from,
        period_to=scene.round.period_to,
        state="open",
        opened_on=date(2023, 12, 1),
    )
    with pytest.raises(RoundHasReport):
        actions.start_round_report(twin, by=scene.office, at=clock.now())


def test_a_report_begun_without_a_round_goes_on_as_the_rounds(scene: Scene) -> None:
    _one_petition(scene)
    period = Period(scene.round.period_from, scene.round.period_to)
    begun = actions.start_report(
        unit=scene.units["party"], theme=None, period=period, by=scene.office, at=clock.now()
    )
    actions.compile_report(begun, by=scene.office, at=clock.now())
    joined = actions.start_round_report(scene.round, by=scene.office, at=clock.now())
    assert (joined.pk, joined.round_id, joined.compiled_at) == (begun.pk, scene.round.pk, None)


def test_who_does_not_make_reports_neither_starts_nor_compiles(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        actions.start_round_report(scene.round, by=scene.district, at=clock.now())
    url = reverse("reviews:start_round", args=[scene.round.uuid])
    signed_in(scene.district).post(url)
    assert SummaryReport.objects.count() == 0
    signed_in(scene.office).post(url)
    assert SummaryReport.objects.get().round_id == scene.round.pk


def test_a_commune_that_stands_elsewhere_on_the_party_line_is_counted_once(scene: Scene) -> None:
    """It reports through its district, below which it does not stand on the round's line."""
    place_unit(
        scene.units["commune"],
        line=Line.PARTY,
        parent=scene.units["party"],
        valid_from=date(2020, 6, 1),
        by=COMMAND,
        at=clock.now(),
    )
    _one_petition(scene)
    all_in(scene)
    report = compiled(scene)
    row = whole(report, "petitions_received")
    assert (row.value, sum(part.value for part in row.parts.all())) == (1, 1)
    assert report.standing["gaps"] == []
