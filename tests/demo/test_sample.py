"""The sample province: played through actions, the same for the same seed, with somebody at every desk."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from nep.demo import build as sample
from nep.demo.names import invented_names
from nep.demo.province import ACCOUNTS
from nep.demo.texts import TOPICS
from nep.jobs.registry import registered_checks
from nep.organisations.models import Line, Person, Unit, UnitVersion
from nep.organisations.queries import top_unit, units_below
from nep.petitions.models import Petition
from nep.programmes.models import Objective
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit

pytestmark = pytest.mark.django_db
UNTIL = date(2022, 2, 28)
SOME = 6


@pytest.fixture(scope="module")
def first_weeks(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[sample.Made]:
    """The sample as it stands after two months, with a handful of petitions; played once, then undone."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        shipped_norms()
        for count in ("BY_FORM", "CONCERNING_OFFICERS", "SPAM"):
            patch.setattr(sample, count, SOME)
        patch.setattr(sample, "LAST_DAY", UNTIL)
        patch.setattr(sample, "tell_summaries", lambda built: None)
        yield sample.build(until=UNTIL)
        transaction.set_rollback(True)


def test_the_province_of_2022_stands_whole_on_both_lines(first_weeks: sample.Made) -> None:
    versions = UnitVersion.objects.all()
    counts = {kind: versions.filter(kind=kind).count() for kind in ("province", "district", "commune")}
    assert counts == {"province": 1, "district": 8, "commune": 75}
    party = top_unit(Line.PARTY, on=UNTIL)
    assert party is not None
    assert units_below(party, line=Line.PARTY, on=UNTIL).count() == Unit.objects.count() == first_weeks.units


def test_everybody_in_it_is_obviously_invented(first_weeks: sample.Made) -> None:
    assert first_weeks.petitions
    assert all(" Mẫu " in name for name in Person.objects.values_list("full_name", flat=True))
    names = invented_names()
    some = [next(names) for _each in range(500)]
    assert len(set(some)) == 500


def test_the_breakthrough_tasks_that_no_source_names_stay_unnamed(first_weeks: sample.Made) -> None:
    tasks = Objective.objects.filter(kind=Objective.Kind.BREAKTHROUGH)
    known = ["", "", "Nâng cao chất lượng nguồn nhân lực"]
    for code in ("2022-2023", "2024-2025"):  # the draft takes over what the theme before it had, no more
        assert sorted(tasks.filter(theme__code=code).values_list("text", flat=True)) == known
    assert first_weeks.steps


def test_what_it_stores_passes_every_check_of_derived_state(first_weeks: sample.Made) -> None:
    for name in ("organisations.spans", "petitions.copies", "promises.derived", "norms.deadlines"):
        assert registered_checks()[name].find() == []
    assert Petition.objects.count() == first_weeks.petitions


def test_a_database_that_has_units_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    shipped_norms()
    a_unit("Xã Có Sẵn")
    before = Unit.objects.count()
    with pytest.raises(SystemExit) as ended:
        call_command("demo")
    assert ended.value.code == 1
    assert "Cơ sở dữ liệu đã có đơn vị" in capsys.readouterr().err
    assert Unit.objects.count() == before


def test_every_promised_topic_has_days_and_evidence() -> None:
    assert all((topic.days and topic.evidence) for topic in TOPICS if topic.promise)
    assert len({account.username for account in ACCOUNTS}) == len(ACCOUNTS)


def test_the_role_switch_exists_in_the_sample_only(client: Client) -> None:
    assert client.get("/mau/vai/").status_code == 404
