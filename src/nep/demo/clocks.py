"""Clocks of the last week: one that stands still, one that was extended, a department off the swap."""

from datetime import date, timedelta

from nep.demo.province import Province, showcase_of
from nep.norms.actions import follow_calendar
from nep.norms.calendar import calendar_row
from nep.petitions.actions.pausing import extend_answer, pause_answer
from nep.petitions.models import Klass, Petition, State
from nep.web import clock

TODAY = date(2023, 12, 27)
AT = clock.noon(TODAY, hour=9)
FROM = date(2023, 7, 1)
BASIS = "Quy chế làm việc của đơn vị mẫu (dữ liệu mẫu, không phải văn bản có thật)"
HEALTH = 3


def tell_clocks(built: Province) -> None:
    """Told near the end: what still runs is known only then."""
    follow_calendar(
        built.departments[HEALTH],
        calendar=calendar_row("no_swap"),
        valid_from=FROM,
        basis=BASIS,
        by=built.actor(built.party, "officer"),
        at=AT,
    )
    running = _running(built)
    if running:
        pause_answer(
            running[0],
            on=TODAY - timedelta(days=1),
            reason="Chờ kết quả đo đạc hiện trạng của cơ quan chuyên môn",
            paper="Công văn số 214/UBND-ĐC ngày 26/12/2023 (dữ liệu mẫu)",
            by=built.actor(showcase_of(built), "leader"),
            at=AT,
        )
    if len(running) > 1:
        extend_answer(
            running[1],
            days=5,
            reason="Việc liên quan nhiều hộ, phải khảo sát thêm",
            by=built.actor(showcase_of(built), "leader"),
            at=AT,
        )


def _running(built: Province) -> list[Petition]:
    """Petitions with the showcase commune whose time to answer still runs, the longest first."""
    rows = Petition.objects.filter(
        unit=showcase_of(built), state=State.ASSIGNED, klass__in=[Klass.QUESTION, Klass.PROPOSAL]
    )
    return list(rows.filter(is_secret=False, due_on__gte=TODAY).order_by("-due_on", "pk")[:2])
