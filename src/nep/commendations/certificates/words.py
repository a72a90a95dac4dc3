"""What a certificate of an entry says, from the register and its decision."""

from collections.abc import Sequence

from nep.commendations.models import AwardItem, RegisterEntry
from nep.documents.compose import signature_lines
from nep.documents.queries import place_before_date, signature_of
from nep.vietnamese.dates import official_date


def words_of(entries: Sequence[RegisterEntry]) -> dict[int, dict[str, str]]:
    """Key of the entry -> key of the field -> words. Entries of one decision share its signer and place."""
    items = AwardItem.objects.filter(entry__in=entries).select_related(
        "decision__signer__person", "decision__signer__unit", "decision__unit"
    )
    by_item = {item.pk: item for item in items}
    shared: dict[int, dict[str, str]] = {}
    found = {}
    for entry in entries:
        item = by_item[entry.item_id or 0]
        if item.decision_id not in shared:
            shared[item.decision_id] = _of_decision(entry, item)
        found[entry.pk] = {**shared[item.decision_id], **_of_entry(entry)}
    return found


def _of_decision(entry: RegisterEntry, item: AwardItem) -> dict[str, str]:
    decision = item.decision
    day = official_date(entry.signed_on)
    place = place_before_date(decision.unit, entry.signed_on)
    words = {
        "decision": f"Quyết định số {entry.decision_number}, {day}",
        "place_day": f"{place}, {day}" if place else day.capitalize(),
    }
    if decision.signer is not None:
        signature = signature_of(decision.signer, entry.signed_on)
        words["capacity"] = "\n".join(signature_lines(signature, entry.form.world))
        words["signer"] = signature.name
    return words


def _of_entry(entry: RegisterEntry) -> dict[str, str]:
    return {
        "name": entry.subject_name,
        "post": entry.place,
        "achievement": f"{entry.achievement[:1].upper()}{entry.achievement[1:]}",
        "golden": f"Số sổ vàng: {entry.golden_number}" if entry.golden_number else "",
        "code": f"Tra cứu trong sổ khen thưởng:\n{entry.grouped_code}",
    }
