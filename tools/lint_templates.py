"""Templates: all compile; no inline style or script; no Vietnamese outside the translation tags."""

import re
import sys
from pathlib import Path

import django
from django.template import TemplateSyntaxError, engines

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nep"

COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
FORBIDDEN = {
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "form that the browser checks in its own language (add novalidate)": re.compile(
        r"""<form\b(?=[^>]*method=["']post)(?![^>]*\bnovalidate\b)""", re.IGNORECASE
    ),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=(?!=)", re.IGNORECASE),
}
# In markup alone: a text template has nothing to escape for.
UNESCAPED = re.compile(r"{{(?!\s*field\.help_text\|safe)[^}]*\|\s*safe\b|{%\s*autoescape\s+off")
# Names stay as they are in every language.
NOT_TEXT = re.compile(r"Tiếng Việt|Nếp|Nghe · Nói · Làm")


def faults_in(text: str, *, is_markup: bool = True) -> list[str]:
    """What is wrong in the source of one template, as `line: what`."""
    bare = blank(COMMENT, text)
    forbidden = {**FORBIDDEN, "unescaped output": UNESCAPED} if is_markup else FORBIDDEN
    found = [
        f"{line_of(bare, match.start())}: {name}"
        for name, pattern in forbidden.items()
        for match in pattern.finditer(bare)
    ]
    spoken = blank(NOT_TEXT, blank(TAG, blank(TRANSLATED, bare)))
    for number, line in enumerate(spoken.splitlines(), 1):
        if VIETNAMESE.search(line):
            found.append(f"{number}: Vietnamese outside a translation tag: {line.strip()[:60]}")
    return found


def blank(pattern: re.Pattern[str], text: str) -> str:
    """`text` without what `pattern` matches, its lines kept."""
    return pattern.sub(lambda match: "\n" * match[0].count("\n"), text)


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def does_not_compile(name: str) -> list[str]:
    try:
        engines["django"].get_template(name)
    except TemplateSyntaxError as error:
        return [f"1: {error}"]
    return []


def templates() -> list[tuple[Path, str]]:
    """(path, the name by which Django finds it) of every template of the product."""
    return [
        (path, str(path.relative_to(folder)))
        for folder in sorted(SOURCE.glob("*/templates"))
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".txt", ".svg"}
    ]


def main() -> int:
    django.setup()
    faults = [
        f"{path.relative_to(ROOT)}:{fault}"
        for path, name in templates()
        for fault in [*does_not_compile(name), *faults_in(path.read_text(), is_markup=path.suffix != ".txt")]
    ]
    print("\n".join(faults), file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    sys.exit(main())
