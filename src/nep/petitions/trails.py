"""History rows as sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext

from nep.audit.models import Event
from nep.audit.registry import sentence_of
from nep.organisations.models import Post
from nep.petitions.models import Klass, SealedText
from nep.web.parts import HistoryEntry

WORDS = {**dict(Klass.choices), **dict(SealedText.Kind.choices)}


class _Facts(dict[str, object]):
    """A fact that a row does not have is left empty."""

    def __missing__(self, name: str) -> str:
        return ""


def entries_of(events: Iterable[Event]) -> list[HistoryEntry]:
    rows = list(events)
    titles = dict(Post.objects.filter(pk__in=[row.post_id for row in rows]).values_list("pk", "title"))
    return [
        HistoryEntry(
            sentence=gettext(sentence_of(row.event)).format_map(_said(row)),
            at=row.at,
            by=titles.get(row.post_id or 0, ""),
        )
        for row in rows
    ]


def _said(row: Event) -> _Facts:
    return _Facts({name: WORDS.get(str(value), value) for name, value in row.facts.items()})
