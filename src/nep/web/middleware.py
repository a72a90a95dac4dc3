"""What every answer carries, and how much one request may bring."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html

Answer = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers(get_response: Answer) -> Answer:
    """Security headers beside those of Django and django-csp; what a signed-in person sees is not kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer


def own_language(get_response: Answer) -> Answer:
    """Vietnamese until the reader switches: many a machine here carries a browser set to English."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return get_response(request)

    return answer


def body_limit(get_response: Answer) -> Answer:
    """Refuse a body above `NEP_MAX_BODY` by its announced length, before a byte of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.NEP_MAX_BODY:
            return HttpResponse(_too_large(request.path), status=413)
        return get_response(request)

    return answer


def _too_large(path: str) -> str:
    """Said without a template: the session and the actor do not stand yet."""
    most = settings.NEP_MAX_BODY // 1024**2
    return format_html(
        TOO_LARGE, most=most, path=path, style=static("nep/nep.css"), mark=static("nep/mark.svg")
    )


TOO_LARGE = """<!doctype html><html lang="vi" class="public"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Tệp gửi lên lớn quá · Nếp</title>
<link rel="icon" href="{mark}"><link rel="stylesheet" href="{style}">
<main class="frame reading"><h1>Tệp gửi lên lớn quá</h1>
<p>Mỗi lần gửi nhận nhiều nhất {most} MB. Chưa có gì được ghi.</p>
<p>Ông/bà bấm nút Quay lại của trình duyệt: chữ đã viết còn nguyên, chỉ chọn lại tệp, gửi ít ảnh hơn hoặc ảnh
nhỏ hơn.</p><p><a href="{path}">Mở tờ khai mới</a></p></main></html>"""
