"""What is asked of the index, once, and written out for each database."""

import re
from dataclasses import dataclass

_TOKEN = re.compile("[a-z][a-z0-9]*")


class Expression:
    """A condition on the tokens of a row."""


@dataclass(frozen=True)
class Words(Expression):
    """These tokens one behind the other; `grows`: the last is only the beginning of one."""

    tokens: tuple[str, ...]
    grows: bool = False


@dataclass(frozen=True)
class AllOf(Expression):
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class AnyOf(Expression):
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Without(Expression):
    part: Expression
    left_out: Expression


def one(token: str) -> Words:
    return Words((token,))


def all_of(parts: list[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def any_of(parts: list[Expression]) -> Expression:
    unlike = list(dict.fromkeys(parts))
    return unlike[0] if len(unlike) == 1 else AnyOf(tuple(unlike))


def for_fts5(asked: Expression) -> str:
    """As SQLite's FTS5 reads it."""
    match asked:
        case Words(tokens, grows):
            return f'"{" ".join(_plain(tokens))}"{" *" if grows else ""}'
        case AllOf(parts):
            return f"({' AND '.join(map(for_fts5, parts))})"
        case AnyOf(parts):
            return f"({' OR '.join(map(for_fts5, parts))})"
        case Without(part, left_out):
            return f"({for_fts5(part)} NOT {for_fts5(left_out)})"
    raise TypeError(asked)


def for_tsquery(asked: Expression) -> str:
    """As PostgreSQL's tsquery reads it."""
    match asked:
        case Words(tokens, grows):
            return f"({' <-> '.join(_plain(tokens))}{':*' if grows else ''})"
        case AllOf(parts):
            return f"({' & '.join(map(for_tsquery, parts))})"
        case AnyOf(parts):
            return f"({' | '.join(map(for_tsquery, parts))})"
        case Without(part, left_out):
            return f"({for_tsquery(part)} & !{for_tsquery(left_out)})"
    raise TypeError(asked)


def _plain(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Nothing a reader typed stands in an expression but letters and digits of ours."""
    if not tokens or not all(_TOKEN.fullmatch(token) for token in tokens):
        raise ValueError(tokens)
    return tokens
