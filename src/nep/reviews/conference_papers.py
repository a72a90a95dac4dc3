"""The minutes of a conference as a paper: presence as counts, each part in its words, what was concluded."""

from datetime import date

from django.utils import translation

from nep.documents.content import Align, Block, Bullets, Column, Heading, Paper, Paragraph, Runs, Table
from nep.documents.queries import body_name, issuer_lines, place_before_date, signature_of
from nep.organisations.models import Post, World
from nep.organisations.queries import names_on
from nep.reviews.actions.presence import counts_in
from nep.reviews.minutes_parts import CLOSING, OPENING
from nep.reviews.models import Conclusion, Conference, Revision
from nep.vietnamese.dates import official_date, short_day

COLUMNS = (
    Column("STT", align=Align.CENTER, width=0.5),
    Column("Nội dung", width=3.0),
    Column("Đơn vị thực hiện", width=1.6),
    Column("Hạn", align=Align.CENTER, width=1.0),
)
Kind = Conclusion.Kind


@translation.override("vi")
def minutes_paper(conference: Conference, revision: Revision, *, signer: Post, issued_on: date) -> Paper:
    """The paper of a version. Its number, date and layout are settled when it is issued."""
    unit = conference.unit
    words = revision.words()
    return Paper(
        world=unit.world,
        issuer_lines=issuer_lines(unit, issued_on),
        number_text="",
        place=place_before_date(unit, issued_on),
        issued_on=issued_on,
        type_name="BIÊN BẢN",
        subject=conference.title[:1].lower() + conference.title[1:],
        blocks=(
            *_opening(conference, revision, issued_on),
            *_paragraphs(words.get(OPENING, "")),
            *_parts(revision),
            *_conclusions(conference, issued_on),
            *_paragraphs(words.get(CLOSING, "")),
        ),
        signature=signature_of(signer, issued_on),
        recipients=(*_recipients(conference, issued_on), "Lưu: VT"),
    )


def _opening(conference: Conference, revision: Revision, on: date) -> tuple[Block, ...]:
    meeting, counts = conference.meeting, counts_in(conference)
    hosts = "; ".join(host.title for host in meeting.hosts.order_by("pk"))
    people = "đồng chí" if conference.unit.world == World.PARTY else "đại biểu"
    present = (
        f"Triệu tập {counts['invited']} {people}; có mặt {counts['present']}, vắng có lý do "
        f"{counts['excused']}, vắng {counts['absent']}."
    )
    day = official_date(meeting.held_on or meeting.happens_on)
    return (
        Paragraph(
            f"Hồi {meeting.starts_at:%H} giờ {meeting.starts_at:%M} phút, {day}, tại {meeting.place}, "
            f"{body_name(conference.unit, on)} tổ chức {conference.title}."
        ),
        Paragraph(f"Chủ trì: {hosts}."),
        Paragraph(f"Thư ký: {revision.written_by_title}."),
        Paragraph(present),
    )


def _paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def _parts(revision: Revision) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for key, heading, text in revision.parts:
        if text and key not in (OPENING, CLOSING):
            blocks += [Heading(heading), *_paragraphs(text)]
    return tuple(blocks)


def _conclusions(conference: Conference, on: date) -> tuple[Block, ...]:
    rows = list(conference.conclusions.select_related("promise", "next_theme").order_by("position", "pk"))
    if not rows:
        return ()
    names = names_on({row.promise.unit_id for row in rows if row.promise}, on)
    blocks: list[Block] = [Heading("Kết luận của hội nghị")]
    blocks += [Paragraph(f"{row.text}") for row in rows if row.kind == Kind.NEXT_THEME]
    lessons: tuple[Runs, ...] = tuple(row.text for row in rows if row.kind == Kind.LESSON)
    if lessons:
        blocks += [Paragraph("Bài học rút ra:"), Bullets(lessons)]
    work = [row.promise for row in rows if row.promise]
    if work:
        lines = tuple(
            (
                str(n),
                promise.text,
                names[promise.unit_id],
                short_day(promise.due_on) if promise.due_on else "",
            )
            for n, promise in enumerate(work, start=1)
        )
        blocks += [Paragraph("Việc giao thực hiện:"), Table(COLUMNS, lines)]
    return tuple(blocks)


def _recipients(conference: Conference, on: date) -> list[str]:
    units = conference.conclusions.filter(promise__isnull=False).values_list("promise__unit", flat=True)
    names = names_on(set(units) - {conference.unit_id}, on)
    return sorted(names.values())
