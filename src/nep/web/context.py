"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix

from nep.web import clock
from nep.web.registry import Place, address_of, public_links


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "business_day": clock.today(),
        "business_day_is_set": clock.is_set(),
        "is_demo": settings.DEMO,
        "most_bytes": settings.NEP_MAX_BODY,
        "most_megabytes": settings.NEP_MAX_BODY // 1024**2,
        "actor": getattr(request, "actor", None),
        "home_url": get_script_prefix(),
        "sign_in_url": address_of(settings.LOGIN_URL),
        "search_url": address_of("portal:search"),
        "public_menu": public_links(Place.MENU, request.path),
        "footer_links": public_links(Place.FOOTER, request.path),
        "banner_links": public_links(Place.BANNER, request.path),
    }
