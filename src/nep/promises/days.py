"""Which day counts when paper precedes entry."""

from datetime import date

from nep.web.clock import days_between

# A longer gap between the paper and its entry would let a late promise be written as kept in time.
ENTRY_WORKING_DAYS = 3


def counted_day(happened_on: date, *, recorded_on: date) -> date:
    """The day that decides lateness: `happened_on` when it lies at most three working days before the entry,
    else the day of entry."""
    gap = sum(1 for day in days_between(happened_on, recorded_on)[1:] if day.weekday() < 5)
    return happened_on if gap <= ENTRY_WORKING_DAYS else recorded_on
