"""The public gallery of practices with 600 of them: at most 8 queries a page, and at most 50 kB compressed
over the line on a first visit, photographs apart; what is like a draft among 3,000, within 300 ms of the
processor.

python -m bench.bench_gallery
"""

import sys
import time
from datetime import date
from typing import Any

from bench.bench_page_weight import ASSET, BUILT, LIMIT, weight_of
from bench.province import in_a_home_of_its_own

QUERIES, PUBLIC, COMPARED, LONGEST_MS = 8, 600, 3_000, 300
ASKED = (
    ("first page", ""),
    ("one field, one word", "?linh-vuc=culture&tim=kenh"),
    ("most applied first", "?xep=lan-toa"),
)
WORDS = "Mỗi tổ nhận một đoạn kênh trước nhà, sáng chủ nhật đầu tháng cùng vớt rác, phát cỏ, chụp ảnh."


def main() -> int:
    with in_a_home_of_its_own():
        client = a_gallery()
        failed = False
        for words, query in ASKED:
            queries, weight, seconds = one_page(client, f"/mo-hinh/{query}")
            failed = failed or queries > QUERIES or weight > LIMIT
            print(
                f"gallery of {PUBLIC:,} practices, {words}: {queries} of {QUERIES} queries, "
                f"{weight:,} of {LIMIT:,} bytes, {seconds * 1000:.0f} ms"
            )
        seconds = a_likeness()
        failed = failed or seconds * 1000 > LONGEST_MS
        said = f"what is like a draft among {COMPARED:,}: {seconds * 1000:.0f} of {LONGEST_MS} ms"
        print(f"{said} of the processor")
        return int(failed)


def a_gallery() -> Any:
    """Practices of 75 communes with an adoption each; the first page shows a photograph in every row."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client

    from nep.demo.province import build_province
    from tests.factories.norms import shipped_norms
    from tests.factories.practices import with_photograph

    settings.ALLOWED_HOSTS = ["*"]
    with transaction.atomic():
        shipped_norms()
        built = build_province()
        practices = many_practices(built.communes)
        for practice in practices[:PUBLIC][-12:]:
            with_photograph(practice)
    return Client(SERVER_NAME="localhost")


def many_practices(communes: list[Any]) -> list[Any]:
    """PUBLIC recognised ones, each applied by the next commune; the rest of COMPARED are registered."""
    from nep.practices.models import Adoption, Field, Level, Practice, PracticeOwner
    from nep.vietnamese.text import fold

    day, fields = date(2023, 6, 1), list(Field.values)
    rows = [
        Practice(
            unit=communes[number % len(communes)],
            title=f"Tổ tự quản giữ sạch tuyến kênh số {number}",
            field=fields[number % len(fields)],
            level=Level.COMMUNE,
            problem=f"Rác trôi theo kênh về chợ số {number}.",
            approach=f"{WORDS} Đoạn số {number * 7}.",
            state="recognised" if number < PUBLIC else "registered",
            is_public=number < PUBLIC,
            drafted_on=day,
            registered_on=day,
            recognised_on=day if number < PUBLIC else None,
            folded=fold(f"Tổ tự quản giữ sạch tuyến kênh số {number} {WORDS}"),
        )
        for number in range(COMPARED)
    ]
    made = Practice.objects.bulk_create(rows)
    PracticeOwner.objects.bulk_create(
        PracticeOwner(practice=row, unit=row.unit, is_lead=True) for row in made
    )
    Adoption.objects.bulk_create(
        Adoption(
            practice=row,
            unit=communes[(number + 1) % len(communes)],
            level=Level.COMMUNE,
            adopted_on=day,
            recorded_on=day,
            recorded_by_title="Công chức",
        )
        for number, row in enumerate(made[:PUBLIC])
    )
    return made


def one_page(client: Any, address: str) -> tuple[int, int, float]:
    """(queries, compressed bytes of the page with its styles and scripts, seconds) of a second visit."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    seconds = time.perf_counter() - begun
    assert answer.status_code == 200
    names = sorted(set(ASSET.findall(answer.content.decode())))
    weight = weight_of(answer.content) + sum(weight_of((BUILT / name).read_bytes()) for name in names)
    return len(captured), weight, seconds


def a_likeness() -> float:
    """Seconds of the processor for one question among all practices that somebody at the top may see."""
    from nep.organisations.models import Line
    from nep.organisations.queries import top_unit
    from nep.practices.similar import similar_to
    from tests.factories.practices import a_leader

    top = top_unit(Line.STATE, on=date(2023, 12, 27))
    assert top is not None
    leader = a_leader(top)
    asked = {"title": "Giữ sạch kênh", "problem": "Rác theo kênh", "approach": WORDS}
    similar_to(**asked, actor=leader)
    begun = time.process_time()
    found = similar_to(**asked, actor=leader)
    assert found
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
