"""The certificate of attendance: of the session's own unit, about its own session, and nothing else
(safeguard 20). It is made when asked for and stored nowhere: a stored one would outlive the list."""

from datetime import date

from django.utils import translation

from nep.documents.content import Align, Paper, Paragraph, Signature, Text
from nep.documents.queries import body_name, issuer_lines, place_before_date, signature_of
from nep.learning.models import Attendance, Session
from nep.organisations.models import Post, World
from nep.organisations.roles import Role
from nep.vietnamese.dates import official_date


@translation.override("vi")
def certificate(row: Attendance, *, issued_on: date) -> Paper:
    """That the person of `row` came to a session that was held."""
    session = row.session
    unit = session.unit
    assert session.held_on is not None, "only a session that was held is certified"
    body = body_name(unit, issued_on)
    called = "Đồng chí" if unit.world == World.PARTY else "Ông/bà"
    came = (
        f"đã dự {session.get_format_display()} “{session.title}” "
        if row.state == Attendance.State.PRESENT
        else f"đã học bù {session.get_format_display()} “{session.title}” "
    )
    return Paper(
        world=unit.world,
        issuer_lines=issuer_lines(unit, issued_on),
        number_text="",
        place=place_before_date(unit, issued_on),
        issued_on=issued_on,
        type_name="GIẤY XÁC NHẬN",
        subject="đã tham gia học tập chuyên đề",
        blocks=(
            Paragraph(f"{body} xác nhận:"),
            Paragraph((Text(f"{called} {row.name}", bold=True),), align=Align.CENTER, indent=False),
            Paragraph(
                f"{came}thuộc {session.theme.full_title}, do đơn vị tổ chức "
                f"{official_date(session.held_on)} tại {session.meeting.place}."
            ),
            Paragraph("Giấy này chỉ xác nhận việc tham gia buổi học, không thay văn bằng, chứng chỉ."),
        ),
        signature=_signature(session, issued_on),
    )


def _signature(session: Session, on: date) -> Signature | None:
    """Who leads the unit on the day; nobody's name where there is no leader."""
    leading = Post.objects.filter(
        unit=session.unit_id,
        roles__role__in=[Role.LEADER, Role.UNIT_HEAD],
        valid_from__lte=on,
        valid_to__gt=on,
    )
    leader = leading.order_by("roles__role", "pk").select_related("unit", "person").first()
    return signature_of(leader, on) if leader else None
