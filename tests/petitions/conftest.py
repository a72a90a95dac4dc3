"""A small province with its desks, and who sits at them."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, an_actor
from tests.factories.recorded import recorded


@dataclass(frozen=True)
class Province:
    units: dict[str, Unit]
    desks: dict[str, Actor]

    @property
    def commune(self) -> Unit:
        return self.units["commune"]

    @property
    def district(self) -> Unit:
        return self.units["district"]


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def province(db: None, now: datetime) -> Province:
    return _with_desks()


@recorded
def _with_desks() -> Province:
    shipped_norms()
    units = a_province()
    desks = {
        name: an_actor(units[name], Role.RECEPTION_DESK, title=f"Cán bộ tiếp công dân {name}")
        for name in ("board", "district", "commune", "neighbour")
    }
    return Province(units, desks)
