"""Units, people and posts for tests, made through the actions."""

from datetime import date
from itertools import count

from nep.accounts.models import User
from nep.organisations import actions
from nep.organisations.actors import COMMAND, Actor, Channel
from nep.organisations.models import Line, Person, Post, Unit, UnitKind, World
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.recorded import recorded

LONG_AGO = date(2020, 1, 1)
_numbers = count(1)

LINES = {World.STATE: Line.STATE, World.FRONT: Line.STATE, World.PARTY: Line.PARTY}


def a_unit(
    name: str = "",
    *,
    parent: Unit | None = None,
    kind: UnitKind = UnitKind.COMMUNE,
    world: World = World.STATE,
    line: Line | None = None,
    code: str = "",
    valid_from: date = LONG_AGO,
) -> Unit:
    """A unit placed below `parent` (at the top without one) on the line of its world."""
    unit = actions.create_unit(
        world=world,
        kind=kind,
        name=name or f"Xã Thử Nghiệm {next(_numbers)}",
        code=code,
        valid_from=valid_from,
        by=COMMAND,
        at=clock.now(),
    )
    actions.place_unit(
        unit, line=line or LINES[world], parent=parent, valid_from=valid_from, by=COMMAND, at=clock.now()
    )
    return unit


def a_post(
    unit: Unit,
    *roles: Role,
    title: str = "Công chức thử nghiệm",
    valid_from: date = LONG_AGO,
    phone: str = "",
) -> Post:
    """Somebody with an account who holds a post with `roles` at `unit`."""
    person = a_person()
    return actions.open_post(
        person,
        unit=unit,
        title=title,
        roles=roles,
        valid_from=valid_from,
        office_phone=phone,
        by=COMMAND,
        at=clock.now(),
    )


def a_person(full_name: str = "") -> Person:
    number = next(_numbers)
    user = User.objects.create_user(
        f"thu{number}",
        password="mat-khau-thu",
        display_name=f"Người Thử {number}",
        created_at=clock.real_now(),
    )
    return actions.add_person(
        full_name=full_name or f"Nguyễn Văn Thử {number}", user=user, by=COMMAND, at=clock.now()
    )


def an_actor(unit: Unit, *roles: Role, title: str = "Công chức thử nghiệm") -> Actor:
    """An actor on a page who holds a fresh post with `roles` at `unit`."""
    return acting(a_post(unit, *roles, title=title))


def acting(post: Post) -> Actor:
    return Actor(channel=Channel.PAGE, user=post.person.user, post=Post.objects.get(pk=post.pk))


@recorded
def a_province() -> dict[str, Unit]:
    """A small province: province > district > two communes, a department, the reception board, and the Party
    line with the provincial committee above the province's State unit."""
    party = a_unit("Tỉnh ủy Thử", kind=UnitKind.PARTY_PROVINCE, world=World.PARTY)
    province = a_unit("Tỉnh Thử", kind=UnitKind.PROVINCE, code="99")
    board = a_unit("Ban Tiếp công dân tỉnh Thử", kind=UnitKind.RECEPTION, parent=province)
    department = a_unit("Sở Thử", kind=UnitKind.DEPARTMENT, parent=province)
    district = a_unit("Huyện Thử", kind=UnitKind.DISTRICT, parent=province, code="990")
    commune = a_unit("Xã Một", parent=district, code="99001")
    neighbour = a_unit("Xã Hai", parent=district, code="99002")
    units = {
        "party": party,
        "province": province,
        "board": board,
        "department": department,
        "district": district,
        "commune": commune,
        "neighbour": neighbour,
    }
    _under_party(units)
    return units


def _under_party(units: dict[str, Unit]) -> None:
    """The State units also stand on the Party line, under the committee that leads them."""
    above = {
        "province": "party",
        "board": "province",
        "department": "province",
        "district": "province",
        "commune": "district",
        "neighbour": "district",
    }
    for name, parent in above.items():
        actions.place_unit(
            units[name],
            line=Line.PARTY,
            parent=units[parent],
            valid_from=LONG_AGO,
            by=COMMAND,
            at=clock.now(),
        )
