"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from nep.web import clock


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "business_day": clock.today(),
        "business_day_is_set": clock.is_set(),
        "is_demo": settings.DEMO,
        "actor": getattr(request, "actor", None),
    }
