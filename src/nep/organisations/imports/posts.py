"""Posts from a spreadsheet: who (by staff code) holds what at which unit, from when on, in which roles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.columns import Column
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.organisations import permissions
from nep.organisations.actions.posts_in_bulk import PostRow, take_back_posts, write_posts
from nep.organisations.actors import Actor
from nep.organisations.imports.naming import Unclear, must_be_there, path_words, unit_named
from nep.organisations.imports.staff import staff_code
from nep.organisations.imports.tree import Tree, house, name_key
from nep.organisations.models import FOR_EVER, Person, Post, PostRole
from nep.organisations.roles import ROLE_LABELS, Role
from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import Row
from nep.vietnamese.dates import short_day
from nep.vietnamese.phones import read_phone
from nep.vietnamese.text import fold

SEVERAL = ";"
YES = "có"


def columns(scope: str) -> Sequence[Column]:
    labels = tuple(str(ROLE_LABELS[role]) for role in Role)
    return (
        staff_code(_("Người phải có trong hệ thống: nhập ở loại “Người” trước.")),
        Column(
            "name",
            ("Họ và tên", "Họ tên"),
            most=120,
            note=_("Chỉ để đối chiếu với mã cán bộ."),
            example="Nguyễn Văn Ví Dụ",
            width=28,
        ),
        Column(
            "unit",
            ("Đơn vị",),
            required=True,
            most=400,
            note=_("Mã đơn vị, hoặc tên; trùng tên thì ghi cả cấp trên: Huyện A / Xã B."),
            example="Huyện Ví Dụ / Xã Ví Dụ",
            width=32,
        ),
        Column("title", ("Chức vụ",), required=True, most=200, example="Công chức Văn phòng", width=28),
        Column(
            "roles",
            ("Vai trong hệ thống", "Vai"),
            most=300,
            choices=labels,
            note=_(
                "Chọn trong danh sách; nhiều vai thì cách nhau bằng dấu chấm phẩy. Để trống là giữ nguyên."
            ),
            example=str(ROLE_LABELS[Role.UNIT_OFFICER]),
            width=26,
        ),
        Column("phone", ("Điện thoại cơ quan",), Kind.PHONE, most=20, example="02930000000"),
        Column("first", ("Từ ngày",), Kind.DAY, required=True, example=date(2024, 1, 1), width=14),
        Column(
            "last",
            ("Đến hết ngày",),
            Kind.DAY,
            note=_("Ngày cuối còn giữ chức vụ. Để trống là còn giữ."),
            width=14,
        ),
        Column(
            "concurrent",
            ("Kiêm nhiệm",),
            most=10,
            choices=(YES,),
            note=_("Ghi “có” khi người này giữ chức vụ khác trong cùng thời gian."),
            width=12,
        ),
    )


@dataclass(slots=True)
class Stood:
    """A post of the house."""

    pk: int
    unit: int
    title: str
    phone: str
    first: date
    after: date
    roles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Wanted:
    """A row, read. `after`: the first day on which it is no longer held; None leaves what stands."""

    number: int
    code: str
    unit: int
    title: str
    phone: str
    first: date
    after: date | None
    roles: frozenset[str] | None
    is_concurrent: bool
    faults: list[Fault] = field(default_factory=list)

    @property
    def key(self) -> tuple[object, ...]:
        return (self.code, self.unit, name_key(self.title), self.first)

    @property
    def ends(self) -> date:
        return self.after or FOR_EVER


class Known:
    """People with a staff code, the posts they hold, and every unit."""

    def __init__(self, codes: set[str]) -> None:
        self.tree: Tree = house()
        self.people: dict[str, tuple[int, str]] = {}
        for pk, code, name in (
            Person.objects.exclude(code="").values_list("pk", "code", "full_name").iterator()
        ):
            if code in codes:
                self.people[code] = (pk, name)
        self.posts: dict[int, list[Stood]] = defaultdict(list)
        by_pk = {}
        wanted = {pk for pk, _name in self.people.values()}
        fields = ("pk", "unit_id", "title", "office_phone", "valid_from", "valid_to")
        for person, *values in Post.objects.order_by("pk").values_list("person_id", *fields).iterator():
            if person in wanted:
                by_pk[values[0]] = stood = Stood(*values)
                self.posts[person].append(stood)
        for post, role in PostRole.objects.order_by("pk").values_list("post_id", "role").iterator():
            if post in by_pk:
                by_pk[post].roles |= {role}
        self._units: dict[tuple[str, date], int] = {}

    def unit(self, text: str, day: date) -> int:
        """Raises Unclear."""
        if (text, day) not in self._units:
            found = unit_named(self.tree, text, day)
            must_be_there(self.tree, found, day)
            self._units[(text, day)] = found
        return self._units[(text, day)]


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    known = Known({str(row.values.get("code") or "") for row in rows.every()})
    wanted = [_wanted(row, known) for row in rows]
    repeats = Repeats((one.number, one.key) for one in wanted)
    of_person: dict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        of_person[one.code].append(one)
    for one in wanted:
        yield _checked(one, known, repeats, of_person[one.code])


def _wanted(row: Row, known: Known) -> Wanted:
    values = row.values
    first, last, title = values["first"], values["last"], str(values["title"])
    assert isinstance(first, date), "a required day that could be read"
    after = last + timedelta(days=1) if isinstance(last, date) else None
    faults: list[Fault] = []
    return Wanted(
        row.number,
        _code(row, known, faults),
        _unit(row, first, known, faults),
        title,
        str(values["phone"] or ""),
        first,
        _after(first, after, faults),
        _roles(str(values["roles"] or ""), faults),
        fold(str(values["concurrent"] or "")) == fold(YES),
        faults,
    )


def _code(row: Row, known: Known, faults: list[Fault]) -> str:
    code, name = str(row.values["code"]), row.values["name"]
    if code not in known.people:
        said = _("Không có người nào mang mã %(code)s. Ông/bà nhập ở loại “Người” trước.")
        faults.append(Fault("code", said % {"code": code}))
    elif name is not None and name_key(str(name)) != name_key(known.people[code][1]):
        said = _("Mã %(code)s trong hệ thống là của người khác tên. Ông/bà kiểm tra lại mã và họ tên.")
        faults.append(Fault("name", said % {"code": code}))
    return code


def _unit(row: Row, first: date, known: Known, faults: list[Fault]) -> int:
    try:
        return known.unit(str(row.values["unit"]), first)
    except Unclear as unclear:
        faults.append(Fault("unit", str(unclear)))
        return 0


def _after(first: date, after: date | None, faults: list[Fault]) -> date | None:
    if after is not None and after <= first:
        faults.append(Fault("last", _("Ngày cuối đứng trước ngày đầu. Ông/bà kiểm tra lại hai ngày.")))
    return after


def _roles(text: str, faults: list[Fault]) -> frozenset[str] | None:
    by_label = {fold(str(label)): role.value for role, label in ROLE_LABELS.items()}
    said = [part.strip() for part in text.split(SEVERAL) if part.strip()]
    unknown = [part for part in said if fold(part) not in by_label]
    if unknown:
        words = _("Không có vai “%(role)s”. Ông/bà chọn trong danh sách của tệp mẫu.")
        faults.append(Fault("roles", words % {"role": unknown[0][:60]}))
    return frozenset(by_label[fold(part)] for part in said if fold(part) in by_label) if said else None


def _checked(one: Wanted, known: Known, repeats: Repeats, same_person: Sequence[Wanted]) -> Checked:
    if others := repeats.others(one.key, one.number):
        words = _(
            "Cùng người, đơn vị, chức vụ và ngày có ở nhiều dòng (cả dòng %(others)s). Ông/bà chỉ để một."
        )
        one.faults = [Fault("code", words % {"others": others})]
    if one.faults:
        return Checked(one.number, Outcome.FAULTY, one.faults)
    person = known.people[one.code][0]
    stood = next((post for post in known.posts[person] if _is_of(post, one)), None)
    before = _before(one, stood) if stood else {}
    rests_on = (person, one.unit, stood.pk if stood else 0)
    if stood and not before:
        return Checked(one.number, Outcome.SAME, rests_on=rests_on)
    if overlap := _overlap(one, stood, known.posts[person], same_person):
        return Checked(one.number, Outcome.FAULTY, [Fault("first", overlap)])
    plan = PostRow(
        person, one.unit, one.title, one.phone, one.first, one.after, one.roles, stood.pk if stood else 0
    )
    outcome = Outcome.CHANGED if stood else Outcome.NEW
    return Checked(one.number, outcome, before=before or None, plan=plan, rests_on=rests_on)


def _is_of(post: Stood, one: Wanted) -> bool:
    return (post.unit, name_key(post.title), post.first) == (one.unit, name_key(one.title), one.first)


def _before(one: Wanted, stood: Stood) -> dict[str, str]:
    """Column -> what stands now, of what the row changes; an empty cell leaves what stands."""
    before = {}
    if one.phone and one.phone != _dialled(stood.phone):
        before["phone"] = stood.phone
    if one.after and one.after != stood.after:
        before["last"] = "" if stood.after == FOR_EVER else short_day(stood.after - timedelta(days=1))
    if one.roles is not None and one.roles != stood.roles:
        before["roles"] = "; ".join(str(ROLE_LABELS[Role(role)]) for role in sorted(stood.roles))
    return before


def _dialled(phone: str) -> str:
    """A telephone of the house as a file says it; what is none stays as it was typed."""
    try:
        return read_phone(phone).number
    except ValueError:
        return phone


def _overlap(one: Wanted, stood: Stood | None, posts: Sequence[Stood], rows: Sequence[Wanted]) -> str:
    """A sentence when the person holds another post in the same time and the row does not say so."""
    if one.is_concurrent:
        return ""
    of_house = ((post.title, post.first, post.after) for post in posts if post is not stood)
    of_file = ((row.title, row.first, row.ends) for row in rows if row is not one and not row.is_concurrent)
    for title, first, after in [*of_house, *of_file]:
        if one.first < after and first < one.ends and not _is_row_of(title, first, rows, one):
            return _(
                "Người này giữ “%(title)s” từ ngày %(first)s: hai thời gian chồng nhau. "
                "Nếu kiêm nhiệm, ông/bà ghi “có” ở cột Kiêm nhiệm."
            ) % {"title": title, "first": short_day(first)}
    return ""


def _is_row_of(title: str, first: date, rows: Sequence[Wanted], one: Wanted) -> bool:
    """A post of the house that another row ends before this one begins."""
    return any(
        row is not one
        and (name_key(row.title), row.first) == (name_key(title), first)
        and row.ends <= one.first
        for row in rows
    )


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    write_posts([one.plan for one in changes], trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_posts(effects, by=by, at=at)


def export(scope: str) -> Iterator[Sequence[Value]]:
    """Posts of people with a staff code; those held at once with others are marked so."""
    tree = house()
    posts = Post.objects.exclude(person__code="").select_related("person").prefetch_related("roles")
    for post in posts.order_by("person__code", "valid_from", "pk"):
        last = None if post.valid_to == FOR_EVER else post.valid_to - timedelta(days=1)
        roles = "; ".join(str(ROLE_LABELS[Role(row.role)]) for row in post.roles.all())
        person, unit = post.person, path_words(tree, post.unit_id, post.valid_from)
        said = [post.title, roles or None, post.office_phone or None, post.valid_from, last, YES]
        yield [person.code, person.full_name, unit, *said]


POSTS = Importer(
    kind="posts",
    label=gettext_lazy("Chức vụ"),
    hint=gettext_lazy("Mỗi dòng một người giữ một chức vụ ở một đơn vị từ một ngày, với vai trong hệ thống."),
    key_sentence=gettext_lazy("Cùng mã cán bộ, đơn vị, chức vụ và ngày bắt đầu là cùng một chức vụ."),
    columns=columns,
    may=lambda by, scope: permissions.can_manage_posts(by),
    sees_all=permissions.can_manage_posts,
    check=check,
    write=write,
    take_back=take_back,
    export=export,
    order=30,
)
