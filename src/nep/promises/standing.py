"""How a promise stands on a day, in the agreed words. Never a word that shames."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nep.promises.models import Confirmation, Promise
from nep.web.charts import Fill
from nep.web.states import Kind, State, due_state

PState = Promise.State


@dataclass(frozen=True)
class Group:
    """One group of the board: its key in the address, its words, its condition on a day, its pattern."""

    key: str
    label: object
    condition: Q
    fill: Fill


def groups_on(day: date) -> list[Group]:
    """Every published promise is in exactly one of these on `day`."""
    running = Q(state=PState.OPEN)
    late = Q(due_on__lt=day)
    in_time = Q(due_on__isnull=True) | Q(kept_on__lte=F("due_on"))
    kept = Q(state=PState.KEPT)
    given_up = Q(state__in=[PState.NOT_KEPT, PState.WITHDRAWN])
    dateless = running & Q(due_on__isnull=True)
    return [
        Group("xong-dung-han", gettext_lazy("xong đúng hạn"), kept & in_time, Fill.LEAF),
        Group("xong-tre", gettext_lazy("xong trễ"), kept & ~in_time, Fill.LEAF_SOFT),
        Group("con-han", gettext_lazy("còn hạn"), running & Q(due_on__gte=day), Fill.SKY),
        Group("qua-han", gettext_lazy("quá hạn"), running & late, Fill.BRICK),
        Group("chua-hen-ngay", gettext_lazy("ghi nhận, chưa hẹn ngày"), dateless, Fill.GRAIN),
        Group("bao-chua-xong", gettext_lazy("người dân báo chưa xong"), Q(state=PState.DISPUTED), Fill.GOLD),
        Group("khong-lam", gettext_lazy("chưa làm được, không làm nữa"), given_up, Fill.CARD),
    ]


def state_of(promise: Promise, *, today: date, answers: Iterable[Confirmation] = ()) -> State:
    """The word, shape and colour of a promise on `today`."""
    if promise.state == PState.KEPT:
        return State(Kind.DONE, kept_words(answers))
    if promise.state == PState.DISPUTED:
        return State(Kind.SOON, _("người dân báo chưa xong"))
    if promise.state in {PState.NOT_KEPT, PState.WITHDRAWN, PState.DRAFT}:
        return State(Kind.QUIET, str(PState(promise.state).label))
    if promise.due_on is None:
        return State(Kind.QUIET, _("ghi nhận, chưa hẹn ngày"))
    due = due_state(promise.due_on, today=today)
    return State(due.kind, due.words)


def kept_words(answers: Iterable[Confirmation]) -> str:
    """Who confirmed: the citizen before the officer, and nobody yet is said too."""
    done = {row.given_by for row in answers if row.answer == Confirmation.Answer.DONE}
    if Confirmation.GivenBy.CITIZEN in done:
        return _("đã làm xong, người dân xác nhận")
    if Confirmation.GivenBy.OFFICER in done:
        return _("đã làm xong, cán bộ ghi nhận")
    return _("đã làm xong, chờ xác nhận")


def late_words(promise: Promise) -> str:
    """In time or late, for what is done; empty for the rest."""
    if promise.kept_on is None or promise.due_on is None:
        return ""
    return _("xong đúng hạn") if promise.kept_on <= promise.due_on else _("xong trễ")


def moves_words(promise: Promise) -> str:
    if not promise.moves:
        return ""
    return ngettext("đã lùi hạn %(count)s lần", "đã lùi hạn %(count)s lần", promise.moves) % {
        "count": promise.moves
    }


def answer_counts(answers: Iterable[Confirmation]) -> list[tuple[str, int]]:
    """(who gave it and what, how many), counted apart: by the citizen, noted by an officer, no reply."""
    counted: dict[str, int] = {}
    for row in sorted(answers, key=lambda row: (row.given_by, row.answer)):
        words = str(Confirmation.GivenBy(row.given_by).label)
        if row.given_by != Confirmation.GivenBy.NO_REPLY:
            words = f"{words}: {Confirmation.Answer(row.answer).label}"
        counted[words] = counted.get(words, 0) + 1
    return list(counted.items())
