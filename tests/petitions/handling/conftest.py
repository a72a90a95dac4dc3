from datetime import datetime

import pytest

from tests.factories.handling import House, a_house


@pytest.fixture
def house(db: None, now: datetime) -> House:
    return a_house(now)
