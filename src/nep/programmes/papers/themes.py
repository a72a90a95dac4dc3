"""A theme as an official paper."""

from datetime import date

from django.utils import translation

from nep.documents.content import Block, Bullets, Heading, Paper, Paragraph, Signature
from nep.documents.models import PaperType
from nep.documents.queries import issuer_lines
from nep.programmes.models import Objective, Reference, Theme
from nep.vietnamese.dates import short_day


@translation.override("vi")
def theme_paper(theme: Theme, *, type_code: str, place: str, issued_on: date, signature: Signature) -> Paper:
    """The paper that issues `theme`: what it stands on, its core contents, its objectives, its period. In
    Vietnamese, whatever the language of the page."""
    kind = PaperType(type_code)
    return Paper(
        world=theme.unit.world,
        issuer_lines=issuer_lines(theme.unit, issued_on),
        number_text="",
        place=place,
        issued_on=issued_on,
        type_name=str(kind.label).upper(),
        subject=_subject(theme, kind),
        bases=tuple(f"Căn cứ {reference}" for reference in _references(theme, Reference.Role.DIRECTIVE)),
        blocks=(*_period(theme), *_contents(theme), *_objectives(theme), *_materials(theme)),
        signature=signature,
        recipients=("Các đơn vị trực thuộc", "Lưu: Văn thư"),
    )


def _subject(theme: Theme, kind: PaperType) -> str:
    """A plan carries out a theme, and says so before a title that does not say it is one."""
    if kind != PaperType.PLAN:
        return theme.full_title
    named = theme.full_title.casefold().startswith("chuyên đề")
    return f"thực hiện {theme.full_title}" if named else f"thực hiện chuyên đề “{theme.full_title}”"


def _references(theme: Theme, role: Reference.Role) -> list[Reference]:
    return list(theme.references.filter(role=role).order_by("position", "pk"))


def _period(theme: Theme) -> tuple[Block, ...]:
    days = f"từ ngày {short_day(theme.starts_on)} đến hết ngày {short_day(theme.ends_on)}"
    return (Heading("Thời gian thực hiện"), Paragraph(f"Chuyên đề được thực hiện {days}."))


def _contents(theme: Theme) -> tuple[Block, ...]:
    texts = tuple(content.text for content in theme.corecontents.order_by("position", "pk"))
    return (Heading("Nội dung cốt lõi"), Bullets(texts)) if texts else ()


def _objectives(theme: Theme) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading("Mục tiêu, nhiệm vụ gắn với chuyên đề")]
    rows = list(theme.objectives.select_related("reference").order_by("position", "pk"))
    for kind, title in (
        (Objective.Kind.PILLAR, "Các trụ cột"),
        (Objective.Kind.BREAKTHROUGH, "Các nhiệm vụ đột phá"),
        (Objective.Kind.OTHER, "Mục tiêu khác"),
    ):
        lines = tuple(_line(row) for row in rows if row.kind == kind)
        blocks += [Heading(title, level=2), Bullets(lines)] if lines else []
    return tuple(blocks) if rows else ()


def _line(objective: Objective) -> str:
    return f"{objective.words} (theo {objective.reference})" if objective.reference else objective.words


def _materials(theme: Theme) -> tuple[Block, ...]:
    rest = [*_references(theme, Reference.Role.TIED), *_references(theme, Reference.Role.MATERIAL)]
    return (Heading("Văn bản, tài liệu"), Bullets(tuple(str(row) for row in rest))) if rest else ()
