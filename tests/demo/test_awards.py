"""The sample's awards: the article's places, more nominations than places, everything at the Tỉnh ủy."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from nep.commendations import quotas
from nep.commendations.models import (
    AwardRule,
    Consultation,
    Nomination,
    NominationFigure,
    NominationStep,
    Quota,
)
from nep.demo.award_dossiers import tell_running_round
from nep.demo.awards import COLLECTIVES, INDIVIDUALS, Awards, tell_awards
from nep.demo.programme import tell_programme
from nep.demo.province import build_province
from tests.factories.norms import shipped_norms

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def awards(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Awards]:
    """The round in a province without its two years of petitions."""
    with django_db_blocker.unblock(), transaction.atomic():
        shipped_norms()
        built = build_province()
        theme = tell_programme(built)
        made = tell_awards(built, theme)
        tell_running_round(built, theme)
        yield made
        transaction.set_rollback(True)


def test_the_round_has_the_articles_places_and_more_nominations_than_these(awards: Awards) -> None:
    whole = Quota.objects.filter(round=awards.round, form=awards.own, branch=None)
    places = dict(whole.values_list("kind", "places"))
    assert places == {"collective": COLLECTIVES, "individual": INDIVIDUALS}
    assert dict(whole.values_list("kind", "nominated")) == {"collective": 17, "individual": 19}
    assert quotas.wrong_quotas([awards.round]) == []


def test_one_and_two_are_put_forward_to_each_authority_above(awards: Awards) -> None:
    for form in (awards.prime_minister, awards.commission):
        rows = Nomination.objects.filter(form=form)
        assert (rows.filter(kind="collective").count(), rows.filter(kind="individual").count()) == (1, 2)


def test_every_dossier_has_its_papers_and_one_body_answered(awards: Awards) -> None:
    rows = Nomination.objects.filter(round=awards.round).select_related("form").prefetch_related("papers")
    assert all(one.papers.all() for one in rows)
    assert {one.state for one in rows} == {"submitted"}
    answered = Consultation.objects.filter(round=awards.round, answered_at__isnull=False)
    assert [one.items.count() for one in answered] == [4]


def test_the_small_round_has_something_at_every_step(awards: Awards) -> None:
    running = Nomination.objects.exclude(round=awards.round)
    assert sorted(running.values_list("state", flat=True)) == ["draft", "returned", "submitted"]
    assert Consultation.objects.filter(answered_at=None, deadline__closed_on=None).count() == 1


def test_everything_waits_for_the_tinh_uy_with_figures_frozen(awards: Awards) -> None:
    sent = Nomination.objects.filter(round=awards.round, state=Nomination.State.SUBMITTED)
    assert set(sent.values_list("judged_by", flat=True)) == {awards.round.unit_id}
    assert NominationFigure.objects.filter(frozen=None).count() == 0
    assert NominationStep.objects.filter(kind="passed").exists()


def test_no_rule_of_the_sample_claims_to_be_compared_with_a_text(awards: Awards) -> None:
    assert set(AwardRule.objects.values_list("status", flat=True)) == {"unverified"}
    assert all(
        " Mẫu " in name
        for name in Nomination.objects.filter(kind="individual").values_list("subject_name", flat=True)
    )
