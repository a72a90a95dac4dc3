"""Where fields stand on a new layout, until the office measures its own stock.

Sheet of a province: 400 x 300 mm, ornament 320 x 230 mm (as Decree 50/2006, article 28 had it; replaced
since, so these are only a start). A Party certificate carries no national name (Quốc hiệu).
"""

from nep.commendations.certificates.geometry import Align, Ink, Spot

WIDTH, HEIGHT = 400.0, 300.0
NATIONAL = frozenset({"national", "motto"})
"""Fields that only the State's certificates have."""

# What an office may put on a sheet. The words of the first group are the same on every certificate; those
# of the second come from the register.
PICTURES = ("emblem",)
SAME = ("national", "motto", "heading", "issuer", "gives", "title")
OWN = ("name", "post", "achievement", "decision", "golden", "place_day", "capacity", "signer", "qr", "code")
KEYS = (*PICTURES, *SAME, *OWN)


def spots_for(world: str, *, issuer: str) -> tuple[Spot, ...]:
    """The fields of a new layout. `issuer` is who awards ("Ban Thường vụ Tỉnh ủy …")."""
    head = _party() if world == "party" else _state()
    top = 64 if world == "party" else 73
    return (*head, *_middle(issuer, top=top), *_foot())


def _party() -> tuple[Spot, ...]:
    return (_same("heading", 50, 9, 17, "ĐẢNG CỘNG SẢN VIỆT NAM", is_bold=True),)


def _state() -> tuple[Spot, ...]:
    """The emblem at the top in the middle: the office brings its picture."""
    return (
        Spot("emblem", 190, 40.5, 20, 17, 8, is_on_stock=True),
        _same("national", 58, 7.5, 15, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", is_bold=True),
        _same("motto", 65.5, 7, 14, "Độc lập - Tự do - Hạnh phúc", is_bold=True),
    )


def _middle(issuer: str, *, top: float) -> tuple[Spot, ...]:
    return (
        _same("issuer", top, 84 - top, 22, issuer.upper(), is_bold=True, ink=Ink.RED),
        _same("gives", 84, 9, 18, "TẶNG"),
        _same("title", 92, 24, 52, "BẰNG KHEN", is_bold=True, ink=Ink.RED),
        Spot("name", 65, 117, 270, 31, 32, is_bold=True),
        Spot("post", 65, 150, 270, 16, 18),
        Spot("achievement", 65, 166, 270, 26, 18, is_italic=True),
    )


def _foot() -> tuple[Spot, ...]:
    return (
        Spot("place_day", 205, 196, 140, 8, 15, is_italic=True),
        Spot("capacity", 205, 204, 140, 15, 15, is_bold=True),
        Spot("signer", 205, 248, 140, 9, 17, is_bold=True),
        Spot("decision", 76, 203, 125, 13, 13, align=Align.LEFT),
        Spot("golden", 76, 216, 125, 7, 13, align=Align.LEFT),
        Spot("qr", 76, 228, 24, 24, 8),
        Spot("code", 103, 232, 90, 16, 10, align=Align.LEFT),
    )


def _same(
    key: str, y: float, height: float, size: float, words: str, *, is_bold: bool = False, ink: Ink = Ink.BLACK
) -> Spot:
    return Spot(key, 55, y, 290, height, size, is_bold=is_bold, ink=ink, words=words, is_on_stock=True)
