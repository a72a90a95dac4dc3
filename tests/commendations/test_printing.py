"""A thousand certificates as one file or a ZIP: in parts, resumable, by the office alone."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from nep.commendations import jobs
from nep.commendations import refusals_certificates as refusals
from nep.commendations.actions import certificates as issuing
from nep.commendations.actions import printing
from nep.commendations.certificates import drawing
from nep.commendations.hand_over import groups_of
from nep.commendations.models import Certificate, CertificateRun, HandOver, RunPart
from nep.documents.typeset import TypesettingFailed
from nep.files.actions import read
from nep.files.models import StoredFile
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.certificates import a_layout, an_entry, an_outside_entry, issued
from tests.factories.commendations import Hall, a_hall
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
LONG = "Chi hội " + "Rất Dài " * 13 + "Mẫu Mực X"


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=1)


def a_run(hall: Hall, *names: str, package: str = "one") -> CertificateRun:
    issued(hall, *names)
    layout = hall.form.layouts.first() or a_layout(hall)
    return printing.ask_for_run(hall.round, layout=layout, package=package, by=hall.office, at=clock.now())


def made(run: CertificateRun) -> bytes:
    run.refresh_from_db()
    assert run.file is not None
    return read(run.file)


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_one_file_holds_every_certificate_in_the_order_of_handing_over(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "PART", 2)
    person = an_entry(hall, "Lê Thị Cá Nhân", kind="individual")
    issuing.issue_for([person], at=clock.now())
    run = a_run(hall, "Tập thể Một", LONG, "Tập thể Ba")

    printing.make_parts(run, at=clock.now())

    found = pages_of(made(run))
    order = ["Tập thể Một", "Chi hội Rất Dài", "Tập thể Ba", "Lê Thị Cá Nhân"]
    assert [name in page for name, page in zip(order, found, strict=True)] == [True] * 4
    assert (run.state, run.done, run.whole) == ("done", 4, 4)
    assert not RunPart.objects.exists()
    assert StoredFile.objects.count() == 1


def test_a_zip_holds_one_pdf_for_each_by_a_readable_name(hall: Hall) -> None:
    run = a_run(hall, "Ủy ban nhân dân xã Đông Phước", "Lê A", package="zip")
    printing.make_parts(run, at=clock.now())

    with zipfile.ZipFile(io.BytesIO(made(run))) as archive:
        assert archive.namelist() == ["0001-uy-ban-nhan-dan-xa-dong-phuoc.pdf", "0002-le-a.pdf"]
        assert "Lê A" in pages_of(archive.read("0002-le-a.pdf"))[0]


def test_a_worker_that_dies_costs_one_part(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PART", 1)
    run = a_run(hall, "Một", "Hai", "Ba")
    write, calls = drawing.write, []

    def dies_at_the_second(*given: Any, **told: Any) -> bytes:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return write(*given, **told)

    monkeypatch.setattr(drawing, "write", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        jobs.make_certificates.func(run.pk)
    run.refresh_from_db()
    assert (run.state, run.done) == ("making", 1)

    jobs.make_certificates.func(run.pk)
    assert [name in page for name, page in zip(("Một", "Hai", "Ba"), pages_of(made(run)), strict=True)] == [
        True
    ] * 3
    assert len(calls) == 4


def test_what_typst_refuses_is_said_and_can_be_taken_up_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = a_run(hall)

    def fails(*given: Any, **told: Any) -> bytes:
        raise TypesettingFailed("x")

    with monkeypatch.context() as broken:
        broken.setattr(drawing, "write", fails)
        jobs.make_certificates.func(run.pk)
    run.refresh_from_db()
    assert (run.state, run.problem) == (
        "failed",
        "Không lập được tệp PDF. Ông/bà thử lại, hoặc xem lại mẫu in.",
    )
    page = signed_in(hall.office)
    assert "Lập tiếp từ chỗ dừng" in page.get(run.get_absolute_url()).content.decode()
    page.post(reverse("commendations:certificate_run_go_on", args=[run.uuid]))
    run.refresh_from_db()
    assert (run.state, run.problem) == ("making", "")
    with pytest.raises(refusals.RunNotStopped):
        printing.go_on(run, by=hall.office)


def test_a_run_whose_task_is_gone_says_so(hall: Hall) -> None:
    run = a_run(hall)
    jobs.tidy_certificates()
    run.refresh_from_db()
    assert (run.state, run.problem) == ("failed", "Việc nền bị dừng giữa chừng. Phần đã lập còn nguyên.")


def test_a_file_is_kept_a_month(hall: Hall) -> None:
    run = a_run(hall)
    printing.make_parts(run, at=clock.now())
    assert printing.empty_old_runs(at=clock.now() + timedelta(days=30)) == 0
    assert printing.empty_old_runs(at=clock.now() + timedelta(days=31)) == 1
    run.refresh_from_db()
    assert (run.state, run.file, StoredFile.objects.count()) == ("emptied", None, 0)


def test_nothing_is_printed_of_what_is_not_there(hall: Hall) -> None:
    layout = a_layout(hall)
    with pytest.raises(refusals.NothingToPrint, match="Chưa có bằng nào"):
        printing.ask_for_run(hall.round, layout=layout, package="one", by=hall.office, at=clock.now())
    (entry,) = issued(hall)
    issuing.recall_for([entry], at=clock.now())
    with pytest.raises(refusals.NothingToPrint):
        printing.ask_for_run(hall.round, layout=layout, package="one", by=hall.office, at=clock.now())
    assert not CertificateRun.objects.exists()


# ---- pages -------------------------------------------------------------------------------------------


def at(name: str, *args: Any) -> str:
    return reverse(f"commendations:{name}", args=args)


def _opened(address: str) -> Callable[[Any], Any]:
    return lambda actor: signed_in(actor).get(address)


def test_who_prints_what(hall: Hall) -> None:
    run = a_run(hall, "Tập thể Một")
    printing.make_parts(run, at=clock.now())
    one, layout = Certificate.objects.get(), run.layout
    round_, form = hall.round.uuid, hall.form.uuid
    group = groups_of(hall.round)[0].key
    addresses = {
        "list": at("certificates", round_),
        "new": at("certificate_run_new", round_),
        "run": run.get_absolute_url(),
        "file": at("certificate_run_file", run.uuid),
        "sheet": at("certificate", one.uuid),
        "trao": at("hand_over", round_),
        "who": at("hand_over_group", round_, group),
        "paper": at("hand_over_paper", round_, "ky-nhan", "docx"),
        "layout": layout.get_absolute_url(),
        "try": at("layout_preview", layout.uuid),
        "test": at("layout_test_sheet", layout.uuid),
        "lay": at("layout_create", form),
        "size": at("layout_sheet", layout.uuid),
        "field": at("layout_field", layout.uuid, "name"),
        "drop": at("layout_field_remove", layout.uuid, "golden"),
    }
    who = {
        "office": hall.office,
        "unit": an_actor(hall.units["commune"], Role.UNIT_OFFICER),
        "auditor": an_actor(hall.units["party"], Role.AUDITOR),
        "desk": an_actor(hall.units["commune"], Role.RECEPTION_DESK),
    }
    assert_table(
        """
                  list new  run  file sheet trao who  paper layout try  test lay  size field drop
        office    yes  yes  yes  yes  yes   yes  yes  yes   yes    yes  yes  yes  yes  yes   yes
        unit      yes  403  403  403  403   403  403  403   yes    yes  yes  403  403  403   403
        auditor   yes  403  403  403  403   403  403  403   yes    yes  yes  403  403  403   403
        desk      404  404  404  404  404   404  404  404   403    403  403  403  403  403   403
        """,
        who=who,
        verbs={name: _opened(address) for name, address in addresses.items()},
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_certificates_costs_the_same_with_one_and_three(hall: Hall, count: int) -> None:
    issued(hall, *[f"Tập thể {n}" for n in range(count)])
    page = signed_in(hall.office)
    page.get(at("certificates", hall.round.uuid))
    with assert_queries(11):
        answer = page.get(at("certificates", hall.round.uuid))
    assert answer.content.decode().count("Huyện Thử") == count


def test_a_recalled_certificate_keeps_its_line_without_its_name(hall: Hall) -> None:
    (entry,) = issued(hall, "Tên Không Còn Hiện")
    issuing.recall_for([entry], at=clock.now())
    shown = signed_in(hall.office).get(at("certificates", hall.round.uuid)).content.decode()
    assert "Tên Không Còn Hiện" not in shown
    assert "đã thu hồi" in shown


def test_the_file_is_asked_for_on_a_page_that_tells_how_far_it_is(hall: Hall) -> None:
    issued(hall, "Một", "Hai")
    layout, page = a_layout(hall), signed_in(hall.office)
    answer = page.post(
        at("certificate_run_new", hall.round.uuid), {"layout": str(layout.uuid), "package": "one"}
    )
    run = CertificateRun.objects.get()
    assert answer.headers["Location"] == run.get_absolute_url()
    assert "0 trên 2 bằng." in page.get(run.get_absolute_url()).content.decode()
    part = page.get(run.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<section id="busy"')

    jobs.make_certificates.func(run.pk)
    refreshed = page.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert refreshed.headers["HX-Refresh"] == "true"
    assert "Đã lập xong 2 bằng" in page.get(run.get_absolute_url()).content.decode()
    fetched = page.get(at("certificate_run_file", run.uuid))
    assert fetched.getvalue().startswith(b"%PDF-")


def test_a_form_without_a_layout_is_named_on_the_page(hall: Hall) -> None:
    issued(hall)
    shown = signed_in(hall.office).get(at("certificate_run_new", hall.round.uuid)).content.decode()
    assert f"{hall.form.name} chưa có mẫu in." in shown


# ---- handing over ------------------------------------------------------------------------------------


def docx_words(content: bytes) -> str:
    import docx

    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_script_goes_from_the_highest_form_down_collectives_first(hall: Hall) -> None:
    outside = an_outside_entry(hall)
    outside.outside.nomination = an_entry(hall, "Thừa").item.nomination  # type: ignore[union-attr] # both are there
    outside.outside.save()  # type: ignore[union-attr]
    outside.form.position, hall.form.position = 1, 2
    outside.form.save()
    hall.form.save()
    person = an_entry(hall, "Lê Thị Cá Nhân", kind="individual")
    issuing.issue_for([person, an_entry(hall, "Tập thể Hai")], at=clock.now())

    groups = groups_of(hall.round)
    assert [(group.form.pk, str(group.kind)) for group in groups] == [
        (outside.form_id, "collective"),
        (hall.form.pk, "collective"),
        (hall.form.pk, "individual"),
    ]


def test_who_hands_over_stands_in_the_script_and_the_list_has_a_place_to_sign(hall: Hall) -> None:
    issued(hall, "Một", "Hai", "Ba")
    page, group = signed_in(hall.office), groups_of(hall.round)[0]
    page.post(
        at("hand_over_group", hall.round.uuid, group.key),
        {"presenter": "Bí thư Tỉnh ủy Thử", "at_once": "2"},
    )

    spoken = docx_words(page.get(at("hand_over_paper", hall.round.uuid, "kich-ban", "docx")).getvalue())
    assert "Trân trọng kính mời Bí thư Tỉnh ủy Thử lên trao." in spoken
    assert "Lượt 2, mời 1 tập thể lên nhận:" in spoken
    signed = docx_words(page.get(at("hand_over_paper", hall.round.uuid, "ky-nhan", "docx")).getvalue())
    assert "Ký nhận" in signed
    assert "Ba, Huyện Thử" in signed
    for what in ("kich-ban", "ky-nhan"):
        pdf = page.get(at("hand_over_paper", hall.round.uuid, what, "pdf")).getvalue()
        assert pdf.startswith(b"%PDF-")


def test_a_stage_takes_at_least_one(hall: Hall) -> None:
    issued(hall)
    group = groups_of(hall.round)[0]
    address = at("hand_over_group", hall.round.uuid, group.key)
    answer = signed_in(hall.office).post(address, {"presenter": "", "at_once": "0"})
    assert "từ 1 đến 100" in answer.content.decode()
    assert HandOver.objects.count() == 0
