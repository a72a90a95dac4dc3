"""A DOCX edited outside comes back: what differs is found, figure by figure and part by part."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from nep.documents import docx as writer
from nep.documents.differences import Differences, Kind, compare
from nep.documents.refusals import DocxUnreadable, NotThisPaper
from nep.documents.returned import read_paper
from tests.factories.documents import a_figure, a_party_report, a_state_letter


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after somebody changed its body outside."""
    file = docx.Document(io.BytesIO(content))
    change(file.element.body)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def controls(body: Any, figure_id: str) -> list[Any]:
    """Every control of a figure, in order."""
    return [
        control
        for control in body.iter(qn("w:sdt"))
        if control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == figure_id
    ]


def write_in(control: Any, text: str) -> None:
    next(control.iter(qn("w:t"))).text = text


def unwrap(control: Any) -> None:
    """The text stays, control and link go: what pasting as plain text does."""
    for run in list(control.iter(qn("w:r"))):
        control.addprevious(run)
    control.getparent().remove(control)


def replace_text(body: Any, old: str, new: str) -> None:
    for text in body.iter(qn("w:t")):
        if text.text and old in text.text:
            text.text = text.text.replace(old, new)


@pytest.fixture(scope="module")
def ours() -> bytes:
    return writer.write(a_party_report())


def differences(ours: bytes, change: Callable[[Any], None]) -> Differences:
    return compare(read_paper(ours), read_paper(edited(ours, change)))


def kinds(found: Differences) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.was, one.now) for one in found.figures]


FIRST, SECOND = a_figure(number=1).figure_id, a_figure(number=2).figure_id


def test_the_file_as_it_left_has_no_difference(ours: bytes) -> None:
    assert compare(read_paper(ours), read_paper(ours)).is_none


def test_every_figure_is_read_with_its_id_and_its_text(ours: bytes) -> None:
    said = {figure.figure_id: figure.text for figure in read_paper(ours).figures}
    assert said[FIRST] == "39"
    assert said[SECOND] == "1.204"
    assert len(said) == 65


def test_a_figure_overwritten_in_its_control_is_listed_with_both_values(ours: bytes) -> None:
    found = differences(ours, lambda body: write_in(controls(body, FIRST)[0], "41"))
    assert kinds(found) == [(Kind.CHANGED, "39", "41")]
    assert found.figures[0].heading.startswith("CÔNG TÁC LÃNH ĐẠO")


def test_a_deleted_figure_is_listed(ours: bytes) -> None:
    def drop(body: Any) -> None:
        control = controls(body, SECOND)[0]
        control.getparent().remove(control)

    assert kinds(differences(ours, drop)) == [(Kind.DELETED, "1.204", "")]


def test_a_figure_typed_as_plain_text_is_told_from_a_deleted_one(ours: bytes) -> None:
    found = differences(ours, lambda body: unwrap(controls(body, FIRST)[0]))
    assert kinds(found) == [(Kind.TYPED, "39", "39")]
    assert found.parts == ()


def test_a_figure_lost_only_from_a_table_of_an_annex_is_seen(ours: bytes) -> None:
    in_annex = a_figure(number=110).figure_id

    def drop(body: Any) -> None:
        control = controls(body, in_annex)[0]
        control.getparent().remove(control)

    assert kinds(differences(ours, drop)) == [(Kind.DELETED, "60", "")]


def test_a_number_that_nobody_counted_is_listed_with_the_words_around_it(ours: bytes) -> None:
    found = differences(ours, lambda body: replace_text(body, "Một số nơi còn", "Có 17 nơi còn"))
    assert kinds(found)[0] == (Kind.NEW_NUMBER, "", "17")
    assert found.figures[0].context.startswith("Có 17 nơi còn lúng túng")


def test_days_and_numbers_of_papers_are_not_taken_for_figures(ours: bytes) -> None:
    words = "theo Kế hoạch số 05-KH/TU ngày 27/12/2023, nhiệm kỳ 2020-2025, nhiều nơi còn"
    found = differences(ours, lambda body: replace_text(body, "Một số nơi còn", words))
    assert kinds(found) == []
    assert len(found.parts) == 1


def test_new_words_are_found_in_their_part_and_nowhere_else(ours: bytes) -> None:
    found = differences(ours, lambda body: replace_text(body, "lúng túng", "vướng mắc"))
    assert [(part.number, part.heading) for part in found.parts] == [(2, "HẠN CHẾ, NGUYÊN NHÂN")]
    assert "vướng mắc" in found.parts[0].theirs[1].text


def test_a_retitled_part_is_still_the_same_part(ours: bytes) -> None:
    def retitle(body: Any) -> None:
        replace_text(body, "HẠN CHẾ, NGUYÊN NHÂN", "NHỮNG ĐIỀU CHƯA LÀM ĐƯỢC")
        replace_text(body, "lúng túng", "vướng mắc")

    found = differences(ours, retitle)
    assert [(part.number, part.theirs_heading) for part in found.parts] == [(2, "NHỮNG ĐIỀU CHƯA LÀM ĐƯỢC")]
    assert found.figures == ()


def test_what_was_deleted_with_changes_tracked_counts_as_deleted(ours: bytes) -> None:
    def track(body: Any) -> None:
        control = controls(body, FIRST)[0]
        deleted = docx.oxml.OxmlElement("w:del")
        control.addprevious(deleted)
        deleted.append(control)

    found = differences(ours, track)
    assert kinds(found) == [(Kind.DELETED, "39", "")]
    assert found.has_tracked_changes


def test_a_control_without_its_tag_is_known_by_its_link(ours: bytes) -> None:
    def drop_tags(body: Any) -> None:
        for control in list(body.iter(qn("w:sdt"))):
            properties = control.find(qn("w:sdtPr"))
            properties.remove(properties.find(qn("w:tag")))

    assert differences(ours, drop_tags).is_none


def test_a_figure_of_another_paper_is_foreign(ours: bytes) -> None:
    def paste(body: Any) -> None:
        tag = controls(body, FIRST)[0].find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        tag.set(qn("w:val"), "018c8f2e-7d00-7000-8000-999999999999")

    found = kinds(differences(ours, paste))
    assert (Kind.FOREIGN, "", "39") in found


def test_a_file_that_is_no_docx_is_refused() -> None:
    for content in (b"%PDF-1.7", b"", b"PK\x03\x04 broken"):
        with pytest.raises(DocxUnreadable):
            read_paper(content)


def test_another_paper_is_refused(ours: bytes) -> None:
    with pytest.raises(NotThisPaper):
        compare(read_paper(ours), read_paper(writer.write(a_state_letter())))
