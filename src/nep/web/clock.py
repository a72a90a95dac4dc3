"""The one clock. Business time can be set (NEP_TODAY); sign-in, tokens and logs use real time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def real_now() -> datetime:
    """The machine's time, aware, in UTC. For sign-in, tokens, limits, leases and logs only."""
    return datetime.now(UTC)


def now() -> datetime:
    """Business time, aware, at UTC+7: the set business day with the real time of day, or the real moment."""
    real = timezone.localtime(real_now(), LOCAL)
    if not settings.NEP_TODAY:
        return real
    return real + (date.fromisoformat(settings.NEP_TODAY) - real.date())


def today() -> date:
    """The business day in Vietnam."""
    return now().date()


def is_set() -> bool:
    """True when the business day is a set one, so that every page says so."""
    return bool(settings.NEP_TODAY)


def day_of(moment: datetime) -> date:
    """The Vietnamese day on which `moment` (aware) lies."""
    return timezone.localtime(moment, LOCAL).date()


def noon(day: date, *, hour: int = 12, minute: int = 0) -> datetime:
    """An aware moment on `day` in Vietnam; used where a paper gives only a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included; empty when `last` is earlier."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
