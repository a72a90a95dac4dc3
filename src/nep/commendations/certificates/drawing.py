"""Certificates as PDF/A, the same bytes each time, and the sheet with which a printer is set up."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from nep.commendations.certificates.frame import frame
from nep.commendations.certificates.geometry import Ink, Plan, Spot
from nep.commendations.certificates.qr import qr_codes
from nep.commendations.certificates.wrapping import fit
from nep.documents.content import clean
from nep.documents.typeset import typeset, typeset_each

TEMPLATES = Path(__file__).resolve().parents[1] / "typst"
TEMPLATE = "certificate.typ"
STANDARDS = ("a-2b",)
MIDDLE = frozenset({"name", "issuer", "title"})
INKS = {Ink.BLACK: "#1b1b1b", Ink.RED: "#a8231c"}
EMBLEM, BORDER, QR = "emblem", "border", "qr"
Words = Mapping[str, str]
Item = dict[str, Any]


def write(plan: Plan, certificates: Sequence[Words], *, title: str, moment: int = 0) -> bytes:
    """One PDF, a page for each certificate: key of the field -> its words; of "qr" the address in the code.

    `moment` (seconds since 1970) is the only time in the file. A field without words stays empty. A file of
    one certificate carries the address in its code as a keyword, by which it is recognised. Raises
    TypesettingFailed.
    """
    return _set(_sheet(plan, certificates, title=title), plan, timestamp=moment, standards=STANDARDS)[0]


def write_each(plan: Plan, certificates: Sequence[Words], *, title: str, moment: int = 0) -> list[bytes]:
    """One PDF for each certificate, as `write`."""
    codes = _codes(certificates)
    sheets = [{"sheet": _sheet(plan, [words], title=title, codes=codes)} for words in certificates]
    return typeset_each(
        TEMPLATE,
        sheets,
        folder=TEMPLATES,
        timestamp=moment,
        standards=STANDARDS,
        is_tagged=False,
        files=plan.pictures,
    )


def picture(plan: Plan, words: Words, *, ppi: float = 60.0, marked: str | None = None) -> bytes:
    """One certificate as PNG, as it prints; with `marked`, the box of that field too, or of all where it is
    "*". The empty place of a picture that nobody brought is marked always."""
    sheet = _sheet(plan, [words], title="")
    if marked is not None:
        spots = [spot for spot in plan.printed() if marked in ("*", spot.key)]
        sheet["boxes"] = [_box(spot, {}) for spot in spots]
    elif plan.lacks_emblem:
        sheet["boxes"] = [_box(spot, {}) for spot in plan.printed() if spot.key == EMBLEM]
    return _set(sheet, plan, form="png", ppi=ppi)[0]


def ruled_sheet(plan: Plan, words: Words, *, title: str, labels: Mapping[str, str], moment: int = 0) -> bytes:
    """Rulers along the four edges, the box of each field with its name and place in mm, and `words` in them:
    printed on plain paper and laid over the stock it shows by how many millimetres to move."""
    sheet = _sheet(plan, [words], title=title)
    sheet |= {"rulers": True, "boxes": [_box(spot, labels) for spot in plan.printed()]}
    return _set(sheet, plan, timestamp=moment, standards=STANDARDS)[0]


def _set(sheet: Item, plan: Plan, **how: Any) -> list[bytes]:
    return typeset(TEMPLATE, {"sheet": sheet}, folder=TEMPLATES, is_tagged=False, files=plan.pictures, **how)


def _codes(certificates: Sequence[Words]) -> dict[str, str]:
    return qr_codes(words[QR] for words in certificates if words.get(QR))


def _sheet(
    plan: Plan, certificates: Sequence[Words], *, title: str, codes: Mapping[str, str] | None = None
) -> Item:
    spots = plan.printed()
    codes = _codes(certificates) if codes is None else codes
    is_drawn = not plan.is_overprint and BORDER not in plan.pictures
    return {
        "title": clean(title),
        "keywords": [words[QR] for words in certificates if words.get(QR)] if len(certificates) == 1 else [],
        "width": plan.width,
        "height": plan.height,
        "frame": frame(plan.width, plan.height) if is_drawn else "",
        "border": BORDER if not plan.is_overprint and not is_drawn else "",
        "rulers": False,
        "boxes": [],
        "pages": [
            [item for spot in spots for item in _items(spot, plan, words, codes)] for words in certificates
        ],
    }


def _items(spot: Spot, plan: Plan, words: Words, codes: Mapping[str, str]) -> Iterable[Item]:
    place: Item = {"x": spot.x, "y": spot.y, "w": spot.width, "h": spot.height}
    if spot.key in plan.pictures:
        yield {**place, "picture": spot.key}
        return
    text = spot.words or words.get(spot.key, "")
    if not text:
        return
    if spot.key == QR:
        yield {**place, "qr": codes[text]}
        return
    fitted = fit(
        _by_lines(text), spot.width, spot.height, spot.size, bold=spot.is_bold, italic=spot.is_italic
    )
    yield {
        **place,
        "lines": fitted.lines,
        "size": fitted.size,
        "align": str(spot.align),
        "b": spot.is_bold,
        "i": spot.is_italic,
        "ink": INKS[spot.ink],
        "middle": spot.key in MIDDLE,
    }


def _by_lines(text: str) -> str:
    return "\n".join(clean(line) for line in text.splitlines())


def _box(spot: Spot, labels: Mapping[str, str]) -> Item:
    return {
        "x": spot.x,
        "y": spot.y,
        "w": spot.width,
        "h": spot.height,
        "label": labels.get(spot.key, ""),
        "place": f"{spot.x:g} × {spot.y:g}".replace(".", ","),
    }
