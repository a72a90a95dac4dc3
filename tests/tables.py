"""Who may do what, as one table compared whole; and how many queries a page costs, as a literal."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.http import Http404, HttpResponseBase
from django.test.utils import CaptureQueriesContext

from nep.web.errors import NotAllowed, Refusal

YES, NO = "yes", "-"


class _UndoError(Exception):
    """Takes back what a verb wrote, so that each cell starts from the same state."""


def answer_of(attempt: Callable[[], Any]) -> str:
    """What an attempt came to, in one word.

    `yes`; `-` (False, None found nothing, NotAllowed); `404`, `403` and other codes of a page; `sign-in`
    (sent to the sign-in page); `refused` (allowed, but the state of the thing forbids it).
    """
    try:
        with transaction.atomic():
            result = attempt()
            raise _UndoError
    except _UndoError:
        return _word(result)
    except NotAllowed:
        return NO
    except Refusal:
        return "refused"
    except Http404:
        return "404"


def _word(result: Any) -> str:
    if isinstance(result, HttpResponseBase):
        if result.status_code < 400:
            location = result.headers.get("Location", "")
            return "sign-in" if location.startswith("/tai-khoan/") and "next=" in location else YES
        return str(result.status_code)
    return NO if result is False or result is None else YES


def assert_table(expected: str, *, who: Mapping[str, Any], verbs: Mapping[str, Callable[[Any], Any]]) -> None:
    """Compare the whole table who x verb with `expected`, and show both when they differ.

    `expected` has one head line with the verbs and one line per actor, columns parted by blanks:

                     view   assign
        desk         yes    yes
        stranger     404    -

    Each verb is called with the actor (`verbs["assign"](who["desk"])`); it returns a truth, a page's
    answer, or raises. What it writes is taken back. Names hold no blanks; every actor and verb given must be
    in the table.
    """
    lines = [["", *verbs]]
    for name, actor in who.items():
        lines.append([name, *(answer_of(lambda a=actor, d=do: d(a)) for do in verbs.values())])  # type: ignore[misc]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    drawn = "\n".join(_draw(line, widths) for line in lines)
    given = [line.split() for line in expected.strip().splitlines()]
    assert given == [line[1:] if not line[0] else line for line in lines], f"the table is now:\n{drawn}"


def _draw(line: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


@contextmanager
def assert_queries(count: int) -> Iterator[None]:
    """Exactly `count` queries inside; the list of them is shown when it is another number."""
    with CaptureQueriesContext(connection) as captured:
        yield
    shown = "\n".join(query["sql"][:300] for query in captured.captured_queries)
    assert len(captured) == count, f"{len(captured)} queries instead of {count}:\n{shown}"
