"""Actions of plans as pages show them: what was stated, what the system counts, how late."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.organisations.registry import DeskItem
from nep.programmes.carrying import MOST_LINES, Carried
from nep.programmes.computed import Computed, computed_of, difference, value_words
from nep.programmes.models import ActionStanding, PlanAction, ProgressEntry, ProgressEvidence, Theme
from nep.vietnamese.numbers import with_dots
from nep.web.parts import Evidence

SOON_DAYS = 7
DESK_LIMIT = 200


@dataclass(frozen=True)
class Entry:
    """One report of the unit with what the system counted then."""

    row: ProgressEntry
    stated: str
    computed: str
    difference: str
    evidence: list[Evidence]


@dataclass(frozen=True)
class Progress:
    """An action as its page shows it. `stated` is the newest stated value."""

    entries: list[Entry]
    stated: str
    computed: Computed | None
    computed_text: str
    difference: str
    target: str


def progress_of(action: PlanAction, *, today: date) -> Progress:
    """Entries newest first, and stated beside computed today. Six queries at most."""
    evidence = Prefetch("evidence", ProgressEvidence.objects.select_related("file").order_by("pk"))
    rows = list(action.progress.order_by("-pk").prefetch_related(evidence))
    computed = computed_of([action], on=today).get(action.pk)
    stated = next((row.stated_value for row in rows if row.stated_value is not None), None)
    return Progress(
        entries=[_entry(action, row) for row in rows],
        stated=_words(stated),
        computed=computed,
        computed_text=with_dots(computed.value) if computed else "",
        difference=_difference(stated, computed.value if computed else None),
        target=""
        if action.target_value is None
        else f"{_words(action.target_value)} {action.target_unit}".strip(),
    )


def _entry(action: PlanAction, row: ProgressEntry) -> Entry:
    return Entry(
        row=row,
        stated=_words(row.stated_value),
        computed=with_dots(row.computed_value) if row.computed_value is not None else "",
        difference=_difference(row.stated_value, row.computed_value),
        evidence=[_shown(action, one) for one in row.evidence.all()],
    )


def _shown(action: PlanAction, evidence: ProgressEvidence) -> Evidence:
    url = reverse("programmes:action_evidence", args=[action.uuid, evidence.pk])
    return Evidence(evidence.file.name, url, f"{url}?co=nho" if evidence.thumbnail_id else "")


def _words(value: Decimal | None) -> str:
    return "" if value is None else value_words(value)


def _difference(stated: Decimal | None, computed: int | None) -> str:
    """ "+3", "-2"; empty where nothing differs or one of the two is missing."""
    found = difference(stated, computed)
    if not found:
        return ""
    return f"{'+' if found > 0 else '−'}{value_words(abs(found))}"


def desk_actions(actor: Actor, day: date) -> list[DeskItem]:
    """Actions given to the acting post that are late or due within a week."""
    if actor.post is None or actor.mandate is not None:
        return []
    soon = day + timedelta(days=SOON_DAYS)
    mine = ActionStanding.objects.filter(action__owner=actor.post, done_on=None, due_on__lte=soon)
    rows = list(mine.select_related("action").order_by("due_on", "pk")[:DESK_LIMIT])
    names = names_on([row.unit_id for row in rows], day) if rows else {}
    return [
        DeskItem(
            kind=_("Việc trong kế hoạch"),
            title=row.action.text,
            url=reverse("programmes:action", args=[row.action.uuid]),
            due_on=row.due_on,
            unit_name=names.get(row.unit_id, ""),
        )
        for row in rows
    ]


def unfinished_actions(theme: Theme, day: date) -> list[Carried]:
    """What the plans of `theme` promised and nobody reported as done: the unit's own by name, the others as
    one count. Three queries."""
    left = ActionStanding.objects.filter(action__plan__theme=theme, done_on=None)
    own = left.filter(unit=theme.unit_id).select_related("action").order_by("due_on", "pk")
    lines = [
        Carried(row.action.text, reverse("programmes:action", args=[row.action.uuid]))
        for row in own[:MOST_LINES]
    ]
    others = left.filter(~Q(unit=theme.unit_id))
    count, units = others.count(), others.order_by().values("unit").distinct().count()
    if count:
        said = _("%(count)s việc trong kế hoạch của %(units)s đơn vị chưa làm xong")
        url = f"{reverse('programmes:actions')}?chuyen-de={theme.pk}&trang-thai=chua-xong"
        lines.append(Carried(said % {"count": with_dots(count), "units": with_dots(units)}, url))
    return lines


def noted_lessons(theme: Theme, day: date) -> list[Carried]:
    """The lessons that the office wrote down."""
    return [
        Carried(lesson.text, f"{theme.get_absolute_url()}#bai-hoc")
        for lesson in theme.lessons.order_by("pk")[:MOST_LINES]
    ]
