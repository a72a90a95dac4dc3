"""What `nep doctor` looks at: facts that no tree counts, and frozen figures whose keys do not make them."""

from django.db.models import Count, F
from django.utils.translation import gettext as _

from nep.measures.freezing import hash_of, keys_of
from nep.measures.models import FrozenFigure
from nep.measures.registry import figures


def facts_on_no_tree() -> list[str]:
    """A fact whose unit stands on no line on the fact's day is in no total above its unit."""
    found = {}
    for figure in figures():
        for column in figure.columns():
            rows = figure.of._default_manager.filter(**{f"{column}__isnull": False})
            span = f"{figure.unit}__spans"
            on_a_tree = rows.filter(
                **{f"{span}__valid_from__lte": F(column), f"{span}__valid_to__gt": F(column)}
            ).values("pk")
            n = rows.exclude(pk__in=on_a_tree).exclude(**{figure.unit: None}).count()
            if n:
                found[figure.of._meta.label_lower, column] = n
    sentence = _("%(n)s dòng %(table)s (cột %(column)s) thuộc đơn vị không đứng trên cây nào vào ngày đó.")
    return [sentence % {"n": n, "table": table, "column": column} for (table, column), n in found.items()]


def frozen_figures_that_do_not_add_up() -> list[str]:
    """A frozen value equals the number of its keys, and its hash is theirs."""
    counted = FrozenFigure.objects.alias(n=Count("keys")).filter(part_of=None).exclude(n=F("value"))
    wrong: dict[int, FrozenFigure] = dict(counted.in_bulk())
    for frozen in FrozenFigure.objects.order_by("-pk")[:200]:
        if hash_of(keys_of(frozen).values_list("record_key", flat=True)) != frozen.sha256:
            wrong[frozen.pk] = frozen
    sentence = _("Số đã chốt %(uuid)s (%(key)s) không khớp với danh sách hồ sơ của nó.")
    return [sentence % {"uuid": frozen.uuid, "key": frozen.key} for frozen in wrong.values()]
