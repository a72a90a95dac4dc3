"""A draft goes out as DOCX, is edited there, and comes back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.documents import docx as writer
from nep.documents.differences import Kind
from nep.documents.refusals import DocxUnreadable, NotThisPaper
from nep.reviews import actions
from nep.reviews.downloads import content_of
from nep.reviews.models import ReturnedDraft, SummaryReport
from nep.reviews.queries import frozen_figures
from nep.reviews.refusals import FiguresLost, PartGone, ReportIsIssued
from nep.reviews.returning import read_returned
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.documents.test_returned import controls, edited, replace_text, write_in
from tests.factories.documents import a_state_letter
from tests.factories.organisations import an_actor
from tests.reviews.conftest import Office
from tests.reviews.test_report import _assessed, _compiled, _issue

OLD, NEW = "mở ngày nghe dân nói hằng tháng", "mở ngày nghe dân nói vào thứ Sáu cuối tháng"


@pytest.fixture
def report(office: Office) -> SummaryReport:
    return _compiled(office)


def bring(office: Office, report: SummaryReport, change: Callable[[Any], None]) -> ReturnedDraft:
    upload = SimpleUploadedFile("sua.docx", edited(content_of(report, "docx"), change))
    return actions.receive_docx(report, upload=upload, by=office.officer, at=clock.now())


def drop(report: SummaryReport, key: str) -> Callable[[Any], None]:
    figure_id = str(frozen_figures(report).own[key].uuid)

    def change(body: Any) -> None:
        control = controls(body, figure_id)[0]
        control.getparent().remove(control)

    return change


def test_new_words_are_offered_and_taken_with_their_figures_kept(
    office: Office, report: SummaryReport
) -> None:
    def change(body: Any) -> None:
        replace_text(body, "Các nơi tiếp nhận đã nhận", "Toàn tỉnh đã nhận")

    copy = bring(office, report, change)
    (part,) = read_returned(copy).parts
    assert (part.section.number, part.lost) == (2, ())
    actions.take_part(copy, number=2, accepts_loss=False, by=office.officer, at=clock.now())
    text = report.sections.get(number=2).text
    assert "Toàn tỉnh đã nhận {petitions_received} kiến nghị" in text
    copy.refresh_from_db()
    assert copy.taken == [2]
    assert read_returned(copy).parts == ()
    with pytest.raises(PartGone):
        actions.take_part(copy, number=2, accepts_loss=False, by=office.officer, at=clock.now())


def test_a_deleted_figure_is_listed_and_its_part_is_taken_only_knowingly(
    office: Office, report: SummaryReport
) -> None:
    copy = bring(office, report, drop(report, "petitions_received"))
    found = read_returned(copy)
    (lost,) = found.differences.figures
    assert (lost.kind, lost.was, lost.name) == (Kind.DELETED, "24", "Kiến nghị, phản ánh đã tiếp nhận")
    before = report.sections.get(number=2).text
    with pytest.raises(FiguresLost):
        actions.take_part(copy, number=2, accepts_loss=False, by=office.officer, at=clock.now())
    assert report.sections.get(number=2).text == before
    actions.take_part(copy, number=2, accepts_loss=True, by=office.officer, at=clock.now())
    assert "{petitions_received}" not in report.sections.get(number=2).text


def test_a_value_typed_into_a_figure_never_becomes_the_figure(office: Office, report: SummaryReport) -> None:
    figure = frozen_figures(report).own["petitions_received"]

    def change(body: Any) -> None:
        write_in(controls(body, str(figure.uuid))[0], "99")
        replace_text(body, "Các nơi tiếp nhận", "Toàn tỉnh")

    copy = bring(office, report, change)
    assert [(one.kind, one.was, one.now) for one in read_returned(copy).differences.figures] == [
        (Kind.CHANGED, "24", "99")
    ]
    actions.take_part(copy, number=2, accepts_loss=True, by=office.officer, at=clock.now())
    assert "{petitions_received}" in report.sections.get(number=2).text
    assert "99" not in report.sections.get(number=2).text


def test_a_file_from_before_the_last_freeze_is_read_by_what_it_said_then(
    office: Office, report: SummaryReport
) -> None:
    old = content_of(report, "docx")
    from nep.petitions.models import Petition

    Petition.objects.filter(pk=Petition.objects.order_by("pk")[0].pk).update(received_on="2021-01-01")
    report = actions.compile_report(report, by=office.officer, at=clock.now())
    upload = SimpleUploadedFile("cu.docx", edited(old, lambda body: replace_text(body, OLD, NEW)))
    copy = actions.receive_docx(report, upload=upload, by=office.officer, at=clock.now())
    found = read_returned(copy)
    assert found.is_older
    assert found.differences.figures == ()
    assert [part.section.number for part in found.parts] == [1]


def test_what_is_not_this_report_is_refused_and_not_kept(office: Office, report: SummaryReport) -> None:
    for content, refusal in (
        (writer.write(a_state_letter()), NotThisPaper),
        (b"%PDF-1.7", DocxUnreadable),
    ):
        upload = SimpleUploadedFile("khac.docx", content)
        with pytest.raises(refusal):
            actions.receive_docx(report, upload=upload, by=office.officer, at=clock.now())
    assert ReturnedDraft.objects.count() == 0


def test_an_issued_report_takes_no_file_and_a_stranger_none_either(
    office: Office, report: SummaryReport
) -> None:
    content = content_of(report, "docx")
    from nep.organisations.roles import Role

    stranger = an_actor(office.units["commune"], Role.UNIT_OFFICER)
    with pytest.raises(NotAllowed):
        actions.receive_docx(
            report, upload=SimpleUploadedFile("a.docx", content), by=stranger, at=clock.now()
        )
    _assessed(office, report)
    issued = _issue(office, report)
    with pytest.raises(ReportIsIssued):
        actions.receive_docx(
            issued, upload=SimpleUploadedFile("a.docx", content), by=office.officer, at=clock.now()
        )


def test_the_road_is_walked_in_the_browser(office: Office, report: SummaryReport) -> None:
    desk = Client()
    assert office.officer.user is not None
    desk.force_login(office.officer.user)
    url = reverse("reviews:returned", args=[report.uuid])
    bad = desk.post(url, {"returned": SimpleUploadedFile("a.docx", b"%PDF-1.7")}).content.decode()
    assert "Không đọc được tệp này." in bad
    content = edited(content_of(report, "docx"), lambda body: replace_text(body, OLD, NEW))
    answer = desk.post(url, {"returned": SimpleUploadedFile("sua.docx", content)})
    page = desk.get(answer.headers["Location"]).content.decode()
    assert NEW in page
    copy = ReturnedDraft.objects.get()
    desk.post(reverse("reviews:take_part", args=[report.uuid, copy.uuid, 1]))
    assert NEW in report.sections.get(number=1).text


def test_both_wordings_are_read_with_their_numbers_and_the_figures_by_name(
    office: Office, report: SummaryReport
) -> None:
    desk = Client()
    assert office.officer.user is not None
    desk.force_login(office.officer.user)
    copy = bring(office, report, drop(report, "petitions_received"))
    page = desk.get(reverse("reviews:returned_copy", args=[report.uuid, copy.uuid])).content.decode()
    assert "Các nơi tiếp nhận đã nhận 24 kiến nghị, phản ánh." in page
    assert "{petitions_received}" not in page
    assert re.search(r"<th scope=\"row\"[^>]*>Kiến nghị, phản ánh đã tiếp nhận</th>", page)
