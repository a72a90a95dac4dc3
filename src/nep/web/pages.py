"""Pages that say no, each with what to do next. `urls.py` of the product names them as handlers."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.csrf import requires_csrf_token


def _page(request: HttpRequest, status: int, heading: str, sentences: list[str]) -> HttpResponse:
    return render(
        request, "web/error.html", {"status": status, "title": heading, "sentences": sentences}, status=status
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _page(
        request,
        400,
        gettext("Không đọc được yêu cầu"),
        [
            gettext("Địa chỉ hoặc nội dung gửi lên không đúng dạng, nên chưa có gì được ghi."),
            gettext("Ông/bà quay lại trang trước, tải lại trang rồi làm lại."),
        ],
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        403,
        gettext("Ông/bà không có quyền làm việc này"),
        [
            gettext("Việc này thuộc vai khác. Nếu ông/bà giữ nhiều vai, hãy đổi vai ở góc trên của trang."),
            gettext("Nếu đây là việc của ông/bà, hãy báo người quản trị hệ thống của đơn vị."),
        ],
    )


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        gettext("Trang đã mở quá lâu"),
        [
            gettext("Để giữ an toàn, tờ khai chỉ nhận được từ trang vừa mở. Chưa có gì được ghi."),
            gettext("Ông/bà quay lại trang trước, chép phần đã viết, tải lại trang rồi gửi lần nữa."),
        ],
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """429: one address asks too often; allauth answers so at sign-in."""
    return _page(
        request,
        429,
        gettext("Gửi quá nhiều lần"),
        [gettext("Từ nơi này vừa có quá nhiều lần gửi. Ông/bà chờ một phút rồi làm lại.")],
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        404,
        gettext("Không có trang này"),
        [
            gettext("Địa chỉ có thể đã gõ sai, hoặc trang không dành cho vai ông/bà đang dùng."),
            gettext("Ông/bà kiểm tra lại địa chỉ, hoặc bắt đầu từ trang đầu."),
        ],
    )


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """409: the product says no to something that was true when the page was opened."""
    return _page(request, 409, gettext("Chưa làm được việc này"), [sentence])


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        413,
        gettext("Tệp gửi lên lớn quá"),
        [
            gettext("Mỗi lần gửi nhận nhiều nhất %(size)s MB. Chưa có gì được ghi.")
            % {"size": settings.NEP_MAX_BODY // 1024**2},
            gettext("Ông/bà gửi ít ảnh hơn, hoặc chọn ảnh cỡ nhỏ hơn."),
        ],
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: nothing of the database or the session may be asked here, so the page stands alone."""
    return render(None, "web/server_error.html", status=500)  # no context processors
