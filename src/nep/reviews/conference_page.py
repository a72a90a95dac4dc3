"""One conference as its page shows it."""

from typing import Any

from nep.organisations.actors import Actor
from nep.organisations.history import history_of
from nep.organisations.queries import name_on
from nep.reviews.actions.presence import counts_in
from nep.reviews.agenda import agenda_of, minutes_left
from nep.reviews.conference_acts import acts_for
from nep.reviews.conference_permissions import can_keep_list, can_read_drafts, can_run_conference
from nep.reviews.conference_queries import own_rows
from nep.reviews.models import Conference
from nep.web import clock


def conference_page(row: Conference, actor: Actor) -> dict[str, Any]:
    lines = agenda_of(row)
    may_run = can_run_conference(actor, row.unit_id)
    sees_all = Conference.objects.seen_from_above(actor).filter(pk=row.pk).exists()
    return {
        "conference": row,
        "meeting": row.meeting,
        "unit_name": name_on(row.unit, clock.today()),
        "hosts": row.meeting.hosts.order_by("pk"),
        "agenda": lines,
        "left": minutes_left(row, lines),
        "acts": acts_for(actor, row),
        "may_run": may_run,
        "may_edit": may_run
        and row.paper_id is None
        and (row.is_to_come or row.is_held)
        and not row.is_closed,
        "may_keep": can_keep_list(actor, row),
        "may_read_drafts": can_read_drafts(actor, row),
        "counts": counts_in(row) if sees_all else None,
        "own": own_rows(row, actor)[:1],
        "history": history_of(row) if sees_all else [],
    }
