"""What the pages of a round show: places by form and kind, and the shares among the nominated."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from nep.commendations.models import AwardForm, AwardRound, Nomination, Quota, SubjectKind
from nep.organisations.models import Line, Unit
from nep.organisations.queries import children_of, names_on
from nep.web import clock

MOST_SLOTS = 60


@dataclass
class Column:
    """One form and kind: the quota of the round first, its branches by name."""

    form: AwardForm
    kind: SubjectKind
    whole: Quota | None = None
    branches: list[tuple[str, Quota]] = field(default_factory=list)

    @property
    def kind_label(self) -> str:
        return str(self.kind.label)

    @property
    def slots(self) -> list[str]:
        """The places of the round as they fill: "chosen", "named" or "free"; empty where they are many."""
        whole = self.whole
        if whole is None or whole.places > MOST_SLOTS:
            return []
        chosen = whole.decided
        named = min(whole.nominated - chosen, whole.places - chosen)
        return ["chosen"] * chosen + ["named"] * named + ["free"] * (whole.places - chosen - named)


def columns_of(round_: AwardRound) -> list[Column]:
    """Two queries: the quotas, and what their branches are called today."""
    quotas = list(round_.quotas.select_related("form").order_by("form__position", "form", "kind", "pk"))
    names = names_on({quota.branch_id for quota in quotas if quota.branch_id}, clock.today())
    found: dict[tuple[int, str], Column] = {}
    for quota in quotas:
        key = (quota.form_id, quota.kind)
        column = found.setdefault(key, Column(quota.form, SubjectKind(quota.kind)))
        if quota.branch_id is None:
            column.whole = quota
        else:
            column.branches.append((names.get(quota.branch_id, ""), quota))
    for column in found.values():
        column.branches.sort(key=lambda pair: pair[0])
    return list(found.values())


@dataclass(frozen=True)
class Shares:
    """Of the individuals who stand: how many lead, and how many do the work themselves."""

    individuals: int
    leaders: int
    direct: int


def shares_of(round_: AwardRound) -> Shares:
    """One query."""
    rows = Nomination.objects.standing().filter(round=round_, kind=SubjectKind.INDIVIDUAL)
    counts = rows.aggregate(
        individuals=Count("pk"),
        leaders=Count("pk", filter=Q(is_leader=True)),
        direct=Count("pk", filter=Q(works_directly=True)),
    )
    return Shares(**counts)


def repeated_subjects(round_: AwardRound, page: Sequence[Nomination]) -> set[int]:
    """Keys of the nominations on `page` whose subject was chosen in another round: one query."""
    others = Nomination.objects.filter(state=Nomination.State.CHOSEN).exclude(round=round_)
    units = [one.collective_id for one in page if one.collective_id]
    persons = [one.person_id for one in page if one.person_id]
    rows = others.filter(Q(collective__in=units) | Q(person__in=persons))
    chosen = set(rows.values_list("collective", "person"))
    return {one.pk for one in page if (one.collective_id, one.person_id) in chosen}


def branch_choices(unit: Unit) -> list[int]:
    """Units that may be given places: those one level below `unit`, on either line."""
    today = clock.today()
    rows = [children_of(unit, line=line, on=today).values_list("pk", flat=True) for line in Line]
    return sorted({pk for keys in rows for pk in keys})
