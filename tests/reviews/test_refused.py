"""Bad input of rounds and reports: each gets its sentence, nothing is written."""

from collections.abc import Callable
from datetime import date

import pytest

from nep.documents.models import IssuedPaper
from nep.measures.models import Statement
from nep.measures.periods import Period
from nep.measures.refusals import (
    SameStatement,
    SourceMissing,
    StatementStands,
    UnitEndedInPeriod,
    UnknownFigure,
    ValueNegative,
)
from nep.measures.statements import SourcePaper, Stating, correct_statement, enter_statement
from nep.organisations import actions as organisations
from nep.organisations.actors import COMMAND
from nep.organisations.models import Unit
from nep.reviews import actions
from nep.reviews.actions.approving import Point
from nep.reviews.actions.rounds import FigurePlan, SectionPlan
from nep.reviews.actions.writing import FigureEntry, Writing
from nep.reviews.models import ReportFigure, Round, RoundFigure, UnitReport
from nep.reviews.round_refusals import (
    DifferenceUnexplained,
    DueBeforeOpening,
    FiguresMissing,
    NobodyToAsk,
    ReasonMissing,
    ReportNotSent,
    RoundAlreadyThere,
    RoundIncomplete,
    RoundIsOpen,
    RoundNotOpen,
    TotalUnexplained,
)
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.secrecy import MarkedSecret
from tests.factories.rounds import CLASSES, YEAR, a_writing, assigned, sent
from tests.races import race
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree

PAPER = SourcePaper("12/BC-UBND", date(2023, 12, 20))


def close(unit: Unit, day: date) -> None:
    organisations.add_version(
        unit, valid_from=day, kind="commune", name="Xã Hai", is_closing=True, by=COMMAND, at=clock.now()
    )


def state(
    tree: Tree, value: int = 5, *, key: str = CLASSES, unit: str = "commune", source: str = ""
) -> Statement:
    return enter_statement(
        Stating(key, tree.units[unit], value),
        period=Period(date(2022, 1, 1), date(2022, 12, 31)),
        paper=SourcePaper() if source == "-" else PAPER,
        source="",
        by=tree.office,
        at=clock.now(),
    )


STATEMENTS: list[tuple[type[Refusal], dict[str, object], str]] = [
    (ValueNegative, {"value": -1}, "nhỏ hơn 0"),
    (UnknownFigure, {"key": "stated_khong_co"}, "Không có số liệu nào tên"),
    (SourceMissing, {"source": "-"}, "không có nguồn thì không ghi được"),
]


@pytest.mark.parametrize(("refusal", "wrong", "words"), STATEMENTS)
def test_a_bad_statement_is_refused_and_nothing_written(
    tree: Tree, refusal: type[Refusal], wrong: dict[str, object], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        state(tree, **wrong)  # type: ignore[arg-type]
    assert not Statement.objects.exists()


def test_the_same_statement_twice_is_refused_and_another_value_needs_a_correction(tree: Tree) -> None:
    first = state(tree)
    with pytest.raises(SameStatement):
        state(tree)
    with pytest.raises(StatementStands, match="Đơn vị đã báo cáo con số 5"):
        state(tree, 6)
    assert list(Statement.objects.values_list("value", flat=True)) == [5]
    second = correct_statement(first, value=6, paper=PAPER, note="Cộng sót.", by=tree.office, at=clock.now())
    first.refresh_from_db()
    assert (first.is_current, second.is_current, second.replaces) == (False, True, first)
    with pytest.raises(SameStatement):
        correct_statement(first, value=7, paper=PAPER, note="Lần nữa.", by=tree.office, at=clock.now())


def test_no_statement_for_a_unit_that_ended_in_the_period(tree: Tree) -> None:
    close(tree.units["neighbour"], date(2022, 6, 1))
    with pytest.raises(UnitEndedInPeriod, match="chấm dứt hoạt động ngày 01/06/2022"):
        state(tree, unit="neighbour")
    assert not Statement.objects.exists()


def test_a_difference_is_explained_before_the_report_goes_up(tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    actions.write_report(row, a_writing(tree.round), by=tree.commune, at=clock.now())
    counted = tree.round.figures.get(key="petitions_received")
    differing = Writing(figures={counted.pk: FigureEntry(7)})
    actions.write_report(row, differing, by=tree.commune, at=clock.now())
    with pytest.raises(DifferenceUnexplained, match="Số đơn vị báo cáo khác số hệ thống tính"):
        actions.submit_report(row, by=tree.commune, at=clock.now())
    assert (UnitReport.objects.get().state, Statement.objects.exists()) == ("draft", False)
    explained = Writing(figures={counted.pk: FigureEntry(7, "Bảy đơn nhận qua sổ giấy.")})
    actions.write_report(row, explained, by=tree.commune, at=clock.now())
    actions.submit_report(row, by=tree.commune, at=clock.now())
    stored = ReportFigure.objects.get(figure=counted)
    assert (stored.stated, stored.computed, stored.value) == (7, 0, 0)


def test_a_missing_required_figure_keeps_the_report_from_being_sent(tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    texts = {section.pk: "Có làm." for section in tree.round.sections.all()}
    actions.write_report(row, Writing(texts=texts), by=tree.commune, at=clock.now())
    with pytest.raises(FiguresMissing, match="Số lớp học tập chuyên đề"):
        actions.submit_report(row, by=tree.commune, at=clock.now())
    assert UnitReport.objects.get().state == "draft"


def test_totals_that_do_not_add_up_need_a_note(tree: Tree) -> None:
    for name in ("commune", "neighbour"):
        row = sent(tree.round, tree.units[name], tree.office, classes=4)
        actions.accept_report(row, by=tree.district, at=clock.now())
    row = assigned(tree.round, tree.units["district"])
    classes = tree.round.figures.get(key=CLASSES)
    actions.write_report(row, a_writing(tree.round, classes=1), by=tree.district, at=clock.now())
    total = Writing(figures={classes.pk: FigureEntry(1, "", 12, "")})
    actions.write_report(row, total, by=tree.district, at=clock.now())
    with pytest.raises(TotalUnexplained, match="Tổng trong văn bản của đơn vị khác"):
        actions.submit_report(row, by=tree.district, at=clock.now())
    noted = Writing(figures={classes.pk: FigureEntry(1, "", 12, "Huyện tính cả 3 lớp mở chung.")})
    actions.write_report(row, noted, by=tree.district, at=clock.now())
    actions.submit_report(row, by=tree.district, at=clock.now())
    actions.accept_report(row, by=tree.office, at=clock.now())


def test_what_is_marked_secret_is_refused_everywhere(tree: Tree) -> None:
    row = assigned(tree.round, tree.units["commune"])
    section = tree.round.sections.get(number=1)
    secret = Writing(texts={section.pk: "MẬT\nNội dung."})
    with pytest.raises(MarkedSecret, match="Mật"):
        actions.write_report(row, secret, by=tree.commune, at=clock.now())
    assert not UnitReport.objects.exists()
    with pytest.raises(MarkedSecret):
        actions.create_round(
            unit=tree.units["party"], title="Báo cáo (Tối mật)", period=YEAR, by=tree.office, at=clock.now()
        )
    sent(tree.round, tree.units["commune"], tree.commune)
    with pytest.raises(MarkedSecret):
        actions.return_report(row, points=[Point("Độ mật: Mật")], by=tree.district, at=clock.now())
    assert UnitReport.objects.get().state == "submitted"


def test_a_return_without_a_reason_is_refused(tree: Tree) -> None:
    row = sent(tree.round, tree.units["commune"], tree.commune)
    with pytest.raises(ReasonMissing):
        actions.return_report(row, points=[], by=tree.district, at=clock.now())
    with pytest.raises(ReasonMissing):
        actions.return_report(row, points=[Point("  ")], by=tree.district, at=clock.now())
    assert UnitReport.objects.get().state == "submitted"


def test_a_round_that_is_not_ready_does_not_open(tree: Tree) -> None:
    draft = actions.create_round(
        unit=tree.units["party"], title="Đợt mới", period=YEAR, by=tree.office, at=clock.now()
    )
    cases: list[tuple[type[Refusal], Callable[[], object]]] = [
        (RoundIncomplete, lambda: None),
        (NobodyToAsk, lambda: actions.set_deadlines(draft, {"hamlet": None}, by=tree.office, at=clock.now())),
        (
            DueBeforeOpening,
            lambda: actions.set_deadlines(
                draft, {"commune": date(2023, 12, 1)}, by=tree.office, at=clock.now()
            ),
        ),
        (UnknownFigure, lambda: RoundFigure.objects.create(round=draft, position=90, key="stated_bia")),
    ]
    for refusal, prepare in cases:
        prepare()
        with pytest.raises(refusal):
            actions.open_round(draft, by=tree.office, at=clock.now())
    draft.refresh_from_db()
    assert (draft.state, draft.assignments.exists()) == ("draft", False)


def test_an_open_round_keeps_its_outline_and_a_closed_one_takes_nothing(tree: Tree) -> None:
    with pytest.raises(RoundIsOpen):
        actions.edit_outline(
            tree.round,
            title="Tên khác",
            request_text="",
            sections=[SectionPlan("Một")],
            figures=[FigurePlan(CLASSES)],
            by=tree.office,
            at=clock.now(),
        )
    row = assigned(tree.round, tree.units["commune"])
    actions.close_round(tree.round, by=tree.office, at=clock.now())
    with pytest.raises(RoundNotOpen):
        actions.write_report(row, a_writing(tree.round), by=tree.commune, at=clock.now())
    assert (Round.objects.get().title, IssuedPaper.objects.exists()) == ("Báo cáo năm 2023", False)


def test_two_rounds_of_one_name_and_period_are_one_too_many(tree: Tree) -> None:
    with pytest.raises(RoundAlreadyThere):
        actions.create_round(
            unit=tree.units["party"],
            title="Báo cáo năm 2023",
            period=YEAR,
            by=tree.office,
            at=clock.now(),
        )
    copy = actions.create_round(
        unit=tree.units["party"],
        title="Báo cáo năm 2024",
        period=YEAR,
        copied_from=tree.round,
        by=tree.office,
        at=clock.now(),
    )
    assert copy.figures.filter(key=CLASSES).exists()
    assert set(copy.deadlines.values_list("due_on", flat=True)) == {None}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_approvers_at_once_one_is_refused(tree: Tree) -> None:
    row = sent(tree.round, tree.units["commune"], tree.commune)
    outcomes = race(*[lambda: actions.accept_report(row, by=tree.district, at=clock.now())] * 2)
    assert sorted(type(outcome) for outcome in outcomes if isinstance(outcome, Exception)) == [ReportNotSent]
    assert UnitReport.objects.get().steps.filter(kind="accepted").count() == 1
