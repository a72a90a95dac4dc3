import pytest

from nep.measures import registry
from tests.measures.sample import HELD, LATE


@pytest.fixture(autouse=True)
def _sample_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures of the sample stand beside the product's for the length of one test."""
    monkeypatch.setattr(registry, "_figures", dict(registry._figures))
    registry.register(HELD, LATE)
