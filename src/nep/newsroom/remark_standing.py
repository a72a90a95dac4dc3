"""How a remark stands, in the agreed words."""

from django.utils.translation import gettext as _

from nep.newsroom.models import Remark
from nep.web.states import Kind, State

KINDS = {
    Remark.State.WAITING: Kind.OPEN,
    Remark.State.SHOWN: Kind.DONE,
    Remark.State.DECLINED: Kind.QUIET,
    Remark.State.WITHDRAWN: Kind.QUIET,
}


def told_to_writer(remark: Remark) -> State:
    """Not that it may be spam: many an honest telephone runs no scripts."""
    state = Remark.State(remark.state)
    return State(KINDS[state], str(state.label)) if state == Remark.State.WAITING else state_of(remark)


def state_of(remark: Remark) -> State:
    state = Remark.State(remark.state)
    if state == Remark.State.WAITING and remark.is_suspect:
        return State(Kind.SOON, _("Chờ duyệt (nghi tin rác)"))
    if state == Remark.State.SHOWN and remark.answer:
        return State(Kind.DONE, _("Đã đăng, đã trả lời"))
    return State(KINDS[state], str(state.label))
