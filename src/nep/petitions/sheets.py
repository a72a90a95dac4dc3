"""The sheet for the hamlet's notice board: no names, large type, and sixty words to read aloud."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nep.organisations.queries import names_on
from nep.petitions.clock_words import clock_words
from nep.petitions.models import Answer, Petition, TellBy, Telling
from nep.promises.models import Promise
from nep.vietnamese.dates import short_day
from nep.web.days import long_day

LONGEST_READING = 60


@dataclass(frozen=True)
class SheetPromise:
    """`standing` is a sentence: done, given up with its reason, or when it is due; empty without a day."""

    text: str
    unit_name: str
    standing: str
    contact: str
    phone: str


@dataclass(frozen=True)
class Sheet:
    """Only reviewed public words; without them, the number of the slip and where to ask."""

    number: str
    title: str
    question: str
    answer: str
    unit_name: str
    desk_name: str
    promises: list[SheetPromise]
    read_aloud: str
    clock: tuple[str, ...] = ()


def sheet_of(telling: Telling, day: date) -> Sheet:
    if telling.about == Telling.About.CLOCK:
        return _clock_sheet(telling.petition, day)
    petition = telling.petition
    answer = _public_answer(telling)
    is_public = answer is not None
    promises = _promises(telling) if is_public else []
    units = [petition.answered_by_unit_id, petition.home_unit_id, *(promise.unit_id for promise in promises)]
    names = names_on(units, day)
    unit_name = names.get(petition.answered_by_unit_id or 0, "")
    number = petition.slip.number if petition.slip else ""
    return Sheet(
        number=number,
        title=petition.public_title if is_public else "",
        question=petition.public_text if is_public else "",
        answer=answer.public_text if answer else _letter_text(telling),
        unit_name=unit_name,
        desk_name=names.get(petition.home_unit_id, ""),
        promises=[_sheet_promise(promise, names) for promise in promises],
        read_aloud=_reading(petition, answer, promises, number, unit_name),
    )


def _clock_sheet(petition: Petition, day: date) -> Sheet:
    """There is no answer yet: the slip's number, why it takes longer and until when."""
    names = names_on([petition.unit_id, petition.home_unit_id], day)
    number = petition.slip.number if petition.slip else ""
    words = clock_words(petition)
    told = {"unit": names.get(petition.unit_id or petition.home_unit_id, ""), "number": spaced(number)}
    opening = _("Bà con chú ý. %(unit)s báo tin về phiếu số %(number)s.") % told
    return Sheet(
        number=number,
        title="",
        question="",
        answer="",
        unit_name=told["unit"],
        desk_name=names.get(petition.home_unit_id, ""),
        promises=[],
        read_aloud=within_words(
            [opening, *words[-1:]], closing=_("Mời xem bảng tin ấp hoặc hỏi nơi tiếp dân.")
        ),
        clock=tuple(words),
    )


def _public_answer(telling: Telling) -> Answer | None:
    public = Answer.objects.public().filter(petition=telling.petition_id)
    return public.order_by("-version").first()


def _letter_text(telling: Telling) -> str:
    """A letter goes to its reader alone: the whole answer. On a notice board stand reviewed words or none."""
    if telling.channel == TellBy.LETTER and telling.answer is not None:
        return telling.answer.text
    return ""


def _promises(telling: Telling) -> list[Promise]:
    """The promise it is about, or all published ones of the petition."""
    if telling.promise_id is not None:
        published = Promise.objects.public().filter(pk=telling.promise_id)
    else:
        published = Promise.objects.public().filter(petitions=telling.petition_id)
    return list(published.select_related("contact").order_by("due_on", "pk"))


def _sheet_promise(promise: Promise, names: dict[int, str]) -> SheetPromise:
    return SheetPromise(
        text=promise.text,
        unit_name=names.get(promise.unit_id, ""),
        standing=_standing(promise),
        contact=promise.contact.title if promise.contact else "",
        phone=promise.contact.office_phone if promise.contact else "",
    )


def _standing(promise: Promise) -> str:
    """What the reader of a board asks first: is it done?"""
    states = Promise.State
    if promise.state == states.KEPT and promise.claimed_on is not None:
        return _("Đã làm xong: %(day)s.") % {"day": long_day(promise.claimed_on)}
    if promise.state == states.NOT_KEPT:
        return _("Chưa làm được: %(reason)s.") % {"reason": promise.reason.rstrip(".")}
    if promise.state == states.WITHDRAWN:
        return _("Không làm nữa: %(reason)s.") % {"reason": promise.reason.rstrip(".")}
    if promise.due_on is None:
        return ""
    return _("Hẹn xong: %(day)s.") % {"day": long_day(promise.due_on)}


def _aloud(promise: Promise) -> str:
    """The same in one breath with what was promised."""
    text = promise.text.rstrip(".")
    if promise.state == Promise.State.KEPT and promise.claimed_on is not None:
        return _("Đã làm xong ngày %(day)s: %(text)s.") % {"day": short_day(promise.claimed_on), "text": text}
    if promise.is_settled:
        return f"{text}. {_standing(promise)}"
    if promise.due_on is None:
        return ""
    return _("Hẹn xong ngày %(day)s: %(text)s.") % {"day": short_day(promise.due_on), "text": text}


def _reading(
    petition: Petition, answer: Answer | None, promises: list[Promise], number: str, unit_name: str
) -> str:
    opening = _("Bà con chú ý. %(unit)s đã trả lời phiếu số %(number)s.") % {
        "unit": unit_name,
        "number": spaced(number),
    }
    sentences = [opening]
    if answer is not None:
        sentences += [_("Việc: %(title)s.") % {"title": petition.public_title}]
    sentences += [words for promise in promises if (words := _aloud(promise))]
    if answer is not None:
        sentences += sentences_of(answer.public_text)
    return within_words(sentences, closing=_("Mời xem bảng tin ấp hoặc hỏi nơi tiếp dân."))


def within_words(sentences: list[str], *, closing: str, most: int = LONGEST_READING) -> str:
    """As many whole sentences, in order, as fit in `most` words with the closing one.

    A sentence that does not fit is left out: half a sentence read aloud misleads.
    """
    room = most - len(closing.split())
    chosen: list[str] = []
    for sentence in sentences:
        if len(sentence.split()) <= room:
            chosen.append(sentence)
            room -= len(sentence.split())
    return " ".join([*chosen, closing])


def sentences_of(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def spaced(number: str) -> str:
    """12345678 -> "1234 5678", as it is read aloud."""
    return f"{number[:4]} {number[4:]}".strip()
