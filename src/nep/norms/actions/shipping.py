"""Loading what the product ships. Adds what is missing; never touches what is there."""

import json
import uuid
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from nep.norms.actions.clocks import redate_open_deadlines, year_bounds
from nep.norms.calendar import load
from nep.norms.models import Calendar, CalendarDay, CalendarYear, Norm, NormRecord
from nep.norms.registry import calendar_watchers
from nep.organisations.actors import COMMAND
from nep.web import clock

DATA = Path(__file__).parent.parent / "data"
SWAPS = {CalendarDay.Kind.SWAP_OFF, CalendarDay.Kind.SWAP_WORK}


def load_shipped(*, at: datetime | None = None) -> bool:
    """The shipped norms and calendars are there; true when something was added. May run any number of times.

    A record, day or year that exists stays as it is, edited or not; a day that an office removed is not added
    again. When an upgrade brings new days, open clocks on their way are re-dated, by the command line.
    """
    with transaction.atomic():
        is_changed = _load_norms(_shipped("norms.json"))
        for row, is_new, days in _load_calendars(_shipped("calendar.json")):
            load(row)
            if days and not is_new:
                moment = at or clock.now()
                redate_open_deadlines(row, min(days), max(days), by=COMMAND, at=moment)
                for follow in calendar_watchers():
                    follow(row, (min(days), max(days)), COMMAND, moment)
            is_changed = is_changed or is_new or bool(days)
        return is_changed


def _shipped(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return content


def _load_norms(content: dict[str, Any]) -> bool:
    records = {shipped["code"]: shipped.pop("records") for shipped in content["norms"]}
    there = set(Norm.objects.values_list("code", flat=True))
    Norm.objects.bulk_create(Norm(**one) for one in content["norms"] if one["code"] not in there)
    norms = {norm.code: norm for norm in Norm.objects.filter(code__in=records)}
    known = set(NormRecord.objects.values_list("norm__code", "valid_from"))
    new = [
        NormRecord(norm=norms[code], **row)
        for code, rows in records.items()
        for row in rows
        if (code, date.fromisoformat(row["valid_from"])) not in known
    ]
    NormRecord.objects.bulk_create(new)
    return bool(new)


def _load_calendars(content: dict[str, Any]) -> list[tuple[Calendar, bool, list[date]]]:
    loaded = []
    for shipped in content["calendars"]:
        row, is_new = Calendar.objects.get_or_create(
            scope=shipped["scope"],
            defaults={"label": shipped["label"], "fixed_days": content["fixed_days"]},
        )
        kinds = set(CalendarDay.Kind) - (set() if shipped["swaps"] else SWAPS)
        version = row.version if is_new else row.version + 1
        days = _new_days(row, content, kinds, version)
        years = _new_years(row, content, version)
        if not is_new and (days or years):
            row.version, row.edition = version, uuid.uuid4()
            row.save(update_fields=["version", "edition"])
        loaded.append((row, is_new, days + [day for year in years for day in year_bounds(year)]))
    return loaded


def _new_days(row: Calendar, content: dict[str, Any], kinds: set[Any], version: int) -> list[date]:
    there = set(row.days.values_list("day", flat=True))
    new = [
        CalendarDay(calendar=row, since_version=version, **{**shipped, "day": day})
        for year in content["years"]
        for shipped in year["days"]
        if (day := date.fromisoformat(shipped["day"])) not in there and shipped["kind"] in kinds
    ]
    CalendarDay.objects.bulk_create(new)
    return [special.day for special in new]


def _new_years(row: Calendar, content: dict[str, Any], version: int) -> list[int]:
    there = set(row.years.values_list("year", flat=True))
    new = [
        CalendarYear(calendar=row, year=year["year"], basis=year["announced_by"], since_version=version)
        for year in content["years"]
        if year["announced_by"] and year["year"] not in there
    ]
    CalendarYear.objects.bulk_create(new)
    return [announced.year for announced in new]
