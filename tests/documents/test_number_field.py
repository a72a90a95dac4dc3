"""Forms of issuing ask for a number exactly where the unit types the numbers of its office."""

from collections.abc import Callable

import pytest
from django.forms import Form

from nep.dialogue.forms import ConcludeForm
from nep.documents.models import NumberSource, PaperOffice
from nep.organisations.models import Post, Unit
from nep.programmes.forms import IssueForm as ThemeIssueForm
from nep.programmes.forms import PlanIssueForm
from nep.reviews.forms import IssueForm as ReportIssueForm
from nep.reviews.round_forms import LetterForm
from tests.factories.organisations import a_unit

FORMS: dict[str, Callable[[Unit], Form]] = {
    "theme": lambda unit: ThemeIssueForm({}, unit=unit),
    "plan": lambda unit: PlanIssueForm({}, unit=unit),
    "report": lambda unit: ReportIssueForm({}, unit=unit, posts=Post.objects.none()),
    "letter": lambda unit: LetterForm({}, unit=unit, posts=Post.objects.none()),
    "conclusion": lambda unit: ConcludeForm({}, unit=unit, posts=Post.objects.none()),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.django_db
def test_the_number_is_asked_where_the_office_gives_it_and_nowhere_else(name: str) -> None:
    by_register, by_office = a_unit(), a_unit()
    PaperOffice.objects.create(unit=by_register, number_source=NumberSource.REGISTER, place="")
    PaperOffice.objects.create(unit=by_office, number_source=NumberSource.OFFICE, place="")
    for unit in (by_register, a_unit()):
        form = FORMS[name](unit)
        assert "number" not in form.fields
        assert form.fields["issued_on"].help_text == "Nếp cấp số tiếp theo trong sổ của đơn vị."
    asked = FORMS[name](by_office)
    assert asked.errors["number"] == [
        "Đơn vị lấy số của văn thư: ông/bà nhập số đã được cấp trước khi ban hành."
    ]
