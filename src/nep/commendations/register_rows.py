"""Lines of the register: how one is written, and what of it can be searched."""

from collections.abc import Sequence
from datetime import datetime

from nep.commendations.models import AwardDecision, AwardItem, OutsideAward, RegisterEntry, SubjectKind
from nep.commendations.subjects import tells_membership
from nep.search import actions as search
from nep.vietnamese.names import sort_key, title_sort_key
from nep.vietnamese.text import fold

ENTRY = "award"


def entry_for(
    item: AwardItem,
    *,
    decision: AwardDecision,
    unit_name: str,
    number_text: str,
    golden_number: int,
    at: datetime,
) -> RegisterEntry:
    assert decision.signed_on is not None, "a published decision has its day"
    one = item.nomination
    entry = RegisterEntry(
        item=item,
        form=decision.form,
        kind=one.kind,
        subject_name=one.subject_name,
        subject_post=public_words(one.subject_post),
        unit_name=public_words(unit_name),
        achievement=item.achievement or decision.citation,
        authority=decision.form.authority,
        decision_number=number_text,
        signed_on=decision.signed_on,
        golden_number=golden_number,
        entered_at=at,
    )
    return with_keys(entry)


def entry_of_outside(award: OutsideAward, *, at: datetime) -> RegisterEntry:
    entry = RegisterEntry(
        outside=award,
        form=award.form,
        kind=award.kind,
        subject_name=award.subject_name,
        subject_post=public_words(award.subject_post),
        unit_name=public_words(award.unit_name),
        achievement=award.achievement,
        authority=award.authority,
        decision_number=award.number,
        signed_on=award.signed_on,
        entered_at=at,
    )
    return with_keys(entry)


def public_words(words: str) -> str:
    """`words`, or nothing where they would tell who is a member of the Party (safeguard 11)."""
    return "" if tells_membership(words) else words


def with_keys(entry: RegisterEntry) -> RegisterEntry:
    """With its place among names and its text for searching; a revoked one has neither (safeguard 21)."""
    if entry.state == RegisterEntry.State.REVOKED:
        entry.sort_key = entry.folded = ""
        return entry
    name = entry.subject_name
    entry.sort_key = sort_key(name) if entry.kind == SubjectKind.INDIVIDUAL else title_sort_key(name)
    entry.folded = fold(f"{name} {entry.subject_post} {entry.unit_name}")
    return entry


def reindex(ids: Sequence[int]) -> None:
    search.index(ENTRY, list(ids))
