"""What somebody typed becomes what is asked of the index. Any text is a question; none is an error."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nep.search import tables
from nep.search.words import Word, tokens_of, words_in
from nep.vietnamese.text import clean, fold

LONGEST = 200
MOST_TERMS = 12
LEAST_BEGINNING = 2
"""Letters from which a beginning of a word is looked for: one letter would find half of everything."""

_QUOTES = str.maketrans("“”„«»＂", '""""""')
_CHUNK = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True)
class Term:
    """One thing that an answer must hold: a word, words one behind the other, an abbreviation (`code`), or a
    word with its number (`is_pair`). `starred`: the last word is only a beginning; `grows`: it may be, since
    it is the last that was typed."""

    words: tuple[Word, ...]
    code: str = ""
    is_pair: bool = False
    starred: bool = False
    grows: bool = False
    is_quoted: bool = False

    @property
    def spellings(self) -> list[tuple[Word, ...]]:
        """The words as typed, and a quoted phrase with its abbreviations spelled the other ways."""
        if not self.is_quoted:
            return [self.words]
        ways = [self.words, _spelled(self.words, 0), _spelled(self.words, 1)]
        return list(dict.fromkeys(tuple(Word(word.text, 0, 0) for word in way) for way in ways))


@dataclass(frozen=True)
class Asked:
    """A whole question. `has_marks`: somebody took the trouble of typing them. `is_cut`: only its beginning
    is looked for."""

    terms: tuple[Term, ...]
    has_marks: bool
    is_cut: bool


def asked_in(text: str) -> Asked:
    """The question in `text`: at most 200 characters and 12 terms of it."""
    tidy = " ".join(clean(text[: 10 * LONGEST]).translate(_QUOTES).split())
    short = tidy[:LONGEST]
    found = _with_numbers(_with_abbreviations(list(_terms(short))))
    is_cut = len(tidy) > LONGEST or len(text) > 10 * LONGEST or len(found) > MOST_TERMS
    if found and not is_cut and text[-1:].isalpha():
        found[-1] = _growing(found[-1])
    terms = tuple(found[:MOST_TERMS])
    typed = " ".join(word.text for term in terms for word in term.words)
    return Asked(terms, has_marks=fold(typed) != typed.lower(), is_cut=is_cut)


def _terms(text: str) -> Iterator[Term]:
    """Quoted phrases, and words; what stands without a space between (17/6, QĐ-UBND) stays together."""
    for chunk in _CHUNK.finditer(text):
        quoted, bare = chunk.groups()
        words = tuple(words_in(quoted if bare is None else bare))
        if words:
            starred = bare is not None and bare.endswith("*") and _is_beginning(words[-1])
            yield Term(words, starred=starred, is_quoted=bare is None)


def _is_beginning(word: Word) -> bool:
    return not word.is_number and len(word.text) >= LEAST_BEGINNING


def _is_single(term: Term) -> bool:
    return len(term.words) == 1 and not term.starred and not term.is_quoted


def _with_abbreviations(terms: list[Term]) -> list[Term]:
    """Words in a row that spell an abbreviation, short or long, are one term."""
    found, place = [], 0
    while place < len(terms):
        run = _singles_from(terms, place)
        code, length = tables.abbreviation_at([tokens_of(term.words[0])[1] for term in run], 0)
        if code:
            words = tuple(word for term in run[:length] for word in term.words)
            found.append(Term(words, code=code))
        else:
            found.append(terms[place])
        place += length or 1
    return found


def _singles_from(terms: Sequence[Term], place: int) -> list[Term]:
    run: list[Term] = []
    for term in terms[place : place + tables.longest()]:
        if not _is_single(term):
            break
        run.append(term)
    return run


def _with_numbers(terms: list[Term]) -> list[Term]:
    """`ấp 3` is one name: the number goes with such a word before it."""
    found: list[Term] = []
    for term in terms:
        if found and _is_single(term) and term.words[0].is_number and _takes_number(found[-1]):
            found[-1] = Term((*found[-1].words, *term.words), is_pair=True)
        else:
            found.append(term)
    return found


def _takes_number(term: Term) -> bool:
    return _is_single(term) and not term.code and tokens_of(term.words[0])[1] in tables.numbered()


def _growing(term: Term) -> Term:
    grows = _is_single(term) and not term.code and _is_beginning(term.words[0])
    return replace(term, grows=grows)


def _spelled(words: Sequence[Word], form: int) -> tuple[Word, ...]:
    """`words` with every abbreviation in its short (0) or long (1) form."""
    folded = [tokens_of(word)[1] for word in words]
    made: list[Word] = []
    place = 0
    while place < len(words):
        code, length = tables.abbreviation_at(folded, place)
        made += [Word(text, 0, 0) for text in tables.spellings()[code][form]] if code else [words[place]]
        place += length or 1
    return tuple(made)
