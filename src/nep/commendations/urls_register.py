"""The public register: /so-khen-thuong/."""

from django.urls import URLPattern, URLResolver, path

from nep.commendations.views import commenting, register

app_name = "register"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", register.entries, name="list"),
    path("kiem-tra/", register.check, name="check"),
    path("ma/<str:code>/", register.scan, name="scan"),
    path("lay-y-kien/<uuid:uuid>/", commenting.period, name="comments"),
    path("<uuid:uuid>/", register.entry, name="entry"),
]
