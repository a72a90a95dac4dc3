"""Minutes of a council and of a count: the only place where votes stand as figures (safeguard 15). What
members said stands in neither, because who stayed out of a nomination signs and reads them too."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import translation

from nep.audit.queries import events_of
from nep.commendations.council_desk import present_on
from nep.commendations.models import (
    AwardRule,
    Ballot,
    BallotItem,
    Council,
    CouncilMember,
    Nomination,
    Recusal,
)
from nep.documents.content import (
    Align,
    Block,
    Capacity,
    Column,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from nep.documents.queries import issuer_lines, place_before_date
from nep.organisations.models import World
from nep.organisations.queries import names_on
from nep.vietnamese.dates import official_date
from nep.web import clock

ROLE, STATE = CouncilMember.Role, Nomination.State
_SIZE = 12


@translation.override("vi")
def council_minutes(council: Council, ballots: Sequence[Ballot], *, place: str, issued_on: date) -> Paper:
    """What the council did: who sat there, who stayed out of what, how it voted, what it proposes to whom."""
    members = _members(council)
    blocks: list[Block] = [
        Paragraph(_opening(council, place, issued_on)),
        Heading("Thành phần"),
        _member_table(members, ballots),
        *_recusals(council, ballots),
        Heading("Nội dung và kết quả biểu quyết"),
        Paragraph(
            "Hội đồng xem hồ sơ, trao đổi về từng đề nghị và biểu quyết. Ý kiến trao đổi của thành viên lưu "
            "trong sổ của hội đồng, không ghi vào biên bản."
        ),
    ]
    for ballot in ballots:
        blocks += [*_result(ballot, issued_on), *_after(ballot)]
    blocks += [Heading("Đề nghị của hội đồng"), *_proposals(ballots)]
    blocks.append(Paragraph(_ending(members)))
    return _paper(
        council,
        subject=f"họp {_small(council.name)} xét {_small(council.round.title)}",
        blocks=blocks,
        issued_on=issued_on,
    )


@translation.override("vi")
def tally_minutes(ballot: Ballot, *, issued_on: date) -> Paper:
    """What was counted in one vote, and by whom."""
    council = ballot.council
    tellers = ballot.tellers.select_related("member__post__person").order_by("pk")
    day = official_date(clock.day_of(_closed_at(ballot))).capitalize()
    blocks: list[Block] = [
        Paragraph(
            f"{day}, {_small(council.name)} kiểm phiếu {_title(ballot)}, {_small(council.round.title)}."
        )
    ]
    if tellers:
        blocks.append(Paragraph("Ban kiểm phiếu:"))
        named = (f"{one.member.post.person.full_name}, {one.member.post.title}" for one in tellers)
        blocks.append(Numbered(tuple(named)))
    blocks += [Paragraph(sentence) for sentence in _turnout(ballot)]
    blocks += _result(ballot, issued_on)
    return _paper(council, subject=f"kiểm phiếu {_title(ballot)}", blocks=blocks, issued_on=issued_on)


def _opening(council: Council, place: str, issued_on: date) -> str:
    basis = f", thành lập theo {council.basis}," if council.basis else ""
    where = f", tại {place}" if place else ""
    day = official_date(issued_on).capitalize()
    return f"{day}{where}, {council.name}{basis} họp xét {_small(council.round.title)}."


def _members(council: Council) -> list[CouncilMember]:
    rows = council.members.filter(left_on=None).select_related("post__person")
    order = list(ROLE)
    return sorted(rows.order_by("pk"), key=lambda one: order.index(ROLE(one.role)))


def _member_table(members: list[CouncilMember], ballots: Sequence[Ballot]) -> Table:
    absent = {
        pk
        for ballot in ballots
        for pk in ballot.electors.filter(is_absent=True).values_list("member", flat=True)
    }
    columns = (
        Column("STT", Align.CENTER, 0.5),
        Column("Họ và tên", width=2.2),
        Column("Chức vụ", width=3),
        Column("Vai trò", width=1.4),
        Column("Dự họp", width=1.8),
    )
    rows = tuple(
        (
            str(number),
            one.post.person.full_name,
            one.post.title,
            str(one.get_role_display()),
            "vắng, có ý kiến bằng văn bản" if one.pk in absent else "có mặt",
        )
        for number, one in enumerate(members, start=1)
    )
    return Table(columns, rows, size=_SIZE)


def _recusals(council: Council, ballots: Sequence[Ballot]) -> list[Block]:
    on_ballot = BallotItem.objects.filter(ballot__in=[one.pk for one in ballots]).values("nomination")
    rows = list(
        Recusal.objects.filter(member__council=council, nomination__in=on_ballot)
        .select_related("member__post__person", "nomination")
        .order_by("nomination__sort_key", "nomination", "pk")
    )
    if not rows:
        return [Heading("Không tham gia xét"), Paragraph("Không có thành viên nào.")]
    columns = (
        Column("Thành viên", width=2.2),
        Column("Không tham gia xét đề nghị", width=3),
        Column("Lý do", width=2),
    )
    lines = tuple(
        (row.member.post.person.full_name, row.nomination.subject_name, str(row.get_ground_display()))
        for row in rows
    )
    closed = (
        "Từ khi không tham gia xét, thành viên không mở được hồ sơ, ý kiến trao đổi và không có phiếu về "
        "đề nghị ấy."
    )
    return [Heading("Không tham gia xét"), Table(columns, lines, size=_SIZE), Paragraph(closed)]


def _result(ballot: Ballot, issued_on: date) -> list[Block]:
    items = list(ballot.items.select_related("nomination").order_by("position", "pk"))
    names = names_on({item.nomination.unit_id for item in items}, issued_on)
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column("Tên, họ và tên", width=2.6),
        Column("Đơn vị đề nghị", width=2.2),
        Column("Đồng ý", Align.CENTER, 0.8),
        Column("Không đồng ý", Align.CENTER, 0.9),
        Column("Không biểu quyết", Align.CENTER, 0.9),
        Column("Mẫu số", Align.CENTER, 0.8),
        Column("Kết quả", Align.CENTER, 1),
    )
    rows = tuple(
        (
            str(number),
            item.nomination.subject_name,
            names.get(item.nomination.unit_id, ""),
            *(str(count) for count in (item.yes, item.no, item.abstain, item.base)),
            "đạt" if item.is_reached else "chưa đạt",
        )
        for number, item in enumerate(items, start=1)
    )
    head = f"{ballot}, lần {ballot.number}, {ballot.get_method_display()}"
    return [Heading(head, level=2), Paragraph(_rule(ballot)), Table(columns, rows, size=_SIZE)]


def _after(ballot: Ballot) -> list[Block]:
    """Why what reached the share is not all proposed: equal votes at the last place, or no place left."""
    reached = list(ballot.items.filter(is_reached=True).select_related("nomination").order_by("position"))
    later = BallotItem.objects.filter(ballot__council=ballot.council_id, ballot__pk__gt=ballot.pk)
    again = set(later.values_list("nomination", flat=True))
    tied = [one for one in reached if one.nomination_id in again or one.nomination.state == STATE.SUBMITTED]
    left = [one for one in reached if one not in tied and one.nomination.state == STATE.LEFT]
    said = []
    if tied:
        said.append(f"Bằng phiếu ở chỗ cuối, chờ lần bỏ phiếu sau: {_names(tied)}.")
    if left and events_of(ballot).filter(event="tie_broken").exists():
        chosen = [one for one in reached if one.yes == left[0].yes and one not in left]
        said.append(
            f"Bằng phiếu ở chỗ cuối; theo quy định của hình thức, chủ tịch hội đồng quyết định chọn "
            f"{_names(chosen)}; không chọn {_names(left)}."
        )
    elif left:
        said.append(f"Đạt tỷ lệ nhưng đã hết chỗ trong chỉ tiêu: {_names(left)}.")
    return [Paragraph(line) for line in said]


def _names(items: Sequence[BallotItem]) -> str:
    return ", ".join(item.nomination.subject_name for item in items)


def _rule(ballot: Ballot) -> str:
    """A basis is printed as law only when a clerk has compared it with the text."""
    rule = ballot.rule
    assert rule is not None, "a ballot that was opened has its rule"
    share = f"Tỷ lệ đồng ý phải đạt: từ {rule.value}% {rule.get_denominator_display()}"
    if rule.status == AwardRule.Status.VERIFIED:
        return f"{share} (theo {rule.basis})."
    return f"{share} (quy định ghi trong hệ thống, chưa đối chiếu văn bản gốc)."


def _turnout(ballot: Ballot) -> list[str]:
    absent = ballot.electors.filter(is_absent=True).count()
    present = present_on(ballot)
    said = [f"Tổng số thành viên hội đồng: {ballot.members}. Có mặt: {present}."]
    if absent:
        said.append(f"Vắng mặt, lấy ý kiến bằng văn bản (không kín): {absent}.")
    sheet = ballot.sheets.order_by("pk").first()
    if ballot.method == Ballot.Method.PAPER and sheet is not None:
        said.append(
            f"Số phiếu phát ra: {present}; thu về: {sheet.collected}; không hợp lệ: {sheet.invalid}. "
            f"Hai người của ban kiểm phiếu nhập kết quả riêng, hai bản khớp nhau."
        )
    elif ballot.method == Ballot.Method.SECRET:
        voted = ballot.electors.filter(has_voted=True).count()
        said.append(f"Số thành viên đã bỏ phiếu trên máy: {voted}; không bỏ phiếu: {present - voted}.")
    return said


def _proposals(ballots: Sequence[Ballot]) -> list[Block]:
    blocks: list[Block] = []
    for form, kind in dict.fromkeys((ballot.form, ballot.kind) for ballot in ballots):
        items = BallotItem.objects.filter(
            ballot__in=[one.pk for one in ballots if (one.form, one.kind) == (form, kind)]
        )
        rows = Nomination.objects.filter(pk__in=items.values("nomination"), state=STATE.CHOSEN)
        names = tuple(
            f"{one.subject_name}, {one.subject_post}" if one.subject_post else one.subject_name
            for one in rows.order_by("sort_key", "pk")
        )
        word = "tập thể" if kind == "collective" else "cá nhân"
        head = f"Hội đồng đề nghị {form.authority} xét, quyết định tặng {form.name} cho {len(names)} {word}"
        blocks.append(Paragraph(f"{head}{':' if names else '.'}"))
        if names:
            blocks.append(Numbered(names))
    return blocks


def _ending(members: list[CouncilMember]) -> str:
    secretary = next((one for one in members if one.role == ROLE.SECRETARY), None)
    wrote = f" Thư ký ghi biên bản: {secretary.post.person.full_name}." if secretary else ""
    return f"Biên bản được thông qua tại cuộc họp.{wrote}"


def chair_of(council: Council) -> CouncilMember | None:
    rows = council.members.filter(role=ROLE.CHAIR, left_on=None)
    return rows.select_related("post__person").first()


def _paper(council: Council, *, subject: str, blocks: Sequence[Block], issued_on: date) -> Paper:
    unit, chair = council.unit, chair_of(council)
    assert chair is not None, "minutes are signed by the chair"
    name = chair.post.person.full_name
    signature = Signature(name, "Chủ tịch", Capacity.ON_BEHALF, body="Hội đồng")
    archive = "Lưu: Văn phòng" if unit.world == World.PARTY else "Lưu: VT"
    return Paper(
        world=unit.world,
        issuer_lines=issuer_lines(unit, issued_on),
        number_text="",
        place=place_before_date(unit, issued_on),
        issued_on=issued_on,
        type_name="BIÊN BẢN",
        subject=subject,
        blocks=tuple(blocks),
        signature=signature,
        recipients=("Thành viên hội đồng", archive),
    )


def _title(ballot: Ballot) -> str:
    return f"{ballot}, lần {ballot.number}"


def _closed_at(ballot: Ballot) -> datetime:
    assert ballot.closed_at is not None, "only a closed ballot has minutes"
    return ballot.closed_at


def _small(title: str) -> str:
    """As it stands within a sentence: "Hội đồng" -> "hội đồng"."""
    return title[:1].lower() + title[1:]
