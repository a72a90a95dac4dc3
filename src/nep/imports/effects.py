"""What a committed import did, read again; what stands on it now; the plain part of taking it back."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, ngettext

from nep.audit.kinds import kind_of_model
from nep.imports.models import Batch, BatchEffect
from nep.imports.ranges import Range, conditions
from nep.imports.registry import thing_name
from nep.vietnamese.numbers import with_dots

Change = tuple[int, dict[str, Any], dict[str, Any]]
AT_ONCE = 500


class Effects:
    """Given to `take_back` and `stands_on`."""

    def __init__(self, batch: Batch) -> None:
        self.batch_id = batch.pk
        rows = list(batch.effects.order_by("pk"))
        self._made: dict[str, list[Range]] = {}
        self._changed: dict[str, list[Change]] = {}
        self._removed: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            things = json.loads(row.things) if row.things else []
            if row.verb == BatchEffect.Verb.MADE:
                self._made.setdefault(row.thing_kind, []).extend((a, b) for a, b in things)
            elif row.verb == BatchEffect.Verb.REMOVED:
                self._removed.setdefault(row.thing_kind, []).extend(things)
            else:
                self._changed.setdefault(row.thing_kind, []).extend((pk, old, new) for pk, old, new in things)

    def made(self, model: type[models.Model]) -> list[Range]:
        """Ranges of ids of the rows of `model` that were created."""
        return self._made.get(kind_of_model(model), [])

    def made_rows(self, model: type[models.Model]) -> Iterator["models.QuerySet[Any]"]:
        """The created rows, as few queries."""
        return (model._base_manager.filter(one) for one in conditions("pk", self.made(model)))

    def rows_at(
        self, other: type[models.Model], field: str, model: type[models.Model]
    ) -> Iterator["models.QuerySet[Any]"]:
        """Rows of `other` whose `field` points to a created row of `model`."""
        return (other._base_manager.filter(one) for one in conditions(field, self.made(model)))

    def changed(self, model: type[models.Model]) -> list[Change]:
        """(id, fields before, fields after) of the rows of `model` that were changed."""
        return self._changed.get(kind_of_model(model), [])

    def restore(self, model: type[models.Model]) -> None:
        """The changed rows of `model` hold again what they held before."""
        rows = self.changed(model)
        for at in range(0, len(rows), AT_ONCE):
            part = {pk: old for pk, old, _new in rows[at : at + AT_ONCE]}
            things = list(model._base_manager.filter(pk__in=part))
            for thing in things:
                for name, value in part[thing.pk].items():
                    setattr(thing, name, value)
            names = {name for fields in part.values() for name in fields}
            model._base_manager.bulk_update(things, [_field_name(model, name) for name in sorted(names)])

    def put_back(self, model: type[models.Model]) -> None:
        """The removed rows of `model` are there again, under their ids."""
        rows = [model(**fields) for fields in self._removed.get(kind_of_model(model), ())]
        model._base_manager.bulk_create(rows)

    def remove(self, model: type[models.Model]) -> None:
        """The created rows of `model` are gone. Rows that point to them must be gone before."""
        for rows in self.made_rows(model):
            rows._raw_delete(rows.db)

    def labels_made(self) -> list[str]:
        return list(self._made)

    def labels_changed(self) -> list[str]:
        return list(self._changed)

    def owns(self, label: str, field: str) -> Q:
        """Rows of the model `label` whose `field` lies in what was created of it."""
        whole = Q(pk__in=())
        for one in conditions(field, self._made.get(label, [])):
            whole |= one
        return whole


def _field_name(model: type[models.Model], attname: str) -> str:
    return next(field.name for field in model._meta.concrete_fields if field.attname == attname)


def what_stands_on(effects: Effects, *, derived: Collection[str] = ()) -> list[str]:
    """Sentences: things made since that point to what the import created, `derived` ones left out."""
    found: dict[str, int] = {}
    for label in effects.labels_made():
        model = apps.get_model(label)
        for other, field in _pointing_at(model):
            if kind_of_model(other) in derived:
                continue
            if count := _others_pointing(effects, label, other, field):
                name = thing_name(kind_of_model(other)) or str(other._meta.verbose_name)
                found[name] = found.get(name, 0) + count
    told = gettext("%(count)s %(things)s đang dựa vào; ông/bà hoàn tác hoặc gỡ trước.")
    return [told % {"count": with_dots(count), "things": name} for name, count in sorted(found.items())]


def _pointing_at(model: type[models.Model]) -> Iterable[tuple[type[models.Model], str]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            reverse: Any = relation
            yield reverse.related_model, reverse.field.attname


def _others_pointing(effects: Effects, label: str, other: type[models.Model], field: str) -> int:
    own = effects.owns(kind_of_model(other), "pk")
    pointing = (
        other._base_manager.filter(one) for one in conditions(field, effects.made(apps.get_model(label)))
    )
    return sum(rows.exclude(own).count() for rows in pointing)


def what_was_changed_since(effects: Effects) -> list[str]:
    """Sentences: things that the import changed and somebody changed again (or removed) later."""
    told = []
    for label in effects.labels_changed():
        model = apps.get_model(label)
        count = sum(_moved_on(model, part) for part in _parts(effects.changed(model)))
        if count:
            name = thing_name(label) or str(model._meta.verbose_name)
            told.append(
                ngettext(
                    "%(count)s %(things)s đã được sửa sau lần nhập.",
                    "%(count)s %(things)s đã được sửa sau lần nhập.",
                    count,
                )
                % {"count": with_dots(count), "things": name}
            )
    return told


def _parts(rows: list[Change]) -> Iterator[list[Change]]:
    return (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))


def _moved_on(model: type[models.Model], rows: list[Change]) -> int:
    names = sorted({name for _pk, _old, new in rows for name in new})
    now = {
        pk: dict(zip(names, values, strict=True))
        for pk, *values in model._base_manager.filter(pk__in=[pk for pk, *_ in rows]).values_list(
            "pk", *names
        )
    }
    return sum(
        pk not in now or any(_said(now[pk][n]) != _said(v) for n, v in new.items()) for pk, _o, new in rows
    )


def _said(value: object) -> str:
    return str(value)
