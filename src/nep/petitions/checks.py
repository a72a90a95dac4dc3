"""What `nep doctor` looks at: copies equal what they copy, and sealed rows open."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from nep.petitions import clocks, keys
from nep.petitions.actions.sealed import unseal_row
from nep.petitions.models import Petition, SealedText
from nep.vietnamese.text import fold


def _copies_differ(petition: Petition) -> bool:
    wanted = clocks.days_of(petition.deadline) if petition.deadline else (None, None)
    days = (petition.due_on, petition.late_from) != wanted
    return days or petition.working_folded != fold(petition.working_text)


def _petitions() -> QuerySet[Petition]:
    return Petition.objects.select_related("deadline").order_by("pk")


def wrong_copies() -> list[str]:
    """Petitions whose folded text or stored days differ from what they are made of."""
    wrong = [petition.pk for petition in _petitions().iterator() if _copies_differ(petition)]
    if not wrong:
        return []
    said = _("%(count)s kiến nghị có hạn hoặc chữ tìm kiếm lệch với nguồn (mã %(keys)s).")
    return [said % {"count": len(wrong), "keys": ", ".join(map(str, wrong[:10]))}]


def mend_copies() -> None:
    for petition in _petitions().iterator():
        if _copies_differ(petition):
            petition.working_folded = fold(petition.working_text)
            petition.due_on = petition.late_from = None
            if petition.deadline:
                clocks.copy_days(petition, petition.deadline)
            petition.save(update_fields=["working_folded", "due_on", "late_from"])


def broken_seals() -> list[str]:
    """Sealed rows that do not open with the key files at hand."""
    broken = 0
    for row in SealedText.objects.select_related("petition").order_by("pk").iterator():
        try:
            unseal_row(row)
        except keys.SealBrokenError:
            broken += 1
    told = _("%(count)s đoạn giữ kín không mở được bằng các tệp khóa hiện có.")
    missing = SealedText.objects.filter(kind=SealedText.Kind.ORIGINAL).values("petition")
    without = Petition.objects.filter(~Q(pk__in=missing)).count()
    lost = _("%(count)s kiến nghị không có nguyên văn.")
    return [
        *([told % {"count": broken}] if broken else []),
        *([lost % {"count": without}] if without else []),
    ]
