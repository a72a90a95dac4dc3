"""Bar: the sorting keys of 100,000 different names of persons in at most 3 s.

`python -m bench.bench_sort_keys` prints the time for persons and for titles and ends with 1 when the bar is
missed. Names come as offices type them: some in capitals, some decomposed, some with special spaces.
"""

import random
import re
import sys
import time
import unicodedata
from collections.abc import Callable

from nep.vietnamese.names import sort_key, title_sort_key

BAR_SECONDS = 3.0
NAMES = 100_000
ONSETS = re.findall(r"\w+", "b c ch d đ g h kh l m n nh ph s t th tr v x")
RHYMES = re.findall(r"\w+", "an ang anh ăn âm ân âu ay em ên inh oan ong ông ơn uân ung ương ươi uyên")
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def some_names() -> list[str]:
    """100,000 invented names of two to four syllables, nearly all different."""
    dice = random.Random(1)
    names = [" ".join(a_syllable(dice) for _ in range(dice.randint(2, 4))) for _ in range(NAMES)]
    return [as_typed(name, way=dice.randint(0, 9)) for name in names]


def a_syllable(dice: random.Random) -> str:
    rhyme = dice.choice(RHYMES)
    marked = rhyme[0] + dice.choice(TONES) + rhyme[1:]
    return unicodedata.normalize("NFC", dice.choice(ONSETS) + marked).capitalize()


def as_typed(name: str, *, way: int) -> str:
    if way == 0:
        return unicodedata.normalize("NFD", name)
    if way == 1:
        return name.upper()
    return name.replace(" ", "\u00a0") if way == 2 else name


def seconds(key: Callable[[str], str], names: list[str]) -> float:
    start = time.perf_counter()
    for name in names:
        key(name)
    return time.perf_counter() - start


def main() -> int:
    names = some_names()
    persons, titles = seconds(sort_key, names), seconds(title_sort_key, names)
    met = persons <= BAR_SECONDS
    print(
        f"sort keys: {len(names):,} persons {persons:.2f} s, titles {titles:.2f} s "
        f"(bar {BAR_SECONDS:.0f} s): {'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
