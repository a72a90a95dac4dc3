"""Themes for tests, made through the actions."""

from datetime import date
from typing import Any

from nep.documents.content import Capacity, Signature
from nep.organisations.actors import Actor
from nep.organisations.models import Unit, UnitKind, UnitVersion, World
from nep.programmes import actions
from nep.programmes.models import Theme
from nep.web import clock
from tests.factories.organisations import a_unit

SIGNATURE = Signature(
    name="Lê Thị Thử", title="Phó Bí thư", body="BAN THƯỜNG VỤ", capacity=Capacity.ON_BEHALF
)
TITLES = {
    "code": "2022-2023",
    "full_title": "Chuyên đề học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2022-2023",
    "short_title": "Chuyên đề 2022-2023",
    "starts_on": date(2022, 1, 1),
    "ends_on": date(2023, 12, 31),
}


def a_committee() -> Unit:
    """A provincial committee that may number its papers."""
    unit = a_unit("Tỉnh ủy Thử", kind=UnitKind.PARTY_PROVINCE, world=World.PARTY)
    UnitVersion.objects.filter(unit=unit).update(abbreviation="TU")
    return unit


def a_draft(unit: Unit, by: Actor, **changes: Any) -> Theme:
    return actions.create_theme(unit=unit, **{**TITLES, **changes}, by=by, at=clock.now())


def a_full_draft(unit: Unit, by: Actor, **changes: Any) -> Theme:
    """As the sample theme: a directive, a resolution with four pillars, three tasks of which one is named."""
    theme = a_draft(unit, by, **changes)
    told: dict[str, Any] = {"by": by, "at": clock.now()}
    actions.add_core_content(theme, text="Học tập gắn với nhiệm vụ được giao", **told)
    actions.add_reference(theme, role="directive", kind="directive", number="05-CT/TW", **told)
    resolution = actions.add_reference(
        theme, role="tied", kind="resolution", number="04", issuer="Tỉnh ủy", **told
    )
    pillars = ("công nghiệp hiện đại", "nông nghiệp sinh thái", "đô thị thông minh", "du lịch chất lượng")
    for position, text in enumerate(pillars, start=1):
        actions.add_objective(
            theme, kind="pillar", text=text, reference=resolution, position=position, **told
        )
    for position, text in enumerate(("nâng cao chất lượng nguồn nhân lực", "", ""), start=1):
        actions.add_objective(theme, kind="breakthrough", text=text, position=position, **told)
    return theme


def an_issued_theme(unit: Unit, by: Actor, *, is_public: bool = False, **changes: Any) -> Theme:
    return actions.issue_theme(
        a_full_draft(unit, by, **changes),
        issued_on=date(2023, 12, 27),
        is_public=is_public,
        signature=SIGNATURE,
        place="Hậu Giang",
        by=by,
        at=clock.now(),
    )
