"""Dossiers: what is asked, what is made here, what is sent; submissions issued; all of a form in one file."""

from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

from nep.commendations import actions, refusals
from nep.commendations.binding import bound_file
from nep.commendations.board import with_marks
from nep.commendations.dossiers import dossier_of, missing_papers
from nep.commendations.models import AwardRule, Nomination, NominationPaper
from nep.commendations.papers import achievement_report
from nep.documents import docx as docx_writer
from nep.documents import pdf
from nep.documents.models import IssuedPaper
from nep.files.actions import NotADocument, read
from nep.files.models import StoredFile
from nep.organisations.models import UnitVersion
from nep.web import clock
from nep.web.secrecy import MarkedSecret
from tests.factories.nominations import (
    DEED,
    Field,
    a_field,
    a_nominee,
    a_rule,
    at_the_top,
    drafted,
    sent,
    who,
)
from tests.factories.norms import shipped_norms
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(now: Any) -> Field:
    shipped_norms()
    made = a_field()
    UnitVersion.objects.filter(unit=made.of("commune")).update(abbreviation="UBND")
    a_rule(made.form, AwardRule.Topic.DOSSIER, words="Tờ trình\nBáo cáo thành tích\nÝ kiến của đơn vị cũ")
    return made


def told(by: Any) -> dict[str, Any]:
    return {"by": by, "at": clock.now()}


def add(one: Nomination, field: Field, name: str = "Ý kiến của đơn vị cũ") -> NominationPaper:
    return actions.attach_paper(one, name=name, upload=a_scan(), **told(field.commune))


def a_scan(name: str = "y-kien.pdf") -> SimpleUploadedFile:
    stream = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.write(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def marked(*ones: Nomination) -> list[Nomination]:
    rows = Nomination.objects.filter(pk__in=[one.pk for one in ones])
    return list(with_marks(rows, clock.today()).order_by("pk"))


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


def test_the_report_is_made_and_the_rest_is_asked_for(field: Field) -> None:
    one = sent(field)
    lines = [(line.name, line.is_there) for line in dossier_of(one, clock.today())]
    assert lines == [("Tờ trình", False), ("Báo cáo thành tích", True), ("Ý kiến của đơn vị cũ", False)]
    assert missing_papers(marked(one)) == {one.pk: ["Tờ trình", "Ý kiến của đơn vị cũ"]}
    add(one, field, name="ý kiến của ĐƠN VỊ cũ")
    assert missing_papers(marked(one)) == {one.pk: ["Tờ trình"]}


@pytest.mark.parametrize("rows", [1, 3])
def test_what_is_missing_costs_the_same_for_one_and_for_three(field: Field, rows: int) -> None:
    found = [drafted(field, post=a_nominee(field.of("commune"))) for _number in range(rows)]
    with assert_queries(2):
        missing_papers(marked(*found))


def test_the_report_says_the_deed_and_the_frozen_figures_in_both_forms(field: Field) -> None:
    one = sent(field)
    paper = achievement_report(one, on=clock.today())
    text = text_of(pdf.write(paper))
    written = "\n".join(part.text for part in docx.Document(BytesIO(docx_writer.write(paper))).paragraphs)
    for words in (DEED, "Sơ lược về tập thể", "Xã Một"):
        assert words.lower() in text.lower()
        assert words.lower() in written.lower()
    ids = [str(row.frozen.uuid) for row in one.figures.select_related("frozen") if row.frozen]
    raw = pdf.write(paper)
    addresses = [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(BytesIO(raw)).pages
        for note in page.get("/Annots", [])
    ]
    assert all(any(pk in address for address in addresses) for pk in ids)


def test_the_report_of_a_person_names_the_post_of_that_time_and_no_other_fact(field: Field) -> None:
    one = sent(field, post=a_nominee(field.of("commune"), title="Công chức văn hóa"))
    text = text_of(pdf.write(achievement_report(one, on=clock.today())))
    assert "Công chức văn hóa" in text
    assert not [word for word in ("sinh ngày", "đảng viên", "dân tộc") if word in text.lower()]


def test_nothing_unverified_is_printed_as_law(field: Field) -> None:
    text = text_of(pdf.write(achievement_report(sent(field), on=clock.today())))
    assert "Quy định thử nghiệm" not in text
    assert "Căn cứ" not in text


def test_a_submission_is_issued_once_for_all_that_a_unit_sent(field: Field) -> None:
    first, second = sent(field), sent(field, post=a_nominee(field.of("commune")))
    signer = field.commune.post
    common: dict[str, Any] = {"unit": field.of("commune"), "form": field.form, "signer": signer}
    issued = actions.issue_submission(
        field.hall.round, **common, issued_on=clock.today(), **told(field.commune)
    )
    assert issued.type_code == "TTr"
    papers = NominationPaper.objects.filter(issued=issued)
    assert set(papers.values_list("nomination", flat=True)) == {first.pk, second.pk}
    text = text_of(read(issued.pdf))
    assert first.subject_name in text
    assert second.subject_name in text
    with pytest.raises(refusals.NothingToSubmit, match="đều đã có tờ trình"):
        actions.issue_submission(field.hall.round, **common, issued_on=clock.today(), **told(field.commune))
    assert IssuedPaper.objects.count() == 1


def test_a_paper_is_there_once_and_goes_with_its_file(field: Field) -> None:
    one = sent(field)
    paper = add(one, field)
    with pytest.raises(refusals.PaperAlreadyThere, match="Hồ sơ đã có văn bản này"):
        add(one, field, name="Ý KIẾN của đơn vị cũ")
    assert one.papers.count() == 1
    actions.remove_paper(paper, **told(field.commune))
    assert not one.papers.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_is_no_document_and_a_secret_one_are_refused(field: Field) -> None:
    one = sent(field)
    for upload, refusal in (
        (SimpleUploadedFile("anh.pdf", b"GIF89a"), NotADocument),
        (a_scan("TỐI MẬT y kien.pdf"), MarkedSecret),
    ):
        with pytest.raises(refusal):
            actions.attach_paper(one, name="Văn bản", upload=upload, **told(field.commune))
    assert not StoredFile.objects.exists()


def test_a_decided_dossier_is_closed(field: Field) -> None:
    one = sent(field)
    Nomination.objects.filter(pk=one.pk).update(state="chosen")
    one.refresh_from_db()
    table = {"add": lambda by: actions.attach_paper(one, name="Khác", upload=a_scan(), **told(by))}
    for actor in who(field).values():
        with pytest.raises(Exception, match="không có quyền"):
            table["add"](actor)


def test_who_may_add_and_issue(field: Field) -> None:
    one, signer = sent(field), field.commune.post
    assert signer is not None
    assert_table(
        """
                    add  issue
        office      -    -
        commune     yes  yes
        district    yes  -
        neighbour   -    -
        department  -    -
        auditor     -    -
        member      -    -
        """,
        who=who(field),
        verbs={
            "add": lambda by: actions.attach_paper(one, name="Khác", upload=a_scan(), **told(by)),
            "issue": lambda by: actions.issue_submission(
                field.hall.round,
                unit=field.of("commune"),
                form=field.form,
                signer=signer,
                issued_on=clock.today(),
                **told(by),
            ),
        },
    )


def test_the_bound_file_finds_every_dossier_and_paper_on_the_page_it_names(field: Field) -> None:
    ones = [at_the_top(field, post=a_nominee(field.of("commune"))) for _number in range(3)]
    actions.attach_paper(ones[1], name="Ý kiến", upload=a_scan(), **told(field.commune))
    whole = bound_file(field.hall.round, field.form, "cá nhân", ones, on=clock.today())
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(whole)).pages]
    contents = pages[0]
    for one in ones:
        start = next(n for n, text in enumerate(pages, start=1) if n > 1 and one.subject_name.upper() in text)
        line = contents[contents.index(one.subject_name) :]
        assert str(start) in line.removeprefix(one.subject_name).split()[:6]
    assert pages[-1] == ""
    assert f"{ones[1].subject_name} {len(pages)}" in contents


def test_an_empty_bound_file_is_refused_with_its_sentence(field: Field) -> None:
    with pytest.raises(refusals.NothingToBind, match="Chưa có đề nghị nào"):
        bound_file(field.hall.round, field.form, "cá nhân", [], on=clock.today())
