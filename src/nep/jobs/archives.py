"""The two files of a backup: data, and the keys that open its sealed texts. Each carries its checksums."""

import hashlib
import io
import json
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nep.web.errors import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1024 * 1024


class BadArchive(Refusal):
    """The file is no backup of ours, or it is damaged."""

    sentence = "Tệp sao lưu hỏng hoặc không phải do nep backup ghi."


@dataclass
class ArchiveWriter:
    """Adds files to a tar and remembers the SHA-256 of each; the manifest is written last."""

    tar: tarfile.TarFile
    sums: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        self.sums[name] = sum_of(path)
        self.tar.add(path, arcname=name, recursive=False)

    def finish(self, facts: dict[str, Any]) -> None:
        content = json.dumps({"format": FORMAT, **facts, "sha256": self.sums}, ensure_ascii=False, indent=1)
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(content.encode())
        entry.mode = 0o600
        self.tar.addfile(entry, io.BytesIO(content.encode()))


def sum_of(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            total.update(block)
    return total.hexdigest()


def fingerprints_of(folder: Path) -> dict[str, str]:
    """A short hash per key file: it tells which key it is, and nothing of the key."""
    return {
        path.name: hashlib.sha256(b"nep key fingerprint\0" + path.read_bytes()).hexdigest()[:16]
        for path in sorted(folder.glob("*"))
        if path.is_file()
    }


def unpack(archive: Path, *, into: Path) -> dict[str, Any]:
    """Write every member into the empty folder `into`, compare each with its checksum, return the manifest.

    Raises BadArchive for a damaged or foreign file, a missing or an added member, a name that leads outside.
    """
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(into, filter="data")
        manifest: dict[str, Any] = json.loads((into / MANIFEST).read_text())
    except (OSError, EOFError, tarfile.TarError, ValueError) as error:
        raise BadArchive from error
    found = {str(path.relative_to(into)) for path in into.rglob("*") if path.is_file()} - {MANIFEST}
    wanted = manifest.get("sha256", {})
    if manifest.get("format") != FORMAT or found != set(wanted):
        raise BadArchive
    if any(sum_of(into / name) != wanted[name] for name in found):
        raise BadArchive
    return manifest
