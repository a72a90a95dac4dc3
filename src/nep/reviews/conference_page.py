"""One conference as its page shows it."""

from typing import Any

from nep.organisations.actors import Actor
from nep.organisations.history import history_of
from nep.organisations.queries import name_on
from nep.programmes.permissions.lessons import can_note_lesson
from nep.reviews.actions.presence import counts_in
from nep.reviews.agenda import agenda_of, minutes_left
from nep.reviews.agenda_decisions import shown_decisions
from nep.reviews.conference_acts import acts_for
from nep.reviews.conference_permissions import (
    can_give_speech,
    can_keep_list,
    can_read_drafts,
    can_run_conference,
)
from nep.reviews.conference_publication import published
from nep.reviews.conference_queries import conclusions_of, own_rows
from nep.reviews.models import Conclusion, Conference
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
        "decisions": shown_decisions(lines, actor),
        "left": minutes_left(row, lines),
        "acts": acts_for(actor, row),
        "may_run": may_run,
        "may_edit": may_run
        and row.paper_id is None
        and (row.is_to_come or row.is_held)
        and not row.is_closed,
        "may_keep": can_keep_list(actor, row),
        "may_read_drafts": can_read_drafts(actor, row),
        "paper_seen": row.paper_id is not None and actor.may("view_papers", row.unit_id),
        "counts": counts_in(row) if sees_all else None,
        "own": own_rows(row, actor)[:1],
        "speeches": row.speeches.select_related("item", "file").order_by("position", "pk"),
        "may_speak": row.is_to_come and can_give_speech(actor, row),
        "conclusions": conclusions_of(row, actor, today=clock.today()) if row.is_held else [],
        "published": published(row, actor),
        "may_choose": may_choose_theme(row),
        "may_note": can_note_lesson(actor, row.theme),
        "history": history_of(row, most=30) if sees_all else [],
    }


def may_choose_theme(row: Conference) -> bool:
    """The agenda has the choice on it and it was not decided yet."""
    decided = row.conclusions.filter(kind=Conclusion.Kind.NEXT_THEME)
    return row.items.filter(chooses_theme=True).exists() and not decided.exists()
