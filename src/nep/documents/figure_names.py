"""What a figure of a paper is called. The figures belong to apps above, which register how they name them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from nep.documents.differences import Differences, Kind

Namer = Callable[[Iterable[str]], dict[str, str]]
_namers: list[Namer] = []


def register_figure_names(namer: Namer) -> None:
    """`namer` gives freeze id -> words for those of the ids that it knows."""
    if namer not in _namers:
        _namers.append(namer)


def with_names(found: Differences) -> Differences:
    """`found` with every figure of ours named; one of another paper stays without, it is not ours to tell."""
    ids = {one.figure_id for one in found.figures if one.figure_id and one.kind is not Kind.FOREIGN}
    names: dict[str, str] = {}
    for namer in _namers if ids else []:
        names |= namer(ids)
    figures = tuple(replace(one, name=names.get(one.figure_id, "")) for one in found.figures)
    return replace(found, figures=figures)
