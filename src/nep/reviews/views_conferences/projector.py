"""The big screen: one thing at a time, next and previous as plain links."""

from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nep.organisations.queries import name_on
from nep.reviews.agenda import Line, agenda_of
from nep.reviews.agenda_decisions import names_called
from nep.reviews.models import Conclusion, Conference, Speech
from nep.reviews.outline import TOKEN
from nep.reviews.queries import frozen_figures
from nep.reviews.views_conferences.common import seen_conference
from nep.vietnamese.numbers import with_dots
from nep.web import clock

LONGEST = 1_200


@dataclass(frozen=True)
class Slide:
    """`words` are paragraphs; `rows` a list with what belongs to each."""

    title: str
    above: str = ""
    words: list[str] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)


@require_safe
def screen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """`?trang=3` is the fourth thing to show; a number outside shows the nearest."""
    row = seen_conference(request, uuid)
    slides = _slides(row)
    asked = request.GET.get("trang", "0")
    number = min(int(asked) if asked.isdecimal() and len(asked) < 4 else 0, len(slides) - 1)
    page = {
        "conference": row,
        "slide": slides[number],
        "number": number,
        "count": len(slides),
        "before": number - 1 if number else None,
        "after": number + 1 if number + 1 < len(slides) else None,
    }
    return render(request, "reviews/conference_screen.html", page)


def _slides(row: Conference) -> list[Slide]:
    lines = agenda_of(row)
    spoken: dict[int | None, list[Speech]] = {}
    for speech in row.speeches.order_by("position", "pk"):
        spoken.setdefault(speech.item_id, []).append(speech)
    hour = f"{row.meeting.starts_at:%H:%M}"
    first = Slide(row.title, name_on(row.unit, clock.today()), [f"{hour}, {row.meeting.place}"])
    whole = Slide(
        _("Chương trình"),
        "",
        [],
        [(one.item.title, f"{one.starts_at:%H:%M}") for one in lines if one.depth == 1],
    )
    shown = [first, *([whole] if lines else [])]
    for line in lines:
        parts = [one for one in lines if one.item.parent_id == line.item.pk]
        shown += _item(row, line, spoken.get(line.item.pk, []), parts)
    return [*shown, *_concluded(row)]


def _item(row: Conference, line: Line, speeches: list[Speech], parts: list[Line]) -> list[Slide]:
    """One screen, with who speaks or what parts come; for a published decision as many as its names take."""
    item = line.item
    minutes = _("%(count)s phút") % {"count": with_dots(item.minutes)}
    above = f"{line.number} · {line.starts_at:%H:%M} · {minutes}"
    words: list[str] = []
    if item.section is not None:
        words = _paragraphs(_with_figures(row, item.section.text))
    elif item.practice is not None:
        words = [item.practice.title, *_paragraphs(item.practice.approach)]
    elif item.decision is not None:
        called = [
            Slide(item.title, f"{above} · {names.heading}", [], names.rows)
            for names in names_called(item.decision)
        ]
        if called:
            return called
        words = [_("Tên hiện ở đây khi quyết định được công bố.")]
    rows = [(speech.title, speech.speaker) for speech in speeches if not speech.was_given]
    rows += [(f"{part.number}. {part.item.title}", f"{part.starts_at:%H:%M}") for part in parts]
    return [Slide(item.title, above, words, rows)]


def _with_figures(row: Conference, text: str) -> str:
    """Figures as the report froze them; three dots where it did not yet."""
    own = frozen_figures(row.report).own if row.report else {}
    return TOKEN.sub(lambda found: with_dots(own[found[1]].value) if found[1] in own else "…", text)


def _paragraphs(text: str) -> list[str]:
    """The beginning of a text, whole paragraphs: a hall reads no page."""
    kept: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if kept and sum(map(len, kept)) + len(line) > LONGEST:
            break
        kept.append(line)
    return kept


def _concluded(row: Conference) -> list[Slide]:
    found = list(row.conclusions.select_related("promise").order_by("position", "pk"))
    labels = Conclusion.Kind
    slides = []
    for kind in (labels.WORK, labels.LESSON, labels.NEXT_THEME):
        rows = [(one.text, _due(one)) for one in found if one.kind == kind]
        if rows:
            slides.append(Slide(str(kind.label).capitalize(), _("Kết luận"), [], rows))
    return slides


def _due(one: Conclusion) -> str:
    return f"{one.promise.due_on:%d/%m/%Y}" if one.promise and one.promise.due_on else ""
