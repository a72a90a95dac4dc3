"""Which day counts when paper precedes entry."""

from datetime import date

from nep.norms.calendar import working_days_between

# A longer gap between the paper and its entry would let a late thing be written as done in time.
ENTRY_WORKING_DAYS = 3


def counted_day(happened_on: date, *, recorded_on: date) -> date:
    """The day that decides lateness: `happened_on` when it lies at most three working days before the entry,
    else the day of entry."""
    if working_days_between(happened_on, recorded_on) <= ENTRY_WORKING_DAYS:
        return happened_on
    return recorded_on
