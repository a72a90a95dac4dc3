"""The list of actions of plans: by unit, theme and state, as a page and as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.permissions import can_see_staff
from nep.organisations.queries import names_on
from nep.programmes.models import ActionStanding, Theme
from nep.web.exports import Cell, Export, Head
from nep.web.listing import Choice, Listing
from nep.web.states import DueState, due_state

SOON = timedelta(days=7)
MOST_UNITS = 300
ENDED = Case(When(done_on=None, then=0), default=1)
"""What is still to be done comes first: a list of two years opens with today's work."""
HEADS = [
    Head(gettext_lazy("Đơn vị"), 36),
    Head(gettext_lazy("Việc làm"), 60),
    Head(gettext_lazy("Người chịu trách nhiệm"), 36),
    Head(gettext_lazy("Hạn"), 12),
    Head(gettext_lazy("Ngày xong"), 12),
    Head(gettext_lazy("Tình trạng"), 24),
]


@dataclass(frozen=True)
class ActionRow:
    standing: ActionStanding
    unit_name: str
    owner: str
    state: DueState


def conditions_on(today: date) -> dict[str, Q]:
    """State in the address -> what it means on `today`."""
    return {
        "qua-han": Q(done_on=None, due_on__lt=today),
        "sap-den-han": Q(done_on=None, due_on__gte=today, due_on__lte=today + SOON),
        "chua-xong": Q(done_on=None),
        "da-xong": Q(done_on__isnull=False),
    }


def listing_of(
    request: HttpRequest, standings: QuerySet[ActionStanding], actor: Actor, *, today: date
) -> Listing[ActionStanding]:
    names = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=today).order_by("-valid_from")
    sort_key = Coalesce(Subquery(names.values("sort_key")[:1]), Value(""))
    units = names_on(standings.order_by().values_list("unit", flat=True).distinct()[:MOST_UNITS], today)
    themes = Theme.objects.visible_to(actor).exclude(state=Theme.State.DRAFT).order_by("-starts_on")[:10]
    return Listing(
        request,
        standings.select_related("action__owner", "action__plan", "unit").annotate(
            unit_sort=sort_key, ended=ENDED, elsewhere=_elsewhere(actor)
        ),
        search=("folded",),
        filters={
            "trang-thai": Choice(
                _("Tình trạng"),
                [
                    ("qua-han", _("quá hạn")),
                    ("sap-den-han", _("đến hạn trong 7 ngày")),
                    ("chua-xong", _("chưa xong")),
                    ("da-xong", _("đã xong")),
                ],
                conditions=conditions_on(today),
            ),
            "don-vi": Choice(_("Đơn vị"), sorted(units.items(), key=lambda item: item[1]), lookup="unit"),
            "chuyen-de": Choice(
                _("Chuyên đề"),
                [(theme.pk, theme.short_title) for theme in themes],
                lookup="action__plan__theme",
            ),
        },
        orders={
            "cua-toi": ("elsewhere", "ended", "due_on"),
            "han": ("ended", "due_on"),
            "don-vi": ("unit_sort", "due_on"),
        },
        order_labels={
            "cua-toi": _("Việc của đơn vị tôi trước"),
            "han": _("Chưa xong trước, theo hạn"),
            "don-vi": _("Tên đơn vị"),
        },
        export=file_of(actor, today),
    )


def _elsewhere(actor: Actor) -> Case:
    """0 for actions of the acting unit: those of the units above are read, not done, here."""
    return Case(When(unit=actor.unit_id or 0, then=0), default=1)


def rows_of(
    standings: list[ActionStanding], names: dict[int, str], actor: Actor, *, today: date
) -> list[ActionRow]:
    return [
        ActionRow(
            standing=row,
            unit_name=names.get(row.unit_id, ""),
            owner=_owner(row, actor),
            state=due_state(row.due_on, today=today, done_on=row.done_on),
        )
        for row in standings
    ]


def _owner(row: ActionStanding, actor: Actor) -> str:
    """The owner by post, never by name; posts of the other side stay unsaid (safeguard 11)."""
    owner = row.action.owner
    return owner.title if owner is not None and can_see_staff(actor, row.unit) else ""


def file_of(actor: Actor, today: date) -> Export[ActionStanding]:
    def lines(standings: list[ActionStanding]) -> Iterator[list[Cell]]:
        names = names_on({row.unit_id for row in standings}, today)
        for row in rows_of(standings, names, actor, today=today):
            standing = row.standing
            yield [
                row.unit_name,
                standing.action.text,
                row.owner,
                standing.due_on,
                standing.done_on,
                row.state.words,
            ]

    return Export("viec-trong-ke-hoach", gettext_lazy("Việc trong kế hoạch"), HEADS, lines)
