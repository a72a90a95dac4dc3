"""Working days in the rows of a page."""

from datetime import date

import pytest

from nep.norms.models import Calendar
from nep.norms.shown import request_begins, request_ends, working_days_shown
from tests.factories.norms import shipped_norms
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
TET = (date(2024, 2, 7), date(2024, 2, 15))


def test_before_the_calendars_are_loaded_mondays_to_fridays_count() -> None:
    assert working_days_shown(*TET) == 6


def test_the_rows_of_one_request_cost_one_query() -> None:
    shipped_norms()
    request_begins()
    try:
        with assert_queries(1):
            shown = [working_days_shown(*TET) for _row in range(3)]
    finally:
        request_ends()
    assert shown == [1, 1, 1]


def test_the_next_request_sees_an_edited_calendar() -> None:
    request_begins()
    before = working_days_shown(*TET)
    request_ends()
    shipped_norms()
    request_begins()
    after = working_days_shown(*TET)
    request_ends()
    assert (before, after) == (6, 1)


def test_each_clock_counts_on_its_own_calendar_at_the_cost_of_one_query() -> None:
    shipped_norms()
    state = Calendar.objects.get(scope="state")
    bare = Calendar.objects.create(scope="ca-bay-ngay", label="Lịch trực", fixed_days=[])
    working_days_shown(*TET, bare.pk)  # each edition is read once in a process
    request_begins()
    try:
        with assert_queries(1):
            shown = [working_days_shown(*TET, calendar) for calendar in (None, state.pk, bare.pk)]
    finally:
        request_ends()
    assert shown == [1, 1, 6]
