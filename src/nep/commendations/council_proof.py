"""That who stays out of a nomination had no access to it: read from what was written, not claimed."""

from dataclasses import dataclass
from datetime import datetime

from nep.audit.models import Event
from nep.commendations.models import Council, DiscussionNote, DossierOpening, Recusal
from nep.organisations.models import Post

KIND = "commendations.nomination"


@dataclass(frozen=True)
class Proof:
    """One recusal. `opened_before`: the dossier was opened earlier, when nobody had said anything;
    `acts_after`: whatever the person did with the nomination since, by any post: openings, notes, lines of
    history."""

    recusal: Recusal
    opened_before: datetime | None
    acts_after: int


def proof_of(council: Council) -> list[Proof]:
    """Every recusal of the council, in five queries however many there are."""
    rows = list(
        Recusal.objects.filter(member__council=council)
        .select_related("member__post__person", "nomination")
        .order_by("nomination__sort_key", "nomination", "pk")
    )
    opened = {
        (one.member_id, one.nomination_id): one.opened_at
        for one in DossierOpening.objects.filter(member__council=council).order_by("pk")
    }
    acts = _acts(council, rows)
    return [_proof(row, opened.get((row.member_id, row.nomination_id)), acts) for row in rows]


def _proof(row: Recusal, opened_at: datetime | None, acts: "Acts") -> Proof:
    person = row.member.post.person_id
    after = sum(moment > row.noted_at for moment in acts.get((person, row.nomination_id), ()))
    is_before = opened_at is not None and opened_at <= row.noted_at
    late = opened_at is not None and not is_before
    return Proof(row, opened_at if is_before else None, after + late)


Acts = dict[tuple[int, int], list[datetime]]


def _acts(council: Council, rows: list[Recusal]) -> Acts:
    """(person, nomination) -> when they wrote a note about it or stand in its history."""
    persons = {row.member.post.person_id for row in rows}
    nominations = [row.nomination_id for row in rows]
    person_of = dict(Post.objects.filter(person__in=persons).values_list("pk", "person"))
    found: Acts = {}
    notes = DiscussionNote.objects.filter(member__council=council, nomination__in=nominations)
    for post, about, moment in notes.values_list("member__post", "nomination", "written_at"):
        if post in person_of:
            found.setdefault((person_of[post], about), []).append(moment)
    events = Event.objects.filter(thing_kind=KIND, thing_id__in=nominations, post_id__in=list(person_of))
    for actor, about, moment in events.values_list("post_id", "thing_id", "at"):
        found.setdefault((person_of[actor or 0], about), []).append(moment)
    return found
