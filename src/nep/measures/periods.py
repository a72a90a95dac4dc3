"""Periods of days, both ends counted."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nep.measures.refusals import EmptyPeriod, PeriodBackwards, PeriodNotBegun, UnreadableDay
from nep.vietnamese.dates import parse_day


@dataclass(frozen=True, order=True)
class Period:
    """Days from `first` to `last`, both counted. Raises PeriodBackwards when `last` lies before `first`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodBackwards(self.first, self.last)

    def __str__(self) -> str:
        return f"{self.first:%d/%m/%Y} - {self.last:%d/%m/%Y}"

    def until(self, day: date) -> "Period":
        """The part of the period that lies on or before `day`. Raises PeriodNotBegun when there is none."""
        if day < self.first:
            raise PeriodNotBegun(self.first)
        return Period(self.first, min(self.last, day))

    def months(self) -> list["Period"]:
        """The calendar months of the period; the first and the last may be parts of a month."""
        months, first = [], self.first
        while first <= self.last:
            end = first.replace(day=monthrange(first.year, first.month)[1])
            months.append(Period(first, min(end, self.last)))
            first = end + timedelta(days=1)
        return months


def this_year(day: date) -> Period:
    """From 1 January to `day`, both counted."""
    return Period(date(day.year, 1, 1), day)


def read_day(text: str) -> date:
    """A day written 31/12/2023 or 2023-12-31. Raises UnreadableDay for what is none, also 31/02/2024."""
    try:
        return parse_day(text)
    except ValueError as error:
        raise UnreadableDay(text.strip()) from error


def read_period(first: str, last: str) -> Period:
    """A period from two written days. Raises EmptyPeriod, UnreadableDay, PeriodBackwards."""
    if not first.strip() or not last.strip():
        raise EmptyPeriod
    return Period(read_day(first), read_day(last))


def years(text: str) -> Period:
    """ "2022-2023" or "2023": whole calendar years. Raises EmptyPeriod, UnreadableDay, PeriodBackwards."""
    text = text.strip()
    if not text:
        raise EmptyPeriod
    match = re.fullmatch(r"([12]\d{3})(?:\s*[-–]\s*([12]\d{3}))?", text)
    if not match:
        raise UnreadableDay(text)
    first, last = match.group(1), match.group(2) or match.group(1)
    return Period(date(int(first), 1, 1), date(int(last), 12, 31))


def layers(periods: Iterable[Period]) -> list[list[Period]]:
    """The periods sorted into groups inside which no two overlap, so that a day falls into one at most."""
    found: list[list[Period]] = []
    for period in sorted(set(periods)):
        for layer in found:
            if layer[-1].last < period.first:
                layer.append(period)
                break
        else:
            found.append([period])
    return found
