"""A report prints no small count of commitments, nor one that would tell it (safeguard 12)."""

from datetime import date, datetime

import pytest

from nep.documents.content import Table
from nep.measures.periods import Period
from nep.measures.registry import shielded_keys
from nep.reviews.actions import compile_report, start_report
from nep.reviews.papers import summary_paper
from nep.reviews.queries import frozen_figures
from nep.web import clock
from tests.factories.commitments import some_commitments
from tests.factories.plans import a_planning

pytestmark = pytest.mark.django_db
KEY = "commitments_registered"


def test_the_annex_by_unit_hides_a_small_count_and_another_one(now: datetime) -> None:
    planning = a_planning()
    some_commitments(planning, 6, "party")
    some_commitments(planning, 3, "party_district")
    officer = planning.officers["party"]
    report = start_report(
        unit=planning.units["party"],
        theme=None,
        period=Period(date(2023, 1, 1), date(2023, 12, 27)),
        by=officer,
        at=clock.now(),
    )
    report = compile_report(report, by=officer, at=clock.now())
    assert KEY in shielded_keys()
    paper = summary_paper(report, frozen_figures(report), signer=None, issued_on=None)
    table = next(block for block in paper.annexes[0].blocks if isinstance(block, Table))
    place = next(n for n, column in enumerate(table.columns) if column.title == "Bản đăng ký làm theo")
    cells = {str(row[0]): str(getattr(row[place], "text", row[place])) for row in table.rows}
    assert cells["Huyện ủy Thử"] == "không hiện"
    assert cells["Trực tiếp ở đơn vị lập báo cáo"] == "không hiện", "9 less 6 would tell it"
