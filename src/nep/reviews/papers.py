"""From a report and its frozen figures to the content of an official paper."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from nep.documents.content import (
    Align,
    Annex,
    Block,
    Chart,
    Column,
    FigureRun,
    Heading,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
    with_figure_list,
)
from nep.documents.queries import issuer_lines, place_before_date, signature_of
from nep.measures.models import FrozenFigure
from nep.measures.pages import words
from nep.measures.periods import Period
from nep.measures.registry import figure as figure_of
from nep.measures.small import conceal
from nep.organisations.models import Post
from nep.programmes.models import Theme
from nep.reviews import round_papers
from nep.reviews.addresses import address_of
from nep.reviews.models import Section, SummaryReport
from nep.reviews.outline import TOKEN
from nep.reviews.queries import Frozen
from nep.reviews.round_part import RoundPart, printed_comments
from nep.vietnamese.dates import short_day
from nep.vietnamese.names import title_sort_key
from nep.vietnamese.numbers import with_dots
from nep.web.charts import Bar, bars

CHARTED = "petitions_received"
HEADS = {
    "listening_days_due": "Ngày nghe dân theo lịch",
    "listening_days_held": "Ngày đã mở",
    "speakers": "Lượt phát biểu",
    "opinions": "Ý kiến",
    "issues": "Vấn đề",
    "petitions_received": "Kiến nghị nhận",
    "petitions_answered": "Đã trả lời",
    "petitions_answered_in_time": "Đúng hạn",
    "petitions_late": "Quá hạn",
    "promises_made": "Đã hứa",
    "promises_kept": "Đã làm xong",
    "promises_late": "Hứa quá hạn",
    "promises_moved": "Lần lùi hạn",
}


@translation.override("vi")
def default_subject(theme: Theme | None, period: Period) -> str:
    """What follows the type of the paper: "BÁO CÁO kết quả …"."""
    if theme is not None:
        return _("kết quả thực hiện %(title)s") % {"title": theme.short_title}
    return _("kết quả nghe dân nói, trả lời và làm việc đã hứa từ ngày %(first)s đến ngày %(last)s") % {
        "first": short_day(period.first),
        "last": short_day(period.last),
    }


@translation.override("vi")
def summary_paper(
    report: SummaryReport,
    frozen: Frozen,
    part: RoundPart | None = None,
    *,
    signer: Post | None,
    issued_on: date | None,
) -> Paper:
    """The report as it will print, in Vietnamese whatever the language of the page. `part` is what it takes
    from its round. Without frozen figures its places for them stay empty ("…"), or show what is there now."""
    day = issued_on or report.period_to
    paper = Paper(
        world=report.unit.world,
        issuer_lines=issuer_lines(report.unit, day),
        number_text="",
        place=place_before_date(report.unit, day),
        issued_on=issued_on,
        type_name="Báo cáo",
        subject=report.subject,
        blocks=tuple(_body(report, frozen, part)),
        signature=signature_of(signer, day) if signer else None,
        recipients=(_("Các đơn vị trực thuộc"), _("Lưu: VT")),
        annexes=_annexes(report, frozen, part),
    )
    if part is None:
        return with_figure_list(paper)
    return _with_figures_by_unit(paper, part)


def _with_figures_by_unit(paper: Paper, part: RoundPart) -> Paper:
    """The list names the figures of the text. Those of single units, a thousand and more, carry their marks
    in their cells and are listed nowhere: the XLSX annex gives their values without ids."""
    listed, by_unit = with_figure_list(paper), round_papers.by_unit(part)
    return replace(listed, annexes=(by_unit, *listed.annexes)) if by_unit else listed


def _annexes(report: SummaryReport, frozen: Frozen, part: RoundPart | None) -> tuple[Annex, ...]:
    figures = _by_unit(report, frozen) if part is None and frozen.parts else None
    made = (figures, round_papers.comments_annex(printed_comments(report)))
    return tuple(annex for annex in made if annex is not None)


def _body(report: SummaryReport, frozen: Frozen, part: RoundPart | None) -> list[Block]:
    printed = printed_figures(frozen, part)
    blocks: list[Block] = (
        [Paragraph(_opening(report))] if part is None else round_papers.opening(report, part)
    )
    for section in report.sections.order_by("number"):
        blocks += [Heading(section.title), *_section(section, printed)]
        blocks += round_papers.highlights(section, part) if part else []
    if part is not None:
        blocks += [
            *round_papers.figures_block(part),
            *round_papers.standing_block(part),
            *round_papers.misfits_block(part),
        ]
    else:
        blocks += [Heading(_("Số liệu chung")), *_whole(report, frozen)]
    if report.silent_units:
        quiet = tuple(frozen.names[pk] for pk in report.silent_units)
        blocks.append(Heading(_("Đơn vị chưa mở ngày nghe dân nói nào trong kỳ")))
        blocks.append(Paragraph(", ".join(quiet) + "."))
    return blocks


def printed_figures(frozen: Frozen, part: RoundPart | None) -> dict[str, Run]:
    """What stands for `{key}`: the round's figure where the round asks for it, else the frozen count."""
    printed: dict[str, Run] = {key: _run(figure, frozen) for key, figure in frozen.own.items()}
    if part is not None:
        printed |= {row.key: round_papers.run_of(row) for row in part.rows.wholes}
    return printed


def _opening(report: SummaryReport) -> str:
    words = {
        "first": short_day(report.period_from),
        "last": short_day(report.counted_to or report.period_to),
    }
    return (
        _(
            "Số liệu trong báo cáo đếm từ hồ sơ từng ngày, từng vụ việc, từ ngày %(first)s đến hết ngày "
            "%(last)s; mỗi số có mã và mở ra danh sách hồ sơ đã đếm."
        )
        % words
    )


def _section(section: Section, printed: Mapping[str, Run]) -> list[Block]:
    lines = [line for line in section.text.splitlines() if line.strip()]
    note: list[Block] = []
    if section.is_assessment:
        note.append(Paragraph(Text(assessment_note(), italic=True)))
    return [*note, *(Paragraph(runs_of(line, printed)) for line in lines)]


def assessment_note() -> str:
    return _("(Nhận xét của cơ quan lập báo cáo, không phải số đếm.)")


def runs_of(text: str, printed: Mapping[str, Run]) -> tuple[Run, ...]:
    """`text` with every `{key}` replaced by its figure; "…" where there is none."""
    runs: list[Run] = []
    end = 0
    for match in TOKEN.finditer(text):
        runs.append(text[end : match.start()])
        runs.append(printed.get(match.group(1), "…"))
        end = match.end()
    return (*runs, text[end:])


def _run(figure: FrozenFigure, frozen: Frozen) -> FigureRun:
    label = f"{figure_of(figure.key).label} ({frozen.names[figure.unit_id]})"
    shown = words(figure.value, hide=figure_of(figure.key).counts.is_shielded)
    return FigureRun(shown, str(figure.uuid), address_of(figure), label)


def _whole(report: SummaryReport, frozen: Frozen) -> list[Block]:
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column(_("Số liệu"), Align.LEFT, 5),
        Column(_("Giá trị"), Align.RIGHT, 1.2),
        Column(_("Đếm"), Align.LEFT, 2),
    )
    rows = tuple(
        (str(n), figure_of(key).label, _run(one, frozen), str(figure_of(key).counts.label))
        for n, (key, one) in enumerate(frozen.own.items(), start=1)
    )
    if not rows:
        return [Paragraph(_("Số liệu chưa được chốt."))]
    table = Table(columns, rows, caption=_("Bảng 1. Số liệu toàn đơn vị"), size=12)
    return [table, *_chart(frozen)]


def _chart(frozen: Frozen) -> list[Block]:
    shown = [(pk, part[CHARTED]) for pk, part in _ordered(frozen) if CHARTED in part and part[CHARTED].value]
    if not shown:
        return []
    title = _("Hình 1. %(label)s, theo đơn vị") % {"label": figure_of(CHARTED).label}
    unit = str(figure_of(CHARTED).counts.label)
    drawn = bars(
        title, [Bar(frozen.names[pk], f.value) for pk, f in shown], unit=unit, label_head=_("Đơn vị")
    )
    columns = (Column(_("Đơn vị"), Align.LEFT, 4), Column(unit.capitalize(), Align.RIGHT, 1.2))
    table = Table(columns, tuple((frozen.names[pk], _run(f, frozen)) for pk, f in shown))
    return [Chart(drawn.svg, table, caption=title, alt=drawn.description, width=0.9)]


def _ordered(frozen: Frozen) -> list[tuple[int, dict[str, FrozenFigure]]]:
    return sorted(frozen.parts.items(), key=lambda item: title_sort_key(frozen.names[item[0]]))


def _hidden(frozen: Frozen, own: Mapping[str, int]) -> set[tuple[str, int | None]]:
    """(key, unit) of the cells that would tell a small count of persons' texts; None is the unit's own."""
    cells: set[tuple[str, int | None]] = set()
    for key in own:
        if figure_of(key).counts.is_shielded:
            parts: dict[int | None, int] = {pk: part[key].value for pk, part in frozen.parts.items()}
            shown = conceal({**parts, None: own[key]})
            cells |= {(key, pk) for pk, value in shown.items() if value is None}
    return cells


def _by_unit(report: SummaryReport, frozen: Frozen) -> Annex:
    """Every figure of every unit directly below; what the unit has of its own stands on its own line."""
    keys = list(frozen.own)
    columns = (
        Column(_("Đơn vị"), Align.LEFT, 3.2),
        *(Column(HEADS.get(key, figure_of(key).label), Align.RIGHT, 1) for key in keys),
    )
    busy = [(pk, part) for pk, part in _ordered(frozen) if any(part[key].value for key in keys)]
    own = {
        key: frozen.own[key].value - sum(part[key].value for part in frozen.parts.values()) for key in keys
    }
    hidden = _hidden(frozen, own)
    rows: list[tuple[Run, ...]] = [
        (
            frozen.names[pk],
            *(words(None) if (key, pk) in hidden else _run(part[key], frozen) for key in keys),
        )
        for pk, part in busy
    ]
    if any(own.values()):
        cells = (words(None) if (key, None) in hidden else with_dots(n) for key, n in own.items())
        rows.append((_("Trực tiếp ở đơn vị lập báo cáo"), *cells))
    total: tuple[Run, ...] = (_("Cộng"), *(_run(frozen.own[key], frozen) for key in keys))
    blocks: list[Block] = [Table(columns, tuple(rows), total=total, size=10), *_empty_parts(busy, frozen)]
    return Annex(_("SỐ LIỆU THEO ĐƠN VỊ"), tuple(blocks), landscape=True)


def _empty_parts(busy: Sequence[tuple[int, dict[str, FrozenFigure]]], frozen: Frozen) -> list[Block]:
    silent = [frozen.names[pk] for pk, _part in _ordered(frozen) if pk not in dict(busy)]
    if not silent:
        return []
    return [Paragraph(_("Chưa có số liệu nào trong kỳ: %(names)s.") % {"names": ", ".join(silent)})]
