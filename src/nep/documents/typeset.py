"""Runs typst in a process of its own. This file is also that process: it imports nothing of nep.

A paper that cannot be set must never take a web process with it: the child has a time limit, reads only our
templates and fonts, and fetches nothing.
"""

import base64
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TEMPLATES_DIR = HERE / "typst"
FONTS_DIR = HERE / "fonts"
TIME_LIMIT = 30.0


class TypesettingFailed(RuntimeError):  # noqa: N818 - says what happened
    """typst refused the template or its data, or took too long. The message is typst's own."""


def typeset(
    template: str,
    inputs: dict[str, Any],
    *,
    form: str = "pdf",
    ppi: float = 300.0,
    timestamp: int = 0,
    standards: tuple[str, ...] = (),
    folder: Path = TEMPLATES_DIR,
    is_tagged: bool = True,
    files: Mapping[str, bytes] | None = None,
) -> list[bytes]:
    """Set `template` (a file of ours in `folder`) with `inputs`, each handed over as JSON: one PDF, or one
    PNG a page. `files` (name -> bytes) lie beside the template while it is set.

    `timestamp` (seconds since 1970) is the only time in the result, so that the same data give the same
    bytes. Raises TypesettingFailed.
    """
    return _ordered(
        {
            "template": template,
            "folder": str(folder),
            "inputs": [_as_json(inputs)],
            "form": form,
            "ppi": ppi,
            "timestamp": timestamp,
            "standards": list(standards),
            "tags": is_tagged,
            "files": _as_text(files),
        }
    )


def typeset_each(
    template: str,
    every: list[dict[str, Any]],
    *,
    timestamp: int = 0,
    standards: tuple[str, ...] = (),
    folder: Path = TEMPLATES_DIR,
    is_tagged: bool = True,
    files: Mapping[str, bytes] | None = None,
) -> list[bytes]:
    """One PDF for each of `every`, in one process: fonts and template are read once. The time limit is that
    of one paper, so a caller hands over some dozens at once. Raises TypesettingFailed."""
    return _ordered(
        {
            "template": template,
            "folder": str(folder),
            "inputs": [_as_json(inputs) for inputs in every],
            "form": "pdf",
            "timestamp": timestamp,
            "standards": list(standards),
            "tags": is_tagged,
            "files": _as_text(files),
        }
    )


def _as_text(files: Mapping[str, bytes] | None) -> dict[str, str]:
    return {name: base64.b64encode(content).decode() for name, content in (files or {}).items()}


def _as_json(inputs: dict[str, Any]) -> dict[str, str]:
    return {key: json.dumps(value, ensure_ascii=False) for key, value in inputs.items()}


def _ordered(order: dict[str, Any]) -> list[bytes]:
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell
            [sys.executable, "-I", __file__],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise TypesettingFailed(f"no result after {TIME_LIMIT:.0f} s") from expired
    if done.returncode:
        raise TypesettingFailed(done.stderr.decode(errors="replace")[-2000:])
    return [base64.b64decode(page) for page in json.loads(done.stdout)]


def _work(order: dict[str, Any]) -> list[bytes]:
    if not order["files"]:
        return _compiled(order, Path(order["folder"]))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "paper"
        shutil.copytree(order["folder"], folder)
        for name, text in order["files"].items():
            (folder / Path(name).name).write_bytes(base64.b64decode(text))
        return _compiled(order, folder)


def _compiled(order: dict[str, Any], folder: Path) -> list[bytes]:
    import typst

    options: dict[str, Any] = {"ppi": order["ppi"]} if order["form"] == "png" else {}
    if order["form"] == "pdf":
        options = {
            "pdf_standards": order["standards"],
            "timestamp": order["timestamp"],
            "pdf_tags": order["tags"],
        }
    compiler = typst.Compiler(
        str(folder / order["template"]),
        root=str(folder),
        font_paths=[str(FONTS_DIR)],
        ignore_system_fonts=True,
    )
    pages: list[bytes] = []
    for inputs in order["inputs"]:
        made = compiler.compile(sys_inputs=inputs, format=order["form"], **options)
        pages += [page for page in (made if isinstance(made, list) else [made]) if page is not None]
    return pages


if __name__ == "__main__":
    pages = _work(json.load(sys.stdin))
    json.dump([base64.b64encode(page).decode() for page in pages], sys.stdout)
