"""Reports of many units that came by one import, and back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction

from nep.audit.actions import record
from nep.imports.effects import Effects
from nep.imports.trace import Trace
from nep.measures.models import Statement
from nep.organisations.actors import Actor
from nep.reviews.actions.in_bulk import Taken, take_reports
from nep.reviews.actions.rounds import locked_round
from nep.reviews.models import Assignment, ReportFigure, ReportStep, ReportText, Round, UnitReport
from nep.reviews.permissions import can_open_round
from nep.reviews.round_refusals import RoundNotOpen
from nep.web.errors import NotAllowed


def take_reports_of_file(
    round_: Round, rows: Sequence[Taken], *, trace: Trace, by: Actor, at: datetime
) -> None:
    """As `take_reports`, keeping what it takes to go back. Raises what that raises."""
    with transaction.atomic():
        ids = [row.assignment.pk for row in rows]
        missing = list(Assignment.objects.filter(pk__in=ids).exclude(missing_reason="").order_by("pk"))
        before = set(_standing(round_, rows).values_list("pk", flat=True))
        take_reports(round_, rows, by=by, at=at)
        reports = UnitReport.objects.filter(assignment__in=ids)
        trace.made(UnitReport, _ids(reports))
        for part in (ReportText, ReportFigure, ReportStep):
            trace.made(part, _ids(part._base_manager.filter(report__in=reports)))
        after = set(_standing(round_, rows).values_list("pk", flat=True))
        trace.made(Statement, after - before)
        retired = ((pk, {"is_current": True}, {"is_current": False}) for pk in sorted(before - after))
        trace.changed(Statement, retired)
        trace.changed(
            Assignment,
            [(row.pk, {"missing_reason": row.missing_reason}, {"missing_reason": ""}) for row in missing],
        )
        trace.progress(len(rows))


def _standing(round_: Round, rows: Sequence[Taken]) -> models.QuerySet[Statement]:
    """What the units of the file state for the round's period, as of now."""
    return Statement.objects.filter(
        unit__in=[row.assignment.unit_id for row in rows],
        figure_key__in=list(round_.figures.values_list("key", flat=True)),
        period_from=round_.period_from,
        period_to=round_.period_to,
        is_current=True,
    )


def _ids(rows: "models.QuerySet[models.Model]") -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def take_back_reports(round_: Round, effects: Effects, *, by: Actor, at: datetime) -> None:
    """The reports of an import are gone with their statements, and what these replaced stands again.

    The caller has made sure that none was judged or corrected since. Raises NotAllowed, RoundNotOpen.
    """
    with transaction.atomic():
        one = locked_round(round_.pk)
        if not can_open_round(by, one.unit):
            raise NotAllowed
        if one.state != Round.State.OPEN:
            raise RoundNotOpen
        count = sum(last - first + 1 for first, last in effects.made(UnitReport))
        for part in (ReportStep, ReportFigure, ReportText, UnitReport, Statement):
            effects.remove(part)
        effects.restore(Statement)
        effects.restore(Assignment)
        facts: dict[str, str | int | None] = {"units": count}
        record("unit_reports_taken_back", thing=one, by=by, at=at, unit_id=one.unit_id, facts=facts)
