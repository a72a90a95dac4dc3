"""A decision as an official paper, with everybody on its list in an annex. In Vietnamese, whatever the
language of the page."""

from collections.abc import Sequence
from datetime import date

from django.utils import translation

from nep.commendations.models import AwardDecision, AwardItem, SubjectKind
from nep.commendations.models.decisions import post_and_unit
from nep.commendations.subjects import unit_names
from nep.documents.content import Align, Annex, Article, Block, Column, Heading, Paper, Table
from nep.documents.queries import issuer_lines, place_before_date, signature_of
from nep.organisations.models import World
from nep.vietnamese.numbers import with_dots
from nep.web import clock

GROUPS = ((SubjectKind.COLLECTIVE, "Tập thể"), (SubjectKind.INDIVIDUAL, "Cá nhân"))


@translation.override("vi")
def decision_paper(decision: AwardDecision, items: Sequence[AwardItem], *, issued_on: date) -> Paper:
    """`items` with their nominations, in the order of the list."""
    unit, form = decision.unit, decision.form
    blocks: list[Block] = [Heading("QUYẾT ĐỊNH:", level=0)]
    award = f"{form.name[:1].upper()}{form.name[1:]}"
    what = f"Tặng {award} cho {_counted(items)} (có danh sách kèm theo) {_in_a_sentence(decision.citation)}."
    blocks += [
        Article(runs=what),
        Article(runs="Quyết định này có hiệu lực từ ngày ký."),
        Article(runs=_carried_out_by(decision)),
    ]
    return Paper(
        world=unit.world,
        issuer_lines=issuer_lines(unit, issued_on),
        number_text="",
        place=place_before_date(unit, issued_on),
        issued_on=issued_on,
        type_name="QUYẾT ĐỊNH",
        subject=f"về việc tặng {award}",
        bases=tuple(_basis(line) for line in decision.bases.splitlines() if line.strip()),
        blocks=tuple(blocks),
        signature=signature_of(decision.signer, issued_on) if decision.signer else None,
        recipients=("Như Điều 3", "Lưu: Văn phòng" if unit.world == World.PARTY else "Lưu: VT"),
        annexes=(_list_of(decision, items, issued_on),),
    )


def _counted(items: Sequence[AwardItem]) -> str:
    words = []
    for kind, name in GROUPS:
        count = sum(item.nomination.kind == kind for item in items)
        if count:
            words.append(
                f"{with_dots(count)} {name.lower()}" if count >= 10 else f"{count:02d} {name.lower()}"
            )
    return " và ".join(words)


def _carried_out_by(decision: AwardDecision) -> str:
    office = "Văn phòng" if decision.unit.world == World.PARTY else "Chánh Văn phòng"
    whom = "các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1"
    return f"{office}, {whom} thi hành quyết định này."


def _basis(line: str) -> str:
    text = line.strip().rstrip(";.")
    return text if text.lower().startswith(("căn cứ", "theo", "xét")) else f"Căn cứ {text}"


def _in_a_sentence(words: str) -> str:
    text = words.strip().rstrip(".;")
    return f"{text[:1].lower()}{text[1:]}"


def _list_of(decision: AwardDecision, items: Sequence[AwardItem], on: date) -> Annex:
    nominations = [item.nomination for item in items]
    units = unit_names(nominations, on)
    blocks: list[Block] = []
    for kind, name in GROUPS:
        rows = [item for item in items if item.nomination.kind == kind]
        if rows:
            blocks += [Heading(name), _table(kind, rows, units)]
    return Annex(f"DANH SÁCH ĐƯỢC TẶNG {decision.form.name.upper()}", tuple(blocks))


def _table(kind: str, items: Sequence[AwardItem], units: dict[int, str]) -> Table:
    """Achievements get a column only where somebody has an own line: the common one stands in article 1."""
    own = any(item.achievement for item in items)
    is_person = kind == SubjectKind.INDIVIDUAL
    columns = [
        Column("STT", Align.CENTER, 0.6),
        Column("Họ và tên" if is_person else "Tên tập thể", width=3),
        Column("Chức vụ, đơn vị" if is_person else "Thuộc", width=4),
    ]
    if own:
        columns.append(Column("Thành tích", width=4))
    rows = []
    for place, item in enumerate(items, start=1):
        one = item.nomination
        where = post_and_unit(one.subject_post, units[one.pk])
        row = [str(place), one.subject_name, where]
        rows.append(tuple([*row, item.achievement] if own else row))
    return Table(tuple(columns), tuple(rows), size=12)


def items_of(decision: AwardDecision) -> list[AwardItem]:
    """The list with everything that papers, previews and the register read of it."""
    rows = decision.items.select_related("nomination__collective", "nomination__person__user")
    return list(rows.order_by("position", "pk"))


def draft_paper(decision: AwardDecision) -> Paper:
    """As it would be issued, dated as written down or today."""
    return decision_paper(decision, items_of(decision), issued_on=decision.signed_on or clock.today())
