"""What the architecture tests look at: the order of the house, its sources, its addresses."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "nep"


@cache
def ranks() -> dict[str, int]:
    """App -> its layer, counted from the bottom; neighbours share a number."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers: list[str] = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        name.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }


def looks_up(app: str, other: str) -> bool:
    """True when `app` may not know `other`: another app on its own layer or above."""
    return app != other and ranks()[other] >= ranks()[app]


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name -> syntax tree of every module of the product, migrations left out."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            parts = path.relative_to(SOURCE.parent).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = ast.parse(path.read_text())
    return found


def first_arguments(tree: ast.AST, *functions: str) -> Iterator[str]:
    """The literal first argument of every call of one of `functions`, plain or as an attribute."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in functions:
            yield from literals(node.args[0])


def literals(node: ast.expr) -> Iterator[str]:
    """The strings that an expression may be: a literal, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def strings(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@dataclass(frozen=True)
class Address:
    """One URL of the product: its full name, its parts, and whether its view asks for sign-in."""

    name: str
    pattern: URLPattern
    path: str
    is_guarded: bool


def addresses() -> list[Address]:
    """Every address with a name of ours or of a package that we mount."""
    return list(_below(get_resolver(), "", ""))


def _below(resolver: URLResolver, namespace: str, path: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _below(entry, inner, here)
        else:
            guarded = getattr(entry.callback, "login_required", True)
            yield Address(f"{namespace}{entry.name}", entry, here, guarded)
