"""Days in the language of the page."""

from datetime import date

from django.utils.translation import gettext

from nep.vietnamese import dates


def long_day(day: date) -> str:
    """thứ Sáu 27/10/2023, in English Friday 27/10/2023: the day stays before the month."""
    weekday, figures = dates.long_day(day).rsplit(" ", 1)
    return f"{gettext(weekday)} {figures}"
