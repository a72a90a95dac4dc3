"""Promises as a file."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.promises.models import Promise
from nep.promises.queries import answers_of
from nep.promises.standing import late_words, state_of
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _lines(promises: list[Promise]) -> Iterator[list[Cell]]:
    """Two queries a portion."""
    today = clock.today()
    names = names_on({promise.unit_id for promise in promises}, today)
    answers = answers_of(promise.pk for promise in promises)
    for promise in promises:
        yield [
            names.get(promise.unit_id, ""),
            promise.text,
            promise.promised_by_title,
            promise.made_on,
            promise.due_on,
            promise.moves,
            str(state_of(promise, today=today, answers=answers[promise.pk]).label),
            late_words(promise),
        ]


PROMISES = Export(
    "viec-da-hua",
    gettext_lazy("Việc đã hứa"),
    [
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Nội dung cam kết"), 70),
        Head(gettext_lazy("Người hứa"), 36),
        Head(gettext_lazy("Ngày hứa"), 12),
        Head(gettext_lazy("Hạn"), 12),
        Head(gettext_lazy("Số lần lùi hạn"), 10),
        Head(gettext_lazy("Tình trạng"), 30),
        Head(gettext_lazy("Đúng hạn hay trễ"), 20),
    ],
    _lines,
)
