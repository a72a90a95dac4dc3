"""What `nep doctor` looks at: the index says what its sources say, to whom they say it."""

from django.utils.translation import gettext as _

from nep.search import store
from nep.search.actions import batches
from nep.search.entries import entry_of
from nep.search.models import Row, StandingKey
from nep.search.registry import Kind, kinds, right_in


def index_faults() -> list[str]:
    """One sentence per kind whose rows are missing, too many or different; one when the index is damaged."""
    told = _("Chỉ mục tìm kiếm lệch với nguồn ở %(count)s mục (%(kind)s). Chạy: nep search --rebuild")
    faults = [told % {"count": wrong, "kind": kind.label} for kind in kinds() if (wrong := _wrong_rows(kind))]
    if _keys_are_missing():
        faults.append(_("Chỉ mục tìm kiếm thiếu quyền đọc. Chạy: nep search --rebuild"))
    strays = Row.objects.exclude(kind__in=[kind.number for kind in kinds()]).count()
    if strays:
        faults.append(told % {"count": strays, "kind": "?"})
    if not store.index_is_whole():
        faults.append(_("Chỉ mục tìm kiếm bị hỏng. Chạy: nep search --rebuild"))
    return faults


def _keys_are_missing() -> bool:
    noted = set(StandingKey.objects.values_list("right", "thing_id"))
    documents = ((kind, one) for kind in kinds() for ids in batches(kind) for one in kind.documents(ids))
    keys = {key for _kind, document in documents for key in document.keys}
    return any(right[1] and right not in noted for right in map(right_in, keys))


def _wrong_rows(kind: Kind) -> int:
    wrong = right = 0
    for ids in batches(kind):
        entries = [entry_of(kind, document) for document in kind.documents(ids)]
        standing = len(store.standing(entries))
        wrong, right = wrong + len(entries) - standing, right + standing
    superfluous = Row.objects.filter(kind=kind.number).count() - right
    return max(wrong, superfluous)
