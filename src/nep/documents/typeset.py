"""Runs typst in a process of its own. This file is also that process: it imports nothing of nep.

A paper that cannot be set must never take a web process with it: the child has a time limit, reads only our
templates and fonts, and fetches nothing.
"""

import base64
import json
import subprocess
import sys
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
) -> list[bytes]:
    """Set `template` (a file of ours) with `inputs`, each handed over as JSON: one PDF, or one PNG a page.

    `timestamp` (seconds since 1970) is the only time in the result, so that the same data give the same
    bytes. Raises TypesettingFailed.
    """
    order = {
        "template": template,
        "inputs": {key: json.dumps(value, ensure_ascii=False) for key, value in inputs.items()},
        "form": form,
        "ppi": ppi,
        "timestamp": timestamp,
        "standards": list(standards),
    }
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
    import typst

    options: dict[str, Any] = {"ppi": order["ppi"]} if order["form"] == "png" else {}
    if order["form"] == "pdf":
        options = {"pdf_standards": order["standards"], "timestamp": order["timestamp"]}
    made = typst.compile(
        str(TEMPLATES_DIR / order["template"]),
        root=str(TEMPLATES_DIR),
        font_paths=[str(FONTS_DIR)],
        ignore_system_fonts=True,
        sys_inputs=order["inputs"],
        format=order["form"],
        **options,
    )
    return made if isinstance(made, list) else [made]


if __name__ == "__main__":
    pages = _work(json.load(sys.stdin))
    json.dump([base64.b64encode(page).decode() for page in pages], sys.stdout)
