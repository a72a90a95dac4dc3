"""The letters of a round, in Vietnamese whatever the language of the page, laid out by the office's world."""

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from nep.documents.content import (
    Align,
    Annex,
    Block,
    Bullets,
    Column,
    Paper,
    Paragraph,
    Table,
)
from nep.documents.queries import issuer_lines, place_before_date, signature_of
from nep.measures.named import named_figures
from nep.organisations.models import Post, UnitKind, World
from nep.reviews.models import Assignment, Round
from nep.vietnamese.dates import short_day
from nep.web.states import due_figures


@translation.override("vi")
def request_letter(round_: Round, *, signer: Post, issued_on: date) -> Paper:
    """What is asked: the period, the headings, until when each level sends; the figures in an annex."""
    levels = [
        _("%(level)s: trước hết ngày %(day)s")
        % {"level": str(UnitKind(row.kind).label).capitalize(), "day": due_figures(row.due_on, row.deadline)}
        for row in round_.deadlines.select_related("deadline").order_by("due_on", "kind")
        if row.due_on is not None
    ]
    opening = _(
        "Để phục vụ %(title)s, đề nghị các đơn vị báo cáo kết quả từ ngày %(first)s đến hết ngày %(last)s."
    )
    blocks: list[Block] = [
        Paragraph(
            opening
            % {
                "title": _in_a_sentence(round_.title),
                "first": short_day(round_.period_from),
                "last": short_day(round_.period_to),
            }
        ),
        *(Paragraph(line) for line in round_.request_text.splitlines() if line.strip()),
        Paragraph(_("Báo cáo gồm các đề mục sau:")),
        Bullets(tuple(section.title for section in round_.sections.order_by("number"))),
        Paragraph(_("Hạn gửi của từng cấp:")),
        Bullets(tuple(levels)),
        Paragraph(_("Số liệu đã có hồ sơ trong hệ thống thì hệ thống tính sẵn, đơn vị chỉ đối chiếu.")),
    ]
    return _letter(
        round_,
        subject=_("báo cáo phục vụ %(title)s") % {"title": _in_a_sentence(round_.title)},
        blocks=blocks,
        annexes=(_figures(round_),),
        signer=signer,
        issued_on=issued_on,
    )


def _figures(round_: Round) -> Annex:
    keys = list(round_.figures.order_by("position", "pk").values_list("key", flat=True))
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column(_("Số liệu"), width=3),
        Column(_("Đếm"), width=1.4),
        Column(_("Cách tính"), width=5),
    )
    rows = tuple(
        (str(n), one.label, one.counts, one.sentence)
        for n, one in enumerate(named_figures(keys).values(), start=1)
    )
    return Annex(_("SỐ LIỆU BÁO CÁO"), (Table(columns, rows, size=12),))


@translation.override("vi")
def chasing_letter(round_: Round, missing: Sequence[Assignment], *, signer: Post, issued_on: date) -> Paper:
    """Who has not sent, with the due day of each; no unit is ranked."""
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column(_("Đơn vị"), width=5),
        Column(_("Hạn gửi"), Align.CENTER, 1.4),
    )
    rows = tuple(
        (str(n), one.name, due_figures(one.due_on, one.deadline)) for n, one in enumerate(missing, start=1)
    )
    words = {"title": _in_a_sentence(round_.title), "day": short_day(issued_on), "n": len(missing)}
    blocks: list[Block] = [
        Paragraph(_("Đến ngày %(day)s còn %(n)s đơn vị chưa gửi báo cáo phục vụ %(title)s.") % words),
        Paragraph(
            _(
                "Đề nghị các đơn vị trong danh sách gửi báo cáo ngay; nơi gặp khó khăn thì nêu rõ để cùng "
                "tháo gỡ."
            )
        ),
        Table(columns, rows, size=12),
    ]
    return _letter(
        round_,
        subject=_("đôn đốc gửi báo cáo phục vụ %(title)s") % words,
        blocks=blocks,
        annexes=(),
        signer=signer,
        issued_on=issued_on,
    )


def _letter(
    round_: Round,
    *,
    subject: str,
    blocks: Sequence[Block],
    annexes: tuple[Annex, ...],
    signer: Post,
    issued_on: date,
) -> Paper:
    return Paper(
        world=round_.unit.world,
        issuer_lines=issuer_lines(round_.unit, issued_on),
        number_text="",
        place=place_before_date(round_.unit, issued_on),
        issued_on=issued_on,
        subject=subject,
        addressees=(_("Các cơ quan, đơn vị, địa phương"),),
        blocks=tuple(blocks),
        signature=signature_of(signer, issued_on),
        recipients=(_("Như trên"), _archive(round_)),
        annexes=annexes,
    )


def _in_a_sentence(title: str) -> str:
    """A title as it stands within a sentence: "Sơ kết 6 tháng" -> "sơ kết 6 tháng"."""
    return title[:1].lower() + title[1:]


def _archive(round_: Round) -> str:
    return _("Lưu: Văn phòng") if round_.unit.world == World.PARTY else _("Lưu: VT")
