"""Register entries with certificates and credentials, for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from nep.commendations.actions import certificates as issuing
from nep.commendations.actions import layouts
from nep.commendations.models import (
    AwardDecision,
    AwardForm,
    AwardItem,
    CertificateLayout,
    OutsideAward,
    RegisterEntry,
)
from nep.files.actions import store_bytes
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.vietnamese.names import sort_key
from nep.vietnamese.text import fold
from nep.web import clock
from tests.factories.commendations import Hall, a_form, a_nomination
from tests.factories.organisations import a_post

SIGNED_ON = date(2023, 12, 25)


def a_decision(hall: Hall) -> AwardDecision:
    """One of the hall, signed by its leader; every entry of a test stands on it."""
    found = hall.round.decisions.filter(form=hall.form).first()
    return found or AwardDecision.objects.create(
        round=hall.round,
        form=hall.form,
        unit=hall.units["party"],
        citation="Có thành tích thử trong chuyên đề thử",
        signed_on=SIGNED_ON,
        year=SIGNED_ON.year,
        signer=a_post(hall.units["party"], Role.LEADER),
        state=AwardDecision.State.PENDING,
    )


def an_entry(hall: Hall, name: str = "Tập thể Thử", **changes: Any) -> RegisterEntry:
    decision = a_decision(hall)
    place = decision.items.count() + 1
    item = AwardItem.objects.create(decision=decision, nomination=a_nomination(hall), position=place)
    fields = {
        "item": item,
        "form": hall.form,
        "kind": "collective",
        "subject_name": name,
        "unit_name": "Huyện Thử",
        "achievement": decision.citation,
        "authority": hall.form.authority,
        "decision_number": "1425-QĐ/TU",
        "signed_on": SIGNED_ON,
        "golden_number": place,
        "entered_at": clock.now(),
        "sort_key": sort_key(name),
        "folded": fold(name),
    }
    return RegisterEntry.objects.create(**{**fields, **changes})


def an_outside_entry(hall: Hall) -> RegisterEntry:
    """Recorded from the decision of another authority."""
    assert hall.office.post is not None
    outside = OutsideAward.objects.create(
        form=a_form(None, name="Bằng khen của Thủ tướng thử"),
        kind="collective",
        subject_name="Tập thể của Trung ương",
        achievement="Thành tích thử",
        number="01/QĐ-TTg",
        signed_on=SIGNED_ON,
        authority="Cơ quan trung ương Thử",
        file=store_bytes(b"%PDF-", name="a.pdf", media_type="application/pdf", at=clock.now()),
        unit=hall.units["party"],
        recorded_at=clock.now(),
        recorded_by_post=hall.office.post,
    )
    return an_entry(hall, item=None, outside=outside, form=outside.form, golden_number=None)


def issued(hall: Hall, *names: str) -> list[RegisterEntry]:
    entries = [an_entry(hall, name) for name in names or ("Tập thể Thử",)]
    issuing.issue_for(entries, at=clock.now())
    return entries


def a_keeper(hall: Hall) -> Actor:
    """Who keeps the catalogue of the installation: here the office of the round itself."""
    return hall.office


def a_layout(hall: Hall, mode: str = "full", **changes: Any) -> CertificateLayout:
    told: dict[str, Any] = {"valid_from": date(2023, 1, 1), "by": a_keeper(hall), "at": clock.now()}
    form: AwardForm = changes.pop("form", hall.form)
    return layouts.create_layout(form, mode=mode, **{**told, **changes})


def mm(value: float) -> Decimal:
    return Decimal(str(value))
