"""Two hundred thousand petitions of the sample province's communes, a quarter of them answered in public.

What they say is made of the sample's topics, a place, and words drawn so that few are common and many rare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from random import Random
from typing import TYPE_CHECKING, Any

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
    sayings = _sayings(Random(4), built.communes)
    for start in range(0, count, AT_ONCE):
        _write(list(islice(sayings, min(AT_ONCE, count - start))), posts)
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


def _sayings(random: Random, units: "Sequence[Unit]") -> Iterator[Saying]:
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
            FIRST + random.randrange(DAYS) * timedelta(days=1),
            topic.title.format_map(filled),
            f"{topic.text.format_map(filled)} {more}.",
            f"{topic.answer.format_map(filled)} {more[:120]}.",
            is_public=number % 4 == 0,
        )


def _write(sayings: Sequence[Saying], posts: dict[int, Any]) -> None:
    from django.db import transaction

    from nep.petitions.models import Answer, Petition

    with transaction.atomic():
        rows = Petition.objects.bulk_create([_petition(one) for one in sayings], batch_size=500)
        pairs = [(row, one) for row, one in zip(rows, sayings, strict=True) if one.is_public]
        answers = [_answer(row, one, posts[one.unit.pk]) for row, one in pairs]
        Answer.objects.bulk_create(answers, batch_size=500)


def _petition(said: Saying) -> Any:
    from nep.petitions.models import Petition
    from nep.web import clock

    return Petition(
        choice="report", concern="no", channel="counter", klass="proposal",
        state="answered" if said.is_public else "assigned", place_unit=said.unit, home_unit=said.unit,
        desk_unit=said.unit, unit=said.unit, received_on=said.day, received_at=clock.noon(said.day, hour=9),
        assigned_on=said.day, answered_on=said.day if said.is_public else None,
        answered_by_unit=said.unit if said.is_public else None, working_text=said.text,
        public_title=said.title if said.is_public else "", public_text=said.text if said.is_public else "",
    )  # fmt: skip


def _answer(petition: Any, said: Saying, posts: tuple[Any, Any]) -> Any:
    from nep.petitions.models import Answer
    from nep.web import clock

    moment = clock.noon(said.day, hour=10)
    return Answer(
        petition=petition, version=1, text=said.answer, public_text=said.answer, public_on=said.day,
        state="approved", unit=said.unit, drafted_by=posts[0], drafted_at=moment, approved_by=posts[1],
        approved_at=moment,
    )  # fmt: skip
