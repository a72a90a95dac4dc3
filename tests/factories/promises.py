"""Promises for tests, made through the actions."""

import io
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.roles import Role
from nep.promises import actions
from nep.promises.models import Promise
from nep.web.clock import noon
from tests.factories.organisations import a_post, acting

MADE = date(2023, 11, 24)
DUE = date(2023, 12, 20)
WORDS = "Rải đá cấp phối đoạn đường từ cầu Ba Liên đến trạm y tế"


def the_leader(unit: Unit) -> Post:
    return a_post(unit, Role.LEADER, title="Chủ tịch Ủy ban nhân dân", phone="0293 000 111")


def the_officer(unit: Unit) -> Actor:
    return acting(a_post(unit, Role.UNIT_OFFICER))


def a_draft(commune: Unit, *, leader: Post | None = None, **changes: Any) -> Promise:
    """A promise of `commune` whose words wait for approval."""
    giver = leader or the_leader(commune)
    fields: dict[str, Any] = {
        "text": WORDS,
        "outcome": Promise.Outcome.DO_BY,
        "promised_by": giver,
        "unit": commune,
        "contact": giver,
        "made_on": MADE,
        "due_on": DUE,
        "by": acting(giver),
        "at": noon(MADE),
    }
    return actions.make_promise(**{**fields, **changes})


def a_promise(unit: Unit, *, leader: Post | None = None, **changes: Any) -> Promise:
    """A published promise of `unit`."""
    giver = leader or the_leader(unit)
    draft = a_draft(unit, leader=giver, **changes)
    return actions.approve_wording(draft, by=acting(giver), at=changes.get("at", noon(MADE)))


def a_kept_promise(unit: Unit, *, at: datetime = noon(DUE), **changes: Any) -> Promise:  # noqa: B008 - a fixed day
    promise = a_promise(unit, **changes)
    return actions.keep_promise(promise, note="Đã rải đá xong 300 mét", files=[], by=the_officer(unit), at=at)


def a_photograph(name: str = "duong.jpg") -> SimpleUploadedFile:
    """A JPEG that carries a place, as telephones write it."""
    exif = Image.Exif()
    exif[0x9286] = "house 12"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")
