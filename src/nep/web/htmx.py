"""Half pages for htmx, whole pages for everyone else: the same view, the same words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def is_fragment(request: HttpRequest) -> bool:
    """True when htmx asks for a part; a boosted or restored page is a whole one."""
    htmx = getattr(request, "htmx", None)
    if htmx is None or not htmx:
        return False
    return not htmx.boosted and not htmx.history_restore_request


def render_part(request: HttpRequest, template: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """`template` as a page, or only its `{% partialdef part %}` when htmx asks."""
    name = f"{template}#{part}" if is_fragment(request) else template
    response = render(request, name, context)
    patch_vary_headers(response, ("HX-Request",))
    return response
