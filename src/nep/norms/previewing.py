"""A change as a page carries it from its preview to its confirmation: signed, so that what is confirmed is
what was shown, by whom it was shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy as _

from nep.norms.changes import CalendarChange, Move, moves_of, unpacked, warnings_of
from nep.norms.models import Calendar, Deadline
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.errors import Refusal

SALT = "nep.norms.change"
KEPT_SECONDS = 24 * 3600
PAGE = 50


class PreviewOver(Refusal):
    sentence = _("Trang xem trước đã quá một ngày hoặc không còn dùng được. Ông/bà làm lại từ đầu.")


def signed(what: dict[str, Any], by: Actor) -> str:
    return signing.dumps({**what, "user": by.user_id}, salt=SALT, compress=True)


def read_signed(text: str, by: Actor) -> dict[str, Any]:
    """What `signed` wrote, for the same user within a day. Raises PreviewOver."""
    try:
        what: dict[str, Any] = signing.loads(text, salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature as bad:
        raise PreviewOver from bad
    if what.pop("user") != by.user_id:
        raise PreviewOver
    return what


def sign_change(row: Calendar, change: CalendarChange, by: Actor) -> str:
    return signed({"calendar": row.pk, "version": row.version, "change": change.packed()}, by)


def read_change(text: str, row: Calendar, by: Actor) -> tuple[CalendarChange, int]:
    """The change that was shown and the version of `row` it was shown for."""
    what = read_signed(text, by)
    if what.get("calendar") != row.pk:
        raise PreviewOver
    return unpacked(what["change"]), what["version"]


@dataclass(frozen=True)
class MovePage:
    """One page of the deadlines that would move, and how many there are."""

    rows: list[Move]
    names: dict[int, str]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def page_of(moves: Sequence[Move], number: int) -> MovePage:
    pages = max(1, -(-len(moves) // PAGE))
    number = min(max(number, 1), pages)
    rows = list(moves[(number - 1) * PAGE : number * PAGE])
    units = [move.deadline.unit_id for move in rows]
    return MovePage(rows, names_on(units, clock.today()), len(moves), number)


def preview_of(row: Calendar, change: CalendarChange, by: Actor, *, number: int = 1) -> dict[str, Any]:
    """What the page of a change shows. Nothing is written."""
    return {
        "calendar": row,
        "change": change,
        "warnings": warnings_of(row, change),
        "moves": page_of(moves_of(row, change), number),
        "open_count": Deadline.objects.open().filter(calendar=row).exclude(unit=None).count(),
        "signed": sign_change(row, change, by),
    }
