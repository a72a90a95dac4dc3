"""Writes on units: names through time, places in the trees, successions."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations import permissions
from nep.organisations.actors import Actor
from nep.organisations.models import (
    Line,
    Placement,
    Succession,
    Unit,
    UnitKind,
    UnitVersion,
    World,
)
from nep.organisations.names import unit_columns
from nep.organisations.spans import PlacementLoopError, add_leaf_spans, rebuild_spans
from nep.search.actions import index
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed, Refusal


class CodeTaken(Refusal):
    sentence = _("Mã này đang thuộc một đơn vị khác vào ngày đó. Ông/bà kiểm tra lại mã hoặc ngày.")
    field = "code"


class DayTaken(Refusal):
    sentence = _("Đơn vị đã có một thay đổi vào đúng ngày này. Ông/bà chọn ngày khác.")
    field = "valid_from"


class StandsBelowItself(Refusal):
    sentence = _("Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.")
    field = "parent"


def create_unit(
    *,
    world: World,
    kind: UnitKind,
    name: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    code: str = "",
    abbreviation: str = "",
    basis: str = "",
) -> Unit:
    """A new permanent unit with its first version. It stands in no tree yet: see `place_unit`.

    Raises NotAllowed, or CodeTaken when another unit carries `code` on that day.
    """
    with transaction.atomic():
        _may_manage(by)
        unit = Unit.objects.create(world=world)
        _write_version(
            unit,
            kind=kind,
            name=name,
            valid_from=valid_from,
            code=code,
            abbreviation=abbreviation,
            basis=basis,
        )
        index("unit", [unit.pk])
        record("unit_created", thing=unit, by=by, at=at, unit_id=unit.pk)
        return unit


def add_version(
    unit: Unit,
    *,
    kind: UnitKind,
    name: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    code: str = "",
    abbreviation: str = "",
    basis: str = "",
    is_closing: bool = False,
) -> UnitVersion:
    """From `valid_from` on the unit is called this (or, closing, is no more); earlier days keep theirs."""
    with transaction.atomic():
        _may_manage(by)
        Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.versions.filter(valid_from=valid_from).exists():
            raise DayTaken
        version = _write_version(
            unit,
            kind=kind,
            name=name,
            valid_from=valid_from,
            code=code,
            abbreviation=abbreviation,
            basis=basis,
            is_closing=is_closing,
        )
        index("unit", [unit.pk])
        record(
            "unit_version_added", thing=unit, by=by, at=at, unit_id=unit.pk, facts={"day": str(valid_from)}
        )
        return version


def place_unit(
    unit: Unit, *, line: Line, parent: Unit | None, valid_from: date, by: Actor, at: datetime
) -> Placement:
    """From `valid_from` on `unit` stands below `parent` on `line` (at the top when `parent` is None).

    Raises StandsBelowItself for a circle, DayTaken when that day already has a placement.
    """
    with transaction.atomic():
        _may_manage(by)
        if parent is not None and parent.pk == unit.pk:
            raise StandsBelowItself
        alone = not Placement.objects.filter(line=line, unit=unit).exists()
        alone = alone and not Placement.objects.filter(line=line, parent=unit).exists()
        try:
            with transaction.atomic():
                placement = Placement.objects.create(
                    unit=unit, line=line, parent=parent, valid_from=valid_from
                )
        except IntegrityError:
            raise DayTaken from None
        try:
            add_leaf_spans(placement) if alone else rebuild_spans(line)
        except PlacementLoopError:
            raise StandsBelowItself from None
        record("unit_placed", thing=unit, by=by, at=at, unit_id=unit.pk, facts={"day": str(valid_from)})
        return placement


def record_succession(
    *,
    kind: Succession.Kind,
    from_unit: Unit,
    to_unit: Unit | None,
    happened_on: date,
    basis: str,
    by: Actor,
    at: datetime,
) -> Succession:
    """Write down who took over from whom. Moves no work and closes no unit: restructuring does that."""
    with transaction.atomic():
        _may_manage(by)
        row = Succession.objects.create(
            kind=kind, from_unit=from_unit, to_unit=to_unit, happened_on=happened_on, basis=clean(basis)
        )
        record("unit_succeeded", thing=from_unit, by=by, at=at, unit_id=from_unit.pk)
        return row


def _write_version(
    unit: Unit,
    *,
    kind: UnitKind,
    name: str,
    valid_from: date,
    code: str,
    abbreviation: str,
    basis: str,
    is_closing: bool = False,
) -> UnitVersion:
    if code and _code_holders(code, valid_from) - {unit.pk}:
        raise CodeTaken
    cleaned = clean(name)
    return UnitVersion.objects.create(
        unit=unit,
        valid_from=valid_from,
        kind=kind,
        name=cleaned,
        **unit_columns(cleaned),
        code=code,
        abbreviation=abbreviation,
        basis=clean(basis),
        is_closing=is_closing,
    )


def _code_holders(code: str, day: date) -> set[int]:
    """Units whose version of `day` carries `code`."""
    latest: dict[int, UnitVersion] = {}
    carriers = UnitVersion.objects.filter(code=code).values("unit")
    for version in UnitVersion.objects.filter(unit__in=carriers, valid_from__lte=day).order_by("valid_from"):
        latest[version.unit_id] = version
    return {pk for pk, version in latest.items() if version.code == code and not version.is_closing}


def _may_manage(by: Actor) -> None:
    if not permissions.can_manage_units(by):
        raise NotAllowed
