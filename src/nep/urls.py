"""Every address of the product. Each app owns its own list; prefixes are Vietnamese words without marks."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("nep.portal.urls")),
    path("", include("nep.petitions.urls")),
    path("viec-da-hua/", include("nep.promises.urls")),
    path("nghe-dan/", include("nep.dialogue.urls")),
    path("mo-hinh/", include("nep.practices.urls")),
    path("lich/", include("nep.meetings.urls")),
    path("chuyen-de/", include("nep.programmes.urls")),
    path("hoc-tap/", include("nep.learning.urls")),
    path("bao-cao/", include("nep.reviews.urls")),
    path("khen-thuong/", include("nep.commendations.urls")),
    path("tin-tuc/", include("nep.newsroom.urls")),
    path("so-khen-thuong/", include("nep.commendations.urls_register")),
    path("so-khen-thuong/", include("nep.commendations.urls_credentials")),
    path("so-lieu/", include("nep.measures.urls")),
    path("van-ban/", include("nep.documents.urls")),
    path("quy-dinh/", include("nep.norms.urls")),
    path("to-chuc/", include("nep.organisations.urls")),
    path("nhap-lieu/", include("nep.imports.urls")),
    path("thong-bao/", include("nep.notices.urls")),
    path("tai-khoan/", include("nep.accounts.sign_in_urls")),
    path("giao-dien/", include("nep.web.urls")),
]
handler400 = "nep.web.pages.bad_request"
handler403 = "nep.web.pages.forbidden"
handler404 = "nep.web.pages.not_found"
handler429 = "nep.web.pages.too_many"
handler500 = "nep.web.pages.server_error"

if settings.DEMO:
    urlpatterns.append(path("mau/", include("nep.demo.urls")))
