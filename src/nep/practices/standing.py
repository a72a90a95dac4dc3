"""How a practice stands, in the agreed words."""

from django.utils.translation import gettext as _

from nep.practices.models import Practice
from nep.web.states import Kind, State

KINDS = {
    Practice.State.DRAFT: Kind.QUIET,
    Practice.State.REGISTERED: Kind.OPEN,
    Practice.State.RETURNED: Kind.SOON,
    Practice.State.RECOGNISED: Kind.DONE,
    Practice.State.WITHDRAWN: Kind.QUIET,
}


def state_of(practice: Practice) -> State:
    """The word and the shape. One of the top level was recognised by nobody above."""
    state = Practice.State(practice.state)
    if state == Practice.State.RECOGNISED and not practice.needs_recognition:
        return State(Kind.DONE, _("mô hình cấp cao nhất, không cần công nhận"))
    return State(KINDS[state], str(state.label))
