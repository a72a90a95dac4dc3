"""The notice of conclusion of a day: what was said, what each issue came to, who owns it and until when.

It is the paper that the leader's session ends with (Decree 154/2026, article 25): directions in writing, a
settlement time, sent to the bodies that must act. No speaker is named.
"""

from datetime import date

from django.utils import translation

from nep.dialogue.models import Issue, ListeningDay
from nep.dialogue.queries import counts_of
from nep.documents.content import (
    Align,
    Block,
    Bullets,
    Column,
    Heading,
    Paper,
    Paragraph,
    Runs,
    Table,
)
from nep.documents.queries import body_name, issuer_lines, place_before_date, signature_of
from nep.organisations.models import Post
from nep.organisations.queries import names_on
from nep.promises.models import Promise
from nep.vietnamese.dates import official_date, short_day

COLUMNS = (
    Column("Nội dung", width=3.2),
    Column("Đơn vị chịu trách nhiệm", width=1.6),
    Column("Hạn", align=Align.CENTER, width=1.0),
)


@translation.override("vi")
def conclusion_paper(day: ListeningDay, *, signer: Post, issued_on: date) -> Paper:
    """The paper of a closed day. Its number, date and layout are settled when it is issued. What was found to
    be a denunciation is not printed."""
    meeting = day.meeting
    printed = Issue.objects.filter(day=day).exclude(petition__is_secret=True)
    issues = list(printed.select_related("promise", "petition").order_by("opinion", "pk"))
    owners = {issue.promise.unit_id for issue in issues if issue.promise}
    owners |= {issue.petition.unit_id or issue.petition.desk_unit_id for issue in issues if issue.petition}
    names, body = names_on({meeting.unit_id, *owners}, issued_on), body_name(meeting.unit, issued_on)
    return Paper(
        world=meeting.unit.world,
        issuer_lines=issuer_lines(meeting.unit, issued_on),
        number_text="",
        place=place_before_date(meeting.unit, issued_on),
        issued_on=issued_on,
        type_name="THÔNG BÁO",
        subject=f"kết luận {meeting.title}",
        blocks=(
            *_opening(day, body),
            *_answered(issues),
            *_owned(issues, names),
        ),
        signature=signature_of(signer, issued_on),
        recipients=(*sorted(names[pk] for pk in owners if pk != meeting.unit_id), "Lưu: VT"),
    )


def _opening(day: ListeningDay, unit_name: str) -> tuple[Block, ...]:
    meeting, counts = day.meeting, counts_of(day)
    assert meeting.held_on is not None, "only a day that was held is concluded"
    hosts = ", ".join(host.title for host in meeting.hosts.order_by("pk"))
    return (
        Paragraph(
            f"{official_date(meeting.held_on).capitalize()}, tại {meeting.place}, {unit_name} tổ chức "
            f"{meeting.title}. Chủ trì: {hosts}. Có {counts['speakers']} người phát biểu, "
            f"{counts['opinions']} ý kiến, {counts['issues']} vấn đề. Kết luận như sau:"
        ),
    )


def _answered(issues: list[Issue]) -> tuple[Block, ...]:
    said = tuple(
        f"{issue.text.rstrip('.:; ')}: {issue.answer}" for issue in issues if issue.state == Issue.State.HALL
    )
    return (Heading("Đã trả lời tại hội trường"), Bullets(said)) if said else ()


def _owned(issues: list[Issue], names: dict[int, str]) -> tuple[Block, ...]:
    rows = tuple(row for issue in issues if (row := _row(issue, names)))
    return (Heading("Giao giải quyết"), Table(COLUMNS, rows)) if rows else ()


def _row(issue: Issue, names: dict[int, str]) -> tuple[Runs, ...] | None:
    """The promise in its exact words, or the petition with its own clock."""
    if issue.promise is not None:
        due = short_day(issue.promise.due_on) if issue.promise.due_on else "chưa hẹn ngày"
        return (issue.promise.text, names[issue.promise.unit_id], due)
    if issue.petition is not None:
        due = short_day(issue.petition.due_on) if issue.petition.due_on else ""
        return (issue.text, names[issue.petition.unit_id or issue.petition.desk_unit_id], due)
    return None


def has_unapproved(day: ListeningDay) -> bool:
    """True while a promise of the day waits for its words to be approved: they are not printed before."""
    return Issue.objects.filter(day=day, promise__state=Promise.State.DRAFT).exists()
