"""What `nep doctor` looks at here."""

from nep.norms.actions import load_shipped
from nep.norms.calendar import load
from nep.norms.models import Calendar, Deadline, Norm
from nep.norms.queries import compute_clock, with_history
from nep.vietnamese.dates import short_day
from nep.web.errors import Refusal


def unloaded_rules() -> list[str]:
    if Norm.objects.exists() and Calendar.objects.exists():
        return []
    return ["Chưa nạp quy định và lịch làm việc kèm theo sản phẩm."]


def mend_unloaded_rules() -> None:
    load_shipped()


def wrong_deadlines() -> list[str]:
    """Every open clock equals a fresh count on the calendar as it stands."""
    clocks = with_history(Deadline.objects.open()).select_related("calendar").order_by("pk")
    return [fault for deadline in clocks.iterator(chunk_size=500) if (fault := _fault(deadline))]


def _fault(deadline: Deadline) -> str:
    try:
        found = compute_clock(deadline, load(deadline.calendar))
    except Refusal as refusal:
        return f"Thời hạn {deadline.pk}: {refusal.sentence}"
    waits = {pause.paused_on for pause in deadline.pauses.all() if pause.resumed_on is None}
    if waits != ({deadline.paused_on} - {None}):
        return f"Thời hạn {deadline.pk} ({deadline.rule}) ghi tạm dừng không khớp với các lần tạm dừng."
    if (found.due_on, found.provisional) == (deadline.due_on, deadline.provisional):
        return ""
    return (
        f"Thời hạn {deadline.pk} ({deadline.rule}) ghi {short_day(deadline.due_on)}, "
        f"tính lại là {short_day(found.due_on)}."
    )
