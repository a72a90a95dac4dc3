"""What a file says of days, before it is judged: shared by the readers of spreadsheets and of iCalendars."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nep.norms.models import CalendarDay
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import fold

MOST_TOGETHER = 31
# The first that a line says decides: "Làm bù cho ngày nghỉ hoán đổi" is a working day.
WORDS = (
    ("lam bu", CalendarDay.Kind.SWAP_WORK),
    ("chua co thong bao", CalendarDay.Kind.UNCONFIRMED),
    ("hoan doi", CalendarDay.Kind.SWAP_OFF),
    ("nghi bu", CalendarDay.Kind.COMPENSATION),
    ("nghi le", CalendarDay.Kind.HOLIDAY),
    ("nghi tet", CalendarDay.Kind.HOLIDAY),
    ("ngay le", CalendarDay.Kind.HOLIDAY),
)


@dataclass(frozen=True)
class Found:
    """Days from `first` to `last` of one kind. `place` says where in the file: "dòng 5", "sự kiện 3"."""

    first: date
    last: date
    kind: str
    name: str
    basis: str
    place: str

    def is_in_order(self, faults: list[str]) -> bool:
        """True when its days make sense; what is wrong is added to `faults`."""
        facts = {"place": self.place, "first": short_day(self.first), "last": short_day(self.last)}
        if self.last < self.first:
            told = _("%(place)s: ngày cuối %(last)s trước ngày đầu %(first)s.") % facts
        elif (self.last - self.first).days >= MOST_TOGETHER:
            facts |= {"most": str(MOST_TOGETHER)}
            told = _("%(place)s: từ %(first)s đến %(last)s dài hơn %(most)s ngày.") % facts
        elif not self.name:
            told = _("%(place)s: thiếu tên ngày.") % facts
        else:
            return True
        faults.append(told[:1].upper() + told[1:])
        return False


def kind_in(words: str) -> str | None:
    """The kind that `words` name; None for words that name none."""
    folded = fold(words)
    for label, kind in [(fold(str(kind.label)), kind) for kind in CalendarDay.Kind]:
        if folded.strip() == label:
            return str(kind)
    return next((str(kind) for said, kind in WORDS if said in folded), None)


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
