"""Two hundred thousand petitions of the sample province's communes, a quarter of them answered in public.

What they say is made of the sample's topics, a place, and words drawn so that few are common and many rare.
They come in day after day, as petitions do. `fill_index` makes the rows of `nep search --rebuild` by the same
functions, on every processor, and keeps the lines of tokens in a file for the next database.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from nep.organisations.actors import Actor
    from nep.organisations.models import Unit

FIRST, DAYS = date(2019, 1, 1), 1800
AT_ONCE = 5000
ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RHYMES = [
    "an",
    "áng",
    "ảnh",
    "ạch",
    "ám",
    "ào",
    "ay",
    "ẹ",
    "én",
    "éo",
    "i",
    "ín",
    "ình",
    "ó",
    "ọn",
    "ong",
    "ói",
    "ú",
    "úng",
    "uông",
    "uyên",
    "ua",
    "iếm",
    "iết",
    "iều",
    "ước",
    "oàn",
    "oạt",
    "ắng",
    "ẫn",
    "ậu",
    "ễu",
    "ộc",
    "ổi",
    "ợp",
    "ờn",
    "ữa",
    "ựng",
    "ứt",
]


@dataclass(frozen=True)
class Town:
    """Who searches: everyone, the desk of one commune, the head of the province."""

    readers: "dict[str, Actor]"


def a_province_with_petitions(count: int) -> Town:
    """`count` petitions as rows, every fourth answered in public. The index is not filled yet."""
    from django.db import transaction

    from nep.demo.province import build_province
    from nep.norms.actions import load_shipped
    from nep.organisations.actors import PUBLIC
    from nep.web import clock
    from tests.factories.organisations import acting

    with transaction.atomic():
        load_shipped(at=clock.now())
        built = build_province()
    posts = {unit.pk: (built.post(unit, "officer"), built.post(unit, "leader")) for unit in built.communes}
    sayings = islice(_sayings(Random(4), built.communes, count), count)
    while part := list(islice(sayings, AT_ONCE)):
        _write(part, posts)
    desk, head = built.post(built.communes[0], "desk"), built.post(built.province, "leader")
    return Town({"everyone": PUBLIC, "desk of a commune": acting(desk), "head of the province": acting(head)})


@dataclass(frozen=True)
class Saying:
    """One petition to be written."""

    unit: "Unit"
    day: date
    title: str
    text: str
    answer: str
    is_public: bool


def _sayings(random: Random, units: "Sequence[Unit]", count: int) -> Iterator[Saying]:
    from nep.demo.texts import TOPICS

    words = [onset + rhyme for onset in ONSETS for rhyme in RHYMES]
    random.shuffle(words)
    weights = list(accumulate(1 / (place + 10) for place in range(len(words))))
    number = 0
    while True:
        number += 1
        topic = random.choice(TOPICS)
        filled: dict[str, Any] = {
            "hamlet": f"{random.choice(['ấp', 'khu vực', 'tổ'])} {random.randint(1, 12)}",
            "number": random.randint(2, 15),
            "metres": 10 * random.randint(5, 90),
        }
        more = " ".join(random.choices(words, cum_weights=weights, k=random.randint(5, 60)))
        yield Saying(
            random.choice(units),
            FIRST + timedelta(days=number * DAYS // count),
            topic.title.format_map(filled),
            f"{topic.text.format_map(filled)} {more}.",
            f"{topic.answer.format_map(filled)} {more[:120]}.",
            is_public=number % 4 == 0,
        )


def _write(sayings: Sequence[Saying], posts: dict[int, Any]) -> None:
    from django.db import transaction

    from nep.petitions.models import Answer, Petition
    from nep.web import bulk

    with transaction.atomic():
        columns = tuple(_defaults(Petition))
        ids = bulk.insert_numbered(Petition, columns, [tuple(_petition(one).values()) for one in sayings])
        pairs = [(pk, one) for pk, one in zip(ids, sayings, strict=True) if one.is_public]
        answers = (tuple(_answer(pk, one, posts[one.unit.pk]).values()) for pk, one in pairs)
        bulk.insert(Answer, tuple(_defaults(Answer)), answers)


def _defaults(model: Any) -> dict[str, Any]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    return {field.attname: None if field.null else field.get_default() for field in fields}


def _petition(said: Saying) -> dict[str, Any]:
    from nep.petitions.models import Petition
    from nep.web import clock

    unit, text = said.unit.pk, said.text if said.is_public else ""
    return _defaults(Petition) | {
        "uuid": uuid4(), "choice": "report", "concern": "no", "channel": "counter", "klass": "proposal",
        "state": "answered" if said.is_public else "assigned", "place_unit_id": unit, "home_unit_id": unit,
        "desk_unit_id": unit, "unit_id": unit, "received_on": said.day,
        "received_at": clock.noon(said.day, hour=9), "assigned_on": said.day,
        "answered_on": said.day if said.is_public else None,
        "answered_by_unit_id": unit if said.is_public else None, "working_text": said.text,
        "public_title": said.title if said.is_public else "", "public_text": text,
    }  # fmt: skip


def _answer(petition: int, said: Saying, posts: tuple[Any, Any]) -> dict[str, Any]:
    from nep.petitions.models import Answer
    from nep.web import clock

    moment = clock.noon(said.day, hour=10)
    return _defaults(Answer) | {
        "petition_id": petition, "version": 1, "text": said.answer, "public_text": said.answer,
        "public_on": said.day, "state": "approved", "unit_id": said.unit.pk, "drafted_by_id": posts[0].pk,
        "drafted_at": moment, "approved_by_id": posts[1].pk, "approved_at": moment,
    }  # fmt: skip


def fill_index(lines: Path) -> int:
    """Every row of the index anew. `lines`: the lines of tokens, made where they are not there.
    PostgreSQL makes its index over the words when they stand. Returns how many rows."""
    from django.db import connection, transaction

    from nep.search import store
    from nep.search.models import Row

    if not lines.exists():
        _write_lines(lines)
    Row.objects.all().delete()
    if connection.vendor == "postgresql":
        _execute("DROP INDEX search_row_words")
    with lines.open() as kept, transaction.atomic():
        while part := [json.loads(line) for line in islice(kept, AT_ONCE)]:
            store.put([(place, words) for place, words in part])
    if connection.vendor == "postgresql":
        from importlib import import_module

        made = import_module("nep.search.migrations.0002_words").FORWARD["postgresql"]
        _execute("SET maintenance_work_mem = '512MB'")
        _execute(next(one for one in made if one.startswith("CREATE INDEX")))
        _execute("VACUUM ANALYZE")
    else:
        store.tidy()
        _execute("ANALYZE")
    return Row.objects.count()


def _execute(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def _write_lines(lines: Path) -> None:
    from django.db import connection

    from nep.search.actions import batches
    from nep.search.registry import kinds

    connection.close()  # a child must not hold it too
    told = ((kind.name, list(kind.documents(ids))) for kind in kinds() for ids in batches(kind))
    with get_context("fork").Pool(cpu_count()) as pool, lines.open("w") as kept:
        for part in pool.imap(_entries, told):
            kept.writelines(f"{json.dumps(entry)}\n" for entry in part)


def _entries(told: tuple[str, Sequence[Any]]) -> list[tuple[int, str]]:
    from nep.search.entries import entry_of
    from nep.search.registry import kind_named

    name, documents = told
    return [entry_of(kind_named(name), one) for one in documents]
