"""Reads over the trees of units, their names and their posts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from nep.organisations.models import Line, Mandate, Placement, Post, Span, Unit, UnitKind, UnitVersion
from nep.organisations.remembering import remembered_ids, remembered_spans
from nep.organisations.roles import Role
from nep.web.errors import Refusal
from nep.web.looking_up import looked_up

SEGMENT = 6
CharField.register_lookup(Length)


class UnknownUnit(Refusal):
    field = "unit"


class AmbiguousUnit(Refusal):
    field = "unit"


def path_after(path: str) -> str:
    """The first path that no longer lies below `path` (segments are fixed-width decimals)."""
    head, last = path[:-SEGMENT], path[-SEGMENT:]
    return f"{head}{int(last) + 1:0{SEGMENT}d}"


@looked_up
def span_on(unit: Unit | int, *, line: Line, on: date) -> Span | None:
    """Where `unit` stood on `line` on the day `on`; None when it stood nowhere."""
    known, key = remembered_spans(), (id_of(unit), Line(line), on)
    if known is not None and key in known:
        return known[key]
    span = Span.objects.filter(unit=unit, line=line, valid_from__lte=on, valid_to__gt=on).first()
    if known is not None:
        known[key] = span
    return span


def units_below(unit: Unit | int, *, line: Line, on: date) -> QuerySet[Unit]:
    """`unit` and every unit below it on `line` on the day `on`; only itself when it is not placed there."""
    span = span_on(unit, line=line, on=on)
    if span is None:
        return Unit.objects.filter(pk=id_of(unit))
    return Unit.objects.filter(pk__in=_spans_below(span, on).values("unit"))


def ids_below(unit: Unit | int, *, line: Line, on: date) -> frozenset[int]:
    """The same as ids, looked up once in a request that only reads."""
    known, key = remembered_ids(), (id_of(unit), Line(line), on)
    if known is not None and key in known:
        return known[key]
    span = span_on(unit, line=line, on=on)
    below = _spans_below(span, on).order_by().values_list("unit_id", flat=True) if span is not None else ()
    found = frozenset({id_of(unit), *below})
    if known is not None:
        known[key] = found
    return found


def _spans_below(span: Span, on: date) -> QuerySet[Span]:
    return Span.objects.filter(
        line=span.line,
        path__gte=span.path,
        path__lt=path_after(span.path),
        valid_from__lte=on,
        valid_to__gt=on,
    )


def id_of(unit: Unit | int) -> int:
    return unit.pk if isinstance(unit, Unit) else unit


@looked_up
def stands_below(unit: Unit | int, above: Unit | int, *, line: Line, on: date) -> bool:
    """True when `unit` is `above` or stands below it on `line` on the day `on`."""
    if id_of(unit) == id_of(above):
        return True
    return units_below(above, line=line, on=on).filter(pk=id_of(unit)).exists()


def ancestors(unit: Unit, *, line: Line, on: date) -> list[Unit]:
    """The units above `unit` on `line` on the day `on`, from the top down, without `unit` itself."""
    span = span_on(unit, line=line, on=on)
    if span is None:
        return []
    ids = [int(span.path[i : i + SEGMENT]) for i in range(0, len(span.path) - SEGMENT, SEGMENT)]
    by_id = Unit.objects.in_bulk(ids)
    return [by_id[pk] for pk in ids]


def parent_of(unit: Unit | int, *, line: Line, on: date) -> Unit | None:
    """The unit directly above `unit` on `line` on the day `on`."""
    placements = _placements(id_of(unit), Line(line))
    placement = next((one for one in placements if one.valid_from <= on), None)
    return placement.parent if placement and not placement.is_closing else None


@looked_up
def _placements(unit: int, line: Line) -> list[Placement]:
    """Where it ever stood on `line`, the latest first."""
    rows = Placement.objects.filter(unit=unit, line=line).select_related("parent")
    return list(rows.order_by("-valid_from"))


def children_of(unit: Unit, *, line: Line, on: date) -> QuerySet[Unit]:
    """The units directly below `unit` on `line` on the day `on`."""
    span = span_on(unit, line=line, on=on)
    if span is None:
        return Unit.objects.none()
    direct = Span.objects.filter(
        line=line,
        path__gt=span.path,
        path__lt=path_after(span.path),
        valid_from__lte=on,
        valid_to__gt=on,
    ).filter(path__length=len(span.path) + SEGMENT)
    return Unit.objects.filter(pk__in=direct.values("unit"))


def top_unit(line: Line, *, on: date) -> Unit | None:
    """The body of this installation: the unit at the top of `line` on the day `on`."""
    top = Span.objects.filter(line=line, path__length=SEGMENT, valid_from__lte=on, valid_to__gt=on)
    span = top.select_related("unit").order_by("path").first()
    return span.unit if span else None


def version_on(unit: Unit | int, day: date) -> UnitVersion:
    """What `unit` was called on `day`; its first version for an earlier day.

    Raises UnitVersion.DoesNotExist for a unit without any version, which no action can make.
    """
    versions = _versions(id_of(unit))
    if not versions:
        raise UnitVersion.DoesNotExist
    return next((one for one in versions if one.valid_from <= day), versions[-1])


@looked_up
def _versions(unit: int) -> list[UnitVersion]:
    """What it was ever called, the latest first: a handful."""
    return list(UnitVersion.objects.filter(unit=unit).order_by("-valid_from"))


def name_on(unit: Unit | int, day: date) -> str:
    """The name of `unit` on `day`."""
    return version_on(unit, day).name


def versions_on(units: Iterable[Unit | int | None], day: date) -> dict[int, UnitVersion]:
    """The version of each unit on `day` (its first one for an earlier day), in one query; unknown ids are
    left out."""
    ids = {id_of(unit) for unit in units if unit is not None}
    found: dict[int, UnitVersion] = {}
    rows = UnitVersion.objects.filter(unit__in=ids).select_related("unit")
    for version in rows.order_by("unit_id", "valid_from"):
        if version.valid_from <= day or version.unit_id not in found:
            found[version.unit_id] = version
    return found


def names_on(units: Iterable[Unit | int | None], day: date) -> dict[int, str]:
    """Unit id -> its name on `day` (its first one for an earlier day), in one query; unknown ids are left
    out."""
    ids = {id_of(unit) for unit in units if unit is not None}
    rows = UnitVersion.objects.filter(unit__in=ids).order_by("unit_id", "valid_from")
    found: dict[int, str] = {}
    for pk, valid_from, name in rows.values_list("unit_id", "valid_from", "name"):
        if valid_from <= day or pk not in found:
            found[pk] = name
    return found


def with_version(units: QuerySet[Unit], day: date) -> QuerySet[Any]:
    """`units` with `current_name`, `current_kind`, `current_sort_key` as on `day`, without closed units."""
    current = UnitVersion.objects.filter(unit=OuterRef("pk"), valid_from__lte=day).order_by("-valid_from")
    return units.annotate(
        current_name=Subquery(current.values("name")[:1]),
        current_kind=Subquery(current.values("kind")[:1]),
        current_code=Subquery(current.values("code")[:1]),
        current_sort_key=Subquery(current.values("sort_key")[:1]),
        current_folded=Subquery(current.values("folded")[:1]),
        current_closed=Subquery(current.values("is_closing")[:1]),
    ).filter(current_closed=False)


def unit_by_code(code: str, day: date) -> Unit:
    """The unit that carries `code` on a day: `31318@2023-12-31`, or `31318` meaning on `day`.

    Raises UnknownUnit (also for an unreadable day) and AmbiguousUnit when two units carry it that day.
    """
    bare, _at, written_day = code.strip().partition("@")
    on = _day_in(written_day, code) if _at else day
    holders = [
        version.unit_id
        for version in _versions_with(bare)
        if version.valid_from <= on and not _replaced_by(version, on) and not version.is_closing
    ]
    if not holders:
        raise UnknownUnit(
            _("Không có đơn vị nào mang mã %(code)s vào ngày %(day)s. Ông/bà kiểm tra lại mã và ngày.")
            % {"code": bare, "day": on.strftime("%d/%m/%Y")}
        )
    if len(set(holders)) > 1:
        raise AmbiguousUnit(
            _(
                "Mã %(code)s vào ngày %(day)s chỉ tới hai đơn vị. "
                "Ông/bà ghi thêm ngày, ví dụ %(code)s@2023-12-31."
            )
            % {"code": bare, "day": on.strftime("%d/%m/%Y")}
        )
    return Unit.objects.get(pk=holders[0])


def _day_in(text: str, code: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnknownUnit(
            _("Không đọc được ngày trong “%(code)s”. Ông/bà ghi dạng MÃ@NĂM-THÁNG-NGÀY.") % {"code": code}
        ) from None


def _versions_with(code: str) -> list[UnitVersion]:
    return list(UnitVersion.objects.filter(code=code).exclude(code="").order_by("unit_id", "valid_from"))


def _replaced_by(version: UnitVersion, on: date) -> bool:
    return UnitVersion.objects.filter(
        unit_id=version.unit_id, valid_from__gt=version.valid_from, valid_from__lte=on
    ).exists()


def posts_held(user_id: int, *, on: date) -> QuerySet[Post]:
    """Posts that the person of this account holds on the day `on`, the oldest first."""
    return (
        Post.objects.filter(person__user_id=user_id, valid_from__lte=on, valid_to__gt=on)
        .select_related("unit", "person")
        .prefetch_related("roles")
        .order_by("valid_from", "pk")
    )


def mandates_of(posts: Iterable[Post], *, on: date) -> QuerySet[Mandate]:
    """Mandates in force on the day `on` under which one of `posts` may act in another's name."""
    return (
        Mandate.objects.in_force(on)
        .filter(to_post__in=list(posts))
        .select_related("from_post__unit", "to_post__unit", "to_post__person")
        .prefetch_related("from_post__roles", "verbs")
        .order_by("valid_to", "pk")
    )


def mandate_to_act(pk: int, posts: Iterable[Post], *, on: date) -> Mandate | None:
    """The mandate `pk`, if one of `posts` holds it and it is in force on the day `on`."""
    return mandates_of(posts, on=on).filter(pk=pk).first()


def posts_at(unit: Unit | int, *, on: date, role: Role | None = None) -> QuerySet[Post]:
    """Posts of `unit` held on the day `on`, with their person; of `role` only, when it is given."""
    posts = Post.objects.filter(unit=unit, valid_from__lte=on, valid_to__gt=on)
    if role is not None:
        posts = posts.filter(roles__role=role)
    return posts.select_related("person", "unit").order_by("pk")


def former_posts(unit: Unit, *, on: date) -> QuerySet[Post]:
    """Posts of `unit` that ended on or before the day `on`, the latest to end first, with their person."""
    ended = Post.objects.filter(unit=unit, valid_to__lte=on)
    return ended.select_related("person").order_by("-valid_to", "-pk")


@looked_up
def has_desk(unit: Unit, *, on: date) -> bool:
    """True when somebody at `unit` receives citizens on the day `on`."""
    return posts_at(unit, on=on, role=Role.RECEPTION_DESK).exists()


@looked_up
def desk_above(unit: Unit, *, on: date) -> Unit | None:
    """The desk one level above `unit` on the State line, which `unit` cannot look into.

    Goes up until a unit with a reception desk is found; at province level it is the reception board, a unit
    of its own below the province. None when nobody above receives citizens: then no public form is offered.
    """
    for above in reversed(ancestors(unit, line=Line.STATE, on=on)):
        if _kind_on(above, on) == UnitKind.PROVINCE:
            return reception_board(above, on=on)
        if has_desk(above, on=on):
            return above
    if _kind_on(unit, on) == UnitKind.PROVINCE:
        return reception_board(unit, on=on)
    return None


def reception_board(province: Unit, *, on: date) -> Unit | None:
    """The province's reception board: the unit of that kind directly below it."""
    below = children_of(province, line=Line.STATE, on=on).order_by("pk")
    return next((unit for unit in below if _kind_on(unit, on) == UnitKind.RECEPTION), None)


def _kind_on(unit: Unit, day: date) -> str:
    return version_on(unit, day).kind
