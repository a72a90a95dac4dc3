"""The prepared words in the database: FTS5 on SQLite, a tsvector on PostgreSQL. Same answers, same order."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import DatabaseError, connection

from nep.search.expressions import Expression, for_fts5, for_tsquery
from nep.search.models import Row, StandingKey
from nep.search.places import thing_at
from nep.search.registry import right_in

Entry = tuple[int, str]
"""(place, tokens with spaces between)."""

NEWEST, FURTHER = 1500, 12_000
"""How many rows PostgreSQL looks through from the front before it asks its index, which knows no order and
counts to the end: what many rows hold is found among the first, what few hold the index gives at once. The
further ones only where the newest let expect enough of them."""
FEW = 3000
"""Rows that are looked at one by one rather than asking the index more closely."""
LIKELY = 1.5
"""How many times the number wanted must be expected before it is looked for."""
ROW_COST, INDEX_COST, INDEX_LEAST, PATIENCE = 1.4, 0.6, 3000, 15_000
"""Microseconds, measured over 250,000 rows: to look at one row from the front; to find one row in the index;
to look at a thousand rows that it gave; and how long to look from the front where no witness is at hand."""


def put(entries: Sequence[Entry]) -> None:
    """Write rows that are not there, with their words and the keys under which they stand."""
    keep_keys(entries)
    if connection.vendor == "postgresql":
        statement = (
            "INSERT INTO search_row (place, kind, thing_id, words)"
            " SELECT place, kind, thing_id, to_tsvector('simple', words)"
            " FROM unnest(%s::bigint[], %s::int[], %s::bigint[], %s::text[])"
            " AS e (place, kind, thing_id, words)"
        )
        places, kinds, things = zip(*((place, *thing_at(place)) for place, _words in entries), strict=True)
        with connection.cursor() as cursor:
            words = [words for _place, words in entries]
            cursor.execute(statement, [list(places), list(kinds), list(things), words])
        return
    Row.objects.bulk_create(_row(place) for place, _words in entries)
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_words (rowid, words) VALUES (%s, %s)", entries)


def keep_keys(entries: Sequence[Entry]) -> None:
    """Note under which rights things stand, where that is not noted yet."""
    rows = [StandingKey(right=right, thing_id=thing_id) for right, thing_id in sorted(rights_in(entries))]
    if rows:
        StandingKey.objects.bulk_create(rows, ignore_conflicts=True)


def rights_in(entries: Sequence[Entry]) -> set[tuple[str, int]]:
    """(right, unit or person) of every key of `entries` that names one."""
    keys = {token for _place, words in entries for token in words.split(" ") if token[:1] == "a"}
    return {right for right in map(right_in, keys) if right[1]}


def standing_under(right: str) -> set[int]:
    """The units (or persons) at which something stands, or once stood, under `right`."""
    return set(_places('SELECT thing_id FROM search_standingkey WHERE "right" = %s', [right]))


def standing_keys() -> dict[str, set[int]]:
    """`standing_under` of every right, in one question."""
    found: dict[str, set[int]] = {}
    for right, thing_id in StandingKey.objects.values_list("right", "thing_id"):
        found.setdefault(right, set()).add(thing_id)
    return found


def _row(place: int) -> Row:
    kind, thing_id = thing_at(place)
    return Row(place=place, kind=kind, thing_id=thing_id)


def standing(entries: Sequence[Entry]) -> set[int]:
    """Places at which exactly these words stand already."""
    if not entries:
        return set()
    places = [place for place, _words in entries]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT r.place FROM search_row r JOIN unnest(%s::bigint[], %s::text[]) AS e (place, words)"
                " ON e.place = r.place WHERE r.words = to_tsvector('simple', e.words)",
                [places, [words for _place, words in entries]],
            )
            return {place for (place,) in cursor.fetchall()}
        marks = ",".join(["%s"] * len(places))
        cursor.execute(
            "SELECT w.rowid, w.words FROM search_words w JOIN search_row r ON r.place = w.rowid"
            f" WHERE w.rowid IN ({marks})",
            places,
        )
        found = dict(cursor.fetchall())
    return {place for place, words in entries if found.get(place) == words}


def index_is_whole() -> bool:
    """SQLite compares its index with the words it was made of; PostgreSQL keeps both in one place."""
    if connection.vendor == "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_words_content")
        if cursor.fetchone()[0] != Row.objects.count():
            return False
        try:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
        except DatabaseError:
            return False
    return True


def mend() -> None:
    """SQLite makes its index anew from the words it keeps, and drops words without a row."""
    if connection.vendor == "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")
        cursor.execute("DELETE FROM search_words WHERE rowid NOT IN (SELECT place FROM search_row)")


def tidy() -> None:
    """After much was written at once, SQLite puts the parts of its index together: each question looks into
    every part."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")


def matching(
    asked: Expression, *, count: int, below: int | None = None, above: int | None = None
) -> list[int]:
    """At most `count` places: the highest ones below `below`, or, with `above`, the lowest ones above it."""
    if connection.vendor == "postgresql":
        return _matching_tsvector(for_tsquery(asked), count, below, above)
    side, order, bound = _direction(below, above, "rowid")
    return _places(
        f"SELECT rowid FROM search_words WHERE search_words MATCH %s{side} ORDER BY rowid {order} LIMIT %s",
        [for_fts5(asked), *bound, count],
    )


def _direction(below: int | None, above: int | None, column: str) -> tuple[str, str, list[int]]:
    if above is not None:
        return f" AND {column} > %s", "ASC", [above]
    return (f" AND {column} < %s", "DESC", [below]) if below is not None else ("", "DESC", [])


def _matching_tsvector(asked: str, count: int, below: int | None, above: int | None) -> list[int]:
    side, order, bound = _direction(below, above, "place")
    front = (
        "SELECT place FROM (SELECT place, words FROM search_row WHERE true"
        f"{side} ORDER BY place {order} LIMIT %s) AS front"
        f" WHERE words @@ %s::tsquery ORDER BY place {order} LIMIT %s"
    )
    found = _places(front, [*bound, NEWEST, asked, count])
    if len(found) < count and _are_likely(count, len(found)):
        found = _places(front, [*bound, FURTHER, asked, count])
    if len(found) == count:
        return found
    everywhere = (
        f"WITH found AS MATERIALIZED (SELECT place FROM search_row WHERE words @@ %s::tsquery{side})"
        f" SELECT place FROM found ORDER BY place {order} LIMIT %s"
    )
    return _places(everywhere, [asked, *bound, count])


def _are_likely(wanted: int, newest: int) -> bool:
    """True when `wanted` rows may stand among the further ones, where `newest` stand among the newest."""
    return newest * FURTHER >= wanted * NEWEST


def all_of_few(
    tiers: Sequence[Expression], most: int, witnesses: Sequence[Expression], wider: Expression | None
) -> tuple[list[tuple[int, int]] | None, bool]:
    """(everything as (tier, place) in the order of answers, True when there is more than `most`).

    (None, False) where it was not looked for: SQLite finds the first answers without the rest. `tiers`: from
    the closest on, the last holding the ones before it; `witnesses` hold only what the last one holds, and
    `wider` holds it whole: few rows of it are looked at one by one rather than putting beginnings together.
    """
    if connection.vendor != "postgresql":
        return None, False
    written = [for_tsquery(tier) for tier in tiers]
    around = for_tsquery(wider) if wider is not None else written[-1]
    near = _near(around, [written[-1], *map(for_tsquery, witnesses)])
    if _are_surely_more(near, written[-1], [for_tsquery(one) for one in witnesses], most):
        return None, True
    if near.hits * near.rows > FEW * NEWEST:
        around = written[-1]
    cases = " ".join(f"WHEN words @@ %s::tsquery THEN {tier}" for tier in range(len(written) - 1))
    tier = f"CASE {cases} ELSE {len(written) - 1} END" if cases else "0"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED (SELECT {tier} AS tier, place FROM search_row"
            # IS TRUE keeps the second condition from the index
            " WHERE words @@ %s::tsquery AND (words @@ %s::tsquery) IS TRUE)"
            " SELECT tier, place FROM found LIMIT %s",
            [*written[:-1], around, written[-1], most + 1],
        )
        found = cursor.fetchall()
    if len(found) > most:
        return None, True
    return sorted(found, key=lambda one: (one[0], -one[1])), False


class _Near(NamedTuple):
    """How many rows there are; how many of the newest hold what was asked, and each of the narrower ones."""

    rows: int
    hits: int
    narrower: list[int]


def _are_surely_more(near: _Near, widest: str, witnesses: Sequence[str], most: int) -> bool:
    """True when more than `most` rows were counted the quickest way: from the front where many rows hold the
    words, by the index and the narrowest witness that seems to hold enough where fewer do. False says
    nothing."""
    rows, (hits, *seen) = near.rows, near.narrower
    enough = LIKELY * NEWEST * most
    if hits * rows < enough:
        return False
    narrow = next((place for place, one in enumerate(seen) if one * rows >= enough), None)
    looked_through = NEWEST * most / hits
    asked = PATIENCE if narrow is None else seen[narrow] / NEWEST * rows * INDEX_COST + INDEX_LEAST
    if looked_through * ROW_COST < asked:
        return _count_front(widest, most + 1, rows=round(LIKELY * looked_through)) > most
    return narrow is not None and _count_everywhere(witnesses[narrow], most + 1) > most


def _near(asked: str, narrower: Sequence[str]) -> _Near:
    seen = "".join(", count(*) FILTER (WHERE words @@ %s::tsquery)" for _one in narrower)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT greatest(reltuples, 0)::bigint FROM pg_class"
            f" WHERE oid = 'search_row'::regclass), count(*){seen}"
            " FROM (SELECT words FROM search_row ORDER BY place DESC LIMIT %s) AS front"
            " WHERE words @@ %s::tsquery",
            [*narrower, NEWEST, asked],
        )
        rows, hits, *counts = cursor.fetchone()
        return _Near(rows, hits, counts)


def count_up_to(asked: Expression, most: int) -> int:
    """How many rows there are, counted no further than `most`."""
    if connection.vendor == "postgresql":
        return _count_everywhere(for_tsquery(asked), most)
    return _places(
        "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH %s LIMIT %s) AS found",
        [for_fts5(asked), most],
    )[0]


def _count_front(asked: str, most: int, *, rows: int) -> int:
    front = (
        "SELECT count(*) FROM (SELECT 1 FROM (SELECT words FROM search_row ORDER BY place DESC LIMIT %s)"
        " AS front WHERE words @@ %s::tsquery LIMIT %s) AS found"
    )
    return _places(front, [rows, asked, most])[0]


def _count_everywhere(asked: str, most: int) -> int:
    """The index is asked by way of a materialized table: with a limit in sight the planner reads the table
    from its beginning, where perhaps nothing of it stands."""
    everywhere = (
        "WITH found AS MATERIALIZED (SELECT 1 FROM search_row WHERE words @@ %s::tsquery)"
        " SELECT count(*) FROM (SELECT 1 FROM found LIMIT %s) AS counted"
    )
    return _places(everywhere, [asked, most])[0]


def _places(statement: str, values: Sequence[int | str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return [place for (place,) in cursor.fetchall()]
