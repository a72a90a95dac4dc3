"""Choices of posts, units, forms of award, council members and nominations, each in its own words."""

from typing import Any

from django import forms

from nep.commendations.models import CouncilMember, Nomination
from nep.organisations.models import Post
from nep.programmes.models import Theme


def words_of(obj: Any) -> str:
    """As a form names it: a person with the post, a nomination with the post of then."""
    if isinstance(obj, CouncilMember):
        return words_of(obj.post)
    if isinstance(obj, Post):
        return f"{obj.person.full_name}, {obj.title}"
    if isinstance(obj, Nomination):
        return f"{obj.subject_name}, {obj.subject_post}" if obj.subject_post else obj.subject_name
    if isinstance(obj, Theme):
        return obj.short_title
    return str(getattr(obj, "current_name", obj))


class NamedChoice(forms.ModelChoiceField[Any]):
    def label_from_instance(self, obj: Any) -> str:
        return words_of(obj)


class NamedChoices(forms.ModelMultipleChoiceField[Any]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return words_of(obj)
