"""The summary report: from outline to issued paper, each figure opening to its records."""

import io
import json
from datetime import date
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from nep.measures.models import FrozenFigure
from nep.measures.periods import Period
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.roles import Role
from nep.petitions.models import Petition
from nep.reviews import actions
from nep.reviews.downloads import content_of
from nep.reviews.models import SummaryReport
from nep.reviews.queries import frozen_figures
from nep.reviews.refusals import (
    AssessmentMissing,
    BrokenToken,
    FiguresNotFrozen,
    NothingToReport,
    ReportIsIssued,
)
from nep.search.asking import asked_in
from nep.search.checks import index_faults
from nep.search.queries import find, lines_of
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.organisations import an_actor
from tests.reviews.conftest import Office

PERIOD = Period(date(2022, 1, 1), date(2023, 12, 31))


def _start(office: Office) -> SummaryReport:
    return actions.start_report(
        unit=office.units["party"], theme=office.theme, period=PERIOD, by=office.officer, at=clock.now()
    )


def _compiled(office: Office) -> SummaryReport:
    return actions.compile_report(_start(office), by=office.officer, at=clock.now())


def _assessed(office: Office, report: SummaryReport) -> None:
    part = report.sections.get(is_assessment=True)
    actions.save_section(
        part, title=part.title, text="Nơi nào cũng đã mở ngày nghe dân.", by=office.officer, at=clock.now()
    )


def _issue(office: Office, report: SummaryReport, **changes: Any) -> SummaryReport:
    terms: dict[str, Any] = {"signer": office.leader, "issued_on": date(2023, 12, 27), "is_public": True}
    return actions.issue_report(report, **{**terms, **changes}, by=office.officer, at=clock.now())


def test_the_party_committee_counts_what_its_state_units_did(office: Office) -> None:
    report = _compiled(office)
    own = frozen_figures(report).own
    assert own["petitions_received"].value == Petition.objects.count() == 24
    assert own["listening_days_due"].value == 11
    assert report.counted_to == date(2023, 12, 27)


def test_the_parts_and_the_own_records_make_the_whole(office: Office) -> None:
    frozen = frozen_figures(_compiled(office))
    for key, whole in frozen.own.items():
        parts = sum(part[key].value for part in frozen.parts.values())
        assert whole.value == parts


def test_units_that_opened_no_listening_day_are_listed(office: Office) -> None:
    report = _compiled(office)
    assert report.silent_units == [office.units["neighbour"].pk]


def test_the_json_gives_every_figure_with_its_records(office: Office) -> None:
    report = _compiled(office)
    Petition.objects.filter(received_on__lt=date(2022, 6, 1)).update(received_on=date(2021, 5, 1))
    content = json.loads(content_of(report, "json"))
    row = next(row for row in content["figures"] if row["key"] == "petitions_received")
    assert row["frozen_value"] == len(row["records"]) == 24
    assert row["value"] == Petition.objects.filter(received_on__gte=date(2022, 1, 1)).count() < 24
    assert row["period"] == ["2022-01-01", "2023-12-27"]
    assert set(row) == {
        "key", "label", "id", "value", "frozen_value", "unit", "period", "records", "sha256", "url",
    }  # fmt: skip


def test_docx_and_pdf_carry_the_id_of_every_figure(office: Office) -> None:
    report = _compiled(office)
    ids = {str(figure.uuid) for figure in frozen_figures(report).own.values()}
    xml = docx.Document(io.BytesIO(content_of(report, "docx"))).element.xml
    assert all(one in xml for one in ids)
    links = set()
    for page in PdfReader(io.BytesIO(content_of(report, "pdf"))).pages:
        for note in page.get("/Annots") or []:
            links.add(str(note.get_object().get("/A", {}).get("/URI", "")))
    assert all(any(one in link for link in links) for one in ids)


def test_an_issued_report_stays_while_the_records_change(office: Office, client: Client) -> None:
    report = _compiled(office)
    _assessed(office, report)
    issued = _issue(office, report)
    assert issued.paper is not None
    assert issued.paper.number_text == "01-BC/TU"
    before = content_of(issued, "pdf")
    Petition.objects.filter(pk=Petition.objects.order_by("pk")[0].pk).update(received_on=date(2021, 1, 1))
    assert content_of(issued, "pdf") == before
    figure = frozen_figures(issued).own["petitions_received"]
    page = client.get(reverse("measures:frozen", args=[figure.uuid])).content.decode()
    assert "1 hồ sơ được sửa sau khi chốt nên nay không còn tính." in page
    with pytest.raises(ReportIsIssued):
        actions.compile_report(issued, by=office.officer, at=clock.now())


def test_what_is_not_ready_is_not_issued(office: Office) -> None:
    report = _start(office)
    with pytest.raises(FiguresNotFrozen):
        _issue(office, report)
    report = _compiled(office)
    with pytest.raises(AssessmentMissing):
        _issue(office, report)
    assert SummaryReport.objects.get().state == "draft"


def test_a_period_with_nothing_in_it_has_no_report(office: Office) -> None:
    with pytest.raises(NothingToReport) as refusal:
        actions.start_report(
            unit=office.units["party"],
            theme=None,
            period=Period(date(2010, 1, 1), date(2011, 12, 31)),
            by=office.officer,
            at=clock.now(),
        )
    assert refusal.value.sentence == (
        "Kỳ 01/01/2010 - 31/12/2011 không có số liệu nào của đơn vị này, nên không lập báo cáo."
    )
    assert SummaryReport.objects.count() == 0


def test_a_token_that_names_no_figure_is_refused_and_nothing_written(office: Office) -> None:
    part = _start(office).sections.get(number=2)
    with pytest.raises(BrokenToken):
        actions.save_section(part, title="Nghe", text="Có {so_la} việc.", by=office.officer, at=clock.now())
    part.refresh_from_db()
    assert "so_la" not in part.text


def test_who_is_not_of_the_office_neither_makes_nor_sees_the_report(office: Office, client: Client) -> None:
    report = _start(office)
    from nep.organisations.roles import Role
    from tests.factories.organisations import an_actor

    stranger = an_actor(office.units["commune"], Role.UNIT_OFFICER)
    with pytest.raises(NotAllowed):
        actions.compile_report(report, by=stranger, at=clock.now())
    assert stranger.user is not None
    client.force_login(stranger.user)
    assert client.get(reverse("reviews:report", args=[report.uuid])).status_code == 404
    assert client.post(reverse("reviews:compile", args=[report.uuid])).status_code == 404
    assert FrozenFigure.objects.count() == 0


def test_an_issued_report_is_found_by_who_reads_reports_there(office: Office) -> None:
    def found(actor: Actor) -> list[str]:
        asked = asked_in('"mở ngày nghe dân"')
        return [line.shown.title for line in lines_of(find(asked, actor).hits, asked, actor)]

    report = _compiled(office)
    _assessed(office, report)
    assert found(office.officer) == []
    report = _issue(office, report, is_public=False)
    below = an_actor(office.units["commune"], Role.PROGRAMME_OFFICER)
    assert [found(one) for one in (office.officer, below, PUBLIC)] == [[report.subject], [], []]
    assert [fault for fault in index_faults() if "Báo cáo" in fault] == []
