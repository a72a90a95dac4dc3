"""Tags and filters of every template."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nep.vietnamese.numbers import with_dots
from nep.web import clock, days
from nep.web.forms import pick_attributes
from nep.web.once import FIELD, new_token, token_of
from nep.web.registry import ShownLink
from nep.web.states import Clock, DueState, clock_state, due_state, due_words

register = template.Library()
MENU_LINE = 7
"""Links of the menu that fit in one line at 1280 px, in Vietnamese and in English."""


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite (`assets/icons.txt`). Decorative unless `label` names it."""
    address = f"{static('nep/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address
    )


@register.filter
def long_day(day: date | None) -> str:
    """thứ Sáu 27/10/2023; empty for no day."""
    return days.long_day(day) if day else ""


@register.filter
def days_left(due_on: date | None, deadline: Clock | None = None) -> str:
    """còn 3 ngày làm việc · hạn là hôm nay · quá hạn 2 ngày làm việc, counted from the business day; on the
    calendar of the clock behind the day where it is given."""
    calendar = deadline.calendar_id if deadline else None
    return due_state(due_on, today=clock.today(), calendar=calendar).words if due_on else ""


@register.filter
def dots(value: int | None) -> str:
    """1234 -> "1.234"; empty for None."""
    return "" if value is None else with_dots(value)


@register.simple_tag
def due(due_on: date | None, done_on: date | None = None, deadline: Clock | None = None) -> DueState | None:
    """`{% due row.due_on row.done_on row.deadline as state %}` for `_state.html` and `_deadline.html`.

    A day that a clock counted is shown with its clock: it may stand still or be provisional."""
    return clock_state(due_on, deadline or None, today=clock.today(), done_on=done_on)


@register.simple_tag
def due_day(due_on: date | None, deadline: Clock | None = None) -> str:
    """`{% due_day row.due_on row.deadline %}`: the day in a sentence, with the words of a provisional one."""
    return due_words(due_on, deadline or None)


@register.filter
def unit_name(unit_id: int | None, names: Mapping[int, str]) -> str:
    """The name of a unit out of a dict made once per page by `organisations.queries.names_on`."""
    return names.get(unit_id, "") if unit_id is not None else ""


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """One value of a dict made once per page; empty where it has none."""
    return mapping.get(key, "")


@register.simple_tag
def pick() -> SafeString:
    """The attributes of a long `<select>` written by hand: `<select name="don-vi"{% pick %}>`."""
    return format_html_join("", ' {}="{}"', pick_attributes().items())


@register.filter
def menu_head(links: Sequence[ShownLink]) -> Sequence[ShownLink]:
    """What stands in the menu's one line; a single link more than fits is shown rather than folded."""
    return links if len(links) <= MENU_LINE + 1 else links[:MENU_LINE]


@register.filter
def menu_rest(links: Sequence[ShownLink]) -> Sequence[ShownLink]:
    """What the menu folds away behind its line."""
    return links[len(menu_head(links)) :]


@register.filter
def has_current(links: Sequence[ShownLink]) -> bool:
    return any(link.is_current for link in links)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """A single tick: its label stands after it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def first_id(field: BoundField) -> str:
    """The id of the element that an error summary leads to; of a group, its first choice."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.simple_tag(takes_context=True)
def once_token(context: Context) -> SafeString:
    """The hidden token of a form whose view is `@once`; a form shown again keeps the one it came with."""
    request = context.get("request")
    token = (token_of(request) if request is not None else "") or new_token()
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, token)
