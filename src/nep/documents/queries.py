"""Reads for the pages of papers."""

from datetime import date

from nep.documents.content import Capacity, Signature
from nep.documents.models import IssuedPaperQuerySet, PaperOffice
from nep.organisations.models import Line, Post, Unit, UnitKind, World
from nep.organisations.queries import names_on, parent_of, version_on

KINDS = (
    "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Thị ủy", "Đảng ủy",
    "Tỉnh", "Thành phố", "Thị xã", "Huyện", "Thị trấn", "Phường", "Xã",
)  # fmt: skip
NUMBERED = frozenset("IVXLC0123456789")


def paper_years(papers: IssuedPaperQuerySet) -> list[tuple[str, str]]:
    """The years that `papers` lie in, the newest first, as choices of a filter."""
    years = papers.order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]


def paper_units(papers: IssuedPaperQuerySet, day: date) -> list[tuple[str, str]]:
    """The units that issued `papers`, by the name they carry on `day`, as choices of a filter."""
    ids = papers.order_by("unit").values_list("unit", flat=True).distinct()
    names = names_on(ids, day)
    return sorted(((str(pk), name) for pk, name in names.items()), key=lambda pair: pair[1])


def place_before_date(unit: Unit, on: date) -> str:
    """The place that `unit` writes before the date: what its office said, else the name without the kind, its
    own or, for a department or another body that is no place, that of the body above it.

    A numbered ward keeps its kind (Decree 30/2020, annex I: "Phường 1"), as does a name that has no kind.
    """
    office = PaperOffice.objects.filter(unit=unit).first()
    if office and office.place:
        return office.place
    version = version_on(unit, on)
    above = None if version.kind in OF_A_PLACE else parent_of(unit, line=_line(unit), on=on)
    return place_before_date(above, on) if above else bare_name(version.name)


def bare_name(name: str) -> str:
    """ "Đảng ủy Xã Hòa An" -> "Hòa An"; "Phường IV" stays."""
    for kind in KINDS:
        rest = name.removeprefix(f"{kind} ")
        if rest != name:
            return name if set(rest) <= NUMBERED else bare_name(rest)
    return name


PEOPLES_COMMITTEE = "Ủy ban nhân dân"
TERRITORIAL = {UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE}
OF_A_PLACE = {*TERRITORIAL, UnitKind.PARTY_PROVINCE, UnitKind.PARTY_DISTRICT, UnitKind.PARTY_COMMUNE}
WITH_PARENT = {UnitKind.DEPARTMENT, UnitKind.PARTY_BOARD, UnitKind.PARTY_DISTRICT, UnitKind.PARTY_COMMUNE}


def issuer_lines(unit: Unit, on: date) -> tuple[str, ...]:
    """The body's name at the head of a paper, its parent body first where the layout rule wants one.

    A province, district or commune issues as its people's committee, which has no parent line (Decree
    30/2020, annex I, II.2); a department and a Party body name the body above them. Two queries at most.
    """
    version = version_on(unit, on)
    name = _body_name(unit, version.kind, version.name)
    if version.kind not in WITH_PARENT:
        return (name,)
    parent = parent_of(unit, line=_line(unit), on=on)
    if parent is None:
        return (name,)
    above = version_on(parent, on)
    return (_body_name(parent, above.kind, above.name), name)


def _line(unit: Unit) -> Line:
    return Line.PARTY if unit.world == World.PARTY else Line.STATE


def body_name(unit: Unit, on: date) -> str:
    """How the body is called in a sentence of a paper: "Ủy ban nhân dân xã Hòa An", "Sở Y tế". One query."""
    version = version_on(unit, on)
    return _body_name(unit, version.kind, version.name)


def _body_name(unit: Unit, kind: str, name: str) -> str:
    if unit.world != World.STATE or kind not in TERRITORIAL or PEOPLES_COMMITTEE.lower() in name.lower():
        return name
    return f"{PEOPLES_COMMITTEE} {name[:1].lower()}{name[1:]}"


def signature_of(signer: Post, on: date) -> Signature:
    """How the holder of a post signs for a body that decides as a whole: a Party committee, a people's
    committee; elsewhere, in a board of a Party committee too, the head signs for himself, a deputy for the
    head."""
    unit, title = signer.unit, _short_title(signer.title)
    name, kind = signer.person.full_name, version_on(signer.unit, on).kind
    if unit.world == World.PARTY and kind != UnitKind.PARTY_BOARD:
        return Signature(name, title, Capacity.ON_BEHALF, body="Ban Thường vụ")
    deputy = title.removeprefix("Phó ") if title.startswith("Phó ") else ""
    if unit.world == World.STATE and kind in TERRITORIAL:
        return Signature(
            name, title, Capacity.ON_BEHALF, body=PEOPLES_COMMITTEE, for_title=deputy.capitalize()
        )
    if deputy:
        return Signature(name, title, Capacity.FOR_HEAD, body=deputy)
    return Signature(name, title, Capacity.HEAD)


def _short_title(title: str) -> str:
    """ "Bí thư Tỉnh ủy" -> "Bí thư": the body stands in the line above."""
    for body in (f" {PEOPLES_COMMITTEE}", " Tỉnh ủy", " Huyện ủy", " Thành ủy", " Thị ủy", " Đảng ủy"):
        title = title.split(body)[0]
    return title.split(",")[0].strip()
