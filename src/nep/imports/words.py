"""How states and outcomes are said."""

from django.utils.translation import gettext_lazy as _

from nep.imports.models import Batch
from nep.imports.rows import Outcome
from nep.web.states import Kind, State

OUTCOME_LABELS = {
    Outcome.FAULTY: _("dòng có ô sai"),
    Outcome.NEW: _("dòng mới"),
    Outcome.CHANGED: _("dòng thay đổi"),
    Outcome.SAME: _("dòng đã có, giống hệt"),
}
_KINDS = {
    Batch.State.READING: Kind.OPEN,
    Batch.State.ASKING: Kind.SOON,
    Batch.State.CHECKED: Kind.SOON,
    Batch.State.REFUSED: Kind.LATE,
    Batch.State.COMMITTING: Kind.OPEN,
    Batch.State.COMMITTED: Kind.DONE,
    Batch.State.UNDOING: Kind.OPEN,
    Batch.State.UNDONE: Kind.QUIET,
    Batch.State.DROPPED: Kind.QUIET,
}


def state_of(value: str) -> State:
    """A batch's state as `_state.html` draws it."""
    state = Batch.State(value)
    return State(_KINDS[state], str(state.label))
