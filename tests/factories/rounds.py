"""Rounds and units' reports for tests, made through the actions."""

from datetime import date

from nep.measures.periods import Period
from nep.measures.statements import name_stated_figure
from nep.organisations.actors import Actor
from nep.organisations.models import Unit, UnitKind
from nep.reviews import actions
from nep.reviews.actions.writing import FigureEntry, OwnPaper, Writing
from nep.reviews.models import Assignment, Round, RoundFigure
from nep.web import clock

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
CLASSES = "stated_classes"
LEVELS = (UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.DEPARTMENT)


def a_stated_figure(unit: Unit, by: Actor, *, key: str = CLASSES, adds_over_units: bool = True) -> str:
    name_stated_figure(
        key=key,
        label="Số lớp học tập chuyên đề",
        sentence="Số lớp do đơn vị mở trong kỳ.",
        counts="classes",
        unit=unit,
        adds_over_units=adds_over_units,
        by=by,
        at=clock.now(),
    )
    return key


def a_draft_round(unit: Unit, by: Actor, *, title: str = "Báo cáo năm 2023") -> Round:
    """Asks districts, communes and departments, for one stated figure beside the default ones."""
    a_stated_figure(unit, by)
    made = actions.create_round(unit=unit, title=title, period=YEAR, by=by, at=clock.now())
    RoundFigure.objects.create(round=made, position=20, key=CLASSES)
    due = dict.fromkeys(LEVELS, date(2023, 12, 29))
    actions.set_deadlines(made, due, by=by, at=clock.now())
    return made


def a_round(unit: Unit, by: Actor, *, title: str = "Báo cáo năm 2023") -> Round:
    return actions.open_round(a_draft_round(unit, by, title=title), by=by, at=clock.now())


def assigned(round_: Round, unit: Unit) -> Assignment:
    return Assignment.objects.select_related("round__unit", "unit", "above__unit").get(
        round=round_, unit=unit
    )


def a_writing(round_: Round, *, classes: int = 3, text: str = "", paper: OwnPaper | None = None) -> Writing:
    """Every heading filled, the stated figure given."""
    words = text or "Đơn vị đã mở lớp và làm những việc đã hứa với dân trong năm."
    return Writing(
        texts={section.pk: words for section in round_.sections.all()},
        figures={figure.pk: FigureEntry(classes) for figure in round_.figures.filter(key=CLASSES)},
        paper=paper,
    )


def sent(round_: Round, unit: Unit, by: Actor, *, classes: int = 3) -> Assignment:
    """The report of `unit`, written and sent by `by`."""
    assignment = assigned(round_, unit)
    paper = OwnPaper("12/BC-UBND", date(2023, 12, 20))
    actions.write_report(assignment, a_writing(round_, classes=classes, paper=paper), by=by, at=clock.now())
    actions.submit_report(assignment, by=by, at=clock.now())
    return assigned(round_, unit)
