"""How tables without foreign keys name a thing."""

from django.db import models


def kind_of(thing: models.Model) -> str:
    """`app_label.model`, the plain value by which tables without foreign keys name a thing."""
    return thing._meta.label_lower


def kind_of_model(model: type[models.Model]) -> str:
    """The same, of all things of a model."""
    return model._meta.label_lower
