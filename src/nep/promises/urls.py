from django.urls import URLPattern, URLResolver, path

from nep.promises.views import desk, public

app_name = "promises"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.board, name="board"),
    path("don-vi-lam/", desk.promises, name="list"),
    path("don-vi-lam/<uuid:uuid>/", desk.work, name="work"),
    path("don-vi-lam/<uuid:uuid>/<slug:key>/", desk.act, name="act"),
    path("<uuid:uuid>/", public.promise, name="promise"),
    path("<uuid:uuid>/anh/<int:pk>/", public.image, name="image"),
    path("<uuid:uuid>/anh-nho/<int:pk>/", public.thumbnail, name="thumbnail"),
]
