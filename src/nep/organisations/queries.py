"""Reads over the trees of units."""

from datetime import date

from django.db.models import QuerySet

from nep.organisations.models import Line, Post, Span, Unit

SEGMENT = 6


def path_after(path: str) -> str:
    """The first path that no longer lies below `path` (segments are fixed-width decimals)."""
    head, last = path[:-SEGMENT], path[-SEGMENT:]
    return f"{head}{int(last) + 1:0{SEGMENT}d}"


def span_on(unit: Unit, *, line: Line, on: date) -> Span | None:
    """Where `unit` stood on `line` on the day `on`; None when it stood nowhere."""
    return Span.objects.filter(unit=unit, line=line, valid_from__lte=on, valid_to__gt=on).first()


def units_below(unit: Unit, *, line: Line, on: date) -> QuerySet[Unit]:
    """`unit` and every unit below it on `line` on the day `on`; only itself when it is not placed there."""
    span = span_on(unit, line=line, on=on)
    if span is None:
        return Unit.objects.filter(pk=unit.pk)
    below = Span.objects.filter(
        line=line,
        path__gte=span.path,
        path__lt=path_after(span.path),
        valid_from__lte=on,
        valid_to__gt=on,
    )
    return Unit.objects.filter(pk__in=below.values("unit"))


def stands_below(unit: Unit, above: Unit, *, line: Line, on: date) -> bool:
    """True when `unit` is `above` or stands below it on `line` on the day `on`."""
    return units_below(above, line=line, on=on).filter(pk=unit.pk).exists()


def posts_held(user_id: int, *, on: date) -> QuerySet[Post]:
    """Posts that the person of this account holds on the day `on`, the oldest first."""
    return (
        Post.objects.filter(person__user_id=user_id, valid_from__lte=on, valid_to__gt=on)
        .select_related("unit", "person")
        .prefetch_related("roles")
        .order_by("valid_from", "pk")
    )
