"""Sentences for people: Vietnamese here, and in another language for who has a catalogue of translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """A whole sentence (or some words) with named places, and what stands in them: `Sentence("Không có ngày
    %(day)s.", {"day": "31/02/2024"})`. `str` says it in Vietnamese; `web.saying.said` in the language of the
    page. `text` is written out where it is made: there the catalogue finds it."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values


class UnreadableError(ValueError):
    """What was written cannot be taken: `UnreadableError("Không có ngày %(day)s.", day="31/02/2024")`."""

    def __init__(self, text: str, **values: object) -> None:
        self.sentence = Sentence(text, values)
        super().__init__(str(self.sentence))
