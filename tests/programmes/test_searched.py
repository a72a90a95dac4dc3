"""Which themes one finds: as `Theme.objects.visible_to` lets one read them."""

from typing import Any

import pytest

from nep.organisations.actors import PUBLIC
from nep.organisations.models import World
from nep.organisations.roles import Role
from nep.programmes import actions
from nep.programmes.models import CoreContent, Theme
from nep.search.asking import asked_in
from nep.search.checks import index_faults
from nep.search.queries import find, lines_of
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit, an_actor
from tests.factories.programmes import a_committee, a_full_draft, an_issued_theme

pytestmark = pytest.mark.django_db
WORDS = "gắn với nhiệm vụ được giao"


def found(actor: Any, text: str = WORDS) -> list[str]:
    asked = asked_in(text)
    return [line.shown.title for line in lines_of(find(asked, actor).hits, asked, actor)]


@pytest.fixture
def house() -> dict[str, Any]:
    shipped_norms()
    committee = a_committee()
    stranger = a_unit("Đảng ủy Khác", world=World.PARTY)
    return {
        "committee": committee,
        "officer": an_actor(committee, Role.PROGRAMME_OFFICER),
        "stranger": an_actor(stranger, Role.PROGRAMME_OFFICER),
        "member": an_actor(stranger, Role.MEMBER),
    }


def test_a_draft_is_found_by_who_writes_it_alone(house: dict[str, Any]) -> None:
    theme = a_full_draft(house["committee"], house["officer"])
    readers = {name: found(house[name]) for name in ("officer", "stranger", "member")}
    assert readers == {"officer": [theme.short_title], "stranger": [], "member": []}
    assert (found(PUBLIC), find(asked_in(WORDS), house["stranger"]).total) == ([], 0)


@pytest.mark.parametrize("is_public", [True, False])
def test_an_issued_theme_is_found_by_every_post_and_a_published_one_by_all(
    house: dict[str, Any], is_public: bool
) -> None:
    theme = an_issued_theme(house["committee"], house["officer"], is_public=is_public)
    for name in ("officer", "stranger", "member"):
        assert found(house[name]) == [theme.short_title], name
        assert theme in Theme.objects.visible_to(house[name])
    assert found(PUBLIC) == ([theme.short_title] if is_public else [])


def test_what_changes_in_a_theme_is_found_at_once(house: dict[str, Any]) -> None:
    told: dict[str, Any] = {"by": house["officer"], "at": clock.now()}
    theme = a_full_draft(house["committee"], house["officer"])
    part = CoreContent.objects.get(theme=theme)
    actions.edit_core_content(part, text="Nói đi đôi với làm", position=1, **told)
    actions.add_audience_group(theme, name="Thanh niên", **told)
    assert found(house["officer"]) == []
    assert found(house["officer"], "đi đôi") == found(house["officer"], "thanh nien") == [theme.short_title]
    assert [fault for fault in index_faults() if "Chuyên đề" in fault] == []
