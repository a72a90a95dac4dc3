"""The appointment slip as a page shows and prints it: number, secret, QR, what happens next."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

import segno
from django.conf import settings
from django.urls import reverse

from nep.organisations import queries as organisations
from nep.petitions import keys
from nep.petitions.actions import PrintedSlip, Receipt
from nep.petitions.models import Petition, Slip, State
from nep.web import clock


@dataclass(frozen=True)
class ShownSlip:
    """Everything the slip's template needs; `qr` is an SVG as a data address."""

    number: str
    secret: str
    link: str
    qr: str
    petition: Petition | None = None
    desk: str = ""
    is_waiting: bool = False
    book_page: str = ""

    @property
    def due_on(self) -> date | None:
        return self.petition.due_on if self.petition else None


def long_link(slip: Slip, secrets: keys.SlipSecrets) -> str:
    """The address in the QR: it opens the slip without the six digits."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("petitions:scan", args=[slip.number, secrets.long])


def qr_of(link: str) -> str:
    out = io.BytesIO()
    segno.make(link, error="m").save(
        out, kind="svg", scale=4, border=2, light="#fff", xmldecl=False, svgns=True
    )
    return "data:image/svg+xml," + quote(out.getvalue().decode())


def spaced(number: str) -> str:
    """1234 5678: read aloud and typed by eye."""
    half = len(number) // 2
    return f"{number[:half]} {number[half:]}"


def shown(receipt: Receipt, at: datetime) -> ShownSlip:
    """The slip of a public form. Its secret is shown here and on a retry, nowhere else."""
    assert receipt.slip is not None
    assert receipt.secrets is not None
    link = long_link(receipt.slip, receipt.secrets)
    petition = receipt.petition
    return ShownSlip(
        number=spaced(receipt.slip.number),
        secret=spaced(receipt.secrets.short),
        link=link,
        qr=qr_of(link),
        petition=petition,
        desk=organisations.name_on(petition.home_unit, clock.day_of(at)),
        is_waiting=petition.state == State.QUARANTINED,
    )


def of_book(printed: PrintedSlip) -> ShownSlip:
    link = long_link(printed.slip, printed.secrets)
    assert printed.slip.book is not None
    return ShownSlip(
        number=spaced(printed.slip.number),
        secret=spaced(printed.secrets.short),
        link=link,
        qr=qr_of(link),
        book_page=f"{printed.slip.book.number}/{printed.slip.book_page}",
    )
