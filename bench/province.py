"""The units of the sample province with two years of facts, in a database of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nep.measures.periods import Period
    from nep.organisations.models import Line, Unit


@contextmanager
def in_a_home_of_its_own() -> Iterator[None]:
    """Everything inside runs on an empty SQLite database that is thrown away. Before any import of Django."""
    with tempfile.TemporaryDirectory(prefix="nep-bench-") as home:
        os.environ.update(DJANGO_SETTINGS_MODULE="nep.settings", NEP_HOME=home, NEP_TODAY="2023-12-27")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield


@dataclass(frozen=True)
class Built:
    party: "Unit"
    province: "Unit"
    districts: "list[Unit]"
    line: "Line"


def a_province_with_facts(*, each: int = 8) -> "tuple[Built, Period]":
    """8 districts, 75 communes, about 1,700 listening days, 660 petitions (`each` 8), 225 promises."""
    from django.db import transaction

    from nep.demo.province import build_province
    from nep.measures.periods import Period
    from nep.norms.actions import load_shipped
    from nep.organisations.models import Line
    from nep.web import clock
    from tests.factories import facts

    random, first, months = (
        Random(1),
        date(2022, 1, 5),
        [date(2022 + n // 12, n % 12 + 1, 24) for n in range(24)],
    )
    with transaction.atomic():
        load_shipped(at=clock.now())
        built = build_province()
        facts.listening_days(built.communes[:70], months=months, random=random)
        facts.said(random=random)
        facts.petitions([*built.communes, *built.districts], each=each, first=first, days=700, random=random)
        leaders = [built.post(commune, "leader") for commune in built.communes]
        facts.promises(leaders, each=3, first=first, days=650, random=random)
    period = Period(date(2022, 1, 1), date(2023, 12, 27))
    return Built(built.party, built.province, built.districts, Line.STATE), period
