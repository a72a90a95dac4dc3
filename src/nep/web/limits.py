"""How often one address may do something. No address is kept: only a keyed hash, another one every day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime
from django.utils.translation import gettext

from nep.vietnamese.numbers import with_dots
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.models import VisitCount

UTC_PLUS_7 = 7 * 3600
LONGEST = 24 * 3600


@dataclass(frozen=True)
class Window:
    """At most `times` in `seconds` (at most a day: the key of the hash changes at midnight)."""

    times: int
    seconds: int

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= LONGEST:
            raise ValueError("a window lasts at most a day")


RESENDINGS = Window(100, 600)


class TooOften(Refusal):
    """This address did it too often. `ends_at` (aware) is when it may again; the sentence says so."""

    def __init__(self, window: Window, ends_at: datetime) -> None:
        self.ends_at = ends_at
        again = localtime(ends_at, clock.LOCAL)
        super().__init__(
            gettext(
                "Địa chỉ mạng này đã gửi %(times)s lần, là mức nhiều nhất trong %(length)s. "
                "Ông/bà gửi lại được từ %(hour)s ngày %(day)s, hoặc đến nơi tiếp dân."
            )
            % {
                "times": with_dots(window.times),
                "length": _length(window.seconds),
                "hour": again.strftime("%H:%M"),
                "day": again.strftime("%d/%m/%Y"),
            }
        )


def _length(seconds: int) -> str:
    if seconds % 86400 == 0:
        return gettext("một ngày")
    if seconds % 3600 == 0:
        return gettext("%(hours)s giờ") % {"hours": seconds // 3600}
    return gettext("%(minutes)s phút") % {"minutes": max(1, seconds // 60)}


def count_visit(request: HttpRequest, name: str, windows: Sequence[Window]) -> None:
    """Count one more `name` from the request's address in every window. Raises TooOften when one is full.

    Written in a transaction of its own where the caller has none. Real time, never the set business day.
    """
    count_for(hash_of(address_of(request)), name, windows, at=clock.real_now())


def count_form(request: HttpRequest, name: str, windows: Sequence[Window], *, key: str) -> None:
    """As `count_visit`, for a form that may be sent again: an answer that was lost on the way costs its
    citizen nothing. The form with this `key` counts once; only its re-sendings are bounded on their own."""
    at = clock.real_now()
    again, who = f"{name}-again", salted_hmac("nep.web.limits", key, algorithm="sha256").hexdigest()
    with transaction.atomic():
        if not VisitCount.objects.filter(name=again, who=who, ends_at__gt=at).exists():
            count_visit(request, name, windows)
        count_for(who, again, (RESENDINGS,), at=at)


def count_for(who: str, name: str, windows: Sequence[Window], *, at: datetime) -> None:
    for window in sorted(windows, key=lambda window: window.seconds):
        ends_at = end_of(window, at)
        if not _one_more(who, name, window, ends_at):
            raise TooOften(window, ends_at)


def _one_more(who: str, name: str, window: Window, ends_at: datetime) -> bool:
    """True when the window had room: decided by one conditional update, so two at once count as two."""
    row = {"name": name, "who": who, "seconds": window.seconds, "ends_at": ends_at}
    with transaction.atomic():
        VisitCount.objects.bulk_create([VisitCount(**row)], ignore_conflicts=True)
        room = VisitCount.objects.filter(**row, count__lt=window.times)
        return room.update(count=F("count") + 1) == 1


def end_of(window: Window, at: datetime) -> datetime:
    """When the window in which `at` lies ends; windows are laid from midnight in Vietnam."""
    local = int(at.timestamp()) + UTC_PLUS_7
    end = (local // window.seconds + 1) * window.seconds - UTC_PLUS_7
    return datetime.fromtimestamp(end, UTC)


def hash_of(address: str) -> str:
    """A keyed hash of the network of `address` that is another one tomorrow: an IPv6 home counts as one."""
    parsed = ip_address(address)
    network = ip_network((parsed, 64), strict=False) if isinstance(parsed, IPv6Address) else parsed
    day = clock.day_of(clock.real_now()).isoformat()
    return salted_hmac("nep.web.limits", f"{day} {network}", algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """The visitor's address: the connection's, or the one that the last trusted proxy wrote down."""
    proxies = settings.NEP_PROXIES
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    candidate = forwarded[-proxies] if 0 < proxies <= len(forwarded) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(candidate))
    except ValueError:
        return "0.0.0.0"  # noqa: S104 - the one bucket of those whose address cannot be read


def forget_counts(at: datetime) -> int:
    """Delete counts of windows that ended an hour before `at`; returns how many."""
    return VisitCount.objects.filter(ends_at__lt=at - timedelta(hours=1)).delete()[0]
