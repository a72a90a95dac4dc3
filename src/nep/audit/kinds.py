"""How tables without foreign keys name a thing."""

from django.db import models


def kind_of(thing: models.Model) -> str:
    """`app_label.model`, the plain value by which tables without foreign keys name a thing."""
    return thing._meta.label_lower
