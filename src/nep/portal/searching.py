"""The search page: what was asked, what was found, and the addresses around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.organisations.actors import Actor
from nep.search.asking import Asked, asked_in
from nep.search.queries import COUNTED, Hit, Key, Line, Page, find, held_by, lines_of, whole_of
from nep.search.registry import Kind, kinds
from nep.search.snippets import holds, marked, snippet
from nep.vietnamese.numbers import with_dots

TEXT, KIND, AFTER, BEFORE = "tim", "loai", "sau", "truoc"
SIZE = 20
LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Found:
    """One line of the answer, ready to print."""

    kind: str
    url: str
    title: SafeString
    about: str
    text: SafeString


@dataclass(frozen=True)
class Way:
    """A link of the filter: a kind, its address, whether it is the one chosen."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Answer:
    """Everything the page says. Built by `answer_to`."""

    text: str
    asked: Asked
    page: Page
    rows: Sequence[Found]
    ways: Sequence[Way]
    kind: str
    base: dict[str, str]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind)

    @property
    def whole_url(self) -> str:
        """The same question over every kind."""
        return f"?{urlencode({TEXT: self.text})}"

    @property
    def loose_url(self) -> str:
        """The same words without their quotation marks; empty where there are none."""
        plain = self.text.replace('"', " ").replace("“", " ").replace("”", " ")
        return f"?{urlencode({TEXT: ' '.join(plain.split())})}" if plain != self.text else ""

    @property
    def total_text(self) -> str:
        if self.page.total > COUNTED:
            return _("Tìm thấy hơn %(count)s kết quả.") % {"count": with_dots(COUNTED)}
        said = ngettext("Tìm thấy %(count)s kết quả.", "Tìm thấy %(count)s kết quả.", self.page.total)
        return said % {"count": with_dots(self.page.total)}

    @property
    def next_url(self) -> str:
        return self._url(AFTER, self.page.hits[-1]) if self.page.has_after else ""

    @property
    def previous_url(self) -> str:
        return self._url(BEFORE, self.page.hits[0]) if self.page.has_before else ""

    def _url(self, side: str, hit: Hit) -> str:
        return f"?{urlencode({**self.base, side: f'{hit.tier}.{hit.place}'})}"


def answer_to(request: HttpRequest, actor: Actor) -> Answer:
    """What `actor` finds for the question in the address."""
    text = request.GET.get(TEXT, "").replace("\x00", "").strip()
    asked = asked_in(text)
    held = held_by(actor)
    offered = [kind for kind in kinds() if kind.is_public or held[kind.name].keys]
    chosen = [kind for kind in offered if kind.name == request.GET.get(KIND)]
    page = find(
        asked,
        actor,
        holder=whole_of(held),
        chosen=chosen or None,
        after=_key_in(request.GET.get(AFTER, "")),
        before=_key_in(request.GET.get(BEFORE, "")),
        size=SIZE,
    )
    base = {TEXT: text[:LONGEST_SHOWN], **({KIND: chosen[0].name} if chosen else {})}
    rows = [_found(line, asked) for line in lines_of(page.hits, asked, actor)]
    kind = chosen[0].name if chosen else ""
    return Answer(text[:LONGEST_SHOWN], asked, page, rows, _ways(offered, base, kind), kind, base)


def _key_in(text: str) -> Key | None:
    """The key of a page address; None for one that somebody changed by hand."""
    tier, _dot, place = text.partition(".")
    if not (tier.isascii() and tier.isdigit() and place.isascii() and place.isdigit()):
        return None
    return (int(tier), int(place)) if len(tier) < 3 and len(place) < 18 else None


def _found(line: Line, asked: Asked) -> Found:
    shown = line.shown
    text = next((one for one in shown.texts if holds(one, asked, line.tier)), "")
    if not text and shown.texts:
        text = shown.texts[0]
    return Found(
        str(line.kind.label),
        shown.url,
        marked(shown.title, asked, line.tier),
        shown.about,
        snippet(text, asked, line.tier),
    )


def _ways(offered: Sequence[Kind], base: dict[str, str], chosen: str) -> list[Way]:
    whole = {TEXT: base[TEXT]}
    everything = Way(_("Tất cả"), f"?{urlencode(whole)}", not chosen)
    return [
        everything,
        *(
            Way(str(kind.label), f"?{urlencode({**whole, KIND: kind.name})}", kind.name == chosen)
            for kind in offered
        ),
    ]
