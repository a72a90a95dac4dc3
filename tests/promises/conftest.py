import pytest

from nep.organisations.models import Unit
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit


@pytest.fixture
def commune(db: None, now: object) -> Unit:
    shipped_norms()
    return a_unit("Xã Đông Thử")
