"""Choices of posts and units on a form, worded the same in every app; `web.forms.offer` gives them rows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post, Unit
from nep.web.forms import Pick, offer


def words_of_post(post: Post) -> str:
    """A post and who holds it, on one line."""
    return f"{post.title} – {post.person.full_name}"


class PostField(forms.ModelChoiceField[Post]):
    """One post, by its title and its holder. Rows come with `person` joined."""

    widget = Pick

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(
            *given, **{"queryset": Post.objects.none(), "empty_label": _("Chọn chức vụ"), **options}
        )

    def label_from_instance(self, obj: Post) -> str:
        return words_of_post(obj)


class PostsField(forms.ModelMultipleChoiceField[Post]):
    """Several posts as check boxes, worded as `PostField` words one."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **{"queryset": Post.objects.none(), **options})

    def label_from_instance(self, obj: Post) -> str:
        return words_of_post(obj)


class UnitField(forms.ModelChoiceField[Unit]):
    """One unit, by the name in `current_name`, which the rows carry (`queries.with_version`)."""

    widget = Pick

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(
            *given, **{"queryset": Unit.objects.none(), "empty_label": _("Chọn đơn vị"), **options}
        )

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.current_name)


def offer_units(form: forms.BaseForm, name: str, units: Sequence[tuple[int, str]]) -> None:
    """`units`, as pairs of number and name, are what the choice `name` of `form` chooses from."""
    offer(form, name, Unit.objects.filter(pk__in=[number for number, _name in units]))
    field: Any = form.fields[name]
    field.choices = [("", field.empty_label), *units]
