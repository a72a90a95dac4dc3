"""The report page: the paper as it will print, the margin of the chosen figure."""

import pytest
from django.test import Client
from django.urls import reverse

from nep.documents.models import IssuedPaper, PaperOffice
from nep.reviews.models import SummaryReport
from nep.reviews.queries import frozen_figures
from tests.reviews.conftest import Office


@pytest.fixture
def desk(client: Client, office: Office) -> Client:
    assert office.officer.user is not None
    client.force_login(office.officer.user)
    return client


def _started(desk: Client, office: Office) -> SummaryReport:
    desk.post(reverse("reviews:index"), {"theme": office.theme.pk})
    return SummaryReport.objects.get()


def test_the_road_of_a_report_is_walked_in_the_browser(desk: Client, office: Office) -> None:
    report = _started(desk, office)
    url = reverse("reviews:report", args=[report.uuid])
    assert "Chưa chốt số liệu." in desk.get(url).content.decode()
    desk.post(reverse("reviews:compile", args=[report.uuid]))
    page = desk.get(url).content.decode()
    assert "Đã chốt số liệu của báo cáo." in page
    assert '<a transform="translate(' in page
    part = report.sections.get(is_assessment=True)
    edit = reverse("reviews:section", args=[report.uuid, part.number])
    desk.post(edit, {"title": part.title, "text": "Mọi nơi đều mở ngày nghe dân."})
    answer = desk.post(
        reverse("reviews:issue", args=[report.uuid]),
        {"signer": office.leader.pk, "issued_on": "27/12/2023", "is_public": "on"},
    )
    assert answer.status_code == 302
    report.refresh_from_db()
    assert report.state == "issued"


def test_the_margin_shows_the_figure_that_was_clicked(desk: Client, office: Office) -> None:
    report = _started(desk, office)
    desk.post(reverse("reviews:compile", args=[report.uuid]))
    report.refresh_from_db()
    figure = frozen_figures(report).own["promises_kept"]
    url = reverse("reviews:report", args=[report.uuid])
    page = desk.get(url, {"so": str(figure.uuid)}).content.decode()
    assert "<h2>Nội dung cam kết đã làm xong</h2>" in page
    assert f'href="?so={figure.uuid}#so-lieu" aria-label="{figure.value}: ' in page


def test_a_word_that_names_no_figure_comes_back_with_its_sentence(desk: Client, office: Office) -> None:
    report = _started(desk, office)
    url = reverse("reviews:section", args=[report.uuid, 2])
    page = desk.post(url, {"title": "Nghe dân nói", "text": "Có {so_la} việc"}).content.decode()
    assert "Không có số liệu nào tên “so_la”." in page
    assert "Có {so_la} việc" in page


def test_a_report_without_assessment_is_not_issued_and_says_why(desk: Client, office: Office) -> None:
    report = _started(desk, office)
    desk.post(reverse("reviews:compile", args=[report.uuid]))
    url = reverse("reviews:issue", args=[report.uuid])
    page = desk.post(url, {"signer": office.leader.pk, "issued_on": "27/12/2023"}).content.decode()
    assert "Phần đánh giá chưa được viết." in page
    page = desk.post(url, {"signer": office.leader.pk, "issued_on": "31/02/2024"}).content.decode()
    assert "Không có ngày 31/02/2024: tháng 2 năm 2024 có 29 ngày." in page
    assert SummaryReport.objects.get().state == "draft"


@pytest.mark.parametrize("form", ["docx", "pdf", "json"])
def test_the_report_is_downloaded(desk: Client, office: Office, form: str) -> None:
    report = _started(desk, office)
    desk.post(reverse("reviews:compile", args=[report.uuid]))
    answer = desk.get(reverse("reviews:download", args=[report.uuid, form]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{form}"')


@pytest.mark.parametrize(
    ("source", "number", "written"), [("register", "", "01-BC/TU"), ("office", "0412", "412-BC/TU")]
)
def test_a_report_is_issued_in_the_page_under_either_kind_of_number(
    desk: Client, office: Office, source: str, number: str, written: str
) -> None:
    PaperOffice.objects.create(unit=office.units["party"], number_source=source, place="")
    report = _started(desk, office)
    desk.post(reverse("reviews:compile", args=[report.uuid]))
    report.sections.filter(is_assessment=True).update(text="Mọi nơi đều mở ngày nghe dân.")
    page = reverse("reviews:issue", args=[report.uuid])
    assert ('name="number"' in desk.get(page).content.decode()) == (source == "office")
    answer = desk.post(page, {"signer": office.leader.pk, "issued_on": "27/12/2023", "number": number})
    assert answer.status_code == 302
    assert IssuedPaper.objects.get().number_text == written
