"""The summary reports of the sample: 2022 issued with the office's number and a scan; 2022-2023 for the
conference; the year 2023 in draft."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from nep.demo.province import MAKER, Province
from nep.documents.actions import attach_scan, set_numbering
from nep.documents.models import IssuedPaper, NumberSource
from nep.measures.periods import Period
from nep.organisations.actors import Actor
from nep.reviews import actions
from nep.reviews.actions.commenting import Asked
from nep.reviews.models import CommentRequest, Highlight, ReportText, Round, Section, SummaryReport
from nep.web import clock

INTERIM_ON, DRAFTED_ON, COMPILED_ON = date(2022, 12, 28), date(2023, 12, 26), date(2023, 12, 27)
OFFICE_NUMBER = 186
COMMENTS_DUE = date(2023, 12, 29)
CHOSEN = 3
JUDGED = (
    "Việc học tập và làm theo đã gắn với nhiệm vụ được giao; nơi nào người đứng đầu trực tiếp nghe dân thì "
    "việc hứa được làm xong sớm hơn. Còn một số nơi ghi chép chậm, số liệu phải hỏi lại nhiều lần."
)
ADD = "Bổ sung cách làm của tổ tự quản ở các ấp."
ASKED_FOR = "Đề nghị nêu rõ số việc đã hứa còn quá hạn của từng huyện để các nơi có hướng khắc phục."


def tell_summaries(built: Province) -> None:
    """Both, of the rounds that were told before. Nothing where there are none."""
    rounds = {row.period_to.year: row for row in Round.objects.filter(unit=built.party)}
    if 2022 in rounds:
        tell_interim(built, rounds[2022])
    if 2023 in rounds:
        tell_whole(built, rounds[2023])


def tell_interim(built: Province, first: Round) -> None:
    """In 2022 the office still numbered by its own book: the number is typed, the signed paper scanned."""
    officer, at = built.actor(built.party, "officer"), clock.noon(INTERIM_ON, hour=9)
    report = actions.compile_report(_drafted(first, officer, INTERIM_ON), by=officer, at=at)
    set_numbering(built.party, number_source=NumberSource.OFFICE, place="", by=MAKER, at=at)
    issued = actions.issue_report(
        report,
        signer=built.post(built.party, "leader"),
        issued_on=INTERIM_ON,
        is_public=False,
        number=OFFICE_NUMBER,
        by=officer,
        at=at,
    )
    set_numbering(built.party, number_source=NumberSource.REGISTER, place="", by=MAKER, at=at)
    assert issued.paper is not None
    attach_scan(issued.paper, upload=a_scan(issued.paper), by=officer, at=clock.noon(INTERIM_ON, hour=15))


def tell_whole(built: Province, second: Round) -> None:
    """The report of both years: read by others the day before, its figures frozen on the morning of the
    conference, which publishes it."""
    officer, leader = built.actor(built.party, "officer"), "leader"
    report = _drafted(second, officer, DRAFTED_ON)
    third = _read_by_others(built, report, DRAFTED_ON, due_on=DRAFTED_ON)
    later = clock.noon(DRAFTED_ON, hour=15)
    given = actions.give_comment(
        third,
        text=ADD,
        section=report.sections.order_by("number").last(),
        by=built.actor(third.unit, leader),
        at=later,
    )
    actions.settle_comment(given, taken=True, reply="Đã bổ sung.", by=officer, at=later)
    actions.compile_report(report, by=officer, at=clock.noon(COMPILED_ON, hour=7))


def tell_draft(built: Province) -> SummaryReport:
    """The report of the last year: figures frozen, out for comment; one comment waits for the office."""
    officer, at = built.actor(built.party, "officer"), clock.noon(DRAFTED_ON, hour=8)
    year = Period(date(COMPILED_ON.year, 1, 1), date(COMPILED_ON.year, 12, 31))
    report = actions.start_report(unit=built.party, theme=None, period=year, by=officer, at=at)
    for section in report.sections.filter(is_assessment=True):
        actions.save_section(section, title=section.title, text=JUDGED, by=officer, at=at)
    actions.compile_report(report, by=officer, at=at)
    third = _read_by_others(built, report, DRAFTED_ON, due_on=COMMENTS_DUE)
    actions.give_comment(
        third,
        text=ADD,
        section=report.sections.order_by("number").last(),
        by=built.actor(third.unit, "leader"),
        at=clock.noon(DRAFTED_ON, hour=11),
    )
    return report


def _read_by_others(built: Province, report: SummaryReport, day: date, *, due_on: date) -> CommentRequest:
    """One asks for more, one agrees; returns the request of a third."""
    officer, at = built.actor(built.party, "officer"), clock.noon(day, hour=8)
    places = [*built.districts, built.province, built.front[0]]
    requests = actions.ask_for_comments(
        report, [Asked(unit) for unit in places], due_on=due_on, by=officer, at=at
    )
    later = clock.noon(day, hour=10)
    first, second_place, third = (request for request in requests[:3])
    given = actions.give_comment(
        first, text=ASKED_FOR, section=None, by=built.actor(first.unit, "leader"), at=later
    )
    actions.settle_comment(given, taken=True, reply="Đã nêu ở phụ lục theo đơn vị.", by=officer, at=later)
    actions.agree_with_draft(second_place, by=built.actor(second_place.unit, "leader"), at=later)
    return third


def _drafted(round_: Round, officer: Actor, day: date) -> SummaryReport:
    """Begun from the round's outline, judged, with highlights from below."""
    at = clock.noon(day, hour=8)
    report = actions.start_round_report(round_, by=officer, at=at)
    for section in report.sections.filter(is_assessment=True):
        actions.save_section(section, title=section.title, text=JUDGED, by=officer, at=at)
    for section in report.sections.filter(text="", is_assessment=False).order_by("number"):
        _draw(section, officer, day)
    part = report.sections.order_by("number")[3]
    proposed = Highlight.objects.filter(report__assignment__round=round_, report__state="accepted").order_by(
        "pk"
    )
    for highlight in proposed[:CHOSEN]:
        actions.choose_highlight(report, highlight, section=part, by=officer, at=at)
    return report


def _draw(section: Section, officer: Actor, day: date) -> None:
    """The words of one unit, to begin with."""
    given = ReportText.objects.filter(section=section.asked, report__state="accepted").exclude(text="")
    first = given.select_related("report__assignment").order_by("pk").first()
    if first is not None:
        actions.draw_text(section, first, by=officer, at=clock.noon(day, hour=8))


def a_scan(paper: IssuedPaper) -> SimpleUploadedFile:
    """A picture of a page as PDF: a sample scan, with no signature and no seal of anybody."""
    page = Image.new("RGB", (827, 1169), "#FBFAF5")
    ImageDraw.Draw(page).rectangle((60, 60, 767, 1109), outline="#5B5138", width=3)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=100.0)
    return SimpleUploadedFile(f"{paper.number_text.replace('/', '_')}-da-ky.pdf", stream.getvalue())
