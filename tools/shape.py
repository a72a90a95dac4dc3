"""The house as it is: which app imports which (Mermaid), and how large each is."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nep"


def imports() -> list[tuple[str, str]]:
    """(importer, imported) between apps, each pair once."""
    graph = grimp.build_graph("nep")
    pairs = {
        (module.split(".")[1], target.split(".")[1])
        for module in graph.modules
        for target in graph.find_modules_directly_imported_by(module)
        if module.count(".") and target.count(".")
    }
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def drawing() -> str:
    arrows = "\n".join(f"    {importer} --> {imported}" for importer, imported in imports())
    return f"```mermaid\nflowchart TD\n{arrows}\n```"


def function_lengths(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def size_row(name: str, paths: list[Path]) -> str:
    lines = [len(path.read_text().splitlines()) for path in paths]
    functions = sorted(length for path in paths for length in function_lengths(path))
    if not functions:
        return f"| {name} | {len(paths)} | {sum(lines)} | {max(lines, default=0)} | 0 | - | - | - |"
    p90 = functions[int(len(functions) * 0.9)]
    long = 100 * sum(length > 50 for length in functions) / len(functions)
    return (
        f"| {name} | {len(paths)} | {sum(lines)} | {max(lines)} | {len(functions)} "
        f"| {statistics.median(functions):.0f} | {p90} | {long:.1f} % |"
    )


def table() -> str:
    head = "| where | files | lines | longest file | functions | median | p90 | over 50 lines |"
    rows = [head, "|---|---:|---:|---:|---:|---:|---:|---:|"]
    everything = product_files(SOURCE)
    for folder in sorted(path for path in SOURCE.iterdir() if (path / "__init__.py").exists()):
        rows.append(size_row(folder.name, product_files(folder)))
    rows.append(size_row("**product**", everything))
    rows.append(size_row("**tests**", sorted((ROOT / "tests").rglob("*.py"))))
    return "\n".join(rows)


def product_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


if __name__ == "__main__":
    print(drawing(), table(), sep="\n\n")
