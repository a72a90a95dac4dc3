from django.urls import URLPattern, URLResolver, path

from nep.dialogue.views import desk, public, said, series

app_name = "dialogue"
DESK = "don-vi-lam/<uuid:uuid>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.days, name="days"),
    path("<uuid:uuid>/", public.day, name="day"),
    path("<uuid:uuid>/thong-bao/", public.notice, name="notice"),
    path("<uuid:uuid>/ket-luan/", public.conclusion, name="conclusion"),
    path("<uuid:uuid>/dang-ky-phat-bieu/", public.speak, name="speak"),
    path("don-vi-lam/", desk.days, name="list"),
    path("don-vi-lam/them/", desk.add, name="add"),
    path("don-vi-lam/lich-dinh-ky/", desk.add_series, name="add_series"),
    path("don-vi-lam/cac-lich/", series.all_series, name="all_series"),
    path("don-vi-lam/cac-lich/<uuid:uuid>/", series.series, name="series"),
    path("don-vi-lam/cac-lich/<uuid:uuid>/doi/", series.change, name="change_series"),
    path("don-vi-lam/cac-lich/<uuid:uuid>/ket-thuc/", series.end, name="end_series"),
    path(DESK, desk.work, name="work"),
    path(f"{DESK}bang-ghi/", said.grid, name="grid"),
    path(f"{DESK}dang-ky/", said.asked, name="asked"),
    path(f"{DESK}van-de/<int:pk>/", said.issue, name="issue"),
    path(f"{DESK}ket-luan/", said.conclude, name="conclude"),
    path(f"{DESK}viec/<slug:key>/", desk.act, name="act"),
]
