"""Which figures exist. Each app declares its own in `measures.py` and registers them from `apps.py`."""

from collections.abc import Iterable

from nep.measures.declarations import Figure
from nep.measures.refusals import UnknownFigure

_figures: dict[str, Figure] = {}


def register(*figures: Figure) -> None:
    """Make figures known. Raises ValueError when another declaration already bears the key."""
    for figure in figures:
        if _figures.setdefault(figure.key, figure) != figure:
            raise ValueError(f"two figures are called {figure.key}")


def figure(key: str) -> Figure:
    """The declaration of `key`. Raises UnknownFigure."""
    if key not in _figures:
        raise UnknownFigure(key)
    return _figures[key]


def shielded_keys() -> set[str]:
    """Figures whose small counts nobody sees. They are printed for whole units, not asked of each one."""
    return {key for key, one in _figures.items() if one.counts.is_shielded}


def figures(keys: Iterable[str] = ()) -> list[Figure]:
    """The declarations of `keys` in that order, or all in the order of registration. Raises UnknownFigure."""
    return [figure(key) for key in keys] or list(_figures.values())
