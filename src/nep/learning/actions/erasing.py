"""Lists of persons become counts one year after their theme (safeguard 12)."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.learning.counting import persons_of, write_counts
from nep.learning.models import Attendance, PersonTally, Session
from nep.organisations.actors import Actor
from nep.programmes.models import Theme
from nep.web.clock import day_of


def erase_attendance(theme: Theme, *, by: Actor, at: datetime) -> int:
    """No row of a person is left of the sessions of `theme`; every count keeps its value, and so does the
    number of different persons of each unit. Runs twice safely. Returns how many rows were erased.

    Sessions of a theme that never took place keep nothing but their plan. Backups made before still hold the
    rows until they are thrown away; a restore erases again (`register_replay`).
    """
    with transaction.atomic():
        sessions = Session.objects.select_for_update().filter(theme=theme, erased_on=None)
        kept = list(sessions.order_by("pk"))
        if not kept:
            return 0
        for session in kept:
            write_counts(session)
        _keep_persons(theme, [session.unit_id for session in kept])
        erased = Attendance.objects.filter(session__in=kept).delete()[0]
        Session.objects.filter(pk__in=[session.pk for session in kept]).update(
            erased_on=day_of(at), door_secret=""
        )
        if erased:
            record("attendance_erased", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return erased


def _keep_persons(theme: Theme, unit_ids: list[int]) -> None:
    units = list(dict.fromkeys(unit_ids))
    persons = persons_of(theme.pk, units)
    PersonTally.objects.bulk_create(
        [PersonTally(theme=theme, unit_id=unit, persons=persons.get(unit, 0)) for unit in units],
        ignore_conflicts=True,
    )
