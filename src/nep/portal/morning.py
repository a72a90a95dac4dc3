"""The leader's morning sheet: one page to take along. What is late in the unit and below, by unit; today's
meetings; what waits for the own signature; figures beside last year's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.queries import units_below, versions_on, with_version
from nep.organisations.registry import DeskItem
from nep.petitions.models import Petition, State
from nep.portal.desk import desk_of
from nep.programmes.models import ActionStanding, Plan, PlanLevel, Theme
from nep.promises.models import Promise
from nep.reviews.models import Assignment, Round
from nep.web.registry import address_of

UNITS_SHOWN, WORK_SHOWN = 14, 8
Counts = dict[int, int]


@dataclass(frozen=True)
class LateKind:
    """One column: late things of a kind per unit, and where the list of a unit's stands."""

    label: Any
    counts: Callable[[Actor, date], Counts]
    url_name: str
    query: str = ""

    def url(self, unit_id: int) -> str:
        query = self.query.format(unit=unit_id)
        return address_of(self.url_name) + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Cell:
    label: Any
    count: int
    url: str


@dataclass(frozen=True)
class LateRow:
    """What is late at one unit, a cell per kind."""

    unit: UnitVersion
    cells: list[Cell]


@dataclass(frozen=True)
class LateTable:
    """Units in dictionary order (safeguard 17: no ranking); `more` of them did not fit on the page."""

    labels: list[Any]
    rows: list[LateRow]
    totals: list[tuple[Any, int]]
    more: int


def late_table(actor: Actor, day: date) -> LateTable:
    """Everything late that `actor` may see, by the unit that has to act: some queries per kind."""
    found = [kind.counts(actor, day) for kind in KINDS]
    ids = {unit_id for counts in found for unit_id in counts}
    versions = sorted(versions_on(ids, day).values(), key=lambda version: version.sort_key)
    rows = [LateRow(version, _cells(found, version.unit_id)) for version in versions[:UNITS_SHOWN]]
    totals = [(kind.label, sum(counts.values())) for kind, counts in zip(KINDS, found, strict=True)]
    return LateTable([kind.label for kind in KINDS], rows, totals, max(0, len(versions) - UNITS_SHOWN))


def _cells(found: list[Counts], unit_id: int) -> list[Cell]:
    return [
        Cell(kind.label, counts.get(unit_id, 0), kind.url(unit_id))
        for kind, counts in zip(KINDS, found, strict=True)
    ]


def _counted(rows: Any, field: str = "unit") -> Counts:
    """Unit id -> how many of `rows`."""
    counted = rows.order_by().values(of=F(field)).annotate(n=Count("pk", distinct=True))
    return {row["of"]: row["n"] for row in counted}


def _promises(actor: Actor, day: date) -> Counts:
    return _counted(Promise.objects.visible_to(actor).late_on(day))


def _petitions(actor: Actor, day: date) -> Counts:
    """Not answered by the due day; what no unit has yet stands at the desk where it lies."""
    open_late = Petition.objects.visible_to(actor).filter(
        state__in=[State.RECEIVED, State.ASSIGNED], due_on__lt=day
    )
    return _counted(open_late.annotate(holder=Coalesce("unit_id", "desk_unit_id")), "holder")


def _actions(actor: Actor, day: date) -> Counts:
    """Of the unit and below only: the plans above may be read, what is late there is not this sheet's."""
    if actor.unit is None:
        return {}
    left = Q(late_until=None) | Q(late_until__gt=day)
    below = units_below(actor.unit, line=actor.line, on=day)
    standings = ActionStanding.objects.visible_to(actor).filter(unit__in=below.order_by().values("pk"))
    return _counted(standings.filter(left, late_from__lte=day))


def _reports(actor: Actor, day: date) -> Counts:
    asked = Assignment.objects.visible_to(actor).filter(round__state=Round.State.OPEN, due_on__lt=day)
    sent = asked.filter(report__state__in=("submitted", "accepted"))
    return _counted(asked.valid().exclude(pk__in=sent.values("pk")))


def _plans(actor: Actor, day: date) -> Counts:
    """Units of a level whose day has passed that sent no plan, for every open theme."""
    if actor.unit is None or not actor.has("view_plans"):
        return {}
    levels = PlanLevel.objects.filter(due_on__lt=day, theme__state=Theme.State.ISSUED)
    wanted: Any = Q(pk__in=[])
    for kind, theme_id in levels.order_by("pk").values_list("kind", "theme"):
        sent = Plan.objects.filter(unit=OuterRef("pk"), theme=theme_id, state__in=("submitted", "approved"))
        wanted |= Q(current_kind=kind) & ~Exists(sent)
    below = with_version(units_below(actor.unit, line=actor.line, on=day), day)
    return dict.fromkeys(below.filter(wanted).order_by("pk").values_list("pk", flat=True), 1)


KINDS = (
    LateKind(_("Việc đã hứa"), _promises, "promises:list", "don-vi={unit}&tinh-trang=qua-han"),
    LateKind(_("Kiến nghị"), _petitions, "petitions:list", "don-vi={unit}&han=tre"),
    LateKind(_("Việc trong kế hoạch"), _actions, "programmes:actions", "don-vi={unit}&trang-thai=qua-han"),
    LateKind(_("Báo cáo"), _reports, "reviews:rounds"),
    LateKind(_("Kế hoạch chưa gửi"), _plans, "programmes:list"),
)


def todays_meetings(actor: Actor, day: date) -> list[Meeting]:
    """Meetings of the unit and below on `day`, cancelled ones left out."""
    rows = Meeting.objects.visible_to(actor).filter(happens_on=day).exclude(state=Meeting.State.CANCELLED)
    return list(rows.order_by("starts_at", "pk")[:UNITS_SHOWN])


@dataclass(frozen=True)
class OwnWork:
    """What waits for the acting post itself: late and for today. `more` did not fit on the page."""

    items: list[DeskItem]
    more: int


def own_work(actor: Actor, day: date) -> OwnWork:
    desk = desk_of(actor, day)
    items = [*desk.late, *desk.today]
    return OwnWork(items[:WORK_SHOWN], max(0, len(items) - WORK_SHOWN))


def names_for(meetings: list[Meeting], day: date) -> Mapping[int, str]:
    return {pk: row.name for pk, row in versions_on([row.unit_id for row in meetings], day).items()}
