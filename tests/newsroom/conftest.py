import pytest

from nep.organisations.models import Unit
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province


@pytest.fixture
def units(db: None, now: object) -> dict[str, Unit]:
    shipped_norms()
    return a_province()
