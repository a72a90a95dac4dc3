"""The sample's register: exactly the article's figures, all invented, nothing of others produced."""

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from nep.commendations.hand_over import groups_of
from nep.commendations.models import (
    AwardDecision,
    Certificate,
    CertificateRun,
    Credential,
    PublicComment,
    RegisterEntry,
)
from nep.demo.award_council import tell_council
from nep.demo.award_decisions import SAID, tell_decisions
from nep.demo.award_sheets import tell_layouts, tell_printing
from nep.demo.awards import Awards, tell_awards
from nep.demo.conference import tell_conference
from nep.demo.next_theme import tell_next_theme
from nep.demo.programme import tell_programme
from nep.demo.province import build_province
from nep.documents.checker import check_docx, check_pdf
from nep.documents.checker.rows import faults
from nep.files.actions import read
from nep.reviews.models import Conclusion, Conference
from tests.factories.norms import shipped_norms

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def awards(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Awards]:
    with django_db_blocker.unblock(), transaction.atomic():
        shipped_norms()
        built = build_province()
        theme = tell_programme(built)
        made = tell_awards(built, theme)
        tell_council(built, made)
        tell_layouts(built, made)
        tell_decisions(built, made)
        tell_conference(built, theme, tell_next_theme(built, theme), made)
        tell_printing(built, made)
        yield made
        transaction.set_rollback(True)


def test_the_register_counts_as_the_article_does(awards: Awards) -> None:
    lines = Counter(RegisterEntry.objects.values_list("form", "kind"))
    assert lines == {
        (awards.own.pk, "collective"): 12,
        (awards.own.pk, "individual"): 13,
        (awards.prime_minister.pk, "collective"): 1,
        (awards.prime_minister.pk, "individual"): 2,
        (awards.commission.pk, "collective"): 1,
        (awards.commission.pk, "individual"): 2,
    }


def test_what_other_authorities_gave_is_recorded_with_its_file_and_not_produced(awards: Awards) -> None:
    outside = RegisterEntry.objects.filter(form__is_own=False).select_related("outside__file")
    assert all(entry.outside and entry.outside.file and not entry.is_ours for entry in outside)
    assert set(outside.values_list("golden_number", flat=True)) == {None}


def test_the_decision_is_an_issued_paper_laid_out_as_the_party_asks(awards: Awards) -> None:
    paper = AwardDecision.objects.select_related("paper__pdf", "paper__docx").get().paper
    assert paper is not None
    assert faults(check_pdf(read(paper.pdf), paper.world)) == []
    assert faults(check_docx(read(paper.docx), paper.world)) == []


def test_the_one_comment_of_the_public_is_sealed_and_settled(awards: Awards) -> None:
    comment = PublicComment.objects.get()
    assert SAID.encode() not in bytes(comment.sealed)
    assert comment.settled_at is not None


def test_every_person_of_the_register_is_obviously_invented(awards: Awards) -> None:
    names = RegisterEntry.objects.filter(kind="individual").values_list("subject_name", flat=True)
    assert all(" Mẫu " in name for name in names)


def test_anybody_reads_the_register_in_few_bytes(awards: Awards) -> None:
    shown = Client().get("/so-khen-thuong/")
    assert shown.status_code == 200
    assert "Có 31 mục." in shown.content.decode()
    assert len(shown.content) <= 50_000


def test_the_25_have_certificates_of_the_party_printed_in_one_file(awards: Awards) -> None:
    assert Certificate.objects.in_force().count() == 25
    assert set(Certificate.objects.values_list("entry__form", flat=True)) == {awards.own.pk}
    assert Credential.objects.filter(revoked_at=None).count() == 25
    run = CertificateRun.objects.select_related("file").get()
    assert run.file is not None
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(read(run.file))).pages]
    assert len(pages) == 25
    assert all("ĐẢNG CỘNG SẢN VIỆT NAM" in page and "CỘNG HÒA" not in page for page in pages)


def test_who_hands_over_is_noted_and_the_highest_form_comes_first(awards: Awards) -> None:
    groups = groups_of(awards.round)
    assert [(group.form.pk, len(group.entries)) for group in groups] == [
        (awards.prime_minister.pk, 1),
        (awards.prime_minister.pk, 2),
        (awards.commission.pk, 1),
        (awards.commission.pk, 2),
        (awards.own.pk, 12),
        (awards.own.pk, 13),
    ]
    assert [len(group.turns) for group in groups[-2:]] == [2, 2]


def test_decision_article_and_photographs_came_out_in_the_one_step_that_closed_the_conference(
    awards: Awards,
) -> None:
    row = Conference.objects.select_related("meeting", "article", "paper").get()
    assert row.is_closed
    assert row.paper is not None
    assert row.article is not None
    decision = AwardDecision.objects.get()
    assert {row.published_at} == {decision.published_at, row.article.published_at}
    assert row.items.get(decision=decision).title == "Công bố quyết định khen thưởng"
    assert row.article.approved_by_id != row.article.submitted_by_id
    uses = row.article.photo_uses.order_by("number")
    assert (uses.count(), uses.values("photograph").distinct().count()) == (5, 4)
    page = Client().get(row.article.public_url).content.decode()
    assert all(use.caption in page for use in uses)
    assert "[[" not in page


def test_what_it_concluded_is_work_lessons_and_the_next_theme(awards: Awards) -> None:
    kinds = Counter(Conclusion.objects.values_list("kind", flat=True))
    assert kinds == {"work": 3, "lesson": 2, "next_theme": 1}
    work = Conclusion.objects.filter(kind="work").select_related("promise")
    assert all(one.promise and one.promise.due_on and one.promise.state == "open" for one in work)
