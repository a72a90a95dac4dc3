"""Decisions on awards: the desk on which they wait, the register that everybody reads, sealed comments."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from nep.commendations import actions
from nep.commendations.models import AwardDecision, OutsideAward, RegisterEntry
from nep.organisations.actors import PUBLIC
from nep.web import clock
from tests.browser.pages.case import Case, Visit
from tests.factories.awards import (
    a_chancellery,
    a_chosen,
    a_chosen_person,
    a_comment_rule,
    a_decision,
    a_pending,
    an_outside_entry,
    published,
)
from tests.factories.commendations import Hall
from tests.factories.norms import shipped_norms


def _hall() -> Hall:
    """Somebody of each kind is chosen."""
    shipped_norms()
    hall = a_chancellery()
    a_chosen(hall)
    a_chosen_person(hall, "Nguyễn Hoàng Thị Mẫu Có Tên Khá Dài Để Xem Xuống Dòng")
    return hall


def _register() -> list[RegisterEntry]:
    """One valid, one corrected, one revoked, one of another authority."""
    hall = _hall()
    a_chosen_person(hall, "Trần Thị Mẫu")
    entries = published(hall)
    said: dict[str, Any] = {"by": hall.office, "at": clock.now()}
    row = entries[1]
    actions.correct_entry(
        row,
        subject_name=row.subject_name,
        subject_post="Phó Chủ tịch Ủy ban nhân dân",
        unit_name=row.unit_name,
        achievement=row.achievement,
        reason="Ghi thiếu chức vụ trong danh sách",
        **said,
    )
    actions.revoke_entry(entries[2], reason="Hồ sơ khai không đúng", **said)
    return [*entries, an_outside_entry(hall)]


def _entry(place: int) -> Callable[[], Visit]:
    return lambda: Visit(_register()[place].get_absolute_url())


def _list() -> Visit:
    _register()
    return Visit(reverse("register:list"))


def _by_code() -> Visit:
    return Visit(reverse("register:scan", args=[_register()[2].code]))


def _desk(name: str) -> Callable[[], Visit]:
    """A page of the round while one decision waits."""

    def visit() -> Visit:
        hall = _hall()
        a_pending(hall)
        return Visit(reverse(f"commendations:{name}", args=[hall.round.uuid]), hall.office.user)

    return visit


def _draft(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        hall = _hall()
        decision = a_decision(hall)
        return Visit(reverse(f"commendations:{name}", args=[decision.uuid]), hall.office.user)

    return visit


def _published() -> Visit:
    hall = _hall()
    published(hall)
    return Visit(AwardDecision.objects.get().get_absolute_url(), hall.office.user)


def _new_decision() -> Visit:
    hall = _hall()
    return Visit(reverse("commendations:decision_create", args=[hall.round.uuid]), hall.office.user)


def _change(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        hall = _hall()
        entry = published(hall)[0]
        return Visit(reverse(f"commendations:{name}", args=[entry.uuid]), hall.office.user)

    return visit


def _outside(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        hall = _hall()
        an_outside_entry(hall)
        assert OutsideAward.objects.exists()
        return Visit(reverse(f"commendations:{name}"), hall.office.user)

    return visit


def _asked() -> tuple[Hall, str, str]:
    hall = _hall()
    a_comment_rule(hall)
    period = actions.open_comment_period(hall.round, form=hall.form, by=hall.office, at=clock.now())
    comment = actions.send_comment(period, text="Một ý kiến thử", by=PUBLIC, at=clock.now())
    return hall, period.get_absolute_url(), reverse("commendations:comment", args=[comment.uuid])


def _comments() -> Visit:
    hall, _period, _comment = _asked()
    return Visit(reverse("commendations:comments", args=[hall.round.uuid]), hall.office.user)


def _comment() -> Visit:
    hall, _period, comment = _asked()
    return Visit(comment, hall.office.user)


PAGES = [
    Case("sổ khen thưởng", _list),
    Case("dòng đã đính chính của sổ khen thưởng", _entry(1)),
    Case("dòng đã thu hồi của sổ khen thưởng", _entry(2)),
    Case("dòng của cơ quan khác trong sổ khen thưởng", _entry(3)),
    Case("dòng đã thu hồi, mở bằng mã", _by_code),
    Case("kiểm tra một tấm bằng", lambda: Visit(reverse("register:check"))),
    Case("lấy ý kiến về khen thưởng", lambda: Visit(_asked()[1])),
    Case("quyết định của đợt khen thưởng", _desk("decisions")),
    Case("xem trước và công bố khen thưởng", _desk("publish")),
    Case("soạn quyết định khen thưởng", _new_decision),
    Case("quyết định khen thưởng đang soạn", _draft("decision")),
    Case("danh sách của quyết định khen thưởng", _draft("decision_items")),
    Case("hoàn tất quyết định khen thưởng", _draft("decision_ready")),
    Case("quyết định khen thưởng đã công bố", _published),
    Case("đính chính một dòng của sổ", _change("entry_correct")),
    Case("thu hồi một dòng của sổ", _change("entry_revoke")),
    Case("khen thưởng của cơ quan khác", _outside("outside_awards")),
    Case("ghi khen thưởng của cơ quan khác", _outside("outside_record")),
    Case("ý kiến đã niêm phong về khen thưởng", _comments),
    Case("một ý kiến đã niêm phong về khen thưởng", _comment),
]
