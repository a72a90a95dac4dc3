"""Units that sent fewer reports than were asked of them while a theme ran: what the next one starts from."""

from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from nep.organisations.queries import versions_on
from nep.programmes.carrying import MOST_LINES, Carried
from nep.programmes.models import Theme
from nep.reviews.models import Assignment, Round
from nep.reviews.standing import SENT
from nep.vietnamese.numbers import with_dots
from nep.web.registry import address_for


def units_with_gaps(theme: Theme, day: date) -> list[Carried]:
    """Units that did not send every report asked of them in the rounds of `theme`, by name, each with its
    count; whoever was excused or is gone was not asked. Three queries."""
    rounds = Round.objects.filter(theme=theme).exclude(state=Round.State.DRAFT)
    asked = Assignment.objects.filter(round__in=rounds).valid().order_by().values("unit")
    rows = {
        row["unit"]: (row["asked"], row["sent"])
        for row in asked.annotate(asked=Count("pk"), sent=Count("pk", filter=SENT))
        if row["sent"] < row["asked"]
    }
    versions = versions_on(rows, day)
    ordered = sorted(rows, key=lambda unit: versions[unit].sort_key)
    said = _("%(unit)s: đã gửi %(sent)s/%(asked)s báo cáo")
    lines = [
        Carried(
            said % {"unit": versions[unit].name, "sent": rows[unit][1], "asked": rows[unit][0]},
            address_for("portal:unit", versions[unit].unit.uuid),
        )
        for unit in ordered[:MOST_LINES]
    ]
    if len(ordered) > MOST_LINES:
        more = _("Còn %(count)s đơn vị khác gửi thiếu báo cáo")
        lines.append(Carried(more % {"count": with_dots(len(ordered) - MOST_LINES)}))
    return lines
