"""Who may be picked as the reader, what waits for whom, and the counts that everybody else sees."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.measures.small import conceal
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import ancestors, posts_at, units_below, versions_on
from nep.organisations.registry import DeskItem
from nep.organisations.roles import Role
from nep.programmes.models import Commitment, CommitmentTally, PlanAction, Theme
from nep.programmes.models.commitments import side_of

HEADS = (Role.UNIT_HEAD, Role.LEADER)
REVIEW_DAYS = 7
DESK_LIMIT = 200
FEW_TO_READ = 3


def direct_heads(post: Post, *, on: date) -> list[Post]:
    """The posts among which the holder of `post` picks the one reader: heads of the own unit on the post's
    own side, the nearest first; for who leads the unit, the leaders of the nearest unit above that has any.
    Never a post of the same person."""
    own = _held_roles(post)
    if Role.LEADER not in own:
        wanted = (Role.LEADER,) if Role.UNIT_HEAD in own else HEADS
        found = _heads_at(post.unit, wanted, post, on)
        if found:
            return found
    side = side_of(post.unit)
    for above in reversed(ancestors(post.unit, line=side, on=on)):
        if side_of(above) == side and (found := _heads_at(above, (Role.LEADER,), post, on)):
            return found
    return []


def _held_roles(post: Post) -> set[str]:
    return {held.role for held in post.roles.all()}


def _heads_at(unit: Unit, roles: tuple[Role, ...], post: Post, on: date) -> list[Post]:
    """Posts of `unit` with one of `roles` in their order, without the person of `post`."""
    found: list[Post] = []
    for role in roles:
        held = posts_at(unit, on=on, role=role).exclude(person=post.person_id)
        found += [one for one in held if one not in found]
    return found


def themes_to_commit(actor: Actor, on: date) -> list[Theme]:
    """Issued themes that run on `on` and that the acting post may see, the newest first."""
    running = Theme.objects.visible_to(actor).filter(
        state=Theme.State.ISSUED, starts_on__lte=on, ends_on__gte=on
    )
    return list(running.order_by("-starts_on", "-pk"))


def duties_of(post: Post, theme: Theme) -> list[PlanAction]:
    """The actions of the approved plan that are given to `post`, then those of its unit, by their due day."""
    actions = PlanAction.objects.filter(
        plan__theme=theme, plan__unit=post.unit_id, plan__state="approved"
    ).order_by("due_on", "position", "pk")
    return sorted(actions[:DESK_LIMIT], key=lambda action: action.owner_id != post.pk)


def desk_commitments(actor: Actor, day: date) -> list[DeskItem]:
    """What waits for a member (write, review) and for the reader (read). No row names what was written, and
    only the reader's rows name a person. Nothing of it is stored."""
    if actor.post is None or not (actor.has("write_commitment") or actor.has("read_commitments")):
        return []
    rows = Commitment.objects.visible_to(actor).select_related("person", "content", "theme")
    mine: list[Commitment] = []
    theirs: list[Commitment] = []
    for row in rows.order_by("pk")[:DESK_LIMIT]:
        (mine if row.person_id == actor.post.person_id else theirs).append(row)
    return [*_to_write(actor, mine, day), *_to_review(mine, day), *_to_read(theirs)]


def _to_write(actor: Actor, mine: list[Commitment], day: date) -> list[DeskItem]:
    """One line per running theme without a commitment of this year. A duty is asked of members only: on
    other desks the page waits in the menu."""
    assert actor.post is not None
    if Role.MEMBER not in _held_roles(actor.post):
        return []
    written = {row.theme_id for row in mine if row.year == day.year}
    return [
        DeskItem(
            kind=_("Bản đăng ký làm theo"),
            title=_("Viết bản đăng ký năm %(year)s, %(theme)s")
            % {"year": day.year, "theme": theme.short_title},
            url=reverse("programmes:commit", args=[theme.uuid]),
            due_on=None,
        )
        for theme in themes_to_commit(actor, day)
        if theme.pk not in written
    ]


def _to_review(mine: list[Commitment], day: date) -> list[DeskItem]:
    return [
        DeskItem(
            kind=_("Tự nhận xét kết quả"),
            title=_("Bản đăng ký của ông/bà năm %(year)s") % {"year": row.year},
            url=row.get_absolute_url(),
            due_on=row.content.due_on,
        )
        for row in mine
        if not row.is_reviewed and row.content.due_on <= day + timedelta(days=REVIEW_DAYS)
    ]


def _to_read(theirs: list[Commitment]) -> list[DeskItem]:
    """Each by name while they are few; above that one line, so that other work is not pushed away."""
    unread = [row for row in theirs if row.seen_on is None]
    if len(unread) > FEW_TO_READ:
        return [
            DeskItem(
                kind=_("Bản đăng ký làm theo"),
                title=_("%(count)s bản đăng ký gửi ông/bà đọc") % {"count": len(unread)},
                url=reverse("programmes:commitments"),
                due_on=None,
            )
        ]
    return [
        DeskItem(
            kind=_("Bản đăng ký làm theo"),
            title=_("%(name)s gửi ông/bà đọc bản năm %(year)s")
            % {"name": row.person.full_name, "year": row.year},
            url=row.get_absolute_url(),
            due_on=None,
        )
        for row in sorted(unread, key=lambda row: (row.person.sort_key, row.year))
    ]


@dataclass(frozen=True)
class CountRow:
    """Counts of one unit; None is not shown: it is small, or it would tell a small one."""

    unit_id: int
    name: str
    registered: int | None
    reviewed: int | None


@dataclass(frozen=True)
class Counts:
    rows: list[CountRow]
    registered: int | None
    reviewed: int | None


def counts_of(theme: Theme, actor: Actor, *, year: int, on: date) -> Counts:
    """Commitments of `year` by unit, the acting post's unit and what stands below it on its own line, in
    alphabetical order. Counts under 5 are hidden, and what would tell them (safeguards 11, 12)."""
    if actor.unit is None:
        return Counts([], None, None)
    below = units_below(actor.unit, line=actor.line, on=on)
    found = CommitmentTally.objects.filter(theme=theme, year=year, unit__in=below).order_by().values("unit")
    counted = found.annotate(all=Count("pk"), done=Count("pk", filter=Q(reviewed_on__isnull=False)))
    values = {row["unit"]: (row["all"], row["done"]) for row in counted}
    registered = conceal({unit: whole for unit, (whole, _done) in values.items()})
    reviewed = {unit: _part(*values[unit]) if registered[unit] is not None else None for unit in values}
    versions = versions_on(values, on)
    rows = [
        CountRow(unit, versions[unit].name, registered[unit], reviewed[unit])
        for unit in sorted(values, key=lambda unit: versions[unit].sort_key)
    ]
    return Counts(rows, *_totals(list(values.values()), list(reviewed.values())))


def _totals(values: list[tuple[int, int]], reviewed: list[int | None]) -> tuple[int | None, int | None]:
    """Both sums; the second is left out where it would tell the one hidden row."""
    whole, done = sum(all_ for all_, _done in values), sum(done for _all, done in values)
    told = _part(whole, done) if reviewed.count(None) != 1 else None
    return conceal({0: whole})[0], told


def _part(whole: int, done: int) -> int | None:
    """`done` out of `whole`, unless one of the two groups is small."""
    return conceal({"done": done, "left": whole - done})["done"]


def years_of(theme: Theme, today: date) -> list[int]:
    """The years of the theme that have begun, the newest first."""
    return list(range(min(theme.ends_on, today).year, theme.starts_on.year - 1, -1))
