import pytest

from nep.organisations.models import Unit
from tests.factories.organisations import a_unit


@pytest.fixture
def commune(db: None, now: object) -> Unit:
    return a_unit("Xã Đông Thử")
