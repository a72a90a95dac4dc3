"""The theme of 2022-2023, tied to what the founding article names; and the next one as a draft."""

from datetime import date

from nep.demo.province import Province
from nep.documents.content import Capacity, Signature
from nep.programmes import actions
from nep.programmes.models import Objective, Reference, Theme
from nep.web import clock

ISSUED_ON, REVIEWED_ON = date(2022, 1, 14), date(2023, 12, 27)
CORE = (
    "Học và làm theo việc gần dân: nghe dân nói, nói dân hiểu, làm dân tin.",
    "Gắn học tập và làm theo với nhiệm vụ chính trị của từng cơ quan, đơn vị, địa phương.",
    "Nêu gương của người đứng đầu: hứa trước dân việc gì thì theo tới khi làm xong.",
)
PILLARS = ("Công nghiệp hiện đại", "Nông nghiệp sinh thái", "Đô thị thông minh", "Du lịch chất lượng")
BREAKTHROUGHS = ("Nâng cao chất lượng nguồn nhân lực", "", "")
"""The article names one of three; an empty one reads *không nêu*."""


def tell_programme(built: Province) -> Theme:
    """Write the theme, tie it, and issue it as a paper of the Tỉnh ủy, public by its issuer's choice."""
    officer = built.actor(built.party, "officer")
    at = clock.noon(ISSUED_ON, hour=9)
    theme = actions.create_theme(
        unit=built.party,
        code="2022-2023",
        full_title="Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2022-2023",
        short_title="Chuyên đề 2022-2023",
        starts_on=date(2022, 1, 1),
        ends_on=date(2023, 12, 31),
        by=officer,
        at=at,
    )
    for position, text in enumerate(CORE, start=1):
        actions.add_core_content(theme, text=text, position=position, by=officer, at=at)
    _tie(theme, built)
    return actions.issue_theme(
        theme,
        issued_on=ISSUED_ON,
        is_public=True,
        signature=Signature(
            name=built.post(built.party, "leader").person.full_name,
            title="Bí thư",
            capacity=Capacity.ON_BEHALF,
            body="Ban Thường vụ",
        ),
        place="Hậu Giang",
        by=officer,
        at=at,
    )


def _tie(theme: Theme, built: Province) -> None:
    officer = built.actor(built.party, "officer")
    at = clock.noon(ISSUED_ON, hour=9)
    kinds = Reference.Kind
    resolution = actions.add_reference(
        theme,
        role=Reference.Role.TIED,
        kind=kinds.RESOLUTION,
        number="04",
        issuer="Tỉnh ủy",
        by=officer,
        at=at,
    )
    programme = actions.add_reference(
        theme,
        role=Reference.Role.TIED,
        kind=kinds.PROGRAMME,
        number="50",
        issuer="Tỉnh ủy",
        position=2,
        by=officer,
        at=at,
    )
    for position, pillar in enumerate(PILLARS, start=1):
        actions.add_objective(
            theme,
            kind=Objective.Kind.PILLAR,
            text=pillar,
            reference=resolution,
            position=position,
            by=officer,
            at=at,
        )
    for position, task in enumerate(BREAKTHROUGHS, start=1):
        actions.add_objective(
            theme,
            kind=Objective.Kind.BREAKTHROUGH,
            text=task,
            reference=programme,
            position=position,
            by=officer,
            at=at,
        )
