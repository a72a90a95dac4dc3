"""Make this clone ready: environment, built front-end files, translations. Standard library only.

`python3 tools/setup.py` (to run) or `python3 tools/setup.py dev` (to test). Each step is stamped with the
hash of what it is made from, so a second call does nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
SOURCE = ROOT / "src"


def say(sentence: str) -> None:
    print(f"· {sentence}", flush=True)


def hash_of(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def step(name: str, inputs: Iterable[Path], outputs: Iterable[Path], make: Callable[[], None]) -> None:
    """Call `make` unless its stamp says that these inputs were used and the outputs still stand."""
    stamp = ENVIRONMENT / "stamps" / name
    wanted = hash_of([*inputs, Path(__file__)])
    if all(path.exists() for path in outputs) and stamp.exists() and stamp.read_text() == wanted:
        return
    make()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted)


def run(*command: str | Path) -> None:
    """Run a command of the set-up; where it fails, end with its code and one sentence."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    words = [str(part) for part in command]
    result = subprocess.run(words, cwd=ROOT, env=environment)
    if result.returncode:
        what = " ".join(words)
        print(f"Lệnh không chạy được, lý do ở trên: {what}. / This command failed: {what}.", file=sys.stderr)
        sys.exit(result.returncode)


def install(name: str) -> None:
    """Install exactly what the pinned list names, every file checked against its hash."""
    say(f"cài các gói trong requirements/{name}.txt")
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps")
    run(*pip, "-r", REQUIREMENTS / f"{name}.txt")


def make_environment() -> None:
    say(f"tạo môi trường Python {sys.version_info.major}.{sys.version_info.minor} trong .venv")
    venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
    packages = next((ENVIRONMENT / "lib").glob("python3.*")) / "site-packages"
    (packages / "nep-source.pth").write_text(f"{SOURCE}\n")
    command = ENVIRONMENT / "bin" / "nep"
    command.write_text(f"#!{PYTHON}\nimport sys\n\nfrom nep.cli import main\n\nsys.exit(main())\n")
    command.chmod(0o755)


def install_packages(*names: str) -> None:
    for name in names:
        pinned = REQUIREMENTS / f"{name}.txt"
        step(f"requirements-{name}", [pinned], [], lambda chosen=name: install(chosen))  # type: ignore[misc]


def build_assets() -> None:
    """Packages of npm, style sheets, scripts. Node comes from PATH, else from its wheel."""
    say("lấy gói giao diện và dựng tệp tĩnh")
    if not shutil.which("npm"):
        install_packages("node")
    run(PYTHON, ROOT / "tools" / "assets.py")


def make_ready(kind: str) -> None:
    step("environment", [], [PYTHON], make_environment)
    install_packages("runtime", "build")
    if kind == "dev":
        install_packages("dev")
    lock = ROOT / "package-lock.json"
    assets = [path for path in (SOURCE / "nep" / "web" / "assets").rglob("*") if path.is_file()]
    built = [SOURCE / "nep" / "web" / "static" / "nep", ROOT / "node_modules"]
    step("assets", [lock, ROOT / "tools" / "assets.py", *assets], built, build_assets)
    fonts = ROOT / "tools" / "fonts.py"
    if fonts.exists():
        faces = [SOURCE / "nep" / "documents" / "fonts"]
        step("fonts", [lock, fonts], faces, lambda: run(PYTHON, fonts))
    catalogues = list(SOURCE.glob("nep/locale/*/LC_MESSAGES/*.po"))
    compiled = [path.with_suffix(".mo") for path in catalogues]
    step("messages", catalogues, compiled, lambda: run(PYTHON, ROOT / "tools" / "messages.py", "compile"))


if __name__ == "__main__":
    if ENVIRONMENT.is_symlink():
        say("dùng môi trường mượn sẵn trong .venv")
        sys.exit(0)
    make_ready(sys.argv[1] if len(sys.argv) > 1 else "runtime")
