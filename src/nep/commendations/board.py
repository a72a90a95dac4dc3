"""What the pages of a round show: places by form and kind, and the shares among the nominated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from nep.commendations.models import AwardForm, AwardRound, AwardRule, Nomination, Quota, SubjectKind
from nep.commendations.models.nominations import NominationQuerySet
from nep.commendations.models.rounds import AwardRoundQuerySet
from nep.commendations.pending import awarded_nominations
from nep.organisations.models import Line, Unit, UnitVersion
from nep.organisations.queries import children_of
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


def columns_of(quotas: Sequence[Quota]) -> list[Column]:
    """The quotas of a round by form and kind, branches by name."""
    found: dict[tuple[int, str], Column] = {}
    for quota in quotas:
        key = (quota.form_id, quota.kind)
        column = found.setdefault(key, Column(quota.form, SubjectKind(quota.kind)))
        if quota.branch_id is None:
            column.whole = quota
        else:
            column.branches.append((quota.branch_name or "", quota))  # type: ignore[attr-defined] # set by quotas_of
    for column in found.values():
        column.branches.sort(key=lambda pair: pair[0])
    return list(found.values())


def quotas_of(round_: AwardRound) -> list[Quota]:
    """The highest form first, each with `branch_name`. One query."""
    rows = round_.quotas.select_related("form").annotate(branch_name=_name_of("branch"))
    return list(rows.order_by("form__position", "form", "kind", "pk"))


def _name_of(field: str) -> Subquery:
    """What the unit in `field` is called today: read with its row, because the board has twelve queries."""
    versions = UnitVersion.objects.filter(unit=OuterRef(field), valid_from__lte=clock.today())
    return Subquery(versions.order_by("-valid_from").values("name")[:1])


def with_shares(rounds: AwardRoundQuerySet) -> AwardRoundQuerySet:
    """Of the individuals who stand: how many lead, and how many do the work themselves; read with the round,
    no query of their own."""
    stands = Q(nominations__kind=SubjectKind.INDIVIDUAL, nominations__state__in=[*Nomination.STANDING])
    return rounds.annotate(
        unit_name=_name_of("unit"),
        individuals=Count("nominations", filter=stands),
        leaders=Count("nominations", filter=stands & Q(nominations__is_leader=True)),
        direct=Count("nominations", filter=stands & Q(nominations__works_directly=True)),
    )


def with_marks(nominations: NominationQuerySet, on: date) -> NominationQuerySet:
    """Each knows its unit's name, whether its subject was chosen in another round, and what the rule of its
    form asks for."""
    elsewhere = awarded_nominations(Nomination.objects.exclude(round=OuterRef("round")))
    same = Q(collective=OuterRef("collective")) | Q(person=OuterRef("person"))
    rules = AwardRule.objects.filter(form=OuterRef("form"), topic=AwardRule.Topic.DOSSIER, valid_from__lte=on)
    return nominations.annotate(
        unit_name=_name_of("unit"),
        is_repeated=Exists(elsewhere.filter(same)),
        asked=Subquery(rules.order_by("-valid_from").values("words")[:1]),
    )


def branch_choices(unit: Unit, on: date) -> list[int]:
    """Units that may be given places: those one level below `unit` on the day, on either line."""
    rows = [children_of(unit, line=line, on=on).values_list("pk", flat=True) for line in Line]
    return sorted({pk for keys in rows for pk in keys})
