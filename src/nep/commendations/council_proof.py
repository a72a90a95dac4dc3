"""That who stays out of a nomination had no access to it: read from what was written, not claimed.

What nobody writes down is said as well: a page that is read leaves no row, so whoever could read the
nomination by right of the own unit, before staying out, is named with that post.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nep.audit.models import Event
from nep.commendations.models import ConsultedNomination, Council, DiscussionNote, DossierOpening, Recusal
from nep.organisations.models import Line, Post, Span, World
from nep.organisations.roles import Reach, grants_of
from nep.web import clock

KIND = "commendations.nomination"


@dataclass(frozen=True)
class Proof:
    """One recusal. `opened_before`: the dossier was opened earlier, when nobody had said anything;
    `readable_as`: titles of the person's posts whose unit could read it before; `acts_after`: whatever the
    person did with the nomination since, by any post: openings, notes, lines of history."""

    recusal: Recusal
    opened_before: datetime | None
    readable_as: list[str]
    acts_after: int


def proof_of(council: Council) -> list[Proof]:
    """Every recusal of the council, in nine queries however many there are."""
    rows = list(
        Recusal.objects.filter(member__council=council)
        .select_related("member__post__person", "nomination")
        .order_by("nomination__sort_key", "nomination", "pk")
    )
    opened = {
        (one.member_id, one.nomination_id): one.opened_at
        for one in DossierOpening.objects.filter(member__council=council).order_by("pk")
    }
    acts, rights = _acts(council, rows), _rights(rows)
    return [
        _proof(row, opened.get((row.member_id, row.nomination_id)), rights.titles(row), acts) for row in rows
    ]


def _proof(row: Recusal, opened_at: datetime | None, readable_as: list[str], acts: "Acts") -> Proof:
    person = row.member.post.person_id
    after = sum(moment > row.noted_at for moment in acts.get((person, row.nomination_id), ()))
    is_before = opened_at is not None and opened_at <= row.noted_at
    late = opened_at is not None and not is_before
    return Proof(row, opened_at if is_before else None, readable_as, after + late)


@dataclass(frozen=True)
class Rights:
    """What the posts of the members reach, by the trees of today as every right does."""

    posts: dict[int, list[Post]]  # person -> posts that read awards
    paths: dict[tuple[int, str], str]  # (unit, line) -> path
    asked: dict[int, set[int]]  # nomination -> units asked for their opinion

    def titles(self, row: Recusal) -> list[str]:
        """Posts as which the person could read the nomination from its sending until staying out."""
        sent = row.nomination.submitted_at
        if sent is None or sent >= row.noted_at:
            return []
        held = self.posts.get(row.member.post.person_id, [])
        return [post.title for post in held if self._reads(post, row)]

    def _reads(self, post: Post, row: Recusal) -> bool:
        unit, wanted = post.unit_id, row.nomination.unit_id
        reach = grants_of(role.role for role in post.roles.all()).get("view_awards")
        if reach is None:
            return False
        if reach is Reach.EVERYWHERE or unit == wanted or unit in self.asked.get(row.nomination_id, ()):
            return True
        line = Line.PARTY if post.unit.world == World.PARTY else Line.STATE
        above, below = self.paths.get((unit, line)), self.paths.get((wanted, line))
        return reach is Reach.SUBTREE and above is not None and (below or "").startswith(above)


def _rights(rows: Sequence[Recusal]) -> Rights:
    today, posts = clock.today(), dict[int, list[Post]]()
    persons = {row.member.post.person_id for row in rows}
    held = Post.objects.filter(person__in=persons, valid_from__lte=today, valid_to__gt=today)
    for post in held.select_related("unit").prefetch_related("roles").order_by("pk"):
        posts.setdefault(post.person_id, []).append(post)
    units = {post.unit_id for own in posts.values() for post in own} | {
        row.nomination.unit_id for row in rows
    }
    spans = Span.objects.filter(unit__in=units, valid_from__lte=today, valid_to__gt=today)
    paths = {(unit, line): path for unit, line, path in spans.values_list("unit", "line", "path")}
    asked: dict[int, set[int]] = {}
    consulted = ConsultedNomination.objects.filter(nomination__in=[row.nomination_id for row in rows])
    for nomination, unit in consulted.values_list("nomination", "consultation__unit"):
        asked.setdefault(nomination, set()).add(unit)
    return Rights(posts, paths, asked)


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
