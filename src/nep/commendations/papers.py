"""From nominations to the content of official papers, in Vietnamese whatever the language of the page.

No legal basis is printed here: what a clerk has not compared with its text is not printed as law.
"""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils import translation

from nep.commendations.models import AwardForm, Nomination, SubjectKind
from nep.commendations.prefill import ShownFigure, figures_of, unit_spoken_for
from nep.documents.content import Align, Block, Column, FigureRun, Heading, Paper, Paragraph, Run, Table, Text
from nep.documents.queries import body_name, issuer_lines, place_before_date, signature_of
from nep.organisations.models import Post
from nep.organisations.queries import name_on, posts_at
from nep.organisations.roles import Role
from nep.vietnamese.dates import short_day
from nep.vietnamese.numbers import with_dots


@translation.override("vi")
def achievement_report(nomination: Nomination, *, on: date) -> Paper:
    """The achievement report of a collective or a person: words of the nomination, figures of the records."""
    signer = posts_at(nomination.unit, on=on, role=Role.LEADER).first()
    return Paper(
        world=nomination.unit.world,
        issuer_lines=issuer_lines(nomination.unit, on),
        number_text="",
        place=place_before_date(nomination.unit, on),
        issued_on=None,
        type_name="Báo cáo thành tích",
        subject=f"đề nghị tặng {nomination.form.name}",
        blocks=tuple(report_blocks(nomination, on=on)),
        signature=signature_of(signer, on) if signer else None,
    )


@translation.override("vi")
def report_blocks(nomination: Nomination, *, on: date, level: int = 1) -> list[Block]:
    """What the report says, between its head and its signature; its headings are of `level`."""
    is_collective = nomination.kind == SubjectKind.COLLECTIVE
    about = "Sơ lược về tập thể" if is_collective else "Sơ lược về cá nhân"
    lines = _about_collective(nomination, on) if is_collective else _about_person(nomination, on)
    told = [line.strip() for line in nomination.achievement.splitlines() if line.strip()]
    return [
        Heading(about, level),
        *(Paragraph(line) for line in lines),
        Heading("Thành tích đạt được", level),
        *(Paragraph(line) for line in told or ["(Chưa ghi.)"]),
        Heading("Số liệu từ hồ sơ", level),
        *_figures(nomination, on),
    ]


def _about_collective(nomination: Nomination, on: date) -> list[str]:
    unit = nomination.unit
    return [
        f"Tên tập thể: {nomination.subject_name}.",
        f"Đơn vị đề nghị: {body_name(unit, on)}.",
        _period_words(nomination),
    ]


def _about_person(nomination: Nomination, on: date) -> list[str]:
    works = []
    if nomination.is_leader:
        works.append("là lãnh đạo, quản lý")
    if nomination.works_directly:
        works.append("trực tiếp thực hiện")
    lines = [
        f"Họ và tên: {nomination.subject_name}.",
        f"Chức vụ khi đề nghị: {nomination.subject_post}.",
        f"Đơn vị đề nghị: {body_name(nomination.unit, on)}.",
    ]
    if works:
        lines.append("Công việc: {words}.".format(words=", ".join(works)))
    return [*lines, _period_words(nomination)]


def _period_words(nomination: Nomination) -> str:
    words = "Thành tích được xét từ ngày %(first)s đến hết ngày %(last)s."
    one = nomination.round
    return words % {"first": short_day(one.period_from), "last": short_day(one.period_to)}


def _figures(nomination: Nomination, on: date) -> list[Block]:
    found = figures_of(nomination)
    if not found:
        return [Paragraph("Không có số liệu.")]
    unit = name_on(unit_spoken_for(nomination), on)
    opening = "Số liệu của %(unit)s, đếm từ hồ sơ; mỗi số mở ra danh sách hồ sơ đã đếm."
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column("Số liệu", Align.LEFT, 5),
        Column("Giá trị", Align.RIGHT, 1.4),
    )
    rows = tuple((str(n), one.label, _run(one)) for n, one in enumerate(found, start=1))
    return [Paragraph(opening % {"unit": unit}), Table(columns, rows, size=12)]


def _run(figure: ShownFigure) -> Run:
    """A frozen figure carries its id into the file; one that still moves is plain text."""
    shown = with_dots(figure.value)
    if not figure.frozen_id:
        return shown
    address = str(settings.PUBLIC_URL).rstrip("/") + figure.url
    return FigureRun(shown, figure.frozen_id, address, figure.label)


@translation.override("vi")
def submission(chosen: Sequence[Nomination], *, form: AwardForm, signer: Post, issued_on: date) -> Paper:
    """The unit's submission (tờ trình) to the level above: whom it puts forward for `form`."""
    first = chosen[0]
    unit, round_ = first.unit, first.round
    collectives = [one for one in chosen if one.kind == SubjectKind.COLLECTIVE]
    persons = [one for one in chosen if one.kind == SubjectKind.INDIVIDUAL]
    opening = (
        "%(unit)s trình %(above)s xem xét, tặng %(form)s cho %(collectives)s tập thể, %(persons)s cá nhân có "
        "thành tích từ ngày %(first)s đến hết ngày %(last)s, trong đợt “%(round)s”."
    )
    words = {
        "unit": body_name(unit, issued_on),
        "above": body_name(first.judged_by, issued_on),
        "form": form.name,
        "collectives": with_dots(len(collectives)),
        "persons": with_dots(len(persons)),
        "first": short_day(round_.period_from),
        "last": short_day(round_.period_to),
        "round": round_.title,
    }
    blocks: list[Block] = [Paragraph(opening % words)]
    if collectives:
        blocks += [Heading("Tập thể"), _table(collectives, issued_on)]
    if persons:
        blocks += [Heading("Cá nhân"), _table(persons, issued_on)]
    blocks.append(Paragraph("Hồ sơ kèm theo: báo cáo thành tích của từng tập thể, cá nhân."))
    return Paper(
        world=unit.world,
        issuer_lines=issuer_lines(unit, issued_on),
        number_text="",
        place=place_before_date(unit, issued_on),
        issued_on=issued_on,
        type_name="Tờ trình",
        subject=f"đề nghị tặng {form.name}",
        addressees=(body_name(first.judged_by, issued_on),),
        blocks=tuple(blocks),
        signature=signature_of(signer, issued_on),
        recipients=("Như trên", "Lưu: VT"),
    )


def _table(rows: Sequence[Nomination], on: date) -> Table:
    """By name: no other order (safeguard 15)."""
    is_person = rows[0].kind == SubjectKind.INDIVIDUAL
    columns = [
        Column("STT", Align.CENTER, 0.6),
        Column("Họ và tên" if is_person else "Tập thể", width=3),
    ]
    if is_person:
        columns.append(Column("Chức vụ", width=4))
    cells: list[tuple[Run, ...]] = []
    for number, one in enumerate(rows, start=1):
        name = Text(one.subject_name, bold=True)
        post = (one.subject_post,) if is_person else ()
        cells.append((str(number), name, *post))
    return Table(tuple(columns), tuple(cells), size=12)
