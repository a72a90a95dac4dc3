"""What handling puts on the desks: to assign, to draft, returned, to check, to approve, reopened, to tell."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.norms.models import Deadline
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.organisations.registry import DeskItem
from nep.petitions import queries_handling as queries
from nep.petitions.desk import if_late
from nep.petitions.models import Petition, TellBy

MOST = 200
Waiting = tuple[Petition, date | None, Deadline | None]
TELL_LABELS = {
    TellBy.CALL: gettext_lazy("Gọi điện báo người dân"),
    TellBy.LETTER: gettext_lazy("Gửi thư báo người dân"),
    TellBy.BOARD: gettext_lazy("Dán bảng tin ấp"),
}


def to_assign(actor: Actor, day: date) -> list[DeskItem]:
    rows = queries.petitions_to_assign(actor)[:MOST]
    return _items(_("Giao đơn vị trả lời"), [_behind(row, day) for row in rows], day)


def to_draft(actor: Actor, day: date) -> list[DeskItem]:
    rows = queries.petitions_to_draft(actor)[:MOST]
    return _items(_("Soạn câu trả lời"), [(row, row.due_on, row.deadline) for row in rows], day)


def returned(actor: Actor, day: date) -> list[DeskItem]:
    rows = queries.returned_to(actor)[:MOST]
    waiting = [_behind(row.petition, day) for row in rows]
    return _items(_("Bị trả lại, cần bổ sung"), waiting, day)


def to_check(actor: Actor, day: date) -> list[DeskItem]:
    rows = queries.answers_to_check(actor)[:MOST]
    waiting = [_behind(row.petition, day) for row in rows]
    return _items(_("Kiểm tra câu trả lời"), waiting, day)


def to_approve(actor: Actor, day: date) -> list[DeskItem]:
    rows = queries.answers_to_approve(actor, day)[:MOST]
    waiting = [_behind(row.petition, day) for row in rows]
    return _items(_("Duyệt câu trả lời"), waiting, day)


def reopened(actor: Actor, day: date) -> list[DeskItem]:
    rows = queries.reopened_at(actor)[:MOST]
    waiting = [(row.petition, row.due_on, row.deadline) for row in rows]
    return _items(_("Người dân báo chưa xong"), waiting, day)


def to_tell(actor: Actor, day: date) -> list[DeskItem]:
    url = reverse("petitions:tellings")
    return [
        DeskItem(
            kind=str(TELL_LABELS[TellBy(row.channel)]),
            title=f"{row.get_about_display()}: {matter(row.petition)}",
            url=f"{url}#viec-{row.pk}",
            due_on=None,
        )
        for row in queries.tellings_to_do(actor)[:MOST]
    ]


def matter(petition: Petition) -> str:
    """The first words of what it is about; the working text holds no name."""
    return Truncator(petition.public_title or petition.working_text).words(18)


def _behind(petition: Petition, day: date) -> Waiting:
    """A step that others take before the answer: its day is the answer's once that has passed."""
    return petition, if_late(petition.due_on, day), petition.deadline


def _items(kind: str, waiting: Iterable[Waiting], day: date) -> list[DeskItem]:
    rows = list(waiting)
    names = names_on([petition.place_unit_id for petition, _due, _clock in rows], day)
    return [
        DeskItem(
            kind=kind,
            title=matter(petition),
            url=reverse("petitions:petition", args=[petition.uuid]),
            due_on=due_on,
            unit_name=names.get(petition.place_unit_id, ""),
            clock=clock,
        )
        for petition, due_on, clock in rows
    ]
