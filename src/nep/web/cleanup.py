"""What the frame forgets by itself; `jobs` runs it every hour."""

from nep.web import clock
from nep.web.limits import forget_counts
from nep.web.once import forget_sent


def forget_old() -> None:
    at = clock.real_now()
    forget_counts(at)
    forget_sent(at)
