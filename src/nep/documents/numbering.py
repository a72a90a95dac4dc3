"""Numbers of papers: how they are written, and which comes next."""

from nep.documents.models import NumberSource, PaperOffice, PaperRegister, PaperType
from nep.organisations.models import Unit, World


def number_text(world: str, number: int | None, type_code: str, issuer: str, *, drafter: str = "") -> str:
    """What stands after "Số": "05/BC-UBND" (Decree 30/2020, Annex I, II.3), "127-BC/TU" for Party papers.

    Numbers below 10 get a leading 0; None (a draft) is shown as "…". A State công văn names its issuer and,
    where given, the `drafter` instead of a type: "05/UBND-TCD".
    """
    shown = "…" if number is None else f"{number:02d}"
    if world == World.PARTY:
        return f"{shown}-{type_code}/{issuer}"
    if type_code == PaperType.LETTER:
        return f"{shown}/{issuer}" + (f"-{drafter}" if drafter else "")
    return f"{shown}/{type_code}-{issuer}"


def number_source(unit: Unit) -> NumberSource:
    """Whether `unit` takes its numbers from our register or types those of its office."""
    office = PaperOffice.objects.filter(unit=unit).first()
    return NumberSource(office.number_source) if office else NumberSource.REGISTER


def last_number(unit: Unit, type_code: str, year: int) -> int:
    """The last number given to this type of paper by `unit` in `year`; 0 before the first."""
    row = PaperRegister.objects.filter(unit=unit, type_code=type_code, year=year).first()
    return row.last_number if row else 0


def take_number(unit: Unit, type_code: str, year: int, number: int) -> bool:
    """Give out `number` if it is still the next one. False when somebody else was faster."""
    PaperRegister.objects.get_or_create(unit=unit, type_code=type_code, year=year)
    taken = PaperRegister.objects.filter(
        unit=unit, type_code=type_code, year=year, last_number=number - 1
    ).update(last_number=number)
    return taken == 1
