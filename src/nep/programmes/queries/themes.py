"""Reads for the pages of themes."""

from dataclasses import dataclass

from nep.organisations.actors import Actor
from nep.programmes.models import CoreContent, Objective, Reference, Theme


@dataclass(frozen=True)
class Content:
    """What a theme holds, in reading order."""

    core: list[CoreContent]
    directives: list[Reference]
    others: list[Reference]
    pillars: list[Objective]
    breakthroughs: list[Objective]
    objectives: list[Objective]


def content_of(theme: Theme) -> Content:
    """Everything a theme holds: three queries."""
    references = list(theme.references.select_related("file").order_by("position", "pk"))
    objectives = list(theme.objectives.select_related("reference").order_by("position", "pk"))
    kinds = Objective.Kind
    return Content(
        core=list(theme.corecontents.order_by("position", "pk")),
        directives=[row for row in references if row.role == Reference.Role.DIRECTIVE],
        others=[row for row in references if row.role != Reference.Role.DIRECTIVE],
        pillars=[row for row in objectives if row.kind == kinds.PILLAR],
        breakthroughs=[row for row in objectives if row.kind == kinds.BREAKTHROUGH],
        objectives=[row for row in objectives if row.kind == kinds.OTHER],
    )


def theme_by_code(code: str) -> Theme | None:
    """The newest theme of that code which was issued; None when there is none."""
    issued = Theme.objects.filter(code=code).exclude(state=Theme.State.DRAFT)
    return issued.order_by("-starts_on", "-pk").first()


def seen_predecessor(theme: Theme, actor: Actor) -> Theme | None:
    """The theme before this one, when `actor` may see it."""
    if theme.succeeds_id is None:
        return None
    return Theme.objects.visible_to(actor).filter(pk=theme.succeeds_id).first()
