"""What an import linter cannot see: relations of tables, names in templates, order inside an app."""

import re
from collections.abc import Iterable

import grimp
import pytest
from django.apps import apps

from tests.architecture.house import SOURCE, looks_up, ranks

# Inside an app, from top to bottom. A file imports its own row and those below. Files of other names are
# helpers (a registry too): they stand as high as the highest file they import.
ORDER = [
    {"urls"},
    {"management"},
    {"views", "api", "jobs", "checks"},
    {"forms", "imports"},
    {"actions"},
    {"papers", "measures"},
    {"permissions"},
    {"queries"},
    {"helpers"},
    {"models"},
]
HEIGHT = {name: len(ORDER) - place for place, names in enumerate(ORDER) for name in names}
# Not for other apps. `web` and `vietnamese` hold no subject: everything of theirs is there to be used.
PRIVATE = {"urls", "management", "views", "api", "jobs", "forms", "imports"}
EVERYBODYS = {"web", "vietnamese"}

USED_TEMPLATE = re.compile(r"{%-?\s*(?:extends|include)\s+[\"']([\w-]+)/")
USED_ADDRESS = re.compile(r"{%-?\s*url\s+[\"']([\w-]+:[\w-]+)")
# "A lower page wants to show something from above: it links by URL." These are the addresses that the portal
# promises to keep for such links; nothing else upward is named.
PROMISED = {"portal:home", "portal:desk", "portal:unit"}


def relations() -> list[tuple[str, str]]:
    """(model, model it points to) of every relation between models of the product."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("nep.")]
    return [
        (model._meta.label, field.related_model._meta.label)
        for model in ours
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model and field.related_model.__module__.startswith("nep.")
    ]


def upward_relations(found: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{source} -> {to}" for source, to in found if looks_up(*(s.split(".")[0] for s in (source, to)))]


def test_tables_point_downward_only() -> None:
    assert upward_relations(relations()) == []


def test_a_table_that_points_upward_is_seen() -> None:
    assert upward_relations([("norms.Deadline", "petitions.Petition"), ("petitions.Slip", "norms.Norm")]) == [
        "norms.Deadline -> petitions.Petition"
    ]


def upward_names(app: str, text: str) -> list[str]:
    """Apps that a template of `app` extends, includes or links to, and may not know."""
    addresses = {name.split(":")[0] for name in USED_ADDRESS.findall(text) if name not in PROMISED}
    found = {*USED_TEMPLATE.findall(text), *addresses} & ranks().keys()
    return sorted(other for other in found if looks_up(app, other))


def test_templates_name_only_their_own_and_lower_apps() -> None:
    found = {
        str(path.relative_to(SOURCE)): upward
        for path in SOURCE.glob("*/templates/**/*.html")
        if (upward := upward_names(path.relative_to(SOURCE).parts[0], path.read_text()))
    }
    assert found == {}


def test_a_template_that_names_an_upper_app_is_seen() -> None:
    text = "{% extends 'web/public.html' %}{% include \"reviews/_bar.html\" %}{% url 'portal:board' %}"
    assert upward_names("norms", text) == ["portal", "reviews"]
    assert upward_names("portal", text) == []


Imports = dict[str, set[str]]


def product_imports() -> Imports:
    """Module -> modules it imports directly."""
    graph = grimp.build_graph("nep")
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def part_of(module: str) -> str:
    """`nep.petitions.views.desk` -> `views`."""
    return module.split(".")[2] if module.count(".") > 1 else ""


def app_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def height_of(module: str, imports: Imports, seen: frozenset[str] = frozenset()) -> int:
    """Where a module stands in its app."""
    part = part_of(module)
    if part in HEIGHT:
        return HEIGHT[part]
    own = [
        other for other in imports.get(module, ()) if app_of(other) == app_of(module) and other not in seen
    ]
    return max([HEIGHT["helpers"], *(height_of(other, imports, seen | {module}) for other in own)])


def inner_disorder(imports: Imports) -> list[str]:
    """Imports inside an app that lead upward."""
    return sorted(
        f"{module} -> {other}"
        for module, others in imports.items()
        for other in others
        if app_of(module) == app_of(other)
        and part_of(module) in HEIGHT
        and part_of(other) not in {"", part_of(module)}
        and height_of(other, imports) > height_of(module, imports)
    )


def trespasses(imports: Imports) -> list[str]:
    """Imports of another app's views, forms, commands and the like."""
    return sorted(
        f"{module} -> {other}"
        for module, others in imports.items()
        for other in others
        if module.count(".") > 1
        and part_of(other) in PRIVATE
        and app_of(module) != app_of(other)
        and app_of(other) not in EVERYBODYS
    )


@pytest.fixture(scope="module")
def imports() -> Imports:
    return product_imports()


def test_inside_an_app_files_import_downward(imports: Imports) -> None:
    assert inner_disorder(imports) == []


def test_nobody_uses_another_apps_views_forms_or_commands(imports: Imports) -> None:
    assert trespasses(imports) == []


def test_an_action_that_imports_a_form_and_a_foreign_view_are_seen() -> None:
    seeded: Imports = {
        "nep.norms.actions": {"nep.norms.forms", "nep.norms.models"},
        "nep.norms.models": {"nep.norms.letters"},
        "nep.norms.letters": {"nep.norms.queries"},
        "nep.petitions.actions": {"nep.norms.views", "nep.norms.actions"},
    }
    assert inner_disorder(seeded) == [
        "nep.norms.actions -> nep.norms.forms",
        "nep.norms.models -> nep.norms.letters",
    ]
    assert trespasses(seeded) == ["nep.petitions.actions -> nep.norms.views"]
