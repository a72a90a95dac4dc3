"""A stated figure is corrected with a reason and a paper; what stands in a sent report is corrected there."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.measures.models import Statement
from nep.measures.statements import SourcePaper
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.models import Assignment, UnitReport
from nep.reviews.round_refusals import (
    CorrectionPaperMissing,
    ReasonMissing,
    StatementIsReplaced,
    StatementLocked,
    StatementReturned,
    StatementSent,
)
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import an_actor
from tests.factories.rounds import CLASSES, assigned, sent
from tests.reviews.test_round_pages import as_, said
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree
from tests.tables import assert_table

PAPER = SourcePaper("9/CV-UBND", date(2023, 12, 22))
FORM = {
    "value": "1.006",
    "paper_number": "9/CV-UBND",
    "paper_on": "22/12/2023",
    "reason": "Cộng sót một lớp.",
}


def earlier(tree: Tree) -> Statement:
    """The commune's figure of the year before, which no report of the round holds."""
    row = assigned(tree.round, tree.units["commune"])
    actions.enter_earlier(row, {CLASSES: 4}, source="Báo cáo số 45-BC", by=tree.commune, at=clock.now())
    return Statement.objects.get()


def page_of(one: Statement) -> str:
    return reverse("reviews:correct_statement", args=[one.uuid])


def values() -> list[tuple[int, bool]]:
    return list(Statement.objects.order_by("pk").values_list("value", "is_current"))


def test_a_figure_is_corrected_from_its_page_and_the_old_one_stays(client: Client, tree: Tree) -> None:
    one = earlier(tree)
    desk = as_(client, tree.commune)
    figure = reverse("measures:figure", args=[CLASSES])
    scope = {"don-vi": str(one.unit.uuid), "tu": "01/01/2022", "den": "31/12/2022"}
    assert page_of(one) in said(desk.get(figure, scope))
    row = assigned(tree.round, tree.units["commune"])
    assert page_of(one) in said(desk.get(reverse("reviews:unit_earlier", args=[row.uuid])))
    page = said(desk.post(page_of(one), FORM, follow=True))
    assert "Đã sửa số đã báo cáo." in page
    assert "Những con số đã được thay" in page
    new = Statement.objects.get(is_current=True)
    assert (new.value, new.replaces, new.paper_number, new.note) == (1006, one, "9/CV-UBND", FORM["reason"])
    assert new.entered_for is False
    listed = said(desk.get(figure, scope))
    assert "(đã được thay)" in listed
    assert "Lý do sửa: Cộng sót một lớp." in listed
    assert page_of(new) in listed
    assert page_of(one) not in listed
    assert "Con số này đã được thay." in said(desk.get(page_of(one)))


def test_the_office_that_types_in_for_the_unit_is_noted(client: Client, tree: Tree) -> None:
    one = earlier(tree)
    as_(client, tree.office).post(page_of(one), FORM)
    assert Statement.objects.get(is_current=True).entered_for is True


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"value": ""}, "value"),
        ({"value": "-1"}, "-1"),
        ({"value": "4"}, "Con số này đã được ghi cho đơn vị và kỳ ấy"),
        ({"value": "9" * 18}, "Số này quá lớn."),
        ({"paper_number": ""}, "paper_number"),
        ({"paper_on": ""}, "paper_on"),
        ({"paper_on": "22/12/2032"}, "Ngày này chưa tới."),
        ({"reason": ""}, "reason"),
        ({"reason": "Theo văn bản (Mật) của tỉnh."}, "dấu độ mật"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_written(
    client: Client, tree: Tree, wrong: dict[str, str], words: str
) -> None:
    one = earlier(tree)
    answer = as_(client, tree.commune).post(page_of(one), FORM | wrong)
    page = said(answer)
    assert words in page
    assert answer.context["form"].errors
    assert 'value="9/CV-UBND"' in page or "paper_number" in wrong
    assert values() == [(4, True)]


REFUSALS: list[tuple[type[Refusal], dict[str, Any]]] = [
    (ReasonMissing, {"reason": " "}),
    (CorrectionPaperMissing, {"paper": SourcePaper("9/CV-UBND")}),
    (CorrectionPaperMissing, {"paper": SourcePaper(on=date(2023, 12, 22))}),
    (MarkedSecret, {"reason": "(Mật)"}),
]


@pytest.mark.parametrize(("refusal", "wrong"), REFUSALS)
def test_the_action_refuses_too(tree: Tree, refusal: type[Refusal], wrong: dict[str, Any]) -> None:
    said_well = {"value": 6, "paper": PAPER, "reason": "Cộng sót.", "by": tree.commune, "at": clock.now()}
    one = earlier(tree)
    with pytest.raises(refusal):
        actions.correct_stated_value(one, **said_well | wrong)
    assert values() == [(4, True)]
    actions.correct_stated_value(one, **said_well)
    with pytest.raises(StatementIsReplaced):
        actions.correct_stated_value(one, **said_well | {"value": 7})
    assert values() == [(4, False), (6, True)]


def test_what_a_sent_report_holds_is_corrected_in_that_report(client: Client, tree: Tree) -> None:
    row = sent(tree.round, tree.units["commune"], tree.commune)
    one, desk = Statement.objects.get(), as_(client, tree.commune)
    held = {
        StatementSent: "đang chờ duyệt",
        StatementLocked: "Mở lại để sửa",
        StatementReturned: "đang được sửa",
    }
    for refusal, words in held.items():
        _bring(row, refusal, tree)
        page = said(desk.get(page_of(one)))
        assert words in page
        assert row.get_absolute_url() in page
        assert 'name="value"' not in page
        assert words in said(desk.post(page_of(one), FORM))
        with pytest.raises(refusal):
            actions.correct_stated_value(
                one, value=9, paper=PAPER, reason="Sót.", by=tree.commune, at=clock.now()
            )
    assert values() == [(3, True)]


def _bring(row: Assignment, refusal: type[Refusal], tree: Tree) -> None:
    """The report into the state that the refusal is about: sent, then locked, then reopened."""
    if refusal is StatementLocked:
        actions.accept_report(row, by=tree.district, at=clock.now())
    if refusal is StatementReturned:
        actions.reopen_report(row, reason="Sửa số.", by=tree.district, at=clock.now())
        assert UnitReport.objects.get().state == "returned"


TABLE = """
                 page  correct
office           yes   yes
commune-officer  yes   yes
commune-head     yes   yes
commune-leader   -     -
district-officer yes   yes
district-leader  -     -
other-commune    -     -
auditor          -     -
desk             -     -
"""


def test_who_may_correct_a_stated_figure(client: Client, tree: Tree) -> None:
    one, units = earlier(tree), tree.units
    who = {
        "office": tree.office,
        "commune-officer": an_actor(units["commune"], Role.UNIT_OFFICER),
        "commune-head": an_actor(units["commune"], Role.UNIT_HEAD),
        "commune-leader": an_actor(units["commune"], Role.LEADER),
        "district-officer": an_actor(units["district"], Role.UNIT_OFFICER),
        "district-leader": an_actor(units["district"], Role.LEADER),
        "other-commune": an_actor(units["neighbour"], Role.UNIT_OFFICER),
        "auditor": an_actor(units["party"], Role.AUDITOR),
        "desk": an_actor(units["commune"], Role.RECEPTION_DESK),
    }
    verbs: dict[str, Any] = {
        "page": lambda a: as_(client, a).get(page_of(one)).status_code == 200,
        "correct": lambda a: actions.correct_stated_value(
            one, value=6, paper=PAPER, reason="Cộng sót.", by=a, at=clock.now()
        ),
    }
    assert_table(TABLE, who=who, verbs=verbs)
