"""How states and outcomes are said."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nep.imports.models import Batch
from nep.imports.rows import Outcome
from nep.vietnamese.legacy import Encoding
from nep.web.states import Kind, State

OUTCOME_LABELS = {
    Outcome.FAULTY: _("dòng có ô sai"),
    Outcome.NEW: _("dòng mới"),
    Outcome.CHANGED: _("dòng thay đổi"),
    Outcome.SAME: _("dòng đã có, giống hệt"),
}
ENCODING_LABELS = {
    Encoding.UNICODE: _("Unicode"),
    Encoding.UTF_16: _("Unicode 16 bit"),
    Encoding.MOJIBAKE: _("Unicode bị đọc sai một lần"),
    Encoding.TCVN3: _("TCVN3 (ABC), phông .VnTime"),
    Encoding.TCVN3_CAPITALS: _("TCVN3 (ABC) chữ hoa, phông .VnTimeH"),
    Encoding.VNI: _("VNI-Windows, phông VNI-Times"),
    Encoding.VISCII: _("VISCII"),
    Encoding.WINDOWS_1258: _("Windows-1258"),
    Encoding.WINDOWS_1252: _("chữ Tây Âu (Windows-1252)"),
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


def state_shown(batch: Batch) -> State:
    """A batch's state as `_state.html` draws it: one with faults waits for its sender, not for the button."""
    state = Batch.State(batch.state)
    if state == Batch.State.CHECKED and batch.faulty_count:
        return State(Kind.LATE, gettext("có ô sai, chờ sửa"))
    if state == Batch.State.CHECKED and not batch.writes_count:
        return State(Kind.QUIET, gettext("không có gì thay đổi"))
    return State(_KINDS[state], str(state.label))
