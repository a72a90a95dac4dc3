"""The figures of plans and commitments. Commitments are counted by unit and year and drill down to nobody."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from nep.measures.declarations import Entry, Flow, RecordRow, Records, Stock
from nep.measures.registry import register
from nep.measures.things import Thing
from nep.organisations.actors import Actor
from nep.programmes.models import ActionStanding, CommitmentTally
from nep.web.registry import address_for


def _visible(actor: Actor) -> QuerySet[ActionStanding]:
    return ActionStanding.objects.visible_to(actor)


def _describe(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = ActionStanding.objects.select_related("action").in_bulk([pk for pk, _n in pairs])
    return [_row(found[pk], n) for pk, n in pairs if pk in found]


def _row(standing: ActionStanding, n: int) -> RecordRow:
    url = address_for("programmes:action", standing.action.uuid)
    return RecordRow(standing.action.text, url, standing.due_on, standing.unit_id, n)


def _no_tally(actor: Actor) -> QuerySet[CommitmentTally]:
    """Nobody opens a commitment through a figure."""
    return CommitmentTally.objects.none()


def _no_rows(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    return []


ACTIONS = Records(visible_to=_visible, describe=_describe, key="action__uuid")
TALLIES = Records(visible_to=_no_tally, describe=_no_rows)
PLANNED = Flow(
    "actions_planned",
    gettext_noop("Việc trong kế hoạch đến hạn"),
    gettext_noop("Đếm mỗi việc trong kế hoạch đã duyệt một lần theo hạn làm xong, ở đơn vị có kế hoạch."),
    Thing.ACTIONS,
    ActionStanding,
    "unit",
    ACTIONS,
    day="due_on",
)
DONE = Flow(
    "actions_done",
    gettext_noop("Việc trong kế hoạch đã làm xong"),
    gettext_noop("Đếm mỗi việc trong kế hoạch đã duyệt một lần theo ngày làm xong mà đơn vị báo cáo."),
    Thing.ACTIONS,
    ActionStanding,
    "unit",
    ACTIONS,
    day="done_on",
)
LATE = Stock(
    "actions_late",
    gettext_noop("Việc trong kế hoạch quá hạn"),
    gettext_noop("Đếm những việc trong kế hoạch đã duyệt, đến cuối ngày cuối kỳ đã quá hạn mà chưa xong."),
    Thing.ACTIONS,
    ActionStanding,
    "unit",
    ACTIONS,
    entries=(Entry("late_from", +1), Entry("late_until", -1)),
)
REGISTERED = Flow(
    "commitments_registered",
    gettext_noop("Bản đăng ký làm theo"),
    gettext_noop(
        "Đếm mỗi bản đăng ký, viết trong hệ thống hoặc trên giấy, một lần cho năm đăng ký, "
        "ở đơn vị của người viết; "
        "tính vào ngày đầu năm ấy, hoặc ngày chuyên đề bắt đầu."
    ),
    Thing.COMMITMENTS,
    CommitmentTally,
    "unit",
    TALLIES,
    day="counted_on",
)
REVIEWED = Flow(
    "commitments_reviewed",
    gettext_noop("Bản đăng ký đã tự nhận xét kết quả"),
    gettext_noop(
        "Đếm mỗi bản đăng ký đã có tự nhận xét, viết trong hệ thống hoặc trên giấy, một lần cho năm đăng ký, "
        "ở đơn vị của người viết; "
        "tính vào ngày đầu năm ấy, hoặc ngày chuyên đề bắt đầu."
    ),
    Thing.COMMITMENTS,
    CommitmentTally,
    "unit",
    TALLIES,
    day="reviewed_on",
)


def declare() -> None:
    register(PLANNED, DONE, LATE, REGISTERED, REVIEWED)
