"""Every bar, one line each: `python -m bench` (or `make bench`). Ends with 1 when a bar is missed.

Each bench is a command of its own: none inherits the database, the caches or the time of another.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def machine() -> str:
    """What the figures below were measured on; a loaded machine says so itself."""
    busy = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load {busy:.1f}"
    )


def verdict_of(name: str) -> tuple[bool, str]:
    """Whether the bars of one bench are met, and its lines."""
    command = [sys.executable, "-m", f"bench.{name}"]
    result = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True)
    said = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    if result.returncode and not said:
        said = [f"{name}: {(result.stderr.splitlines() or ['no word'])[-1]}"]
    return result.returncode == 0, "\n".join(said)


def main() -> int:
    print(machine())
    missed = []
    for path in sorted(HERE.glob("bench_*.py")):
        is_met, said = verdict_of(path.stem)
        print(f"{'met   ' if is_met else 'MISSED'}  {said}".replace("\n", "\n        "), flush=True)
        if not is_met:
            missed.append(path.stem)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
