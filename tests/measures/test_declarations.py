"""What a declaration may say: own columns, comparisons, constants."""

from dataclasses import replace
from datetime import date

import pytest
from django.db.models import F, Q
from django.db.models.functions import TruncMonth

from nep.measures import periods, registry
from nep.measures.declarations import BadDeclarationError, Entry
from nep.measures.periods import Period, layers, read_day, read_period
from nep.measures.refusals import EmptyPeriod, PeriodBackwards, PeriodNotBegun, UnknownFigure, UnreadableDay
from tests.measures.sample import HELD, LATE


@pytest.mark.parametrize(
    "where",
    [
        Q(unit__world="state"),
        Q(hosts__isnull=False),
        Q(held_on__month=3),
        Q(due_on__lt=F("unit__versions__valid_from")),
        Q(due_on__lt=F("held_on") + 1),
        Q(held_on=TruncMonth("due_on")),
        Q(no_such_column=1),
    ],
)
def test_a_join_a_function_or_an_unknown_column_is_refused(where: Q) -> None:
    with pytest.raises(BadDeclarationError):
        replace(HELD, where=where)


def test_an_entry_counts_one_more_or_one_less_and_a_figure_explains_itself_in_a_sentence() -> None:
    with pytest.raises(BadDeclarationError):
        replace(LATE, entries=(Entry("due_on", 2),))
    with pytest.raises(BadDeclarationError):
        replace(HELD, sentence_text="Đếm buổi")


def test_two_figures_cannot_bear_one_key() -> None:
    registry.register(HELD)
    with pytest.raises(ValueError):
        registry.register(replace(HELD, label_text="Khác"))


def test_an_unknown_figure_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnknownFigure) as refusal:
        registry.figure("so_khong_co")
    assert refusal.value.sentence == (
        "Không có số liệu nào tên “so_khong_co”. Xem danh sách ở trang Số liệu."
    )


def test_every_registered_figure_says_how_it_is_counted() -> None:
    for figure in registry.figures():
        assert figure.sentence.endswith(".")
        assert figure.label


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        ("", "31/12/2023", EmptyPeriod),
        ("01/01/2023", " ", EmptyPeriod),
        ("01/01/2024", "31/12/2023", PeriodBackwards),
        ("31/02/2024", "31/12/2024", UnreadableDay),
        ("hôm nay", "31/12/2024", UnreadableDay),
    ],
)
def test_a_period_that_is_none_is_refused_by_name(first: str, last: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read_period(first, last)


def test_the_refusals_say_how_to_mend() -> None:
    with pytest.raises(UnreadableDay) as unreadable:
        read_day("31/02/2024")
    assert (
        unreadable.value.sentence == "“31/02/2024” không phải là một ngày có thật. Hãy viết như 31/12/2023."
    )
    with pytest.raises(PeriodBackwards) as backwards:
        periods.years("2023-2022")
    assert backwards.value.sentence == (
        "Kỳ số liệu bị ngược: ngày cuối 31/12/2022 đứng trước ngày đầu 01/01/2023. Hãy đổi lại hai ngày."
    )
    with pytest.raises(PeriodNotBegun):
        Period(date(2024, 1, 1), date(2024, 2, 1)).until(date(2023, 12, 27))


def test_years_are_whole_calendar_years_and_months_are_cut_at_the_ends() -> None:
    assert periods.years("2022-2023") == Period(date(2022, 1, 1), date(2023, 12, 31))
    assert periods.years("2023") == Period(date(2023, 1, 1), date(2023, 12, 31))
    assert Period(date(2023, 1, 15), date(2023, 3, 2)).months() == [
        Period(date(2023, 1, 15), date(2023, 1, 31)),
        Period(date(2023, 2, 1), date(2023, 2, 28)),
        Period(date(2023, 3, 1), date(2023, 3, 2)),
    ]


def test_overlapping_periods_are_parted_into_layers() -> None:
    year = Period(date(2023, 1, 1), date(2023, 12, 31))
    assert [len(layer) for layer in layers([*year.months(), year])] == [12, 1] or [
        len(layer) for layer in layers([*year.months(), year])
    ] == [1, 12]
