"""The certificates of the Standing Committee: measured once for the full sheet and once for the stock,
printed, and handed over from the highest form down."""

from datetime import date
from decimal import Decimal

from nep.commendations.actions import handing_over, layout_pictures, layouts, printing
from nep.commendations.models import CertificateLayout, CertificateRun, LayoutPicture, SubjectKind
from nep.demo.award_border import sample_border
from nep.demo.awards import Awards
from nep.demo.province import Province
from nep.web import clock

MEASURED_ON, PRINTED_ON = date(2023, 12, 6), date(2023, 12, 27)
SINCE = date(2022, 1, 1)
NUDGE = Decimal("1.5"), Decimal("-0.5")
"""What the test sheet of the sample's printer was off."""


def tell_layouts(built: Province, awards: Awards) -> list[CertificateLayout]:
    """A Party certificate, so without the national name, in an ornament that says it is a sample. The
    stock's layout is a little nudged."""
    office, at = built.actor(built.party, "officer"), clock.noon(MEASURED_ON, hour=9)
    made = [
        layouts.create_layout(awards.own, mode=mode, valid_from=SINCE, by=office, at=at)
        for mode in CertificateLayout.Mode.values
    ]
    border = LayoutPicture.Place.BORDER
    layout_pictures.set_picture(made[0], place=border, upload=sample_border(), by=office, at=at)
    stock = made[-1]
    layouts.set_sheet(
        stock, width=stock.width, height=stock.height, nudge_x=NUDGE[0], nudge_y=NUDGE[1], by=office, at=at
    )
    return made


def tell_printing(built: Province, awards: Awards) -> CertificateRun:
    """One file of the 25, ready to be fetched; who hands over is noted."""
    office, at = built.actor(built.party, "officer"), clock.noon(PRINTED_ON, hour=14)
    leader = built.actor(built.party, "leader").post
    assert leader is not None, "a leader acts as a post"
    for kind in SubjectKind.values:
        handing_over.plan_hand_over(
            awards.round, form=awards.own, kind=kind, presenter=leader.title, at_once=7, by=office, at=at
        )
    layout = awards.own.layouts.get(mode=CertificateLayout.Mode.FULL)
    run = printing.ask_for_run(awards.round, layout=layout, package="one", by=office, at=at)
    printing.make_parts(run, at=at)
    return run
