"""The sample's council chooses exactly the article's places by a secret vote, and minutes say so."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from nep.commendations import quotas
from nep.commendations.council_proof import proof_of
from nep.commendations.models import Ballot, BallotSlot, Council, Nomination
from nep.demo.award_council import tell_council
from nep.demo.awards import COLLECTIVES, INDIVIDUALS, tell_awards
from nep.demo.programme import tell_programme
from nep.demo.province import build_province
from nep.documents.checker import check_docx, check_pdf, faults
from nep.documents.models import IssuedPaper
from nep.files.actions import read
from tests.factories.norms import shipped_norms

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def council(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Council]:
    with django_db_blocker.unblock(), transaction.atomic():
        shipped_norms()
        built = build_province()
        yield tell_council(built, tell_awards(built, tell_programme(built)))
        transaction.set_rollback(True)


def test_twelve_collectives_and_thirteen_individuals_are_chosen(council: Council) -> None:
    chosen = Nomination.objects.filter(round=council.round, state=Nomination.State.CHOSEN)
    assert chosen.filter(kind="collective").count() == COLLECTIVES == 12
    assert chosen.filter(kind="individual").count() == INDIVIDUALS == 13
    assert quotas.wrong_quotas([council.round]) == []


def test_the_votes_were_secret_and_lie_in_the_order_of_their_content(council: Council) -> None:
    assert set(Ballot.objects.values_list("method", "members")) == {("secret", 9)}
    for item in Ballot.objects.earliest("pk").items.order_by("pk"):
        choices = list(BallotSlot.objects.filter(item=item).order_by("pk").values_list("choice", flat=True))
        assert choices == sorted(choices)


def test_who_stays_out_never_opened_anything(council: Council) -> None:
    rows = proof_of(council)
    assert {row.recusal.ground for row in rows} == {"own_unit", "declared"}
    assert [row for row in rows if row.opened_before or row.acts_after] == []


def test_minutes_are_papers_of_the_partys_layout(council: Council) -> None:
    papers = list(IssuedPaper.objects.filter(type_code="BB").order_by("number"))
    assert len(papers) == 3
    for paper in papers:
        assert faults(check_pdf(read(paper.pdf), paper.world)) == []
        assert faults(check_docx(read(paper.docx), paper.world)) == []
