"""A leader in an article: in full at the first mention, in short after it, as the record stood on a day.

Only what everybody may know: name, title, unit. Whom the record calls no leader is not offered here
(safeguards 11, 18); an officer may still write any name by hand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nep.commendations.subjects import tells_membership
from nep.newsroom.bodies import plain_text
from nep.newsroom.marks import PERSON, mark_of, numbers_in, with_words, without_marks
from nep.newsroom.models import Mention, Revision
from nep.organisations.models import Post, Unit, UnitVersion, World
from nep.organisations.queries import names_on
from nep.organisations.roles import Role
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import fold

SHOWN = 20
COMRADE = "đồng chí"
_INLINE = re.compile(r"</?(?:strong|em|a|sub|sup)(?: [^>]*)?>")


def leaders_on(day: date) -> QuerySet[Post]:
    """Posts of leaders held on `day`, with their person."""
    held = Post.objects.filter(valid_from__lte=day, valid_to__gt=day, roles__role=Role.LEADER)
    return held.select_related("person", "unit").order_by("person__sort_key", "pk")


@dataclass(frozen=True)
class Leader:
    post: Post
    title: str

    @property
    def name(self) -> str:
        return self.post.person.full_name


def leaders_found(text: str, *, near: Unit | int, day: date) -> list[Leader]:
    """At most `SHOWN` + 1 of those whose name, title or unit has every word of `text`, with marks or without;
    those of the unit `near` where nothing is asked. Two queries."""
    rows = list(leaders_on(day))
    names = names_on({row.unit_id for row in rows}, day)
    wanted, found = fold(text).split(), []
    for row in rows:
        title = full_title(row.title, names[row.unit_id])
        said = f" {fold(f'{row.person.full_name} {title}')}"
        asked = all(f" {word}" in said for word in wanted) if wanted else row.unit == near
        if asked and not tells_membership(title):
            found.append(Leader(row, title))
    return found[: SHOWN + 1]


def full_title(title: str, unit: str) -> str:
    """ "Bí thư Tỉnh ủy" of "Tỉnh ủy Mẫu" is "Bí thư Tỉnh ủy Mẫu"; a title that names its unit stays."""
    if not unit or fold(unit) in fold(title):
        return title
    words, of_unit = title.split(), unit.split()
    for shared in range(min(len(words), len(of_unit)), 0, -1):
        if [fold(word) for word in words[-shared:]] == [fold(word) for word in of_unit[:shared]]:
            return " ".join([*words[:-shared], *of_unit])
    return f"{title} {unit}"


@dataclass(frozen=True)
class Named:
    """One mention: `title` and `name` are what is said, `is_held` whether the post is held on its day,
    `later` what the record says now where that differs from what was published, `world` the newsroom's."""

    mention: Mention
    title: str
    name: str
    is_held: bool
    later: str = ""
    world: str = ""

    @property
    def full(self) -> str:
        return f"{self.title} {self.name}"

    @property
    def key(self) -> tuple[int, str]:
        return self.mention.post.person_id, self.title

    @property
    def mark(self) -> str:
        return mark_of(PERSON, self.mention.number)

    @property
    def without_post(self) -> str:
        """What is wrong with it, for who writes; empty where nothing is."""
        if self.is_held or self.mention.frozen_at is not None:
            return ""
        said = {"mark": self.mark, "name": self.name, "day": short_day(self.mention.day)}
        return _("%(mark)s: ngày %(day)s, %(name)s không giữ chức vụ đã chọn.") % said


def named(mentions: Iterable[Mention]) -> dict[int, Named]:
    """By number. `mentions` come from `rows_of`."""
    return {mention.number: _named(mention) for mention in mentions}


def _named(mention: Mention) -> Named:
    post, unit, world = mention.post, getattr(mention, "unit_name", "") or "", getattr(mention, "world", "")
    is_held = post.is_held_on(mention.day)
    now = (full_title(post.title, unit), post.person.full_name)
    kept = (mention.title, mention.name)
    if mention.frozen_at is None:
        return Named(mention, *(now if is_held else kept), is_held, world=world)
    later = _("không còn ghi chức vụ này") if not is_held else " ".join(now) if now != kept else ""
    return Named(mention, *kept, is_held, later, world)


def rows_of(articles: Iterable[int]) -> QuerySet[Mention]:
    """Mentions of `articles` with post, person, the unit's name on the day and the newsroom's world."""
    version = UnitVersion.objects.filter(unit=OuterRef("post__unit"), valid_from__lte=OuterRef("day"))
    name = Subquery(version.order_by("-valid_from").values("name")[:1], output_field=CharField())
    rows = Mention.objects.filter(article__in=list(articles))
    rows = rows.annotate(unit_name=name, world=F("article__unit__world"))
    return rows.select_related("post__person").order_by("article", "number")


def named_in(article: int, body: str) -> dict[int, Named]:
    """Those whom `body` names. One query; none where it names nobody."""
    numbers = numbers_in(body, PERSON)
    return named(rows_of([article]).filter(number__in=numbers)) if numbers else {}


def words_of(revisions: Sequence[Revision]) -> dict[int, str]:
    """Revision id -> the plain words of its body, with names and without marks. One query, or none."""
    return {pk: without_marks(said) for pk, said in marked_words_of(revisions).items()}


def marked_words_of(revisions: Sequence[Revision]) -> dict[int, str]:
    """The same with the marks of photographs and quotations, so that one that moved is seen to have moved."""
    naming = {one.article_id for one in revisions if numbers_in(one.body, PERSON)}
    people: dict[int, dict[int, Named]] = {}
    for row in rows_of(naming) if naming else ():
        people.setdefault(row.article_id, {})[row.number] = _named(row)
    return {one.pk: plain_text(with_names(one.body, people.get(one.article_id, {}))) for one in revisions}


def plain_words(body: str, people: Mapping[int, Named]) -> str:
    """For lists, search and comparison: a line for each block, no mark of anything."""
    return without_marks(plain_text(with_names(body, people)))


def with_names(body: str, people: Mapping[int, Named]) -> str:
    """`body` with the words of each mention. The first of a person in a post is full, those after it short:
    which is first follows from where they stand."""
    seen: set[tuple[int, str]] = set()

    def words(number: int, before: str) -> str | None:
        one = people.get(number)
        if one is None:
            return None
        if one.key not in seen:
            seen.add(one.key)
            return escape(one.full)
        return escape(_short(one, _INLINE.sub("", before[-400:])))

    return with_words(body, words) if people else body


def _short(one: Named, before: str) -> str:
    """đồng chí Nguyễn Văn A on the Party's pages, the name alone on others; never đồng chí đồng chí."""
    if one.world != World.PARTY or fold(before).endswith(fold(COMRADE)):
        return one.name
    ended = before.rstrip()
    begins = not ended or ended[-1] in ".?!…>"
    return f"{COMRADE.capitalize() if begins else COMRADE} {one.name}"


def note_of(body: str, people: Mapping[int, Named]) -> SafeString:
    """What stands below an article whose record was changed after it came out; empty where none was."""
    changed = [people[n] for n in numbers_in(body, PERSON) if n in people and people[n].later]
    return SafeString(
        render_to_string("newsroom/_names_changed.html", {"people": changed}) if changed else ""
    )


def faults_of(people: Mapping[int, Named]) -> list[str]:
    return [sentence for one in people.values() if (sentence := one.without_post)]
