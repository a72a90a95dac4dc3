"""Where a printed figure leads: the page of the frozen figure on the installation's public address."""

from django.conf import settings
from django.urls import reverse

from nep.measures.models import FrozenFigure
from nep.reviews.models import CompiledFigure


def address_of(figure: FrozenFigure) -> str:
    return _public(reverse("measures:frozen", args=[figure.uuid]))


def address_of_compiled(row: CompiledFigure) -> str:
    return _public(reverse("reviews:compiled", args=[row.uuid]))


def _public(path: str) -> str:
    return str(settings.PUBLIC_URL).rstrip("/") + path
