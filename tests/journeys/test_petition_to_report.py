"""The whole road: what a citizen typed is answered, promised, kept, confirmed; the report made a minute later
counts it, and the figure in the DOCX opens back to the promise."""

import io
from datetime import date, datetime
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.models import UnitVersion
from nep.organisations.roles import Role
from nep.petitions.models import Petition
from nep.programmes.models import Theme
from nep.promises.models import Promise
from nep.reviews.models import SummaryReport
from nep.reviews.queries import frozen_figures
from tests.factories.handling import House, a_house
from tests.factories.organisations import a_post, acting
from tests.journeys import test_petition_to_promise as road


@pytest.fixture(autouse=True)
def _own_keys(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def house(db: None, now: datetime) -> House:
    return a_house(now)


def test_a_petition_is_counted_in_the_report_and_the_figure_opens_back_to_it(
    house: House,
) -> None:
    road.test_a_petition_becomes_a_promise_that_its_sender_confirms(house)
    party = house.units["party"]
    UnitVersion.objects.filter(unit=party).update(abbreviation="TU")
    theme = Theme.objects.create(
        unit=party, code="2022-2023", full_title="Nghe dân nói", short_title="Nghe dân nói",
        starts_on=date(2022, 1, 1), ends_on=date(2023, 12, 31),
    )  # fmt: skip
    officer = acting(a_post(party, Role.PROGRAMME_OFFICER))
    leader = a_post(party, Role.LEADER, title="Bí thư Tỉnh ủy")
    assert officer.user is not None
    office = Client()
    office.force_login(officer.user)

    office.post(reverse("reviews:index"), {"theme": theme.pk})
    report = SummaryReport.objects.get()
    office.post(reverse("reviews:compile", args=[report.uuid]))
    part = report.sections.get(is_assessment=True)
    office.post(
        reverse("reviews:section", args=[report.uuid, part.number]),
        {"title": part.title, "text": "Việc đã hứa đều làm xong."},
    )
    issued = office.post(
        reverse("reviews:issue", args=[report.uuid]),
        {"signer": leader.pk, "issued_on": "27/12/2023", "is_public": "on"},
    )
    assert issued.status_code == 302, issued.content.decode()

    report.refresh_from_db()
    own = frozen_figures(report).own
    assert own["petitions_received"].value == own["petitions_answered"].value == Petition.objects.count() == 1
    assert own["promises_made"].value == own["promises_kept"].value == 1

    answer = office.get(reverse("reviews:download", args=[report.uuid, "docx"]))
    paper = docx.Document(io.BytesIO(b"".join(answer)))  # type: ignore[call-overload] # a response is its bytes
    kept = own["promises_kept"]
    assert str(kept.uuid) in paper.element.xml

    page = Client().get(reverse("measures:frozen", args=[kept.uuid])).content.decode()
    assert "<strong>1</strong> hồ sơ, ông/bà mở được <strong>1</strong>" in page
    assert reverse("promises:promise", args=[Promise.objects.get().uuid]) in page
