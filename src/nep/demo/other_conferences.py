"""Conferences that still ask for something: one to write down and close, one that invites, one planned."""

from datetime import date, datetime, time
from typing import Any

from nep.demo.province import Province, cell_of, showcase_of
from nep.demo.summaries import tell_draft
from nep.organisations.models import Unit
from nep.programmes.models import Theme
from nep.reviews.actions import agenda, conferences, invitations, presence
from nep.reviews.models import Conference, Invitation, SummaryReport
from nep.web import clock

YEAR_ON, DISTRICT_ON, LAUNCH_ON = date(2023, 12, 26), date(2024, 1, 4), date(2024, 1, 10)
PLANNED_ON, INVITED_ON = date(2023, 12, 18), date(2023, 12, 20)
YEAR = "Hội nghị rà việc nghe dân và giữ lời hứa năm 2023"
DISTRICT = "Hội nghị tổng kết chuyên đề của {committee}"
LAUNCH = "Hội nghị triển khai Chuyên đề 2024-2025"


def tell_other_conferences(built: Province, theme: Theme) -> None:
    """So that each step of a conference can be tried on the last day."""
    _held(built, theme)
    _inviting(built, theme)
    _plan(built, theme, built.party, LAUNCH, LAUNCH_ON, time(8), 120)


def _at(day: date, hour: int) -> datetime:
    return clock.noon(day, hour=hour)


def _plan(
    built: Province, theme: Theme, unit: Unit, title: str, day: date, starts_at: time, length: int
) -> Conference:
    return conferences.plan_conference(
        theme,
        unit=unit,
        title=title,
        length=length,
        happens_on=day,
        starts_at=starts_at,
        place=f"Hội trường {built.names[unit.pk]}",
        hosts=[built.post(unit, "leader")],
        by=built.actor(unit, "officer"),
        at=_at(PLANNED_ON, 9),
    )


def _held(built: Province, theme: Theme) -> None:
    """Held yesterday afternoon: its minutes are to be written, then all of it published. A comment on its
    report still holds that up."""
    row = _plan(built, theme, built.party, YEAR, YEAR_ON, time(14), 90)
    told: dict[str, Any] = {"by": built.actor(built.party, "officer")}
    posts = [built.post(unit, "leader") for unit in (*built.districts, built.province)]
    invitations.invite_posts(row, posts=posts, **told, at=_at(INVITED_ON, 9))
    invitations.send_invitations(row, **told, at=_at(INVITED_ON, 9))
    if SummaryReport.objects.filter(unit=built.party).exists():
        report = tell_draft(built)
        conferences.change_conference(row, title=YEAR, length=90, report=report, **told, at=_at(YEAR_ON, 11))
    agenda.draft_agenda(row, **told, at=_at(YEAR_ON, 11))
    seats = list(Invitation.objects.filter(conference=row).order_by("pk"))
    marks = {seat.pk: "excused" if seat == seats[-1] else "present" for seat in seats}
    presence.mark_presence(row, marks=marks, **told, at=clock.noon(YEAR_ON, hour=13, minute=55))
    conferences.hold_conference(row, held_on=YEAR_ON, **told, at=clock.noon(YEAR_ON, hour=15, minute=30))


def _inviting(built: Province, theme: Theme) -> None:
    """The district committee of the sample's commune: its invitations wait on desks."""
    committee = built.district_of[cell_of(built).pk]
    district = built.district_of[showcase_of(built).pk]
    communes = [unit for unit in built.communes if built.district_of[unit.pk] == district]
    cells = [built.committee_of[unit.pk] for unit in communes]
    title = DISTRICT.format(committee=built.names[committee.pk])
    row = _plan(built, theme, committee, title, DISTRICT_ON, time(8), 120)
    told: dict[str, Any] = {"by": built.actor(committee, "officer"), "at": _at(INVITED_ON, 10)}
    agenda.draft_agenda(row, **told)
    posts = [built.post(unit, "leader") for unit in (district, *cells)]
    invitations.invite_posts(row, posts=posts, **told)
    invitations.invite_units(row, units=communes, seats=1, **told)
    invitations.send_invitations(row, **told)
