"""What officers do with a theme once it is issued, and what its draft was given by the one before."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.organisations.actors import Actor
from nep.programmes.models import Lesson, Theme
from nep.programmes.permissions import can_edit_theme
from nep.programmes.permissions.commitments import can_see_counts
from nep.programmes.permissions.lessons import can_note_lesson

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Link:
    label: "StrOrPromise"
    url: str


@dataclass(frozen=True)
class ThemeWork:
    lessons: list[Lesson] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    may_note: bool = False
    is_carried: bool = False
    carried: int = 0


def work_on(theme: Theme, actor: Actor) -> ThemeWork:
    """Nothing for the public. One query."""
    if actor.post is None:
        return ThemeWork()
    if theme.state == Theme.State.DRAFT:
        is_carried = theme.succeeds_id is not None and can_edit_theme(actor, theme)
        return ThemeWork(is_carried=is_carried, carried=theme.carried.count() if is_carried else 0)
    lessons = list(theme.lessons.order_by("pk"))
    return ThemeWork(lessons, _links(theme, actor), may_note=can_note_lesson(actor, theme))


def _links(theme: Theme, actor: Actor) -> list[Link]:
    found = []
    if actor.has("view_plans"):
        actions = f"{reverse('programmes:actions')}?chuyen-de={theme.pk}"
        found.append(Link(_("Việc trong kế hoạch: tiến độ, quá hạn"), actions))
    if actor.has("write_commitment"):
        found.append(Link(_("Bản đăng ký làm theo của tôi"), reverse("programmes:commitments")))
    if can_see_counts(actor):
        counts = reverse("programmes:commitment_counts", args=[theme.uuid])
        found.append(Link(_("Số bản đăng ký làm theo theo đơn vị"), counts))
    return found
