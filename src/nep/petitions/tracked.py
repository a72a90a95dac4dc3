"""One petition as its sender sees it: the strip, what happens next, the answer, promises, who read what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations import queries as organisations
from nep.petitions import queries
from nep.petitions.models import Answer, Disclosure, Klass, Petition, Reopening, State
from nep.promises.models import Confirmation, Promise
from nep.vietnamese.dates import short_day
from nep.web.days import long_day
from nep.web.states import DueState, due_state, due_words
from nep.web.strip import Strip, strip_of

CONFIRMABLE = (Promise.State.KEPT, Promise.State.DISPUTED)


@dataclass(frozen=True)
class SeenBy:
    """A reading of the sealed part, by post, as the citizen sees it."""

    post: str
    what: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class TrackedPromise:
    promise: Promise
    state: DueState | None
    my_answer: str
    can_confirm: bool


@dataclass(frozen=True)
class Tracked:
    petition: Petition
    place: str
    desk: str
    strip: Strip | None
    next_sentence: str
    answer: Answer | None
    promises: Sequence[TrackedPromise] = field(default_factory=tuple)
    seen_by: Sequence[SeenBy] = field(default_factory=tuple)
    disclosures: Sequence[Disclosure] = field(default_factory=tuple)

    @property
    def reopened(self) -> Reopening | None:
        """The open *not yet* to the answer."""
        if self.answer is None:
            return None
        return self.petition.reopenings.filter(closed_on=None).select_related("deadline").first()

    @property
    def can_withdraw(self) -> bool:
        return self.petition.is_open

    @property
    def is_withdrawn(self) -> bool:
        return self.petition.state == State.WITHDRAWN


WHATS = {"identity": gettext_lazy("thông tin người gửi"), "original": gettext_lazy("nguyên văn ý kiến")}


def tracked(petition: Petition, today: date) -> Tracked:
    names = organisations.names_on([petition.place_unit_id, petition.desk_unit_id, petition.unit_id], today)
    answers = petition.answers.approved().select_related("approved_by")
    promises = list(petition.promises.exclude(state=Promise.State.DRAFT).order_by("due_on", "pk"))
    return Tracked(
        petition=petition,
        place=names.get(petition.place_unit_id, ""),
        desk=names.get(petition.desk_unit_id, ""),
        strip=_strip(petition, promises, today),
        next_sentence=_next(petition, names, today),
        answer=answers.order_by("-version").first(),
        promises=_promises(petition, promises, today),
        seen_by=_seen_by(petition),
        disclosures=list(petition.disclosures.select_related("by_post").order_by("-pk")),
    )


def _strip(petition: Petition, promises: Sequence[Promise], today: date) -> Strip | None:
    if petition.state in {State.QUARANTINED, State.REJECTED, State.WITHDRAWN, State.TRANSFERRED_OUT}:
        return None
    dues = [promise.due_on for promise in promises if promise.due_on]
    settled = [promise.settled_on for promise in promises if promise.settled_on]
    is_done = bool(promises) and len(settled) == len(promises)
    return strip_of(
        today=today,
        received_on=petition.received_on,
        answer_due_on=petition.due_on,
        answer_clock=petition.deadline,
        answered_on=petition.answered_on,
        is_question=petition.klass == Klass.QUESTION or (petition.answered_on is not None and not promises),
        done_due_on=max(dues, default=None),
        done_on=max(settled) if is_done else None,
    )


def _next(petition: Petition, names: dict[int, str], today: date) -> str:
    """What happens next and by when, in one sentence."""
    desk = names.get(petition.desk_unit_id, "")
    by = due_words(petition.due_on, petition.deadline)
    if petition.is_open and petition.deadline is not None and petition.deadline.paused_on is not None:
        return _next_paused(petition.deadline.paused_on, names.get(petition.unit_id or 0, desk))
    match petition.state:
        case State.QUARANTINED:
            return _("Ý kiến đang chờ cán bộ của %(desk)s xem trước khi tiếp nhận.") % {"desk": desk}
        case State.REJECTED:
            return _("Không tiếp nhận. Lý do: %(reason)s") % {"reason": petition.closing_reason}
        case State.WITHDRAWN:
            return _next_withdrawn(petition, today)
        case State.TRANSFERRED_OUT:
            return _("Đã chuyển đến cơ quan có thẩm quyền: %(body)s.") % {"body": petition.transferred_to}
        case State.ASSIGNED:
            unit = names.get(petition.unit_id or 0, "")
            return _("%(unit)s đang giải quyết và trả lời chậm nhất %(day)s.") % {"unit": unit, "day": by}
        case State.ANSWERED:
            return _("Đã trả lời. Nếu có việc đã hứa, ông/bà xem ở dưới.")
    if petition.klass in {Klass.COMPLAINT, Klass.DENUNCIATION}:
        told = _("%(desk)s chuyển đến cơ quan có thẩm quyền chậm nhất %(day)s.")
        return told % {"desk": desk, "day": by}
    told = _("%(desk)s phân công đơn vị giải quyết. Ông/bà được trả lời chậm nhất %(day)s.")
    return told % {"desk": desk, "day": by}


def _next_paused(paused_on: date, unit: str) -> str:
    told = _("%(unit)s đang giải quyết. Hạn trả lời tạm dừng từ ngày %(day)s, ngày mới có khi tính tiếp.")
    return told % {"unit": unit, "day": short_day(paused_on)}


def _next_withdrawn(petition: Petition, today: date) -> str:
    if petition.undo_until and today <= petition.undo_until:
        told = _("Ông/bà đã rút ý kiến này. Muốn lấy lại, hãy làm chậm nhất %(day)s.")
        return told % {"day": long_day(petition.undo_until)}
    return _("Ông/bà đã rút ý kiến này.")


def _promises(petition: Petition, promises: Sequence[Promise], today: date) -> list[TrackedPromise]:
    mine = petition_answers(petition)
    return [
        TrackedPromise(
            promise=promise,
            state=due_state(promise.due_on, today=today, done_on=promise.settled_on)
            if promise.due_on
            else None,
            my_answer=mine.get(promise.pk, ""),
            can_confirm=promise.state in CONFIRMABLE,
        )
        for promise in promises
    ]


def _due(promise: Promise, today: date) -> DueState | None:
    if promise.due_on is None:
        return None
    return due_state(promise.due_on, today=today, done_on=promise.settled_on)


def petition_answers(petition: Petition) -> dict[int, str]:
    """What this citizen last said of each promise."""
    rows = Confirmation.objects.filter(
        petition_id=petition.pk, is_current=True, given_by=Confirmation.GivenBy.CITIZEN
    )
    return {row.promise_id: str(row.get_answer_display()) for row in rows}


def _seen_by(petition: Petition) -> list[SeenBy]:
    return [
        SeenBy(
            post=read.post_title, what=str(WHATS.get(read.what, read.what)), reason=read.reason, at=read.at
        )
        for read in queries.sealed_reads(petition)
    ]
