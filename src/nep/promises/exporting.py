"""The board as a table for a spreadsheet."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_noop

from nep.organisations.queries import names_on
from nep.promises.models import Promise
from nep.promises.standing import late_words, state_of
from nep.vietnamese.dates import short_day
from nep.web.listing import Listing

HEADER = [
    gettext_noop("Đơn vị"),
    gettext_noop("Nội dung cam kết"),
    gettext_noop("Người hứa"),
    gettext_noop("Ngày hứa"),
    gettext_noop("Hạn"),
    gettext_noop("Số lần lùi hạn"),
    gettext_noop("Tình trạng"),
    gettext_noop("Đúng hạn hay trễ"),
]


def export_rows(listing: Listing[Promise], today: date) -> Iterator[list[str]]:
    names = names_on(listing.rows.order_by().values_list("unit", flat=True).distinct(), today)
    for promise in listing.all_rows():
        yield [
            names.get(promise.unit_id, ""),
            promise.text,
            promise.promised_by_title,
            short_day(promise.made_on),
            short_day(promise.due_on) if promise.due_on else "",
            str(promise.moves),
            state_of(promise, today=today).label,
            late_words(promise),
        ]
