"""What a first visit to a public page carries over the line, compressed: at most 50 kB.

python -m bench.bench_page_weight            the public home, the search page and the component gallery
python -m bench.bench_page_weight /mot-trang/ ...
"""

import gzip
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

LIMIT = 50_000
CSS_LIMIT = 22_000
BUILT = Path(__file__).resolve().parent.parent / "src/nep/web/static"
ASSET = re.compile(r'(?:href|src)="/static/([^"#?]+)')


def client() -> Any:
    """A visitor without a cookie, before a database that was made a moment ago."""
    os.environ["NEP_HOME"] = tempfile.mkdtemp(prefix="nep-bench-")
    os.environ["NEP_DEBUG"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    return Client(SERVER_NAME="localhost")


def weight_of(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def parts_of(visitor: Any, address: str) -> dict[str, int]:
    """Every file that the page at `address` fetches on a first visit, with its compressed bytes."""
    answer = visitor.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    html = answer.content
    names = sorted(set(ASSET.findall(html.decode())))
    return {"HTML": weight_of(html)} | {name: weight_of((BUILT / name).read_bytes()) for name in names}


def main() -> int:
    visitor = client()
    failed = False
    for address in sys.argv[1:] or ["/", "/tim/", "/giao-dien/"]:
        parts = parts_of(visitor, address)
        total = sum(parts.values())
        styles = sum(size for name, size in parts.items() if name.endswith(".css"))
        print(f"{address}: {total:,} of {LIMIT:,} bytes; CSS {styles:,} of {CSS_LIMIT:,}")
        for name, size in sorted(parts.items(), key=lambda part: -part[1]):
            print(f"  {size:>7,}  {name}")
        failed = failed or total > LIMIT or styles > CSS_LIMIT
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
