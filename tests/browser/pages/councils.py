"""Councils of awards and their ballots; the vote and the count are made on a phone."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from nep.commendations import actions
from nep.commendations.models import Ballot, CouncilMember
from nep.organisations.actors import Actor
from nep.web import clock
from tests.browser.pages.case import Case, Visit
from tests.factories.commendations import Hall, a_ballot, a_hall, a_nomination

ROLE = CouncilMember.Role


def _hall() -> Hall:
    """Four members, one of whom has a part in a nomination; one note is written."""
    hall = a_hall(members=4)
    seats = hall.council.members.order_by("pk")
    for seat, role in zip(seats, (ROLE.CHAIR, ROLE.SECRETARY), strict=False):
        CouncilMember.objects.filter(pk=seat.pk).update(role=role)
    one, other = a_nomination(hall), a_nomination(hall)
    at = clock.now()
    actions.open_dossiers(hall.council, conflicts=[other], by=hall.members[2], at=at)
    actions.open_dossiers(hall.council, conflicts=[], by=hall.members[0], at=at)
    actions.write_note(hall.council, nomination=one, text="Kết quả rõ, dân biết.", by=hall.members[0], at=at)
    return hall


def _visit(address: str, reader: Actor) -> Visit:
    return Visit(address, reader.user)


def _of_council(name: str, *, by_office: bool = False) -> Callable[[], Visit]:
    def visit() -> Visit:
        hall = _hall()
        reader = hall.office if by_office else hall.members[0]
        return _visit(reverse(f"commendations:{name}", args=[hall.council.uuid]), reader)

    return visit


def _councils() -> Visit:
    return _visit(reverse("commendations:councils"), _hall().members[0])


def _declare() -> Visit:
    hall = _hall()
    return _visit(reverse("commendations:council_declare", args=[hall.council.uuid]), hall.members[3])


def _discussion() -> Visit:
    hall = _hall()
    about = hall.members[0], hall.round.nominations.order_by("pk")[0]
    address = reverse("commendations:discussion", args=[hall.council.uuid, about[1].uuid])
    return _visit(address, about[0])


def _create() -> Visit:
    hall = _hall()
    return _visit(reverse("commendations:council_create", args=[hall.round.uuid]), hall.office)


def _draft() -> Visit:
    hall = _hall()
    given = [hall.council.uuid, hall.form.uuid, "collective"]
    return _visit(reverse("commendations:ballot_draft", args=given), hall.office)


def _told(hall: Hall) -> dict[str, Any]:
    return {"by": hall.office, "at": clock.now()}


def _open(hall: Hall) -> Ballot:
    return actions.open_ballot(a_ballot(hall, items=3), **_told(hall))


def _of_ballot(name: str, *, closed: bool = False, by_office: bool = True) -> Callable[[], Visit]:
    def visit() -> Visit:
        hall = _hall()
        ballot = _open(hall)
        if closed:
            actions.close_ballot(ballot, **_told(hall))
        reader = hall.office if by_office else hall.members[1]
        return _visit(reverse(f"commendations:{name}", args=[ballot.uuid]), reader)

    return visit


def _tally() -> Visit:
    hall = _hall()
    tellers = hall.council.members.order_by("pk")[:2]
    given: dict[str, Any] = {"form": hall.form, "kind": "collective", "method": "paper", "tellers": tellers}
    waiting = hall.round.nominations.order_by("pk")
    ballot = actions.draft_ballot(hall.council, nominations=waiting, **given, **_told(hall))
    actions.open_ballot(ballot, **_told(hall))
    return _visit(reverse("commendations:ballot_tally", args=[ballot.uuid]), hall.members[0])


PAGES = [
    Case("hội đồng khen thưởng", _councils),
    Case("một hội đồng, của thành viên", _of_council("council")),
    Case("một hội đồng, của văn phòng", _of_council("council", by_office=True)),
    Case("lập hội đồng", _create),
    Case("thêm thành viên hội đồng", _of_council("council_seat", by_office=True)),
    Case("khai báo mối liên quan", _declare),
    Case("chủ tịch ghi không tham gia", _of_council("council_recuse")),
    Case("bằng chứng không tham gia", _of_council("council_proof")),
    Case("trao đổi của hội đồng", _discussion),
    Case("chọn hình thức để bỏ phiếu", _of_council("ballot_choose", by_office=True)),
    Case("chuẩn bị bỏ phiếu", _draft),
    Case("một cuộc bỏ phiếu đang mở", _of_ballot("ballot")),
    Case("phiếu của thành viên", _of_ballot("ballot_vote", by_office=False)),
    Case("kết thúc bỏ phiếu", _of_ballot("ballot_close")),
    Case("một cuộc bỏ phiếu đã kiểm", _of_ballot("ballot", closed=True)),
    Case("ghi kết quả bỏ phiếu", _of_ballot("ballot_settle", closed=True)),
    Case("nhập số phiếu đã đếm", _tally),
    Case("ban hành biên bản hội đồng", _of_council("council_minutes", by_office=True)),
    Case("ban hành biên bản kiểm phiếu", _of_ballot("ballot_paper", closed=True)),
]
