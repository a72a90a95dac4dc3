"""Layouts of certificates: laid out, measured, nudged. Nothing is ever put where the sheet is not."""

from dataclasses import asdict, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals_certificates as refusals
from nep.commendations.certificates import defaults
from nep.commendations.certificates.geometry import Plan, Spot, overhangs
from nep.commendations.certificates.layouts import plan_of, with_spot
from nep.commendations.models import AwardForm, CertificateLayout, LayoutField
from nep.commendations.permissions import can_edit_catalogue
from nep.commendations.refusals import OutsideAward
from nep.organisations.actors import Actor
from nep.organisations.models import World
from nep.vietnamese.dates import short_day
from nep.web.errors import NotAllowed


def create_layout(
    form: AwardForm,
    *,
    mode: str,
    valid_from: date,
    width: Decimal = Decimal(400),
    height: Decimal = Decimal(300),
    by: Actor,
    at: datetime,
) -> CertificateLayout:
    """A layout with the usual fields, scaled to the sheet, for decisions signed from `valid_from` on.

    Raises NotAllowed, OutsideAward (safeguard 20), LayoutAlreadyThere."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    if not form.is_own:
        raise OutsideAward
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = CertificateLayout.objects.create(
                    form=form, mode=mode, valid_from=valid_from, width=width, height=height
                )
        except IntegrityError:
            raise refusals.LayoutAlreadyThere from None
        spots = _usual(form, float(width), float(height))
        LayoutField.objects.bulk_create(LayoutField(layout=made, **_columns(spot)) for spot in spots)
        record("certificate_layout_created", thing=form, by=by, at=at, facts={"day": short_day(valid_from)})
        return made


def _usual(form: AwardForm, width: float, height: float) -> list[Spot]:
    across, down = width / defaults.WIDTH, height / defaults.HEIGHT
    return [
        replace(
            spot,
            x=round(spot.x * across, 1),
            y=round(spot.y * down, 1),
            width=round(spot.width * across, 1),
            height=round(spot.height * down, 1),
            size=max(6.0, round(spot.size * min(across, down), 1)),
        )
        for spot in defaults.spots_for(form.world, issuer=form.authority)
    ]


def _columns(spot: Spot) -> dict[str, object]:
    said = asdict(spot)
    return {
        name: Decimal(str(round(value, 1))) if isinstance(value, float) else value
        for name, value in said.items()
    }


def set_sheet(
    layout: CertificateLayout,
    *,
    width: Decimal,
    height: Decimal,
    nudge_x: Decimal,
    nudge_y: Decimal,
    by: Actor,
    at: datetime,
) -> CertificateLayout:
    """The size of the sheet, and by how much everything moves on it.

    Raises NotAllowed, OffTheSheet with the field that would leave the sheet, on which side and by how
    much."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    with transaction.atomic():
        layout = _locked(layout)
        layout.width, layout.height = width, height
        layout.nudge_x, layout.nudge_y = nudge_x, nudge_y
        refuse_off_the_sheet(plan_of(layout))
        layout.save(update_fields=["width", "height", "nudge_x", "nudge_y"])
        record("certificate_sheet_set", thing=layout.form, by=by, at=at)
        return layout


def place_field(layout: CertificateLayout, spot: Spot, *, by: Actor, at: datetime) -> LayoutField:
    """A field stands where `spot` says; one of the same key is moved.

    Raises NotAllowed, OffTheSheet, NationalNameOfTheState for a Party certificate, WordsMissing for a field
    whose words are the same on every sheet."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    with transaction.atomic():
        layout = _locked(layout)
        if spot.key in defaults.NATIONAL and layout.form.world == World.PARTY:
            raise refusals.NationalNameOfTheState
        if spot.key in defaults.SAME and not spot.words.strip():
            raise refusals.WordsMissing
        refuse_off_the_sheet(with_spot(plan_of(layout), spot))
        columns = _columns(spot)
        field, _made = LayoutField.objects.update_or_create(
            layout=layout, key=columns.pop("key"), defaults=columns
        )
        facts: dict[str, str | int | None] = {"field": str(field.get_key_display())}
        record("certificate_field_placed", thing=layout.form, by=by, at=at, facts=facts)
        return field


def remove_field(field: LayoutField, *, by: Actor, at: datetime) -> None:
    """The field is not printed any more. Raises NotAllowed, NameNeeded."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    if field.key == LayoutField.Key.NAME:
        raise refusals.NameNeeded
    with transaction.atomic():
        field.delete()
        facts: dict[str, str | int | None] = {"field": str(field.get_key_display())}
        record("certificate_field_removed", thing=field.layout.form, by=by, at=at, facts=facts)


def _locked(layout: CertificateLayout) -> CertificateLayout:
    rows = CertificateLayout.objects.select_for_update(of=("self",)).select_related("form")
    return rows.get(pk=layout.pk)


def refuse_off_the_sheet(plan: Plan) -> None:
    """Raises OffTheSheet for the field that leaves the sheet furthest."""
    found = overhangs(plan)
    if found:
        raise refusals.OffTheSheet(found[0])
