"""Sessions and materials are found by who may see them; nobody is found by a list."""

from datetime import datetime

import pytest
from django.urls import reverse

from nep.learning import actions
from tests.factories.learning import a_listed_session
from tests.factories.plans import Planning
from tests.safeguards.crawl import signed_in

pytestmark = pytest.mark.django_db


def test_a_session_and_a_material_are_found_and_a_name_on_a_list_is_not(
    planning: Planning, now: datetime
) -> None:
    a_listed_session(planning, title="Chuyện rạch Cái Côn")
    keeper, unit = planning.officers["commune"], planning.units["commune"]
    made = actions.publish_material(
        planning.theme, unit=unit, kind="page", title="Bài đọc rạch Cái Côn", text="Nghe.", by=keeper, at=now
    )
    page = reverse("portal:search")

    def found(name: str, words: str) -> str:
        return signed_in(planning.officers[name].user).get(page, {"tim": words}).content.decode()

    assert "Chuyện rạch" in found("commune", "Cái Côn")
    assert "Bài đọc" in found("commune", "Cái Côn")
    assert "Chuyện rạch" not in found("neighbour", "Cái Côn")
    assert "Bài đọc" in found("neighbour", "Cái Côn")
    assert "/hoc-tap/" not in found("commune", "Lê Thị Một")
    actions.withdraw_material(made, by=keeper, at=now)
    assert "Bài đọc" not in found("commune", "Cái Côn")
