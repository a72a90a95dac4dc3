"""The Vietnamese lunar calendar: months begin on the day, at UTC+7, of the new moon.

Computed from the mean elements and periodic terms of J. Meeus, Astronomical Algorithms, chapters 25 and 49;
good to about a minute for new moons. Only to *suggest* days: which days are off is decided by notice. Before
1968 the North, before 1976 the South reckoned at UTC+8, so old calendars may differ.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from nep.vietnamese.sentences import UnreadableError

FIRST_YEAR, LAST_YEAR = 1900, 2199
_ZONE = 7 / 24
_J2000 = 2451545.0
_ORDINAL_OF_JULIAN = 1721424.5  # what to add to a day's ordinal for the Julian day of its 0:00 UTC
_MONTH = 29.530588861


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar; `year` is the solar year in which that lunar year begins."""

    year: int
    month: int
    day: int
    is_leap: bool = False

    def __str__(self) -> str:
        """As 10/3/2026, a leap month as 10/3 nhuận/2026."""
        return f"{self.day}/{self.month}{' nhuận' if self.is_leap else ''}/{self.year}"


@dataclass(frozen=True)
class Suggestion:
    """A day on which a holiday of the lunar calendar falls."""

    day: date
    name: str


def to_lunar(day: date) -> LunarDay:
    """The lunar day of a solar one. Raises ValueError outside 1900 to 2199."""
    _check(day.year)
    year = day.year if day >= tet(day.year) else day.year - 1
    months = [month for month in (*_months(year), *_months(year + 1)) if month[0] <= day]
    start, number, is_leap, of_year = months[-1]
    return LunarDay(of_year, number, (day - start).days + 1, is_leap)


def from_lunar(lunar: LunarDay) -> date:
    """The solar day of a lunar one. Raises ValueError with a Vietnamese sentence when there is none."""
    _check(lunar.year)
    months = (*_months(lunar.year), *_months(lunar.year + 1)[:1])
    for (start, *month), (end, *_) in pairwise(months):
        is_it = month == [lunar.month, lunar.is_leap, lunar.year]
        if is_it and 1 <= lunar.day <= (end - start).days:
            return start + timedelta(days=lunar.day - 1)
    raise UnreadableError("Không có ngày %(day)s âm lịch.", day=str(lunar))


def tet(year: int) -> date:
    """The first day of the lunar year that begins in `year`."""
    _check(year)
    return _months(year)[0][0]


def hung_kings_day(year: int) -> date:
    """The tenth of the third lunar month, never of a leap one: Giỗ Tổ Hùng Vương."""
    return from_lunar(LunarDay(year, 3, 10))


def suggested_holidays(year: int) -> list[Suggestion]:
    """Days that a calendar of `year` is likely to name, in order: Tết from two days before to the fourth
    day, and Giỗ Tổ.

    Which of them are off (one day before Tết and four after, or two and three) the yearly notice decides.
    """
    first = tet(year)
    around = [Suggestion(first + timedelta(days=n), _name_at_tet(n, first)) for n in range(-2, 4)]
    return [*around, Suggestion(hung_kings_day(year), "Giỗ Tổ Hùng Vương (10 tháng 3 âm lịch)")]


def _name_at_tet(days: int, first: date) -> str:
    if days >= 0:
        return f"Mùng {days + 1} Tết"
    return f"{to_lunar(first + timedelta(days=days)).day} tháng Chạp"


def _check(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError(
            "Chỉ tính âm lịch từ năm %(first)s đến năm %(last)s.", first=FIRST_YEAR, last=LAST_YEAR
        )


_Month = tuple[date, int, bool, int]
"""First day, number, whether it is a leap month, lunar year."""


@lru_cache(maxsize=512)
def _months(year: int) -> tuple[_Month, ...]:
    """The months of the lunar year that begins in `year`."""
    of_last, of_this = _from_eleventh(year - 1), _from_eleventh(year)
    return (*(m for m in of_last if m[3] == year), *(m for m in of_this if m[3] == year))


@lru_cache(maxsize=512)
def _from_eleventh(year: int) -> tuple[_Month, ...]:
    """The months from the eleventh of `year`, which holds the winter solstice, to before the next eleventh.

    When there are thirteen, the first in which the sun enters no new sign of 30 degrees is the leap one.
    """
    first, following = _month_of_solstice(year), _month_of_solstice(year + 1)
    starts = [_new_moon_day(k) for k in range(first, following + 1)]
    has_leap = len(starts) == 14
    without_sign = (n for n, (start, end) in enumerate(pairwise(starts)) if _sign(start) == _sign(end))
    leap = next(without_sign) if has_leap else 0
    months = []
    for n, start in enumerate(starts[:-1]):
        number = (10 + n - (has_leap and n >= leap)) % 12 + 1
        months.append((start, number, has_leap and n == leap, year + (number < 11)))
    return tuple(months)


def _month_of_solstice(year: int) -> int:
    """The number of the last new moon on or before the day of the winter solstice."""
    day = date(year, 12, 20)
    while _sign(day + timedelta(days=1)) != 9:  # 270 degrees are reached before the next day begins
        day += timedelta(days=1)
    k = round((day.toordinal() + _ORDINAL_OF_JULIAN - 2451550.1) / _MONTH) + 1
    while _new_moon_day(k) > day:
        k -= 1
    return k


def _sign(day: date) -> int:
    """Which twelfth of its circle the sun stands in when `day` begins at UTC+7: 0 from the spring equinox."""
    return int(_sun_longitude(day.toordinal() + _ORDINAL_OF_JULIAN - _ZONE) // 30)


def _sun_longitude(julian_day: float) -> float:
    """Apparent longitude in degrees, 0 to 360; good to 0.01 degrees, a quarter of an hour."""
    t = (julian_day + _delta_t(julian_day) - _J2000) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    m = math.radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * math.sin(m)
        + (0.019993 - 0.000101 * t) * math.sin(2 * m)
        + 0.000289 * math.sin(3 * m)
    )
    nodding = 0.00478 * math.sin(math.radians(125.04 - 1934.136 * t))
    return (mean + centre - 0.00569 - nodding) % 360


@lru_cache(maxsize=4096)
def _new_moon_day(k: int) -> date:
    """The day at UTC+7 of new moon number `k`, counted from January 2000."""
    moment = _new_moon(k)
    return date.fromordinal(math.floor(moment - _delta_t(moment) + _ZONE - _ORDINAL_OF_JULIAN))


def _new_moon(k: int) -> float:
    """Julian day of the new moon, dynamical time."""
    t = k / 1236.85
    mean = 2451550.09766 + _MONTH * k + 0.00015437 * t**2 - 0.000000150 * t**3
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = math.radians(2.5534 + 29.10535670 * k - 0.0000014 * t * t)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t**3)
    node = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t**3)
    ascending = math.radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    terms = sum(
        size * eccentricity ** abs(s) * math.sin(s * sun + m * moon + f * node) for size, s, m, f in _TERMS
    )
    return mean + terms - 0.00017 * math.sin(ascending)


# Days; then how often the anomaly of the sun, that of the moon and the distance from the node are taken.
_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0),
    (0.00003, 1, 1, -2),
    (0.00003, 0, 2, 2),
)


def _delta_t(julian_day: float) -> float:
    """Dynamical minus universal time, in days; long-term polynomials of Espenak and Meeus (NASA)."""
    year = 2000 + (julian_day - _J2000) / 365.25
    t = year - 2000
    if year < 1961:
        seconds = 29.07 + 0.407 * (year - 1950)
    elif year < 2005:
        seconds = 45.45 + 1.067 * (year - 1975) if year < 1986 else 63.86 + 0.3345 * t
    elif year < 2050:
        seconds = 62.92 + 0.32217 * t + 0.005589 * t * t
    else:
        seconds = -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * max(2150 - year, 0)
    return seconds / 86400
