from django.urls import URLPattern, URLResolver, path, re_path

from nep.documents import views, views_numbering

app_name = "documents"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.papers, name="papers"),
    path("cach-lay-so/<uuid:unit>/", views_numbering.numbering, name="numbering"),
    path("cach-lay-so/<uuid:unit>/so-cuoi/", views_numbering.register, name="register"),
    path("<uuid:uuid>/", views.paper, name="paper"),
    re_path(r"^(?P<uuid>[0-9a-f-]{36})/van-ban\.(?P<form>pdf|docx)$", views.paper_file, name="paper_file"),
    path("<uuid:uuid>/ban-ky/", views.attach_scan, name="attach_scan"),
    path("<uuid:uuid>/ban-ky/<int:pk>.pdf", views.scan_file, name="scan_file"),
    path("<uuid:uuid>/so-ban-sua/", views.compare_returned, name="compare"),
    path("<uuid:uuid>/the-thuc/", views.layout_check, name="layout_check"),
]
