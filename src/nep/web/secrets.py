"""Key files: made at first start, readable by the service's account only, never in the database."""

import os
import secrets
from pathlib import Path


def read_or_make_secret(path: Path, *, size: int = 50) -> str:
    """Return the text of the key file at `path`; make it (mode 0600, `size` random bytes in URL-safe base64)
    where it does not exist. Safe when several processes start at once: the first writer wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(size))
    return path.read_text().strip()
