"""The plan of a unit as an official paper, in the layout of the unit's own world."""

from datetime import date
from decimal import Decimal

from django.utils import translation

from nep.documents.content import (
    Align,
    Annex,
    Block,
    Bullets,
    Column,
    Heading,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from nep.documents.queries import body_name, issuer_lines
from nep.organisations.models import World
from nep.programmes.models import FocusPoint, Objective, Plan, PlanAction, PlanPaper
from nep.programmes.queries import plan_content, unit_above
from nep.vietnamese.dates import short_day
from nep.vietnamese.numbers import with_dots


@translation.override("vi")
def plan_paper(plan: Plan, *, place: str, issued_on: date, signature: Signature) -> Paper:
    """What the unit will do for the theme: bases, focus points by kind, the tasks with who and until when,
    how it is carried out. The tasks stand once more as a table in the annex. In Vietnamese, whatever the
    language of the page."""
    content = plan_content(plan)
    return Paper(
        world=plan.unit.world,
        issuer_lines=issuer_lines(plan.unit, issued_on),
        number_text="",
        place=place,
        issued_on=issued_on,
        type_name="KẾ HOẠCH",
        subject=_subject(plan),
        bases=_bases(plan),
        blocks=(
            *_purpose(plan),
            *_focus(content.focus),
            *_tasks(content.actions),
            *_papers(content.papers),
            *_carrying_out(plan, issued_on),
        ),
        signature=signature,
        recipients=_recipients(plan, issued_on),
        annexes=(_annex(content.actions),),
    )


def _subject(plan: Plan) -> str:
    return f"thực hiện {plan.theme.full_title}"


def _bases(plan: Plan) -> tuple[str, ...]:
    bases = []
    if plan.theme.paper is not None:
        paper, unit = plan.theme.paper, body_name(plan.theme.unit, plan.theme.paper.issued_on)
        bases.append(
            f"Căn cứ {paper.get_type_code_display()} số {paper.number_text} "
            f"ngày {short_day(paper.issued_on)} của {unit}"
        )
    if plan.parent_plan is not None and plan.parent_plan.paper is not None:
        above = plan.parent_plan.paper
        unit = body_name(plan.parent_plan.unit, above.issued_on)
        bases.append(f"Căn cứ Kế hoạch số {above.number_text} ngày {short_day(above.issued_on)} của {unit}")
    if plan.yearly_plan:
        bases.append(f"Căn cứ {plan.yearly_plan}")
    return tuple(bases)


def _purpose(plan: Plan) -> tuple[Block, ...]:
    theme = plan.theme
    days = f"từ ngày {short_day(theme.starts_on)} đến hết ngày {short_day(theme.ends_on)}"
    return (
        Heading("Mục đích, thời gian"),
        Paragraph(
            f"Cụ thể hóa nội dung của chuyên đề thành việc làm có người phụ trách, có thời hạn, "
            f"thực hiện {days}."
        ),
    )


def _focus(focus: list[FocusPoint]) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading("Trọng tâm")]
    kinds = FocusPoint.Kind
    titles = {
        kinds.BREAKTHROUGH: "Khâu đột phá",
        kinds.PRESSING: "Vấn đề bức xúc, nổi cộm",
        kinds.OTHER: "Trọng tâm khác",
    }
    for kind, title in titles.items():
        lines = tuple(row.text for row in focus if row.kind == kind)
        blocks += [Heading(title, level=2), Bullets(lines)] if lines else []
    return tuple(blocks) if focus else ()


def _tasks(actions: list[PlanAction]) -> tuple[Block, ...]:
    """The tasks under the objective that each serves, in the order of the plan."""
    blocks: list[Block] = [Heading("Nhiệm vụ, việc làm cụ thể")]
    for objective in _objectives(actions):
        title = "Nhiệm vụ chung" if objective is None else _objective_title(objective)
        lines = tuple(_task(row) for row in actions if row.objective == objective)
        blocks += [Heading(title, level=2), Bullets(lines)]
    return tuple(blocks) if actions else ()


def _objectives(actions: list[PlanAction]) -> list[Objective | None]:
    found: list[Objective | None] = []
    for action in actions:
        if action.objective not in found:
            found.append(action.objective)
    return found


def _objective_title(objective: Objective) -> str:
    if objective.kind == Objective.Kind.OTHER:
        return objective.words
    return f"{objective.get_kind_display().capitalize()}: {objective.words}"


def _task(action: PlanAction) -> str:
    target = f" Chỉ tiêu: {target_words(action)}." if action.target_value is not None else ""
    served = f" Gắn với {action.yearly_plan}." if action.yearly_plan else ""
    who = f" {action.owner.title} phụ trách," if action.owner else ""
    return (
        f"{_sentence(action.text)}{target}{served}{who} hoàn thành chậm nhất ngày {short_day(action.due_on)}."
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", ";", "!", "?")) else f"{text}."


def target_words(action: PlanAction) -> str:
    """ "12 mô hình", "95,5 %"; empty without a target."""
    if action.target_value is None:
        return ""
    value = Decimal(action.target_value)
    whole, part = divmod(abs(value), 1)
    digits = f"{part.normalize():f}"[2:] if part else ""
    return f"{with_dots(int(whole))}{',' + digits if digits else ''} {action.target_unit}"


def _papers(papers: list[PlanPaper]) -> tuple[Block, ...]:
    lines = tuple(str(row) for row in papers)
    return (Heading("Văn bản, đề án của đơn vị"), Bullets(lines)) if lines else ()


def _carrying_out(plan: Plan, day: date) -> tuple[Block, ...]:
    above = unit_above(plan.unit, on=day)
    told = f" và báo cáo {body_name(above, day)}" if above is not None else ""
    return (
        Heading("Tổ chức thực hiện"),
        Paragraph(
            "Người phụ trách từng việc chịu trách nhiệm về kết quả và thời hạn, ghi tiến độ kèm minh chứng."
        ),
        Paragraph(f"{body_name(plan.unit, day)} theo dõi, đôn đốc, sơ kết hằng năm{told}."),
    )


def _recipients(plan: Plan, day: date) -> tuple[str, ...]:
    above = unit_above(plan.unit, on=day)
    first = (f"{body_name(above, day)} (báo cáo)",) if above is not None else ()
    archive = "Lưu: Văn phòng" if plan.unit.world == World.PARTY else "Lưu: VT"
    return (*first, "Các bộ phận, người phụ trách", archive)


def _annex(actions: list[PlanAction]) -> Annex:
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column("Việc làm", Align.LEFT, 4.4),
        Column("Người phụ trách", Align.LEFT, 2.6),
        Column("Hạn", Align.CENTER, 1.4),
        Column("Chỉ tiêu", Align.LEFT, 1.8),
        Column("Mục tiêu", Align.LEFT, 2.2),
    )
    rows = tuple(
        (
            str(number),
            action.text,
            action.owner.title if action.owner else "",
            short_day(action.due_on),
            target_words(action),
            action.objective.words if action.objective else "",
        )
        for number, action in enumerate(actions, start=1)
    )
    return Annex("PHÂN CÔNG VIỆC LÀM", (Table(columns, rows, size=11),), landscape=True)
